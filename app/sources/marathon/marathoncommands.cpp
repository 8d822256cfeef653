// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/marathon/marathoncommands.h"

#include "app/net/httperror.h"
#include "app/sources/json.h"
#include "app/sources/marathon/marathonjson.h"
#include "app/sources/marathon/marathonrequests.h"
#include "app/sources/marathon/offersjson.h"
#include "models/domain/poddefinition.h"
#include "models/domain/validate.h"

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

Error problem(Error::Kind kind, const QString &detail)
{
    Error error;
    error.kind = kind;
    error.source = SourceId::Marathon;
    error.detail = detail;
    return error;
}

} // namespace

MarathonCommands::MarathonCommands(Transport &transport, const Endpoint &endpoint, MarathonAccess *access)
    : m_transport(transport), m_access(access), m_urls(endpoint.urls)
{
}

Call<Response> MarathonCommands::ask(const Make &make)
{
    auto promise = std::make_shared<QPromise<Result<Response>>>();
    promise->start();
    if (m_urls.isEmpty()) {
        promise->addResult(problem(Error::Kind::Unsupported, QString()));
        promise->finish();
    } else {
        const qsizetype answers = m_access ? m_urls.indexOf(m_access->url()) : -1; // where the source reads
        if (answers >= 0)
            m_current = answers;
        tryNext(make, 0, promise);
    }
    return promise->future();
}

/// Whether another address may be asked the same. Unreachable means that nothing was sent, so that a write is not
/// repeated either; a read may be repeated after whatever another server could do better.
static bool mayAskAnother(Request::Method method, const Error &error)
{
    return error.kind == Error::Kind::Unreachable || (method == Request::Method::Get && retryable(error));
}

void MarathonCommands::tryNext(const Make &make, qsizetype tried, std::shared_ptr<QPromise<Result<Response>>> promise)
{
    const Request request = make(m_urls.at(m_current));
    const Call<Response> call = m_transport.send(request);
    observe(&m_context, call, [this, make, tried, promise, method = request.method](Result<Response> result) {
        Result<Response> answer = checked(std::move(result), SourceId::Marathon);
        const bool another = !answer.ok() && mayAskAnother(method, answer.error());
        if (another)
            m_current = (m_current + 1) % m_urls.size();
        if (another && tried + 1 < m_urls.size() && !promise->isCanceled()) {
            tryNext(make, tried + 1, promise);
            return;
        }
        promise->addResult(std::move(answer));
        promise->finish();
    });
}

/// Puts the definition that @p command carries into the server's own form, or says what it does not know.
static std::optional<Error> fitTo(Command &command, const MarathonFeatures &features)
{
    QJsonObject *definition = nullptr;
    if (auto *deploy = std::get_if<DeployApp>(&command))
        definition = &deploy->definition;
    else if (auto *update = std::get_if<UpdateApp>(&command))
        definition = &update->definition;
    if (!definition)
        return std::nullopt;
    const FittedDefinition fits = fitted(*definition, features);
    if (fits.unknown.isEmpty()) {
        *definition = fits.definition;
        return std::nullopt;
    }
    Error error = problem(Error::Kind::Unsupported, features.version);
    for (const auto &[path, since] : fits.unknown)
        error.fields.append({path, {u"Marathon >= "_s + since}});
    return error;
}

/// What Marathon does to apps only (api-facts 1.8).
static bool knownOfPods(const Command &command)
{
    const auto *kill = std::get_if<KillTasks>(&command);
    return !std::holds_alternative<RestartApp>(command) && !(kill && kill->mode == KillMode::Scale);
}

Call<Receipt> MarathonCommands::run(const Command &asked, App::Kind kind)
{
    if (systemOf(asked) != SourceId::Marathon)
        return finishedCall<Receipt>(problem(Error::Kind::Unsupported, QString()));
    if (aimsTooWide(asked))
        return finishedCall<Receipt>(problem(Error::Kind::Invalid, QString()));
    const bool pod = kind == App::Kind::Pod;
    if (pod && !knownOfPods(asked))
        return finishedCall<Receipt>(problem(Error::Kind::Unsupported, QString()));
    Command command = asked;
    if (m_access) {
        if (const auto error = fitTo(command, m_access->features()))
            return finishedCall<Receipt>(*error);
    }
    const auto answer = std::make_shared<QPromise<Result<Receipt>>>();
    answer->start();
    const Call<Receipt> receipt = answer->future();
    const auto *update = std::get_if<UpdateApp>(&command);
    const auto *scale = std::get_if<ScaleApp>(&command);
    const auto *rollBack = std::get_if<RollBackApp>(&command);
    if (pod && scale) {
        const auto make = [c = *scale](const QJsonObject &now) {
            return UpdateApp{c.app, withInstances(editableDefinition(now), c.instances), {}, c.force};
        };
        sendChanged(scale->app, kind, {}, make, answer);
    } else if (pod && rollBack) {
        const auto make = [c = *rollBack](const QJsonObject &then) {
            return UpdateApp{c.app, editableDefinition(then), {}, c.force};
        };
        sendChanged(rollBack->app, kind, rollBack->version, make, answer);
    } else if (!pod && update && m_access && !m_access->features().wholeUpdates) {
        // An old server takes every update as a partial one: it has to be told what is gone.
        const auto make = [wanted = *update](const QJsonObject &current) {
            UpdateApp complete = wanted;
            complete.definition = withRemovals(wanted.definition, editableDefinition(current));
            return complete;
        };
        sendChanged(update->app, kind, {}, make, answer);
    } else {
        send(command, kind, answer);
    }
    return receipt;
}

void MarathonCommands::sendChanged(const AppId &app, App::Kind kind, const QString &version,
                                   const std::function<Command(const QJsonObject &)> &make, const Answer &answer)
{
    observe(&m_context, definition(app, kind, version), [this, kind, make, answer](const Result<QJsonObject> &read) {
        if (read.ok()) {
            send(make(*read), kind, answer);
        } else {
            answer->addResult(read.error());
            answer->finish();
        }
    });
}

void MarathonCommands::send(const Command &fit, App::Kind kind, const Answer &promise)
{
    const auto make = [fit, kind, timeout = m_writeTimeoutMs](const QUrl &base) {
        Request request = requestOf(fit, kind, base);
        request.timeoutMs = timeout;
        return request;
    };
    observe(&m_context, ask(make), [this, fit, promise](const Result<Response> &answer) {
        noteRight(fit, answer);
        if (answer.ok())
            promise->addResult(readReceipt(answer->body, answer->header("Marathon-Deployment-Id")));
        else
            promise->addResult(answer.error());
        promise->finish();
    });
}

void MarathonCommands::noteRight(const Command &command, const Result<Response> &answer)
{
    if (!m_access)
        return;
    AppId target = targetOf(command);
    if (const auto *deploy = std::get_if<DeployApp>(&command))
        target = AppId(json::str(deploy->definition.value("id"_L1)));
    else if (target.isEmpty())
        target = groupOf(command);
    if (answer.ok())
        m_access->allowed(target);
    else if (answer.error().kind == Error::Kind::Forbidden && !target.isEmpty())
        m_access->refused(target, answer.error());
}

/// The answer of a reading request, turned into what is wanted.
template<class T, class F>
static Call<T> readInto(QObject &context, const Call<Response> &call, F read)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    observe(&context, call, [promise, read](const Result<Response> &answer) {
        if (answer.ok()) {
            const Result<QJsonValue> json = json::parse(answer->body, SourceId::Marathon);
            promise->addResult(json.ok() ? read(*json) : Result<T>(json.error()));
        } else {
            promise->addResult(answer.error());
        }
        promise->finish();
    });
    return promise->future();
}

Call<AppVersions> MarathonCommands::versions(const AppId &app, App::Kind kind)
{
    const auto make = [app, kind](const QUrl &base) { return reading(base, versionsPath(app, kind)); };
    return readInto<AppVersions>(m_context, ask(make), [app](const QJsonValue &json) -> Result<AppVersions> {
        AppVersions versions{app, json::strings(json.isArray() ? json : json.toObject()["versions"_L1])};
        std::sort(versions.versions.begin(), versions.versions.end(),
                  [](const QString &a, const QString &b) { return json::isoTime(a) > json::isoTime(b); });
        return versions;
    });
}

Call<QJsonObject> MarathonCommands::definition(const AppId &app, App::Kind kind, const QString &version)
{
    const QString path = version.isEmpty() ? pathOf(app, kind) : versionsPath(app, kind, version);
    const auto make = [path](const QUrl &base) { return reading(base, path); };
    return readInto<QJsonObject>(m_context, ask(make), [](const QJsonValue &json) -> Result<QJsonObject> {
        const QJsonObject object = json.toObject();
        const QJsonObject found = object["app"_L1].isObject() ? object["app"_L1].toObject() : object;
        if (found.contains("id"_L1))
            return found;
        return problem(Error::Kind::Protocol, u"no app"_s);
    });
}

Call<QList<DeclinedOffer>> MarathonCommands::declinedOffers(const AppId &app)
{
    const auto make = [](const QUrl &base) {
        return reading(base, u"/v2/queue"_s, {{u"embed"_s, u"lastUnusedOffers"_s}});
    };
    return readInto<QList<DeclinedOffer>>(m_context, ask(make),
                                          [app](const QJsonValue &json) { return readDeclinedOffers(json, app); });
}

Call<QJsonObject> MarathonCommands::group(const AppId &group)
{
    const QString path = groupPath(group);
    const auto make = [path](const QUrl &base) { return reading(base, path); };
    return readInto<QJsonObject>(m_context, ask(make), [](const QJsonValue &json) -> Result<QJsonObject> {
        if (json.toObject().contains("id"_L1))
            return json.toObject();
        return problem(Error::Kind::Protocol, u"no group"_s);
    });
}

Call<QStringList> MarathonCommands::deployments()
{
    const auto make = [](const QUrl &base) { return reading(base, u"/v2/deployments"_s); };
    return readInto<QStringList>(m_context, ask(make), [](const QJsonValue &json) -> Result<QStringList> {
        if (!json.isArray())
            return problem(Error::Kind::Protocol, u"no list of deployments"_s);
        QStringList ids;
        for (const QJsonValue &deployment : json::list(json))
            ids += json::str(deployment["id"_L1]);
        return ids;
    });
}

/// The apps of a group as a PUT takes them, with @p wanted in its place: those that were left out would be destroyed.
static QJsonArray appsWith(const QJsonObject &group, const QJsonObject &wanted)
{
    const QString id = json::str(wanted["id"_L1]);
    QJsonArray apps;
    for (const QJsonValue &app : json::list(group["apps"_L1])) {
        if (json::str(app["id"_L1]) != id)
            apps.append(editableDefinition(app.toObject()));
    }
    apps.append(wanted);
    return apps;
}

// Marathon tries changes of groups only (api-facts 1.7): of one app, therefore, the group that holds it is tried, with
// that app changed. A server that is not known to try could do it instead.
Call<DeploymentPlan> MarathonCommands::plan(const Command &asked)
{
    Command command = asked;
    const auto *deploy = std::get_if<DeployApp>(&command);
    const auto *update = std::get_if<UpdateApp>(&command);
    if (!m_access || m_access->features().version.isEmpty() || (!deploy && !update) ||
        isPodDefinition(deploy ? deploy->definition : update->definition)) // groups are tried without their pods
        return finishedCall<DeploymentPlan>(problem(Error::Kind::Unsupported, QString()));
    if (const auto error = fitTo(command, m_access->features()))
        return finishedCall<DeploymentPlan>(*error);
    QJsonObject wanted = deploy ? deploy->definition : update->definition;
    AppId id(json::str(wanted["id"_L1]));
    if (!id.text().startsWith(u'/'))
        id = AppId(u'/' + id.text());
    wanted["id"_L1] = id.text();
    const AppId parent = parentOf(id);
    auto promise = std::make_shared<QPromise<Result<DeploymentPlan>>>();
    promise->start();
    observe(&m_context, group(parent), [this, promise, parent, wanted](const Result<QJsonObject> &now) {
        if (!now.ok() && now.error().kind != Error::Kind::NotFound) { // a group that is not there is made
            promise->addResult(now.error());
            promise->finish();
            return;
        }
        observe(&m_context, tryGroup(parent, appsWith(now.ok() ? *now : QJsonObject(), wanted)),
                [promise](const Result<DeploymentPlan> &plan) {
                    promise->addResult(plan);
                    promise->finish();
                });
    });
    return promise->future();
}

Call<DeploymentPlan> MarathonCommands::tryGroup(const AppId &group, const QJsonArray &apps)
{
    const QString path = groupPath(group);
    const QJsonObject body{{u"id"_s, group.text()}, {u"apps"_s, apps}};
    const auto make = [path, body, timeout = m_writeTimeoutMs](const QUrl &base) {
        Request request = writing(Request::Method::Put, base, path, {{u"dryRun"_s, u"true"_s}}, body);
        request.timeoutMs = timeout;
        return request;
    };
    return readInto<DeploymentPlan>(m_context, ask(make), [](const QJsonValue &json) -> Result<DeploymentPlan> {
        if (!json.toObject()["steps"_L1].isArray())
            return problem(Error::Kind::Protocol, u"no steps"_s);
        return planOf(json.toObject()["steps"_L1]);
    });
}

} // namespace mesoscope
