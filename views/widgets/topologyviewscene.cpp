// SPDX-License-Identifier: GPL-3.0-or-later
// Facts for painting, gathered on the worker.
#include "views/widgets/topologyviewscene.h"

#include "app/base/call.h"

#include <algorithm>
#include <cmath>

namespace mesoscope {

namespace {

constexpr size_t FewNodes = 150;            ///< up to here a map is scrolled rather than shrunk beyond reading
constexpr double NodeArea = 70 * 110 * 1.6; ///< map units that a node takes with its share of gaps and titles

float share(double used, double total)
{
    return total > 0 ? float(qBound(0.0, used / total, 1.0)) : -1.0F;
}

template<class Entity>
std::vector<qint32> rowsByHandle(const std::vector<Entity> &entities, quint32 handles)
{
    std::vector<qint32> rows(handles, -1);
    for (size_t i = 0; i < entities.size(); ++i) {
        const quint32 handle = entities[i].handle.value();
        if (handle < handles)
            rows[handle] = qint32(i);
    }
    return rows;
}

struct MadeScene
{
    TopologyScenePtr scene;
    QStringList groupings;
    MapWidth width;
};

} // namespace

int TopologyScene::tileOf(AgentHandle agent) const
{
    return agent.value() < tileOfAgent.size() ? tileOfAgent[agent.value()] : -1;
}

int TopologyScene::cellOf(TaskHandle task) const
{
    return task.value() < cellOfTask.size() ? cellOfTask[task.value()] : -1;
}

int TopologyScene::tileOfCell(int cell) const
{
    const auto &all = layout->tiles;
    const auto after = std::upper_bound(all.begin(), all.end(), quint32(cell),
                                        [](quint32 value, const TopologyTile &tile) { return value < tile.firstCell; });
    for (auto it = after; it != all.begin();) { // tiles without cells share a firstCell with their successor
        --it;
        if (it->cellCount > 0)
            return quint32(cell) < it->firstCell + it->cellCount ? int(it - all.begin()) : -1;
    }
    return -1;
}

TopologyScenePtr makeScene(TopologyLayoutPtr layout)
{
    auto scene = std::make_shared<TopologyScene>();
    scene->layout = std::move(layout);
    const TopologyLayout &map = *scene->layout;
    const ClusterSnapshot &snapshot = *map.snapshot;
    const std::vector<qint32> taskRows = rowsByHandle(snapshot.tasks, snapshot.taskHandles);
    const std::vector<qint32> agentRows = rowsByHandle(snapshot.agents, snapshot.agentHandles);
    scene->cellOfTask.assign(snapshot.taskHandles, -1);
    scene->tileOfAgent.assign(snapshot.agentHandles, -1);
    scene->cells.resize(map.cells.size());
    for (size_t i = 0; i < map.cells.size(); ++i) {
        const quint32 handle = map.cells[i].task.value();
        const qint32 row = handle < taskRows.size() ? taskRows[handle] : -1;
        if (row < 0)
            continue;
        const Task &task = snapshot.tasks[size_t(row)];
        scene->cellOfTask[handle] = qint32(i);
        scene->cells[i] = {quint32(row), task.app, conditionOf(task.state, task.health)};
    }
    scene->tiles.resize(map.tiles.size());
    for (size_t i = 0; i < map.tiles.size(); ++i) {
        const TopologyTile &tile = map.tiles[i];
        const qint32 row = tile.agent.value() < agentRows.size() ? agentRows[tile.agent.value()] : -1;
        if (row < 0)
            continue;
        const Agent &agent = snapshot.agents[size_t(row)];
        scene->tileOfAgent[tile.agent.value()] = qint32(i);
        scene->inferred |= agent.status == AgentStatus::Inferred;
        TileFacts &facts = scene->tiles[i];
        facts.agentRow = quint32(row);
        facts.status = agent.status;
        facts.tasks =
            qMax(tile.cellCount, quint32(qMax(0, agent.activeTasks))); // not every task of a full node has a cell
        facts.worst = agent.status == AgentStatus::Inferred ? Condition::Off : conditionOf(agent.status);
        if (agent.hasTotals) {
            facts.cpu = share(agent.used.cpus, agent.total.cpus);
            facts.memory = share(agent.used.mem, agent.total.mem);
        }
        for (quint32 cell = tile.firstCell; cell < tile.firstCell + tile.cellCount; ++cell)
            facts.worst = worse(facts.worst, scene->cells[cell].condition);
        scene->maxTasks = std::max(scene->maxTasks, facts.tasks);
    }
    return scene;
}

QString usualGrouping(const QStringList &groupings)
{
    for (const char16_t *name : {u"rack", u"@zone", u"zone", u"@region"}) {
        if (groupings.contains(QStringView(name)))
            return QString::fromUtf16(name);
    }
    return {};
}

TopologySceneMaker::TopologySceneMaker(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

TopologySceneMaker::~TopologySceneMaker() = default;

TopologyLayoutPtr layoutFor(const SnapshotPtr &snapshot, const QString &groupBy, QSizeF room, MapWidth &known)
{
    const size_t agents = snapshot->agents.size();
    const size_t change = agents > known.agents ? agents - known.agents : known.agents - agents;
    if (known.width > 0 && known.groupBy == groupBy && known.room == room && change * 10 <= known.agents)
        return layoutTopology(snapshot, groupBy, known.width);
    std::vector<double> widths;
    if (agents <= FewNodes) {
        for (const double zoom : {MostFit, 1.4, 1.2, 1.0, 0.9, 0.8})
            widths.push_back(room.width() / zoom);
    } else {
        const double shaped = std::sqrt(double(agents) * NodeArea * room.width() / std::max(100.0, room.height()));
        for (const double factor : {0.8, 1.0, 1.25, 1.5})
            widths.push_back(std::max(room.width(), shaped * factor));
    }
    TopologyLayoutPtr best;
    double bestFit = 0;
    for (const double width : widths) {
        TopologyLayoutPtr tried = layoutTopology(snapshot, groupBy, width);
        if (tried->bounds.isEmpty())
            return tried;
        const double fit =
            std::min({room.width() / tried->bounds.width(), room.height() / tried->bounds.height(), MostFit});
        if (!best || fit > bestFit * 1.01) {
            best = std::move(tried);
            bestFit = fit;
            known = {groupBy, room, agents, width};
        }
    }
    return best;
}

void TopologySceneMaker::request(const SnapshotPtr &snapshot, const QString &groupBy, QSizeF room)
{
    m_wish = {snapshot, groupBy, room, {}};
    m_wanted = true;
    if (!m_running)
        start();
}

void TopologySceneMaker::start()
{
    m_wanted = false;
    m_running = true;
    m_wish.known = m_width;
    const auto promise = std::make_shared<QPromise<Result<MadeScene>>>();
    promise->start();
    observe(this, promise->future(), [this](const Result<MadeScene> &made) {
        m_running = false;
        if (made)
            m_width = made->width;
        if (m_wanted)
            start(); // a newer wish came in between; what is ready is shown all the same
        if (made)
            Q_EMIT ready(made->scene, made->groupings);
    });
    m_pool.start([promise, wish = std::move(m_wish)] {
        MadeScene made;
        made.groupings = groupingAttributes(*wish.snapshot);
        made.width = wish.known;
        const QString groupBy = wish.groupBy.isEmpty()                      ? usualGrouping(made.groupings)
                                : wish.groupBy == QStringView(UngroupedMap) ? QString()
                                                                            : wish.groupBy;
        made.scene = makeScene(layoutFor(wish.snapshot, groupBy, wish.room, made.width));
        promise->addResult(Result<MadeScene>(std::move(made)));
        promise->finish();
    });
    m_wish = {};
}

void TopologySceneMaker::dispose(TopologyScenePtr scene)
{
    m_pool.start([scene = std::move(scene)]() mutable { scene.reset(); });
}

} // namespace mesoscope

#include "moc_topologyviewscene.cpp"
