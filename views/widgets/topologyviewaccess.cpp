// SPDX-License-Identifier: GPL-3.0-or-later
// Accessible interfaces of the map, addressed by index and valid for one scene.
#include "views/widgets/topologyviewaccess.h"

#include "views/widgets/topologyview.h"
#include "views/widgets/topologyviewtext.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace mesoscope {

namespace {

/// A node (cell < 0) or a task of the map.
class MapChild : public QAccessibleInterface
{
public:
    MapChild(TopologyView *view, int tile, int cell) : m_view(view), m_scene(view->scene()), m_tile(tile), m_cell(cell)
    {
    }

    bool isValid() const override { return m_view && m_view->scene() && m_view->scene() == m_scene.lock(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessible::Role role() const override { return m_cell < 0 ? QAccessible::Grouping : QAccessible::ListItem; }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focused = m_view->hasFocus() && m_view->focusTile() == m_tile && m_view->focusCell() == m_cell;
        state.offscreen = !rect().intersects(viewRect());
        return state;
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect local = m_cell < 0 ? m_view->tileRect(m_tile) : m_view->cellRect(m_cell);
        return {m_view->viewport()->mapToGlobal(local.topLeft()), local.size()};
    }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        const TopologyScene &scene = *m_view->scene();
        if (kind == QAccessible::Name)
            return m_cell < 0 ? TopologyText::nodeName(scene.agent(m_tile), int(scene.tiles[size_t(m_tile)].tasks))
                              : TopologyText::taskName(scene.task(m_cell));
        if (kind == QAccessible::Description)
            return m_cell < 0 ? scene.agent(m_tile).id.text() : TopologyText::hostPort(scene.task(m_cell));
        return {};
    }
    void setText(QAccessible::Text, const QString &) override {}

    QAccessibleInterface *parent() const override;
    int childCount() const override
    {
        return isValid() && m_cell < 0 ? int(m_scene.lock()->layout->tiles[size_t(m_tile)].cellCount) : 0;
    }
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (this->child(i) == child)
                return i;
        }
        return -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        if (!isValid())
            return nullptr;
        const int cell = m_view->cellAt(m_view->viewport()->mapFromGlobal(QPoint(x, y)));
        return cell < 0 ? nullptr : child(cell - int(m_scene.lock()->layout->tiles[size_t(m_tile)].firstCell));
    }

private:
    QRect viewRect() const { return {m_view->viewport()->mapToGlobal(QPoint(0, 0)), m_view->viewport()->size()}; }

    QPointer<TopologyView> m_view;
    std::weak_ptr<const TopologyScene> m_scene;
    int m_tile;
    int m_cell;
};

class MapAccessible : public QAccessibleWidget
{
public:
    explicit MapAccessible(TopologyView *view) : QAccessibleWidget(view, QAccessible::Tree) {}
    ~MapAccessible() override { forget(); }

    int childCount() const override { return view()->scene() ? int(view()->scene()->tiles.size()) : 0; }
    QAccessibleInterface *child(int index) const override
    {
        return index >= 0 && index < childCount() ? childFor(index, -1) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (auto it = m_children.cbegin(); it != m_children.cend(); ++it) {
            if (int(it.key() & 1) == 0 && QAccessible::accessibleInterface(it.value()) == child)
                return int(it.key() >> 1);
        }
        return -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const int tile = view()->tileAt(view()->viewport()->mapFromGlobal(QPoint(x, y)));
        return tile < 0 ? nullptr : childFor(tile, -1);
    }
    QAccessibleInterface *focusChild() const override
    {
        return view()->hasFocus() && view()->focusTile() >= 0 ? childFor(view()->focusTile(), view()->focusCell())
                                                              : nullptr;
    }

    QAccessibleInterface *childFor(int tile, int cell) const
    {
        if (m_scene.lock() != view()->scene()) { // what was handed out is of a scene that is gone
            forget();
            m_scene = view()->scene();
        }
        const quint64 key = cell < 0 ? quint64(tile) << 1 : (quint64(cell) << 1 | 1U);
        const auto found = m_children.constFind(key);
        if (found != m_children.cend())
            return QAccessible::accessibleInterface(*found);
        auto *made = new MapChild(view(), tile, cell); // owned by QAccessible's cache until forget()
        m_children.insert(key, QAccessible::registerAccessibleInterface(made));
        return made;
    }

    void forget() const
    {
        for (const QAccessible::Id id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
        m_children.clear();
    }

private:
    TopologyView *view() const { return static_cast<TopologyView *>(widget()); }

    mutable std::weak_ptr<const TopologyScene> m_scene;
    mutable QHash<quint64, QAccessible::Id> m_children;
};

MapAccessible *accessibleOf(TopologyView *view)
{
    return view ? static_cast<MapAccessible *>(QAccessible::queryAccessibleInterface(view)) : nullptr;
}

QAccessibleInterface *MapChild::parent() const
{
    MapAccessible *map = accessibleOf(m_view);
    return !map || m_cell < 0 ? map : map->childFor(m_tile, -1);
}

QAccessibleInterface *MapChild::child(int index) const
{
    MapAccessible *map = accessibleOf(m_view);
    if (!map || index < 0 || index >= childCount())
        return nullptr;
    return map->childFor(m_tile, int(m_scene.lock()->layout->tiles[size_t(m_tile)].firstCell) + index);
}

QAccessibleInterface *factory(const QString &, QObject *object)
{
    auto *view = qobject_cast<TopologyView *>(object);
    return view ? new MapAccessible(view) : nullptr;
}

} // namespace

void installTopologyAccessibility()
{
    [[maybe_unused]] static const bool installed = [] {
        QAccessible::installFactory(factory);
        return true;
    }();
}

} // namespace mesoscope
