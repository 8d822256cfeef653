// SPDX-License-Identifier: GPL-3.0-or-later
// Places sections, tiles and cells. Everything is on a regular grid inside a section, so that a hit test is arithmetic.
#include "models/items/topologylayout.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace mesoscope {

namespace {

constexpr double TileWidth = 64;
constexpr double TileHeight = 104;
constexpr double TileGap = 6;
constexpr double TileTop = 20;    ///< the name's line
constexpr double TileBottom = 20; ///< the two bars
constexpr double TileSide = 6;
constexpr double TitleHeight = 24;
constexpr double SectionGap = 16;
constexpr int LargestCell = 10;
constexpr int SmallestCell = 2;

struct CellGrid
{
    double size = LargestCell;
    double gap = 3;
    int columns = 1;
};

/// The largest cells with which @p count fit into a tile; below the smallest size the last ones are left to the number
/// in the tile's tip rather than growing every tile of the map.
CellGrid gridFor(size_t count)
{
    const double width = TileWidth - 2 * TileSide;
    const double height = TileHeight - TileTop - TileBottom;
    for (int size = LargestCell; size >= SmallestCell; --size) {
        const double gap = size >= 8 ? 3 : size >= 5 ? 2 : 1;
        const int columns = int((width + gap) / (size + gap));
        const int rows = int((height + gap) / (size + gap));
        if (size_t(columns) * size_t(rows) >= count || size <= SmallestCell)
            return {double(size), gap, columns};
    }
    return {};
}

QString groupOf(const Agent &agent, const QString &groupBy)
{
    if (groupBy == QLatin1String("@region"))
        return agent.region;
    if (groupBy == QLatin1String("@zone"))
        return agent.zone;
    return groupBy.isEmpty() ? QString() : agent.attributes.value(groupBy);
}

/// "node-9" before "node-10".
bool naturalLess(const QString &a, const QString &b)
{
    const auto key = [](const QString &text) {
        qsizetype digits = text.size();
        while (digits > 0 && text.at(digits - 1).isDigit())
            --digits;
        return std::pair(text.left(digits), QStringView(text).mid(digits).toULongLong());
    };
    const auto left = key(a);
    const auto right = key(b);
    return left != right ? left < right : a < b;
}

void placeCells(TopologyLayout &layout, TopologyTile &tile, const std::vector<const Task *> &tasks)
{
    tile.firstCell = quint32(layout.cells.size());
    size_t living = 0;
    for (const Task *task : tasks)
        living += !isTerminal(task->state);
    const CellGrid grid = gridFor(living);
    const double bottom = tile.rect.bottom() - TileBottom + grid.gap;
    size_t at = 0;
    for (const Task *task : tasks) {
        if (isTerminal(task->state))
            continue;
        const double x = tile.rect.left() + TileSide + double(at % size_t(grid.columns)) * (grid.size + grid.gap);
        const size_t row = at / size_t(grid.columns);
        const double y = tile.rect.top() + TileTop + double(row) * (grid.size + grid.gap);
        if (y + grid.size > bottom)
            break;
        layout.cells.push_back({task->handle, QRectF(x, y, grid.size, grid.size)});
        ++at;
    }
    tile.cellCount = quint32(layout.cells.size()) - tile.firstCell;
}

/// How many tiles side by side a section takes: about as wide as high, and never wider than the map.
int columnsFor(size_t tiles, int mapColumns, size_t sections)
{
    const int square = int(std::ceil(std::sqrt(double(tiles) * TileHeight / TileWidth)));
    const int share = sections > 1 ? std::max(4, mapColumns / int(std::min<size_t>(sections, 3))) : mapColumns;
    return std::clamp(std::max(share, square / 2), 1, std::max(1, std::min(mapColumns, int(tiles))));
}

} // namespace

TopologyLayoutPtr layoutTopology(SnapshotPtr snapshot, const QString &groupBy, double width)
{
    auto layout = std::make_shared<TopologyLayout>();
    layout->snapshot = snapshot;
    layout->groupBy = groupBy;
    if (!snapshot)
        return layout;
    std::map<QString, std::vector<const Agent *>> groups;
    for (const Agent &agent : snapshot->agents)
        groups[groupOf(agent, groupBy)].push_back(&agent);
    std::vector<std::pair<QString, std::vector<const Agent *>>> ordered(groups.begin(), groups.end());
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto &a, const auto &b) {
        if (a.first.isEmpty() != b.first.isEmpty())
            return b.first.isEmpty(); // nodes without the attribute come last
        return naturalLess(a.first, b.first);
    });

    // A map of thousands of nodes is made wider than the window, so that it stays about as wide as it is high.
    const double wide =
        std::sqrt(double(snapshot->agents.size()) * (TileWidth + TileGap) * (TileHeight + TileGap) * 1.6);
    const double mapWidth = std::max({width, wide, TileWidth + TileGap});
    const int mapColumns = std::max(1, int((mapWidth + TileGap) / (TileWidth + TileGap)));
    layout->cells.reserve(snapshot->tasks.size());
    layout->tiles.reserve(snapshot->agents.size());
    double x = 0;
    double y = 0;
    double rowHeight = 0;
    double right = 0;
    for (auto &[name, agents] : ordered) {
        std::sort(agents.begin(), agents.end(), [](const Agent *a, const Agent *b) {
            return a->hostname != b->hostname ? naturalLess(a->hostname, b->hostname) : a->handle < b->handle;
        });
        const int columns = columnsFor(agents.size(), mapColumns, ordered.size());
        const int rows = int((agents.size() + size_t(columns) - 1) / size_t(columns));
        const double sectionWidth = columns * (TileWidth + TileGap) - TileGap;
        const double title = ordered.size() > 1 || !name.isEmpty() ? TitleHeight : 0;
        const double sectionHeight = title + rows * (TileHeight + TileGap) - TileGap;
        if (x > 0 && x + sectionWidth > mapWidth) {
            x = 0;
            y += rowHeight + SectionGap;
            rowHeight = 0;
        }
        TopologySection section;
        section.name = name;
        section.rect = QRectF(x, y, sectionWidth, sectionHeight);
        section.title = QRectF(x, y, sectionWidth, title);
        section.firstTile = quint32(layout->tiles.size());
        section.tileCount = quint32(agents.size());
        double used = 0;
        double total = 0;
        for (size_t i = 0; i < agents.size(); ++i) {
            TopologyTile tile;
            const size_t row = i / size_t(columns);
            tile.agent = agents[i]->handle;
            tile.rect = QRectF(x + double(i % size_t(columns)) * (TileWidth + TileGap),
                               y + title + double(row) * (TileHeight + TileGap), TileWidth, TileHeight);
            placeCells(*layout, tile, snapshot->tasksOn(tile.agent));
            layout->tiles.push_back(tile);
            if (agents[i]->hasTotals) {
                used += agents[i]->used.cpus;
                total += agents[i]->total.cpus;
            }
        }
        section.cpuAllocated = total > 0 ? used / total : -1;
        layout->sections.push_back(section);
        x += sectionWidth + SectionGap;
        right = std::max(right, section.rect.right());
        rowHeight = std::max(rowHeight, sectionHeight);
    }
    layout->bounds = QRectF(0, 0, right, y + rowHeight);
    return layout;
}

int TopologyLayout::tileAt(QPointF point) const
{
    // Sections are few (a value of an attribute each); inside one the row and column follow from the pitch.
    for (const TopologySection &section : sections) {
        if (!section.rect.contains(point))
            continue;
        const double localX = point.x() - section.rect.left();
        const double localY = point.y() - section.title.bottom();
        if (localY < 0)
            return -1;
        const int columns = int(std::lround((section.rect.width() + TileGap) / (TileWidth + TileGap)));
        const int column = int(localX / (TileWidth + TileGap));
        const auto at = quint32(int(localY / (TileHeight + TileGap)) * columns + column);
        if (column >= columns || at >= section.tileCount)
            return -1;
        const quint32 tile = section.firstTile + at;
        return tiles[tile].rect.contains(point) ? int(tile) : -1;
    }
    return -1;
}

int TopologyLayout::cellAt(QPointF point) const
{
    const int tile = tileAt(point);
    if (tile < 0)
        return -1;
    const TopologyTile &on = tiles[size_t(tile)];
    for (quint32 i = on.firstCell; i < on.firstCell + on.cellCount; ++i) {
        if (cells[i].rect.contains(point))
            return int(i);
    }
    return -1;
}

QStringList groupingAttributes(const ClusterSnapshot &snapshot)
{
    struct Seen
    {
        size_t agents = 0;
        std::set<QString> values;
    };
    std::map<QString, Seen> attributes;
    const auto note = [&attributes](const QString &name, const QString &value) {
        if (value.isEmpty())
            return;
        Seen &seen = attributes[name];
        ++seen.agents;
        if (seen.values.size() <= 200)
            seen.values.insert(value);
    };
    for (const Agent &agent : snapshot.agents) {
        note(QStringLiteral("@region"), agent.region);
        note(QStringLiteral("@zone"), agent.zone);
        for (auto it = agent.attributes.begin(); it != agent.attributes.end(); ++it)
            note(it.key(), *it);
    }
    QStringList worth;
    for (const auto &[name, seen] : attributes) {
        if (seen.agents * 2 > snapshot.agents.size() && seen.values.size() >= 2 && seen.values.size() <= 200)
            worth.append(name);
    }
    return worth;
}

} // namespace mesoscope
