// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/deploymenthistory.h"

#include "app/core/deploymentrecordjson.h"

#include <QJsonDocument>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;
using State = DeploymentRecord::State;

/// Whether everything is as the deployment wanted it. Its version is on the apps from its beginning: what counts is
/// that the instances follow. An app that it stopped is gone.
static bool isAsWanted(const DeploymentRecord &record, const ClusterSnapshot &snapshot)
{
    const auto stops = [&record](const AppId &app) {
        for (const QList<DeploymentAction> &step : record.actions) {
            for (const DeploymentAction &action : step) {
                if (action.app == app && action.action.startsWith("Stop"_L1))
                    return true;
            }
        }
        return false;
    };
    if (record.affected.isEmpty() || record.version.isEmpty())
        return false;
    for (const AppId &id : record.affected) {
        const App *app = snapshot.findApp(id);
        if (!app) {
            if (stops(id))
                continue;
            return false;
        }
        if (!sameVersion(app->version, record.version))
            return false;
        int running = 0;
        for (const Task *task : snapshot.tasksOf(app->handle)) {
            if (!isActive(task->state))
                continue;
            if (task->outdated)
                return false;
            const bool good = app->healthChecks.isEmpty() || task->health == Health::Healthy;
            running += task->state == TaskState::Running && good;
        }
        if (running != app->instances)
            return false;
    }
    return true;
}

DeploymentHistory::DeploymentHistory(Store &store, CommandBus &commands, QObject *parent)
    : QObject(parent), m_store(store), m_file(u"deployments"_s, [this] {
          QJsonArray items;
          for (const DeploymentRecord &one : std::as_const(m_records))
              items.append(toJson(one));
          return items;
      })
{
    connect(&store, &Store::changed, this, &DeploymentHistory::see);
    connect(&store, &Store::eventsArrived, this, &DeploymentHistory::hear);
    connect(&store, &Store::cleared, this, [this] {
        m_watching = false;
        m_watches.clear();
        m_stuck.clear();
        m_file.save();
    });
    connect(&commands, &CommandBus::finished, this, &DeploymentHistory::commanded);
}

DeploymentHistory::~DeploymentHistory()
{
    m_file.save();
}

void DeploymentHistory::open(const QString &file)
{
    const QJsonArray items = m_file.open(file);
    m_records.clear();
    m_watches.clear();
    m_stuck.clear();
    m_watching = false;
    bool allGood = true;
    for (const QJsonValue &item : items) {
        const std::optional<DeploymentRecord> one = recordFromJson(item.toObject());
        if (one && !find(one->id))
            m_records.append(*one);
        else
            allGood = false;
    }
    keepNewest();
    if (!allGood)
        m_file.keepCopy(); // the next save writes the good ones only
    Q_EMIT changed();
}

const DeploymentRecord *DeploymentHistory::find(const DeploymentId &id) const
{
    const auto found =
        std::find_if(m_records.begin(), m_records.end(), [&id](const DeploymentRecord &one) { return one.id == id; });
    return found == m_records.end() ? nullptr : &*found;
}

DeploymentRecord *DeploymentHistory::record(const DeploymentId &id)
{
    return const_cast<DeploymentRecord *>(std::as_const(*this).find(id));
}

void DeploymentHistory::findStuck(const ClusterSnapshot &now)
{
    QHash<DeploymentId, Stuck> stuck;
    QList<Incident> fresh;
    for (const Deployment &deployment : now.deployments) {
        const std::optional<Stuck> one = stuckOf(deployment, now, m_watches.value(deployment.id).stillMs);
        if (!one)
            continue;
        stuck.insert(deployment.id, *one);
        if (m_stuck.contains(deployment.id))
            continue;
        Incident incident;
        incident.kind = Incident::Kind::DeploymentStuck;
        incident.deployment = deployment.id;
        incident.app = !one->app.isEmpty() ? one->app : deployment.affected.value(0);
        incident.detail = one->detail;
        incident.timeMs = now.takenAtMs;
        fresh.append(incident);
    }
    m_stuck = stuck;
    if (!fresh.isEmpty())
        Q_EMIT incidents(fresh);
}

void DeploymentHistory::note(const Deployment &deployment, qint64 nowMs, bool &dirty)
{
    DeploymentRecord *known = record(deployment.id);
    if (!known) {
        DeploymentRecord fresh;
        fresh.id = deployment.id;
        fresh.version = deployment.version;
        fresh.affected = deployment.affected;
        fresh.actions = deployment.steps;
        fresh.startedMs = deployment.versionMs > 0 ? deployment.versionMs : nowMs;
        fresh.firstSeenMs = nowMs;
        bound(fresh);
        m_records.append(fresh);
        known = &m_records.last();
        dirty = true;
    } else if (known->state != State::Running && !known->told) {
        known->state = State::Running; // it was not gone: the conclusion was wrong
        known->endedMs = 0;
        dirty = true;
    }
    dirty |= known->step != deployment.currentStep;
    known->step = deployment.currentStep;
    known->totalSteps = deployment.totalSteps;
    known->seenMs = nowMs;
}

void DeploymentHistory::see(const ClusterChange &change)
{
    const ClusterSnapshot &now = *change.after;
    const SourceState &marathon = now.source(SourceId::Marathon);
    // Data that is old, or that may not be seen, does not say that a deployment is over.
    if (!marathon.isLive() || !marathon.hasData() || marathon.refusal(Capability::Deployments)) {
        m_watching = false;
        return;
    }
    bool dirty = false;
    QHash<DeploymentId, DeploymentWatch> watches;
    for (const Deployment &deployment : now.deployments) {
        note(deployment, now.takenAtMs, dirty);
        DeploymentWatch watch = m_watches.value(deployment.id);
        watch.see(progressOf(deployment, now), now.takenAtMs);
        watches.insert(deployment.id, watch);
    }
    m_watches = watches;
    for (DeploymentRecord &one : m_records) {
        if (one.state != State::Running || watches.contains(one.id))
            continue;
        one.state = isAsWanted(one, now) ? State::Finished : State::Ended;
        one.endedMs = m_watching ? now.takenAtMs : 0;
        dirty = true;
    }
    m_watching = true;
    findStuck(now);
    if (dirty)
        touched();
}

void DeploymentHistory::hear(const QList<ClusterEvent> &events)
{
    bool dirty = false;
    for (const ClusterEvent &event : events) {
        const bool success = event.type == "deployment_success"_L1;
        if (event.source != SourceId::Marathon || (!success && event.type != "deployment_failed"_L1))
            continue;
        DeploymentRecord *one = record(DeploymentId(event.subject));
        if (!one || one->told)
            continue; // never seen running, or this program's own command ended it
        one->state = success ? State::Finished : State::Failed;
        one->told = true;
        if (one->endedMs == 0)
            one->endedMs = m_store.current()->takenAtMs;
        if (!success)
            one->reason = QJsonDocument::fromJson(event.payload).object()["reason"_L1].toString();
        bound(*one);
        dirty = true;
    }
    if (dirty)
        touched();
}

void DeploymentHistory::commanded(const Command &command, const Result<Receipt> &result)
{
    const CancelDeployment *cancel = std::get_if<CancelDeployment>(&command);
    DeploymentRecord *one = cancel && result.ok() ? record(cancel->deployment) : nullptr;
    if (!one || (one->told && one->state == State::Finished))
        return;
    one->state = cancel->force == Force::Yes ? State::Stopped : State::RolledBack;
    one->told = true;
    one->ours = true;
    one->reason.clear(); // Marathon's event calls it a failure
    if (one->endedMs == 0)
        one->endedMs = m_store.current()->takenAtMs;
    touched();
}

void DeploymentHistory::keepNewest()
{
    // Those that run stay, whatever their age.
    for (qsizetype i = 0; m_records.size() > MaximumRecords && i < m_records.size();) {
        if (m_records.at(i).state == State::Running)
            ++i;
        else
            m_records.removeAt(i);
    }
    if (m_records.size() > MaximumRecords)
        m_records.remove(0, m_records.size() - MaximumRecords);
}

void DeploymentHistory::touched()
{
    keepNewest();
    m_file.touch();
    Q_EMIT changed();
}

} // namespace mesoscope

#include "moc_deploymenthistory.cpp"
