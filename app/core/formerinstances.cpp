// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/formerinstances.h"

#include "app/core/commandbus.h"
#include "models/domain/poddefinition.h"

namespace mesoscope {

namespace {

constexpr int MostVersions = 8;

struct Search
{
    CommandBus &commands;
    AppId app;
    QObject *context;
    QStringList versions;
    QPromise<Result<FormerInstances>> promise;

    void end(const Result<FormerInstances> &result)
    {
        promise.addResult(result);
        promise.finish();
    }
};

void lookAtNext(const std::shared_ptr<Search> &search)
{
    if (search->versions.isEmpty()) {
        search->end(FormerInstances{});
        return;
    }
    const QString version = search->versions.takeFirst();
    observe(search->context, search->commands.definition(search->app, version),
            [search, version](const Result<QJsonObject> &definition) {
                if (!definition.ok() && definition.error().kind != Error::Kind::NotFound) {
                    search->end(definition.error());
                    return;
                }
                const int instances = definition.ok() ? instancesIn(*definition) : 0;
                if (instances > 0)
                    search->end(FormerInstances{instances, version});
                else
                    lookAtNext(search); // a version may have been forgotten meanwhile
            });
}

} // namespace

Call<FormerInstances> formerInstances(CommandBus &commands, const AppId &app, QObject *context)
{
    const std::shared_ptr<Search> search(new Search{commands, app, context, {}, {}});
    search->promise.start();
    observe(context, commands.versions(app), [search](const Result<AppVersions> &versions) {
        if (!versions.ok()) {
            search->end(versions.error());
            return;
        }
        search->versions = versions->versions.mid(0, MostVersions);
        lookAtNext(search);
    });
    return search->promise.future();
}

} // namespace mesoscope
