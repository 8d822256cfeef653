// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps a tree of nodes in step with the snapshot by minimal inserts and removes.
#include "models/items/grouptree.h"

#include "models/domain/filtermatch.h"
#include "models/domain/secrets.h"

#include <QHash>
#include <QPair>
#include <QSet>

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

QString portsOf(const App &app)
{
    QStringList ports;
    for (const PortMapping &port : app.ports) {
        if (port.servicePort > 0)
            ports.append(QString::number(port.servicePort));
    }
    return ports.join(QStringLiteral(", "));
}

QString labelsOf(const App &app)
{
    QStringList labels;
    for (auto it = app.labels.begin(); it != app.labels.end(); ++it)
        labels.append(it.key() + u'=' + maskedValue(it.key(), *it));
    return labels.join(QStringLiteral(", "));
}

bool isNumber(int column)
{
    return column == GroupTree::Instances || column == GroupTree::Cpus || column == GroupTree::Memory ||
           column == GroupTree::Disk || column == GroupTree::Gpus;
}

/// What a row is sorted by; texts where there is no number.
struct Measure
{
    double number = 0;
    QString text;
};

Measure measureOf(const Wanted &row, int column)
{
    const Resources all = row.app ? row.app->each * row.app->instances : row.group->resources;
    const AppCounts &counts = row.app ? row.app->counts : row.group->counts;
    switch (column) {
    case GroupTree::Status: // what is worst first
        return {double(severityOf(row.app ? conditionOf(row.app->status) : row.group->condition)), {}};
    case GroupTree::HealthBar:
        return {double(counts.unhealthy), {}};
    case GroupTree::Instances:
        return {double(counts.running), {}};
    case GroupTree::Cpus:
        return {all.cpus, {}};
    case GroupTree::Memory:
        return {all.mem, {}};
    case GroupTree::Disk:
        return {all.disk, {}};
    case GroupTree::Gpus:
        return {all.gpus, {}};
    case GroupTree::Version:
        return {row.app ? double(row.app->versionMs) : 0, {}};
    case GroupTree::Tag:
        return {0, row.app ? imageTag(row.app->image) : QString()};
    case GroupTree::Image:
        return {0, row.app ? row.app->image : QString()};
    case GroupTree::ServicePorts:
        return {row.app && !row.app->ports.isEmpty() ? double(row.app->ports.first().servicePort) : 0, {}};
    case GroupTree::Labels:
        return {0, row.app ? labelsOf(*row.app) : QString()};
    case GroupTree::Role:
        return {0, row.app ? row.app->role : QString()};
    default:
        return {};
    }
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
    bool flat = false;
    int column = Name;
    Qt::SortOrder order = Qt::AscendingOrder;
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
        QSet<QString> shown; // groups that hold what the filter leaves
        // Apps of a group mostly follow each other: one search for all of them.
        QString path;
        std::vector<Wanted> *siblings = nullptr;
        for (const App &app : snapshot->apps) {
            if ((!statuses.isEmpty() && !statuses.contains(app.status)) || !matcher.matches(app, *snapshot))
                continue;
            if (flat) {
                result[QStringLiteral("/")].push_back({true, app.id, &app, nullptr});
                continue;
            }
            const AppId parent = parentOf(app.id);
            if (!siblings || parent.text() != path) {
                path = parent.text();
                siblings = &result[path];
            }
            siblings->push_back({true, app.id, &app, nullptr});
            for (AppId id = parent; filtered && id.text() != QLatin1String("/"); id = parentOf(id))
                shown.insert(id.text());
        }
        for (const Group &group : snapshot->groups) {
            if (!flat && group.id.text() != QLatin1String("/") && (!filtered || shown.contains(group.id.text())))
                result[parentOf(group.id).text()].push_back({false, group.id, nullptr, &group});
        }
        for (auto &entry : result)
            arrange(entry.second);
        return result;
    }

    /// Groups first; what is equal by the column, by name.
    void arrange(std::vector<Wanted> &rows) const
    {
        const bool falls = order == Qt::DescendingOrder;
        if (column == Name) { // by far the most common one, and most often in order already
            const auto byName = [falls](const Wanted &a, const Wanted &b) {
                if (a.isApp != b.isApp)
                    return !a.isApp;
                return falls ? b.id < a.id : a.id < b.id;
            };
            if (!std::is_sorted(rows.begin(), rows.end(), byName))
                std::sort(rows.begin(), rows.end(), byName);
            return;
        }
        std::vector<std::pair<Measure, Wanted>> measured;
        measured.reserve(rows.size());
        for (const Wanted &row : rows)
            measured.emplace_back(measureOf(row, column), row);
        std::sort(measured.begin(), measured.end(), [falls](const auto &a, const auto &b) {
            if (a.second.isApp != b.second.isApp)
                return !a.second.isApp;
            if (a.first.number != b.first.number)
                return falls ? a.first.number > b.first.number : a.first.number < b.first.number;
            if (const int texts = a.first.text.compare(b.first.text, Qt::CaseInsensitive); texts != 0)
                return falls ? texts > 0 : texts < 0;
            return a.second.id < b.second.id;
        });
        for (size_t i = 0; i < rows.size(); ++i)
            rows[i] = measured[i].second;
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

    const std::vector<int> &present = d->childrenOf(node);
    const bool sameRows =
        std::equal(present.begin(), present.end(), wanted.begin(), wanted.end(), [this](int child, const Wanted &one) {
            return d->nodes[size_t(child)].isApp == one.isApp && d->nodes[size_t(child)].id == one.id;
        });
    if (!sameRows) { // seldom: most often only what is in the rows has changed
        removeOthers(node, &wanted);
        reorder(node, &wanted);
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

void GroupTree::removeOthers(int node, const void *wantedRows)
{
    QSet<QPair<bool, AppId>> kept;
    for (const Wanted &one : *static_cast<const std::vector<Wanted> *>(wantedRows))
        kept.insert({one.isApp, one.id});
    const QModelIndex parent = node < 0 ? QModelIndex() : indexOfNode(node);
    for (int row = int(d->childrenOf(node).size()) - 1; row >= 0; --row) {
        const int child = d->childrenOf(node)[size_t(row)];
        if (kept.contains({d->nodes[size_t(child)].isApp, d->nodes[size_t(child)].id}))
            continue;
        beginRemoveRows(parent, row, row);
        auto &children = d->childrenOf(node);
        children.erase(children.begin() + row);
        d->release(child);
        endRemoveRows();
    }
}

/// Those that are there already, in the order that is wanted now: new ones find their places between them.
void GroupTree::reorder(int node, const void *wantedRows)
{
    QHash<QPair<bool, AppId>, int> places;
    for (const Wanted &one : *static_cast<const std::vector<Wanted> *>(wantedRows))
        places.insert({one.isApp, one.id}, int(places.size()));
    const auto place = [this, &places](int child) {
        return places.value({d->nodes[size_t(child)].isApp, d->nodes[size_t(child)].id});
    };
    const auto first = [&place](int a, int b) { return place(a) < place(b); };
    if (std::is_sorted(d->childrenOf(node).begin(), d->childrenOf(node).end(), first))
        return;
    const QList<QPersistentModelIndex> parents{node < 0 ? QModelIndex() : indexOfNode(node)};
    Q_EMIT layoutAboutToBeChanged(parents, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::sort(d->childrenOf(node).begin(), d->childrenOf(node).end(), first);
    for (const QModelIndex &index : before) {
        if (d->nodes[index.internalId()].parent == node)
            changePersistentIndex(index, indexOfNode(int(index.internalId()), index.column()));
    }
    Q_EMIT layoutChanged(parents, VerticalSortHint);
}

void GroupTree::setFlat(bool flat)
{
    if (flat == d->flat)
        return;
    d->flat = flat;
    sync();
}

bool GroupTree::isFlat() const
{
    return d->flat;
}

void GroupTree::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount || (column == d->column && order == d->order))
        return;
    d->column = column;
    d->order = order;
    sync();
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
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
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
    case Disk:
        return tr("Disk");
    case Gpus:
        return tr("GPUs");
    case Image:
        return tr("Image");
    case ServicePorts:
        return tr("Service ports");
    case Labels:
        return tr("Labels");
    case Role:
        return tr("Role");
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
    const auto parts = [&] { return app ? healthSegments(app->counts, app->instances) : group->segments; };
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
            return QVariant::fromValue(parts());
        return {};
    case MonospaceRole:
        return column == Tag || column == Image || column == ServicePorts;
    case MutedRole:
        return column == Tag || column == Version || column >= Image ||
               (column == Status && (app ? conditionOf(app->status) : group->condition) == Condition::Ok);
    case Qt::TextAlignmentRole:
        return int((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
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
            return d->text->segments(parts());
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
        return d->flat ? node.id.text() : lastSegment(node.id);
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
    case Disk:
        return d->text->mebibytes(app ? app->each.disk * app->instances : group->resources.disk);
    case Gpus:
        return d->text->count(qint64(app ? app->each.gpus * app->instances : group->resources.gpus));
    case Image:
        return app ? app->image : QString();
    case ServicePorts:
        return app ? portsOf(*app) : QString();
    case Labels:
        return app ? labelsOf(*app) : QString();
    case Role:
        return app ? app->role : QString();
    default:
        return {};
    }
}

} // namespace mesoscope

#include "moc_grouptree.cpp"
