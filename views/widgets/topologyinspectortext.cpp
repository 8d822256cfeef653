// SPDX-License-Identifier: GPL-3.0-or-later
// What the map's inspector says of an app, a group, a node, a task, and of the cluster when nothing is selected.
#include "app/base/clock.h"
#include "app/core/store.h"
#include "views/text/format.h"
#include "views/text/statetext.h"
#include "views/widgets/plainlabel.h"
#include "views/widgets/topologyinspector.h"
#include "views/widgets/topologyviewtext.h"

#include <algorithm>

namespace mesoscope {

namespace {

int rank(Condition condition)
{
    switch (condition) {
    case Condition::Bad:
        return 0;
    case Condition::Warning:
        return 1;
    case Condition::Waiting:
        return 2;
    case Condition::Progress:
        return 3;
    case Condition::Unknown:
    case Condition::Ok:
        return 4;
    case Condition::Off:
        break;
    }
    return 5;
}

const HealthResult *failing(const Task &task)
{
    for (const HealthResult &result : task.healthResults) {
        if (!result.alive)
            return &result;
    }
    return nullptr;
}

} // namespace

std::vector<InspectorList::Row> TopologyInspector::rowsOf(const std::vector<const Task *> &tasks, bool byHost,
                                                          qint64 nowMs)
{
    std::vector<const Task *> chosen;
    for (const Task *task : tasks) {
        if (!isTerminal(task->state))
            chosen.push_back(task);
    }
    std::stable_sort(chosen.begin(), chosen.end(), [](const Task *a, const Task *b) {
        return rank(conditionOf(a->state, a->health)) < rank(conditionOf(b->state, b->health));
    });
    if (chosen.size() > size_t(InspectorList::MostRows))
        chosen.resize(size_t(InspectorList::MostRows));
    std::vector<InspectorList::Row> rows;
    rows.reserve(chosen.size());
    for (const Task *task : chosen) {
        InspectorList::Row row;
        row.condition = conditionOf(task->state, task->health);
        row.text = byHost ? TopologyText::shortPlace(*task) : task->name;
        row.note = formatSince(task->startedAtMs > 0 ? task->startedAtMs : task->stagedAtMs, nowMs);
        row.what = task->id;
        row.mono = byHost;
        rows.push_back(row);
    }
    return rows;
}

void TopologyInspector::showCluster(const ClusterSnapshot &snapshot)
{
    setTitle(tr("CLUSTER"), snapshot.info.name.isEmpty() ? tr("Nothing selected") : snapshot.info.name);
    m_health->hide();
    m_countsLine->setPlain(snapshot.apps.empty() ? tr("Select a node or a task on the map.")
                                                 : tr("Select an app to see where it runs."));
    m_countsLine->show();
    setNotice({}, {});
    QList<Fact> facts{{tr("Nodes"), formatCount(snapshot.totals.agents)},
                      {tr("Tasks"), formatCount(snapshot.totals.activeTasks)}};
    if (snapshot.totals.capacity && snapshot.totals.allocated) {
        const Resources &all = *snapshot.totals.capacity;
        const Resources &used = *snapshot.totals.allocated;
        facts << Fact{tr("CPU"), TopologyText::usedOf(used.cpus, all.cpus, true, formatCpus),
                      all.cpus > 0 ? used.cpus / all.cpus : -1.0};
        facts << Fact{tr("Memory"), TopologyText::usedOf(used.mem, all.mem, true, formatMebibytes),
                      all.mem > 0 ? used.mem / all.mem : -1.0};
    }
    setFacts(facts);
    std::vector<const App *> apps;
    apps.reserve(snapshot.apps.size());
    for (const App &app : snapshot.apps)
        apps.push_back(&app);
    const auto shown = apps.begin() + std::ptrdiff_t(std::min(apps.size(), size_t(InspectorList::MostRows)));
    std::partial_sort(apps.begin(), shown, apps.end(), [](const App *a, const App *b) {
        const int ra = rank(conditionOf(a->status));
        const int rb = rank(conditionOf(b->status));
        return ra != rb ? ra < rb : a->id < b->id;
    });
    const int left = int(apps.size()) - InspectorList::MostRows;
    if (left > 0)
        apps.resize(size_t(InspectorList::MostRows));
    std::vector<InspectorList::Row> rows;
    for (const App *app : apps) {
        InspectorList::Row row;
        row.condition = conditionOf(app->status);
        row.text = app->id.text();
        row.note = tr("%1 of %2").arg(formatCount(app->counts.running), formatCount(app->instances));
        row.what = app->id;
        row.mono = false;
        rows.push_back(row);
    }
    setList(tr("APPS"), tr("Instances"), std::move(rows), left);
    setLinks({});
}

void TopologyInspector::showGroup(const ClusterSnapshot &snapshot, const AppId &group)
{
    const Group *found = snapshot.findGroup(group);
    setTitle(tr("SELECTED GROUP"), group.text(), found ? groupStatusText(*found) : tr("It is gone."));
    if (found)
        setParts(found->segments);
    setNotice({}, {});
    setFacts({});
    std::vector<InspectorList::Row> rows;
    int left = 0;
    for (const App &app : snapshot.apps) {
        if (!isInside(app.id, group))
            continue;
        if (rows.size() >= size_t(InspectorList::MostRows)) {
            ++left;
            continue;
        }
        InspectorList::Row row;
        row.condition = conditionOf(app.status);
        row.text = app.id.text();
        row.note = tr("%1 of %2").arg(formatCount(app.counts.running), formatCount(app.instances));
        row.what = app.id;
        row.mono = false;
        rows.push_back(row);
    }
    setList(tr("APPS"), tr("Instances"), std::move(rows), left);
    setLinks({{tr("Details"), tr("Show in Applications"), PageId::Applications, group}});
}

void TopologyInspector::showApp(const ClusterSnapshot &snapshot, const App &app)
{
    const qint64 now = m_context.clock.nowMs();
    setTitle(tr("SELECTED APP"), app.id.text(), app.image.isEmpty() ? app.command.left(200) : app.image);
    setParts(healthSegments(app.counts, app.instances));
    const std::vector<const Task *> tasks = snapshot.tasksOf(app.handle);
    const Task *sick = nullptr;
    for (const Task *task : tasks) {
        if (task->health == Health::Unhealthy && !isTerminal(task->state) && !sick)
            sick = task;
    }
    const HealthResult *result = sick ? failing(*sick) : nullptr;
    if (result && result->lastFailureMs > 0)
        setNotice(
            tr("Health check failing on %1").arg(shortHost(sick->host)),
            tr("%1, %2, last at %3")
                .arg(result->lastFailureCause.isEmpty() ? tr("No reason given") : result->lastFailureCause.left(300),
                     tr("%n time(s) in a row", nullptr, result->consecutiveFailures),
                     formatClock(result->lastFailureMs)));
    else if (sick)
        setNotice(tr("Health check failing on %1").arg(shortHost(sick->host)), {});
    else
        setNotice({}, {});
    QList<Fact> facts{
        {tr("Status"), appStatusText(app, snapshot, now)},
        {tr("Each"), tr("%1 CPU, %2 memory").arg(formatCpus(app.each.cpus), formatMebibytes(app.each.mem))}};
    if (!app.image.isEmpty())
        facts << Fact{tr("Tag"), imageTag(app.image), -1, true};
    setFacts(facts);
    auto rows = rowsOf(tasks, true, now);
    const int left =
        int(std::count_if(tasks.begin(), tasks.end(), [](const Task *t) { return !isTerminal(t->state); })) -
        int(rows.size());
    setList(tr("INSTANCES"), tr("Up"), std::move(rows), left);
    QList<Link> links{{tr("Details"), tr("Show in Applications"), PageId::Applications, app.id}};
    links << Link{tr("Charts"), tr("Show its charts"), PageId::Charts, app.id};
    if (sick)
        links << Link{tr("Log"), tr("Show the log of the failing instance"), PageId::Logs, sick->id};
    else
        links << Link{tr("Log"), tr("Show the log of an instance"), PageId::Logs, app.id};
    setLinks(links);
}

void TopologyInspector::showAgent(const ClusterSnapshot &snapshot, const Agent &agent)
{
    const qint64 now = m_context.clock.nowMs();
    setTitle(tr("SELECTED NODE"), TopologyText::hostOf(agent), agent.id.text());
    m_health->hide();
    m_countsLine->hide();
    setNotice({}, {});
    QList<Fact> facts{{tr("Status"), text(agent.status)}};
    const auto resource = [&](const QString &name, double used, double total, QString (*format)(double)) {
        facts << Fact{name, TopologyText::usedOf(used, total, agent.hasTotals, format),
                      agent.hasTotals && total > 0 ? used / total : -1.0};
    };
    resource(tr("CPU"), agent.used.cpus, agent.total.cpus, formatCpus);
    resource(tr("Memory"), agent.used.mem, agent.total.mem, formatMebibytes);
    resource(tr("Disk"), agent.used.disk, agent.total.disk, formatMebibytes);
    if (agent.total.gpus > 0)
        resource(tr("GPU"), agent.used.gpus, agent.total.gpus, formatCpus);
    if (!agent.version.isEmpty())
        facts << Fact{tr("Mesos"), agent.version, -1, true};
    if (agent.registeredAtMs > 0)
        facts << Fact{tr("Registered"), tr("%1 ago").arg(formatSince(agent.registeredAtMs, now))};
    setFacts(facts);
    QStringList chips;
    for (auto it = agent.attributes.cbegin(); it != agent.attributes.cend(); ++it)
        chips << it.key() + u':' + it.value();
    setChips(chips);
    const std::vector<const Task *> tasks = snapshot.tasksOn(agent.handle);
    auto rows = rowsOf(tasks, false, now);
    const int left =
        int(std::count_if(tasks.begin(), tasks.end(), [](const Task *t) { return !isTerminal(t->state); })) -
        int(rows.size());
    setList(tr("TASKS"), tr("Up"), std::move(rows), left);
    setLinks({{tr("Details"), tr("Show in Nodes"), PageId::Nodes, TopologyText::idOf(agent)}});
}

void TopologyInspector::showTask(const ClusterSnapshot &snapshot, const Task &task)
{
    const qint64 now = m_context.clock.nowMs();
    setTitle(task.app.isValid() ? tr("SELECTED INSTANCE") : tr("SELECTED TASK"), task.name, task.id.text());
    m_health->hide();
    m_countsLine->hide();
    const HealthResult *result = failing(task);
    if (task.health == Health::Unhealthy && result)
        setNotice(tr("Health check failing"),
                  tr("%1, %2").arg(result->lastFailureCause.isEmpty() ? tr("No reason given")
                                                                      : result->lastFailureCause.left(300),
                                   tr("%n time(s) in a row", nullptr, result->consecutiveFailures)));
    else if (isFailure(task.state))
        setNotice(text(task.state), task.message.left(400));
    else
        setNotice({}, {});
    QList<Fact> facts{{tr("State"), TopologyText::taskState(task)},
                      {tr("Address"), TopologyText::hostPort(task), -1, true},
                      {tr("Up"), formatSince(task.startedAtMs, now)}};
    if (!task.resources.isZero()) {
        facts << Fact{tr("CPU"), formatCpus(task.resources.cpus)};
        facts << Fact{tr("Memory"), formatMebibytes(task.resources.mem)};
    }
    if (!task.version.isEmpty())
        facts << Fact{tr("Version"), task.outdated ? tr("%1 (outdated)").arg(task.version) : task.version, -1, true};
    if (const Framework *framework = snapshot.framework(task.framework))
        facts << Fact{tr("Framework"), framework->name};
    setFacts(facts);
    if (task.app.isValid()) {
        const std::vector<const Task *> tasks = snapshot.tasksOf(task.app);
        auto rows = rowsOf(tasks, true, now);
        setList(tr("INSTANCES OF THE APP"), tr("Up"), std::move(rows), 0);
    } else {
        setList({}, {}, {}, 0);
    }
    setLinks({{tr("Log"), tr("Show its log"), PageId::Logs, task.id},
              {tr("Details"), tr("Show in Instances"), PageId::Instances, task.id},
              {tr("Charts"), tr("Show its charts"), PageId::Charts, task.id}});
}

void TopologyInspector::showGone(const QString &kind, const QString &id)
{
    setTitle(kind, id, tr("It is no longer there."));
    m_health->hide();
    m_countsLine->hide();
    setNotice({}, {});
    setFacts({});
    setList({}, {}, {}, 0);
    setLinks({});
}

void TopologyInspector::setSnapshot(const SnapshotPtr &snapshot)
{
    const Selectable what = m_context.selection.current();
    if (!std::holds_alternative<AgentId>(what))
        setChips({});
    if (const auto *app = std::get_if<AppId>(&what)) {
        const App *found = snapshot->findApp(*app);
        found ? showApp(*snapshot, *found) : showGroup(*snapshot, *app);
        return;
    }
    if (const auto *task = std::get_if<TaskId>(&what)) {
        if (const Task *found = snapshot->findTask(*task))
            showTask(*snapshot, *found);
        else
            showGone(tr("SELECTED INSTANCE"), task->text());
        return;
    }
    if (const auto *agent = std::get_if<AgentId>(&what)) {
        if (const Agent *found = TopologyText::find(*snapshot, *agent))
            showAgent(*snapshot, *found);
        else
            showGone(tr("SELECTED NODE"), agent->text());
        return;
    }
    showCluster(*snapshot);
}

} // namespace mesoscope
