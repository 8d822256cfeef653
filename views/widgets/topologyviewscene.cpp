// SPDX-License-Identifier: GPL-3.0-or-later
// Facts for painting, gathered on the worker.
#include "views/widgets/topologyviewscene.h"

#include "app/base/call.h"

#include <algorithm>

namespace mesoscope {

namespace {

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

TopologySceneMaker::TopologySceneMaker(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

TopologySceneMaker::~TopologySceneMaker() = default;

void TopologySceneMaker::request(const SnapshotPtr &snapshot, const QString &groupBy, double width)
{
    m_wish = {snapshot, groupBy, width};
    m_wanted = true;
    if (!m_running)
        start();
}

void TopologySceneMaker::start()
{
    m_wanted = false;
    m_running = true;
    const auto promise = std::make_shared<QPromise<Result<MadeScene>>>();
    promise->start();
    observe(this, promise->future(), [this](const Result<MadeScene> &made) {
        m_running = false;
        if (m_wanted)
            start(); // a newer wish came in between; what is ready is shown all the same
        if (made)
            Q_EMIT ready(made->scene, made->groupings);
    });
    m_pool.start([promise, wish = std::move(m_wish)] {
        MadeScene made;
        made.scene = makeScene(layoutTopology(wish.snapshot, wish.groupBy, wish.width));
        made.groupings = groupingAttributes(*wish.snapshot);
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
