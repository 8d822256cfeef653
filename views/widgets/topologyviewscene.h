// SPDX-License-Identifier: GPL-3.0-or-later
// What the map paints: a layout and, beside it, the few facts per tile and cell that painting needs, all made on a
// worker.
#pragma once

#include "models/items/topologylayout.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace mesoscope {

struct TileFacts
{
    quint32 agentRow = 0; ///< into the snapshot's agents
    AgentStatus status = AgentStatus::Active;
    Condition worst = Condition::Off; ///< of its tasks and of itself
    float cpu = -1;                   ///< allocated, 0…1; -1 unknown
    float memory = -1;
    quint32 tasks = 0;
};

struct CellFacts
{
    quint32 taskRow = 0; ///< into the snapshot's tasks
    AppHandle app;
    Condition condition = Condition::Unknown;
};

/// Immutable. Looking entities up by handle while painting 100,000 cells would cost more than painting them.
struct TopologyScene
{
    TopologyLayoutPtr layout;
    std::vector<TileFacts> tiles;    ///< parallel to the layout's tiles
    std::vector<CellFacts> cells;    ///< parallel to the layout's cells
    std::vector<qint32> tileOfAgent; ///< by agent handle; -1 = not on the map
    std::vector<qint32> cellOfTask;  ///< by task handle; -1 = not on the map
    quint32 maxTasks = 0;            ///< of one node: the end of the scale when colouring by tasks
    bool inferred = false;           ///< nodes are what Marathon's tasks reveal

    const ClusterSnapshot &snapshot() const { return *layout->snapshot; }
    const Agent &agent(int tile) const { return snapshot().agents[tiles[size_t(tile)].agentRow]; }
    const Task &task(int cell) const { return snapshot().tasks[cells[size_t(cell)].taskRow]; }
    int tileOf(AgentHandle agent) const;
    int cellOf(TaskHandle task) const;
    int tileOfCell(int cell) const;
};

using TopologyScenePtr = std::shared_ptr<const TopologyScene>;

/// Pure; runs on the worker.
TopologyScenePtr makeScene(TopologyLayoutPtr layout);

/// Stands for "no grouping" where an empty name means that nobody has chosen yet.
inline constexpr char16_t UngroupedMap[] = u"none";
/// Racks first, for a rack is what fails as a whole; then zones and regions. Empty when there is none of them.
QString usualGrouping(const QStringList &groupings);

/// The largest zoom at which "fit" shows a map: a small cluster is not blown up beyond it.
inline constexpr double MostFit = 1.7;

/// The width that a map was laid out with, and for what. Kept while the cluster grows by little, so that nothing jumps.
struct MapWidth
{
    QString groupBy;
    QSizeF room;
    size_t agents = 0;
    double width = 0;
};

/// Lays out with the width at which the map can be shown largest in @p room; @p known is used when it still applies,
/// and says afterwards what was used.
TopologyLayoutPtr layoutFor(const SnapshotPtr &snapshot, const QString &groupBy, QSizeF room, MapWidth &known);

/// Makes scenes on a thread of its own, one at a time: what is asked while it works replaces what was asked before.
class TopologySceneMaker : public QObject
{
    Q_OBJECT

public:
    explicit TopologySceneMaker(QObject *parent);
    ~TopologySceneMaker() override;

    /// @p groupBy: as layoutTopology(); empty chooses for itself, UngroupedMap groups by nothing. @p room: of the
    /// viewport, in px; the map is laid out so that it fills it well.
    void request(const SnapshotPtr &snapshot, const QString &groupBy, QSizeF room);
    bool isBusy() const { return m_running; }
    /// Frees @p scene (and perhaps the last reference to its snapshot, 8 ms at 100,000 tasks) on the worker.
    void dispose(TopologyScenePtr scene);

Q_SIGNALS:
    void ready(const mesoscope::TopologyScenePtr &scene, const QStringList &groupings);

private:
    struct Wish
    {
        SnapshotPtr snapshot;
        QString groupBy;
        QSizeF room;
        MapWidth known;
    };
    void start();

    QThreadPool m_pool;
    Wish m_wish;
    MapWidth m_width;
    bool m_wanted = false;
    bool m_running = false;
};

} // namespace mesoscope

Q_DECLARE_METATYPE(mesoscope::TopologyScenePtr)
