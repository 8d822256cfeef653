// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps a tree of nodes in step with the snapshot by minimal inserts and removes.
#include "models/items/grouptree.h"

#include "models/domain/filtermatch.h"

#include <QHash>

#include <algorithm>
#include <map>

namespace mesoscope {

namespace {

struct Node
{
    AppId id;
    bool isApp = false;
    int parent = -1;           ///< node number; -1: top level
    std::vector<int> children; ///< node numbers, groups first, then by name
    const App *app = nullptr;
    const Group *group = nullptr;
};

/// What the tree shall look like: children by group path.
struct Wanted
{
    bool isApp = false;
    AppId id;
    const App *app = nullptr;
    const Group *group = nullptr;
};
using WantedChildren = std::map<QString, std::vector<Wanted>>;

bool before(bool isAppA, const AppId &a, bool isAppB, const AppId &b)
{
    if (isAppA != isAppB)
        return !isAppA;
    return a < b;
}

} // namespace

struct GroupTree::Private
{
    SnapshotPtr snapshot;
    std::vector<Node> nodes; ///< arena; a node's number never changes while it is in the tree
    std::vector<int> free;
    std::vector<int> top;
    Filter filter;
    QList<AppStatus> statuses;
    const CellText *text = &CellText::plain();

    std::vector<int> &childrenOf(int node) { return node < 0 ? top : nodes[size_t(node)].children; }
    const std::vector<int> &childrenOf(int node) const { return node < 0 ? top : nodes[size_t(node)].children; }

    WantedChildren wanted() const
    {
        WantedChildren result;
        if (!snapshot)
            return result;
        const AppFilter matcher(filter);
        const bool filtered = !filter.isEmpty() || !statuses.isEmpty();
        QHash<QString, bool> shown;
        for (const App &app : snapshot->apps) {
            if ((!statuses.isEmpty() && !statuses.contains(app.status)) || !matcher.matches(app, *snapshot))
                continue;
            result[parentOf(app.id).text()].push_back({true, app.id, &app, nullptr});
            for (AppId id = parentOf(app.id); id.text() != QLatin1String("/"); id = parentOf(id))
                shown.insert(id.text(), true);
        }
        for (const Group &group : snapshot->groups) {
            if (group.id.text() != QLatin1String("/") && (!filtered || shown.contains(group.id.text())))
                result[parentOf(group.id).text()].push_back({false, group.id, nullptr, &group});
        }
        for (auto &entry : result) {
            std::sort(entry.second.begin(), entry.second.end(),
                      [](const Wanted &a, const Wanted &b) { return before(a.isApp, a.id, b.isApp, b.id); });
        }
        return result;
    }

    int newNode(const Wanted &wanted, int parent)
    {
        int number = 0;
        if (free.empty()) {
            number = int(nodes.size());
            nodes.emplace_back();
        } else {
            number = free.back();
            free.pop_back();
        }
        nodes[size_t(number)] = Node{wanted.id, wanted.isApp, parent, {}, wanted.app, wanted.group};
        return number;
    }

    void release(int number)
    {
        for (const int child : nodes[size_t(number)].children)
            release(child);
        nodes[size_t(number)] = Node{};
        free.push_back(number);
    }
};

GroupTree::GroupTree(QObject *parent) : QAbstractItemModel(parent), d(std::make_unique<Private>()) {}
GroupTree::~GroupTree() = default;

void GroupTree::setText(const CellText &text)
{
    d->text = &text;
}

void GroupTree::clear()
{
    beginResetModel();
    d->nodes.clear();
    d->free.clear();
    d->top.clear();
    d->snapshot.reset();
    endResetModel();
}

void GroupTree::publish(const SnapshotPtr &snapshot)
{
    const SnapshotPtr kept = d->snapshot; // leaving rows point into it until they are gone
    d->snapshot = snapshot;
    sync();
}

void GroupTree::setFilter(const QString &text, const QList<AppStatus> &statuses)
{
    Filter filter = parseFilter(text, FilterTable::Apps);
    if (filter == d->filter && statuses == d->statuses)
        return;
    d->filter = std::move(filter);
    d->statuses = statuses;
    sync();
}

void GroupTree::sync()
{
    const WantedChildren wanted = d->wanted();
    syncChildren(-1, AppId(QStringLiteral("/")), &wanted);
}

void GroupTree::syncChildren(int node, const AppId &group, const void *wantedChildren)
{
    static const std::vector<Wanted> nothing;
    const auto &all = *static_cast<const WantedChildren *>(wantedChildren);
    const auto entry = all.find(group.text());
    const std::vector<Wanted> &wanted = entry == all.end() ? nothing : entry->second;
    const QModelIndex parent = node < 0 ? QModelIndex() : indexOfNode(node);

    for (int row = int(d->childrenOf(node).size()) - 1; row >= 0; --row) {
        const int child = d->childrenOf(node)[size_t(row)];
        const Node &old = d->nodes[size_t(child)];
        const auto same = std::lower_bound(wanted.begin(), wanted.end(), old, [](const Wanted &one, const Node &there) {
            return before(one.isApp, one.id, there.isApp, there.id);
        });
        if (same != wanted.end() && same->isApp == old.isApp && same->id == old.id)
            continue;
        beginRemoveRows(parent, row, row);
        auto &children = d->childrenOf(node);
        children.erase(children.begin() + row);
        d->release(child);
        endRemoveRows();
    }
    for (size_t row = 0; row < wanted.size(); ++row) {
        const Wanted &one = wanted[row];
        const std::vector<int> &children = d->childrenOf(node);
        if (row < children.size() && d->nodes[size_t(children[row])].isApp == one.isApp &&
            d->nodes[size_t(children[row])].id == one.id) {
            Node &same = d->nodes[size_t(children[row])];
            same.app = one.app;
            same.group = one.group;
        } else {
            beginInsertRows(parent, int(row), int(row));
            const int number = d->newNode(one, node);
            auto &grown = d->childrenOf(node);
            grown.insert(grown.begin() + std::ptrdiff_t(row), number);
            endInsertRows();
        }
        if (!one.isApp)
            syncChildren(d->childrenOf(node)[row], one.id, wantedChildren);
    }
    const int rows = int(d->childrenOf(node).size());
    if (rows > 0)
        Q_EMIT dataChanged(index(0, 0, parent), index(rows - 1, ColumnCount - 1, parent));
}

QModelIndex GroupTree::indexOfNode(int node, int column) const
{
    const std::vector<int> &siblings = d->childrenOf(d->nodes[size_t(node)].parent);
    const auto at = std::find(siblings.begin(), siblings.end(), node);
    return at == siblings.end() ? QModelIndex() : createIndex(int(at - siblings.begin()), column, quintptr(node));
}

QModelIndex GroupTree::indexOf(const AppId &id) const
{
    for (size_t node = 0; node < d->nodes.size(); ++node) {
        if (d->nodes[node].id == id && !id.isEmpty())
            return indexOfNode(int(node));
    }
    return {};
}

const App *GroupTree::appAt(const QModelIndex &index) const
{
    return index.isValid() ? d->nodes[index.internalId()].app : nullptr;
}

const Group *GroupTree::groupAt(const QModelIndex &index) const
{
    return index.isValid() ? d->nodes[index.internalId()].group : nullptr;
}

QModelIndex GroupTree::index(int row, int column, const QModelIndex &parent) const
{
    if (parent.isValid() && parent.column() != 0)
        return {};
    const std::vector<int> &children = d->childrenOf(parent.isValid() ? int(parent.internalId()) : -1);
    if (row < 0 || size_t(row) >= children.size() || column < 0 || column >= ColumnCount)
        return {};
    return createIndex(row, column, quintptr(children[size_t(row)]));
}

QModelIndex GroupTree::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const int parent = d->nodes[child.internalId()].parent;
    return parent < 0 ? QModelIndex() : indexOfNode(parent);
}

int GroupTree::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() && parent.column() != 0)
        return 0;
    return int(d->childrenOf(parent.isValid() ? int(parent.internalId()) : -1).size());
}

int GroupTree::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant GroupTree::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool number = section == Instances || section == Cpus || section == Memory;
    if (role == Qt::TextAlignmentRole)
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("App");
    case Status:
        return tr("Status");
    case HealthBar:
        return tr("Health");
    case Instances:
        return tr("Instances");
    case Tag:
        return tr("Tag");
    case Cpus:
        return tr("CPU");
    case Memory:
        return tr("Memory");
    case Version:
        return tr("Changed");
    default:
        return {};
    }
}

QVariant GroupTree::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = d->nodes[index.internalId()];
    const App *app = node.app;
    const Group *group = node.group;
    if (!app && !group)
        return {};
    const AppCounts &counts = app ? app->counts : group->counts;
    const int wanted = app ? app->instances : group->instances;
    const int column = index.column();
    switch (role) {
    case IdRole:
        return node.id.text();
    case HandleRole:
        return app ? app->handle.value() : AppHandle::None;
    case ConditionRole:
        if (column == Status)
            return int(app ? conditionOf(app->status) : group->condition);
        return {};
    case CountsRole:
        if (column == HealthBar)
            return QVariantList{counts.healthy, counts.unhealthy, counts.unknown(), counts.staged, wanted};
        return {};
    case MonospaceRole:
        return column == Tag;
    case MutedRole:
        return column == Tag || column == Version ||
               (column == Status && (app ? conditionOf(app->status) : group->condition) == Condition::Ok);
    case Qt::TextAlignmentRole:
        return int((column == Instances || column == Cpus || column == Memory ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    case SortRole:
    case ValueRole:
        if (column == Instances)
            return counts.running;
        if (column == Cpus)
            return app ? app->each.cpus * app->instances : group->resources.cpus;
        if (column == Memory)
            return app ? app->each.mem * app->instances : group->resources.mem;
        return data(index, Qt::DisplayRole);
    case Qt::ToolTipRole:
        if (column == Name)
            return node.id.text();
        if (column == HealthBar)
            return tr("%1 healthy, %2 unhealthy, %3 unknown, %4 starting, %5 wanted")
                .arg(counts.healthy)
                .arg(counts.unhealthy)
                .arg(counts.unknown())
                .arg(counts.staged)
                .arg(wanted);
        if (column == Version && app)
            return d->text->time(app->versionMs);
        return data(index, Qt::DisplayRole);
    case Qt::AccessibleTextRole:
        if (column == HealthBar)
            return data(index, Qt::ToolTipRole);
        if (column == Name)
            return node.id.text();
        return {};
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case Name:
        return lastSegment(node.id);
    case Status:
        return app ? d->text->app(*app, *d->snapshot) : d->text->group(*group);
    case Instances:
        return app ? tr("%1 of %2").arg(d->text->count(counts.running), d->text->count(wanted))
                   : d->text->count(counts.running);
    case Tag:
        return app ? imageTag(app->image) : QString();
    case Cpus:
        return d->text->cpus(app ? app->each.cpus * app->instances : group->resources.cpus);
    case Memory:
        return d->text->mebibytes(app ? app->each.mem * app->instances : group->resources.mem);
    case Version:
        return app ? d->text->age(app->versionMs) : QString();
    default:
        return {};
    }
}

} // namespace mesoscope

#include "moc_grouptree.cpp"
