// SPDX-License-Identifier: GPL-3.0-or-later
// A walk down three definitions at once.
#include "models/domain/threewaymerge.h"

#include "models/domain/secrets.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <array>
#include <optional>

namespace mesoscope {

namespace {

using namespace Qt::Literals::StringLiterals;

enum Version { Base, Theirs, Yours, VersionCount };
template<class T>
using OfEach = std::array<T, VersionCount>;

/// The same place in the three definitions, as it is and as it may be shown.
struct Place
{
    OfEach<QJsonValue> open;
    OfEach<QJsonValue> shown;
};

/// How the elements of a list are told apart: by the values of these keys, or (none) by their whole value.
using Naming = QStringList;
using Ids = OfEach<QStringList>;

constexpr qsizetype MostOfName = 60;

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)).mid(1).chopped(1);
}

QString idOf(const QJsonValue &element, const Naming &naming)
{
    if (naming.isEmpty())
        return textOf(element);
    const QJsonObject object = element.toObject();
    const QJsonValue first = object.value(naming.first());
    if (first.isUndefined() || first.isNull() || first == QJsonValue(0) || first == QJsonValue(QString()))
        return {};
    QStringList parts;
    for (const QString &key : naming) {
        if (object.contains(key))
            parts += textOf(object.value(key));
    }
    return parts.join(u' ');
}

/// Nothing when one has no name, or two have the same.
std::optional<QStringList> idsOf(const QJsonArray &list, const Naming &naming)
{
    QStringList ids;
    QSet<QString> seen;
    for (const QJsonValue &element : list) {
        const QString id = idOf(element, naming);
        if (id.isEmpty() || seen.contains(id))
            return std::nullopt;
        seen.insert(id);
        ids += id;
    }
    return ids;
}

std::optional<Ids> idsOfEach(const OfEach<QJsonArray> &lists, const Naming &naming)
{
    Ids ids;
    for (int i = 0; i < VersionCount; ++i) {
        const auto found = idsOf(lists[size_t(i)], naming);
        if (!found)
            return std::nullopt;
        ids[size_t(i)] = *found;
    }
    return ids;
}

bool allObjects(const QJsonArray &list)
{
    return std::all_of(list.begin(), list.end(), [](const QJsonValue &one) { return one.isObject(); });
}

/// Lists that are sets in truth: the order says nothing.
bool isSet(const QString &name)
{
    static const QSet<QString> sets{u"constraints"_s, u"acceptedResourceRoles"_s, u"dependencies"_s,
                                    u"uris"_s,        u"networkNames"_s,          u"parameters"_s};
    return sets.contains(name);
}

/// Lists into which others point by index (health checks, PORT0).
bool isIndexed(const QString &name)
{
    return name == "portMappings"_L1 || name == "portDefinitions"_L1;
}

QStringList kept(const QStringList &from, const QStringList &others)
{
    QStringList kept;
    for (const QString &one : from) {
        if (others.contains(one))
            kept += one;
    }
    return kept;
}

/// Whether both put what all three have into another order, each a different one.
bool ordersClash(const Ids &ids)
{
    const QStringList base = kept(kept(ids[Base], ids[Theirs]), ids[Yours]);
    const QStringList theirs = kept(ids[Theirs], base);
    const QStringList yours = kept(ids[Yours], base);
    return theirs != base && yours != base && theirs != yours;
}

/// The order that both agree on, with additions after what they stood behind. Does not depend on who is who.
QStringList commonOrder(const Ids &ids, const QSet<QString> &wanted)
{
    const auto &[base, theirs, yours] = ids;
    QStringList spine;
    if (theirs == base || theirs == yours)
        spine = yours;
    else if (yours == base)
        spine = theirs;
    else if (kept(theirs, base) != kept(base, theirs))
        spine = theirs;
    else if (kept(yours, base) != kept(base, yours))
        spine = yours;
    else
        spine = base;
    QHash<QString, OfEach<QStringList>> behind;
    for (const Version side : {Theirs, Yours}) {
        QString anchor;
        for (const QString &id : ids[size_t(side)]) {
            if (spine.contains(id))
                anchor = id;
            else if (wanted.contains(id))
                behind[anchor][size_t(side)] += id;
        }
    }
    QStringList order;
    const auto addBehind = [&](const QString &anchor) {
        OfEach<QStringList> added = behind.value(anchor);
        if (added[Yours] < added[Theirs])
            std::swap(added[Theirs], added[Yours]);
        order += added[Theirs] + added[Yours];
    };
    addBehind({});
    for (const QString &id : std::as_const(spine)) {
        if (wanted.contains(id))
            order += id;
        addBehind(id);
    }
    order.removeDuplicates();
    return order;
}

class Walk
{
public:
    Walk(const MergeChoices &choices, ThreeWayMerge &out) : m_choices(choices), m_out(out) {}

    QJsonValue merge(const QString &path, const QString &name, const Place &at)
    {
        const auto &[base, theirs, yours] = at.open;
        if (base == theirs && theirs == yours)
            return yours;
        const bool isNew = base.isUndefined() && theirs != yours;
        if (theirs.isObject() && yours.isObject() && (base.isObject() || isNew))
            return objects(path, at);
        if (theirs.isArray() && yours.isArray() && (base.isArray() || isNew))
            return lists(path, name, at);
        return leaf(path, at);
    }

private:
    QJsonValue leaf(const QString &path, const Place &at)
    {
        const auto &[base, theirs, yours] = at.open;
        MergeRow row{unique(path),     MergeRow::Kind::Conflict, at.shown[Base],
                     at.shown[Theirs], at.shown[Yours],          at.shown != at.open};
        QJsonValue taken = yours;
        if (base == theirs) {
            row.kind = MergeRow::Kind::Yours;
        } else if (base == yours) {
            row.kind = MergeRow::Kind::Theirs;
            taken = theirs;
        } else if (theirs == yours) {
            row.kind = MergeRow::Kind::Both;
        } else {
            ++m_out.conflicts;
            const auto choice = m_choices.constFind(row.path);
            if (choice == m_choices.cend())
                ++m_out.undecided;
            else if (*choice == MergeSide::Theirs)
                taken = theirs;
        }
        m_out.theyChanged = m_out.theyChanged || row.kind != MergeRow::Kind::Yours;
        m_out.rows += row;
        return taken;
    }

    QJsonValue objects(const QString &path, const Place &at)
    {
        QStringList keys;
        for (const QJsonValue &value : at.open)
            keys += value.toObject().keys();
        std::sort(keys.begin(), keys.end());
        keys.removeDuplicates();
        QJsonObject merged;
        for (const QString &key : std::as_const(keys)) {
            Place child;
            for (size_t i = 0; i < VersionCount; ++i) {
                child.open[i] = at.open[i].toObject().value(key);
                child.shown[i] = at.shown[i].toObject().value(key);
            }
            const QJsonValue value = merge(path + u'/' + key, key, child);
            if (!value.isUndefined())
                merged.insert(key, value);
        }
        return merged;
    }

    QJsonValue lists(const QString &path, const QString &name, const Place &at)
    {
        OfEach<QJsonArray> open;
        for (size_t i = 0; i < VersionCount; ++i)
            open[i] = at.open[i].toArray();
        const bool sameSize = open[Base].size() == open[Theirs].size() && open[Base].size() == open[Yours].size();
        if (isSet(name)) {
            const auto ids = idsOfEach(open, {});
            return ids ? byId(path, at, *ids, {}) : leaf(path, at);
        }
        if (!std::all_of(open.begin(), open.end(), allObjects))
            return leaf(path, at);
        // First what is a name, then what only tells apart and may itself be what was changed.
        static const QList<Naming> namings{{u"name"_s},
                                           {u"id"_s},
                                           {u"key"_s},
                                           {u"uri"_s},
                                           {u"containerPath"_s},
                                           {u"containerPort"_s, u"protocol"_s},
                                           {u"port"_s, u"protocol"_s},
                                           {u"protocol"_s, u"portIndex"_s, u"port"_s, u"path"_s},
                                           {u"mode"_s}};
        for (const Naming &naming : namings) {
            const auto ids = idsOfEach(open, naming);
            if (!ids)
                continue;
            const auto &[base, theirs, yours] = *ids;
            const auto members = [](const QStringList &list) { return QSet<QString>(list.begin(), list.end()); };
            const bool sameMembers = members(base) == members(theirs) && members(base) == members(yours);
            if (naming.size() > 1 && sameSize && !sameMembers)
                break; // a port or a path was changed: their places tell them apart
            const bool bothMoved = theirs != base && yours != base && theirs != yours;
            if (ordersClash(*ids) || (isIndexed(name) && bothMoved))
                return leaf(path, at);
            return byId(path, at, *ids, naming);
        }
        return sameSize ? byPlace(path, at) : leaf(path, at);
    }

    QJsonValue byPlace(const QString &path, const Place &at)
    {
        QJsonArray merged;
        const qsizetype size = at.open[Yours].toArray().size();
        for (qsizetype place = 0; place < size; ++place) {
            Place child;
            for (size_t i = 0; i < VersionCount; ++i) {
                child.open[i] = at.open[i].toArray().at(place);
                child.shown[i] = at.shown[i].toArray().at(place);
            }
            merged += merge(path + u'/' + QString::number(place), {}, child);
        }
        return merged;
    }

    QJsonValue byId(const QString &path, const Place &at, const Ids &ids, const Naming &naming)
    {
        QStringList all = ids[Base] + ids[Theirs] + ids[Yours];
        all.removeDuplicates();
        QHash<QString, QJsonValue> merged;
        QSet<QString> wanted;
        for (const QString &id : std::as_const(all)) {
            Place child;
            QString shownId;
            for (size_t i = 0; i < VersionCount; ++i) {
                const qsizetype place = ids[i].indexOf(id);
                child.open[i] = place < 0 ? QJsonValue(QJsonValue::Undefined) : at.open[i].toArray().at(place);
                child.shown[i] = place < 0 ? QJsonValue(QJsonValue::Undefined) : at.shown[i].toArray().at(place);
                if (place >= 0)
                    shownId = idOf(child.shown[i], naming); // a URI may hold a password
            }
            const QJsonValue value = merge(path + u"/["_s + shownId.left(MostOfName) + u']', {}, child);
            if (value.isUndefined())
                continue;
            merged.insert(id, value);
            wanted.insert(id);
        }
        noteOrder(path, at, ids);
        QJsonArray list;
        const QStringList order = commonOrder(ids, wanted);
        for (const QString &id : order)
            list += merged.value(id);
        return list;
    }

    /// Moved elements are a change, too: a row of its own, which is never a conflict here.
    void noteOrder(const QString &path, const Place &at, const Ids &ids)
    {
        const auto moved = [&ids](Version side) {
            return kept(ids[size_t(side)], ids[Base]) != kept(ids[Base], ids[size_t(side)]);
        };
        const bool theirs = moved(Theirs);
        const bool yours = moved(Yours);
        if (!theirs && !yours)
            return;
        m_out.theyChanged = m_out.theyChanged || theirs;
        m_out.rows +=
            MergeRow{unique(path),
                     theirs && yours ? MergeRow::Kind::Both : theirs ? MergeRow::Kind::Theirs : MergeRow::Kind::Yours,
                     at.shown[Base],
                     at.shown[Theirs],
                     at.shown[Yours],
                     at.shown != at.open};
    }

    QString unique(const QString &path)
    {
        QString one = path.isEmpty() ? u"/"_s : path;
        for (int n = 2; m_paths.contains(one); ++n)
            one = path + u" #"_s + QString::number(n);
        m_paths.insert(one);
        return one;
    }

    const MergeChoices &m_choices;
    ThreeWayMerge &m_out;
    QSet<QString> m_paths;
};

} // namespace

ThreeWayMerge mergeThreeWays(const QJsonObject &base, const QJsonObject &theirs, const QJsonObject &yours,
                             const MergeChoices &choices)
{
    ThreeWayMerge out;
    const Place top{{base, theirs, yours}, {maskSecrets(base), maskSecrets(theirs), maskSecrets(yours)}};
    out.merged = Walk(choices, out).merge({}, {}, top).toObject();
    return out;
}

} // namespace mesoscope
