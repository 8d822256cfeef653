// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/commandbus.h"

#include "app/core/commandflight.h"
#include "app/core/namedproblem.h"
#include "app/core/threadcall.h"
#include "models/domain/poddefinition.h"

namespace mesoscope {

static Error refusal(Error::Kind kind)
{
    Error error;
    error.kind = kind;
    return error;
}

CommandBus::CommandBus(Store &store, QObject *parent) : QObject(parent), m_store(store) {}

CommandBus::~CommandBus()
{
    detach();
}

void CommandBus::attach(QObject *pipelineContext, CommandApi *api, std::function<void()> refresh, bool readOnly,
                        CommandApi *mesos)
{
    forget();
    m_context = pipelineContext;
    m_api = api;
    m_mesos = mesos;
    m_refresh = std::move(refresh);
    m_readOnly = readOnly;
    Q_EMIT availabilityChanged();
}

void CommandBus::detach()
{
    if (!m_context)
        return;
    forget();
    Q_EMIT availabilityChanged();
}

void CommandBus::forget()
{
    m_context = nullptr;
    m_api = nullptr;
    m_mesos = nullptr;
    const QList<CommandFlight *> flights = m_flights.values();
    for (CommandFlight *flight : flights)
        flight->abandon();
    m_refresh = nullptr;
}

bool CommandBus::canWrite(SourceId system) const
{
    return (system == SourceId::Mesos ? m_mesos : m_api) && !m_readOnly;
}

CommandApi *CommandBus::apiFor(const Command &command) const
{
    return systemOf(command) == SourceId::Mesos ? m_mesos : m_api;
}

std::optional<Error> CommandBus::refuse(const Command &command) const
{
    if (!apiFor(command))
        return refusal(Error::Kind::Unsupported);
    const SnapshotPtr snapshot = m_store.current();
    const QList<LocalProblem> problems = validate(command, snapshot.get());
    if (!problems.isEmpty()) {
        Error invalid = refusal(Error::Kind::Invalid);
        invalid.fields = namedProblems(problems);
        return invalid;
    }
    if (m_readOnly)
        return refusal(Error::Kind::ReadOnly);
    const AppId target = targetOf(command);
    if (!target.isEmpty() && m_pending.contains(target))
        return refusal(Error::Kind::Conflict);
    // The store may be older than what the person began from, so only what is newer is a conflict.
    const auto *update = std::get_if<UpdateApp>(&command);
    const App *app = update ? snapshot->findApp(update->app) : nullptr;
    if (app && !update->baseVersion.isEmpty() && !app->version.isEmpty() &&
        newerVersion(app->version, update->baseVersion)) {
        Error conflict = refusal(Error::Kind::Conflict);
        conflict.fields = {{QStringLiteral("/version"), {app->version}}};
        return conflict;
    }
    return std::nullopt;
}

Call<Receipt> CommandBus::submit(const Command &command)
{
    if (const auto error = refuse(command)) {
        const Result<Receipt> refused(*error);
        Q_EMIT finished(command, refused);
        return finishedCall<Receipt>(refused);
    }
    const AppId target = targetOf(command);
    const SnapshotPtr snapshot = m_store.current();
    const App *app = target.isEmpty() ? nullptr : snapshot->findApp(target);
    Before before{app ? app->version : QString(), {}};
    for (const Deployment &deployment : snapshot->deployments)
        before.deployments += deployment.id.text();
    const auto *deploy = std::get_if<DeployApp>(&command);
    const App::Kind kind = deploy ? mesoscope::kindOf(deploy->definition) : kindOf(target);
    auto *flight =
        new CommandFlight(m_context, *apiFor(command), command, kind, before, m_refresh, m_readBackPauseMs, this);
    const Call<Receipt> result = flight->result();
    m_flights.insert(flight);
    connect(flight, &CommandFlight::finished, this, [this, flight, target](const Result<Receipt> &ended) {
        const Command done = flight->command();
        m_flights.remove(flight);
        flight->deleteLater();
        if (!target.isEmpty()) {
            m_pending.remove(target);
            Q_EMIT pendingChanged(target);
        }
        Q_EMIT finished(done, ended);
    });
    if (!target.isEmpty()) {
        m_pending.insert(target);
        Q_EMIT pendingChanged(target);
    }
    flight->start();
    return result;
}

App::Kind CommandBus::kindOf(const AppId &id) const
{
    const App *app = m_store.current()->findApp(id);
    return app ? app->kind : App::Kind::App;
}

Call<AppVersions> CommandBus::versions(const AppId &app)
{
    if (!m_api)
        return finishedCall<AppVersions>(refusal(Error::Kind::Unsupported));
    return callOn<AppVersions>(m_context, [api = m_api, app, kind = kindOf(app)] { return api->versions(app, kind); });
}

Call<QJsonObject> CommandBus::definition(const AppId &app, const QString &version)
{
    if (!m_api)
        return finishedCall<QJsonObject>(refusal(Error::Kind::Unsupported));
    return callOn<QJsonObject>(
        m_context, [api = m_api, app, kind = kindOf(app), version] { return api->definition(app, kind, version); });
}

Call<QList<DeclinedOffer>> CommandBus::declinedOffers(const AppId &app)
{
    if (!m_api)
        return finishedCall<QList<DeclinedOffer>>(refusal(Error::Kind::Unsupported));
    return callOn<QList<DeclinedOffer>>(m_context, [api = m_api, app] { return api->declinedOffers(app); });
}

Call<DeploymentPlan> CommandBus::plan(const Command &command)
{
    if (const auto error = refuse(command))
        return finishedCall<DeploymentPlan>(*error);
    return callOn<DeploymentPlan>(m_context, [api = m_api, command] { return api->plan(command); });
}

} // namespace mesoscope

#include "moc_commandbus.cpp"
