// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/groupdefinition.h"

#include "models/domain/validate.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Ids and dependencies are written from the group that they stand in, or from the root.
QString resolved(const QString &path, const QString &base)
{
    QStringList parts = path.startsWith(u'/') ? QStringList() : base.split(u'/', Qt::SkipEmptyParts);
    const QStringList steps = path.split(u'/', Qt::SkipEmptyParts);
    for (const QString &step : steps) {
        if (step == ".."_L1) {
            if (!parts.isEmpty())
                parts.removeLast();
        } else if (step != "."_L1) {
            parts.append(step);
        }
    }
    return u'/' + parts.join(u'/');
}

class Reader
{
public:
    GroupDefinition result;

    void addMember(const QJsonObject &json, const QString &base)
    {
        if (result.members.size() >= MostMembers) {
            const QString more = u"…"_s;
            if (!result.left.contains(more))
                result.left.append(more);
            return;
        }
        QJsonObject member = editableDefinition(json);
        member.insert(u"id"_s, resolved(member.value("id"_L1).toString(), base));
        QJsonArray dependencies;
        const QJsonArray given = member.value("dependencies"_L1).toArray();
        for (const auto &one : given)
            dependencies.append(resolved(one.toString(), base));
        if (!given.isEmpty())
            member.insert(u"dependencies"_s, dependencies);
        result.members.append(member);
    }

    void addGroup(const QJsonObject &group, const QString &base, int depth)
    {
        const QString id = resolved(group.value("id"_L1).toString(), base);
        for (const auto key : {"dependencies"_L1, "enforceRole"_L1}) {
            const QJsonValue value = group.value(key);
            if (value.toBool() || !value.toArray().isEmpty())
                result.left.append(id + u": "_s + key);
        }
        for (const auto key : {"apps"_L1, "pods"_L1}) {
            const QJsonArray members = group.value(key).toArray();
            for (const auto &one : members) {
                const QJsonObject member = one.toObject();
                addMember(member.value("spec"_L1).isObject() ? member.value("spec"_L1).toObject() : member, id);
            }
        }
        const QJsonArray groups = group.value("groups"_L1).toArray();
        for (const auto &one : groups) {
            if (depth < DeepestGroup)
                addGroup(one.toObject(), id, depth + 1);
            else
                result.left.append(id);
        }
    }

    /// What others depend on comes first; a circle is left as it is: the server refuses it.
    void sort()
    {
        QHash<QString, qsizetype> byId;
        for (qsizetype i = 0; i < result.members.size(); ++i)
            byId.insert(result.members.at(i).value("id"_L1).toString(), i);
        QSet<qsizetype> seen;
        QList<QJsonObject> sorted;
        // Without recursion: a chain may be as long as the list.
        for (qsizetype first = 0; first < result.members.size(); ++first) {
            QList<std::pair<qsizetype, bool>> stack{{first, false}};
            while (!stack.isEmpty()) {
                const auto [index, ready] = stack.takeLast();
                if (ready) {
                    sorted.append(result.members.at(index));
                    continue;
                }
                if (seen.contains(index))
                    continue;
                seen.insert(index);
                stack.append({index, true});
                const QJsonArray dependencies = result.members.at(index).value("dependencies"_L1).toArray();
                for (const auto &one : dependencies) {
                    const auto found = byId.constFind(one.toString());
                    if (found != byId.constEnd() && !seen.contains(*found))
                        stack.append({*found, false});
                }
            }
        }
        result.members = sorted;
    }
};

} // namespace

GroupDefinition readGroup(const QJsonObject &group)
{
    Reader reader;
    reader.addGroup(group, u"/"_s, 0);
    reader.result.group = AppId(resolved(group.value("id"_L1).toString(), u"/"_s));
    reader.sort();
    return reader.result;
}

GroupDefinition readSeveral(const QJsonArray &apps)
{
    Reader reader;
    for (const auto &one : apps)
        reader.addMember(one.toObject(), u"/"_s);
    reader.sort();
    return reader.result;
}

} // namespace mesoscope
