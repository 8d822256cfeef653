// SPDX-License-Identifier: GPL-3.0-or-later
// /v2/groups of the simulated Marathon.
#include "app/demo/definitions.h"
#include "app/demo/runspec.h"
#include "app/demo/simtime.h"
#include "app/demo/wire_marathon_json.h"

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

static QString parentOf(const QString &path)
{
    return path.left(qMax<qsizetype>(1, path.lastIndexOf(u'/')));
}

static QString prefixOf(const QString &group)
{
    return group == "/"_L1 ? group : group + u"/"_s;
}

static void writeGroup(JsonWriter &json, const SimCluster &cluster, const QString &path, const Embed &embed)
{
    const MarathonShape &shape = cluster.scenario().versions.marathon;
    const QString prefix = prefixOf(path);
    json.beginObject().field("id", path).field("version", cluster.rootVersions().value(0));
    json.key("dependencies").json(QJsonArray::fromStringList(cluster.groupDependencies(path)));
    std::vector<const SimApp *> apps;
    QJsonArray pods;
    for (auto it = cluster.apps().lower_bound(prefix); it != cluster.apps().end() && it->first.startsWith(prefix);
         ++it) {
        if (it->first.indexOf(u'/', prefix.size()) >= 0)
            continue;
        if (!it->second.pod)
            apps.push_back(&it->second);
        else if (embed.pods && shape.instances)
            pods.append(podStatusJson(cluster, it->second));
    }
    if (embed.apps) {
        json.beginArray("apps");
        for (const SimApp *app : apps)
            writeApp(json, cluster, *app, embed);
        json.endArray();
    }
    if (embed.pods && shape.instances)
        json.key("pods").json(pods);
    if (embed.groups) {
        json.beginArray("groups");
        for (const QString &group : cluster.groups()) {
            if (group != "/"_L1 && parentOf(group) == path)
                writeGroup(json, cluster, group, embed);
        }
        json.endArray();
    }
    if (parentOf(path) == "/"_L1 && path != "/"_L1 && shape.roles)
        json.field("enforceRole", cluster.enforcesRole(path));
    json.endObject();
}

/// A group as it was: definitions only.
static QJsonObject oldGroup(const std::map<QString, QJsonObject> &root, const QString &path, const QString &version)
{
    const QString prefix = prefixOf(path);
    QJsonArray apps;
    QJsonArray pods;
    QStringList below;
    for (auto it = root.lower_bound(prefix); it != root.end() && it->first.startsWith(prefix); ++it) {
        const qsizetype slash = it->first.indexOf(u'/', prefix.size());
        if (slash < 0)
            (isPodDefinition(it->second) ? pods : apps).append(it->second);
        else if (!below.contains(it->first.left(slash)))
            below.append(it->first.left(slash));
    }
    QJsonArray groups;
    for (const QString &group : std::as_const(below))
        groups.append(oldGroup(root, group, version));
    return {{u"id"_s, path},
            {u"apps"_s, apps},
            {u"pods"_s, pods},
            {u"groups"_s, groups},
            {u"dependencies"_s, QJsonArray()},
            {u"version"_s, version}};
}

namespace {

/// Completes the apps of a group's body, level by level, and collects what is wrong with them.
struct GroupReader
{
    const SimCluster &cluster;
    QJsonArray typeErrors, ruleErrors;
    std::optional<WireReply> conflict;

    QJsonObject read(const QJsonObject &body, const QString &path)
    {
        QJsonObject group = body;
        const QJsonArray wrongs = pathProblems(path, u"/id"_s);
        for (const QJsonValue &wrong : wrongs)
            ruleErrors.append(wrong);
        if (body.value("apps"_L1).isArray()) {
            QJsonArray apps;
            const QJsonArray given = body.value("apps"_L1).toArray();
            for (const QJsonValue &value : given) {
                const QString id = resolvePath(value.toObject().value("id"_L1).toString(), path);
                if (parentOf(id) != path) {
                    ruleErrors.append(problem(
                        u"/apps"_s, u"identifier %1 is not child of %2. Hint: use relative paths."_s.arg(id, path)));
                    continue;
                }
                const ReadDefinition app = readApp(cluster, value.toObject(), id);
                for (const QJsonValue &wrong : app.typeErrors)
                    typeErrors.append(wrong);
                for (const QJsonValue &wrong : app.ruleErrors)
                    ruleErrors.append(wrong);
                apps.append(app.definition);
            }
            group.insert("apps"_L1, apps);
        }
        if (body.value("groups"_L1).isArray()) {
            QJsonArray groups;
            const QJsonArray given = body.value("groups"_L1).toArray();
            for (const QJsonValue &value : given) {
                const QString id = resolvePath(value.toObject().value("id"_L1).toString(), path);
                if (parentOf(id) != path)
                    ruleErrors.append(problem(
                        u"/groups"_s, u"identifier %1 is not child of %2. Hint: use relative paths."_s.arg(id, path)));
                else
                    groups.append(read(value.toObject(), id));
            }
            group.insert("groups"_L1, groups);
        }
        if (cluster.apps().count(path) > 0)
            conflict = refusal(409, u"An app with the path %1 already exists."_s.arg(path));
        return group;
    }
};

} // namespace

static WireReply changeGroup(SimCluster &cluster, const WireRequest &request, const QString &path)
{
    QJsonDocument document;
    if (const auto refused = readBody(request, &document))
        return *refused;
    if (!document.isObject())
        return refusal(400, u"Invalid JSON"_s, QJsonArray{problem(u"/"_s, u"error.expected.jsobject"_s)});
    const QJsonObject body = document.object();
    const bool create = request.method == "POST";
    const QString given = body.value("id"_L1).toString();
    // POST /v2/groups names the group in the body; the other calls name it in the path.
    const QString id = path == "/"_L1 && !given.isEmpty() ? resolvePath(given, u"/"_s) : path;
    if (create && id != "/"_L1 && cluster.groups().contains(id))
        return refusal(409, u"Group %1 is already created. Use PUT to change this group."_s.arg(id));
    const bool special = body.contains("version"_L1) || body.contains("scaleBy"_L1);
    if (special && !cluster.groups().contains(id))
        return refusal(404, u"Group '%1' does not exist"_s.arg(id));
    QJsonObject group = body;
    if (body.contains("version"_L1)) {
        group.insert("version"_L1, isoTime(fromIsoTime(body.value("version"_L1).toString())));
    } else if (!special) {
        GroupReader reader{cluster, {}, {}, {}};
        group = reader.read(body, id);
        if (!reader.typeErrors.isEmpty())
            return refusal(400, u"Invalid JSON"_s, reader.typeErrors);
        if (!reader.ruleErrors.isEmpty())
            return invalid(reader.ruleErrors);
        if (reader.conflict)
            return *reader.conflict;
    }
    const bool dryRun = !create && flag(request, u"dryRun"_s);
    const SimCluster::Outcome outcome = cluster.putGroup(id, group, flag(request, u"force"_s), dryRun);
    if (dryRun || outcome.status >= 300)
        return reply(outcome.status, outcome.body);
    if (body.value("enforceRole"_L1).isBool() && parentOf(id) == "/"_L1)
        cluster.setEnforcesRole(id, body.value("enforceRole"_L1).toBool());
    WireReply answer = deploymentReply(outcome, create ? 201 : 200);
    if (create)
        answer.headers.emplace_back("Location", id.toUtf8());
    return answer;
}

static WireReply groupVersions(const SimCluster &cluster, const QString &path, const QString &version)
{
    if (version.isEmpty())
        return reply(200, QJsonArray::fromStringList(cluster.rootVersions()));
    const QString wanted = isoTime(fromIsoTime(version));
    const auto root = cluster.rootAt(wanted);
    if (!root)
        return refusal(404, u"Group '%1' does not exist in version %2"_s.arg(path, version));
    return reply(200, oldGroup(*root, path, wanted));
}

/// What may be changed of a group that is there, without a deployment.
static WireReply patchGroup(SimCluster &cluster, const WireRequest &request, const QString &path, bool exists)
{
    if (!cluster.scenario().versions.marathon.roles)
        return wrongMethod();
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (body.size() != 1 || !body.value("enforceRole"_L1).isBool())
        return refusal(422, u"Object is not valid"_s,
                       {problem(u"/"_s, u"only enforceRole can be changed of a group"_s)});
    if (parentOf(path) != "/"_L1 || path == "/"_L1)
        return invalid({problem(u"/enforceRole"_s, u"enforceRole can only be set on top-level groups"_s)});
    if (!exists)
        return refusal(404, u"Group '%1' does not exist"_s.arg(path));
    cluster.setEnforcesRole(path, body.value("enforceRole"_L1).toBool());
    return {200, {}, {}, {}};
}

WireReply answerGroups(SimCluster &cluster, const WireRequest &request, const QString &rest)
{
    QStringList parts = rest.split(u'/', Qt::SkipEmptyParts);
    QString keyword;
    QString argument;
    if (!parts.isEmpty() && (parts.last() == "versions"_L1 || (parts.last() == "apps"_L1 && request.method == "GET"))) {
        keyword = parts.takeLast();
    } else if (parts.size() > 1 && parts.at(parts.size() - 2) == "versions"_L1) {
        argument = parts.takeLast();
        keyword = parts.takeLast();
    }
    const QString path = u"/"_s + parts.join(u'/');
    const bool exists = cluster.groups().contains(path);
    if (request.method == "GET" && !exists)
        return refusal(404, u"Group '%1' does not exist"_s.arg(path));
    if (!keyword.isEmpty() && request.method != "GET")
        return wrongMethod();
    if (keyword == "versions"_L1)
        return groupVersions(cluster, path, argument);
    if (keyword == "apps"_L1) {
        JsonWriter json;
        json.beginArray();
        const QString prefix = prefixOf(path);
        for (auto it = cluster.apps().lower_bound(prefix); it != cluster.apps().end() && it->first.startsWith(prefix);
             ++it) {
            if (!it->second.pod)
                writeApp(json, cluster, it->second, Embed::ofApps(request, false));
        }
        json.endArray();
        return written(json);
    }
    if (request.method == "GET") {
        JsonWriter json;
        // Before 1.0 groups hold definitions, whatever was asked for.
        const bool embeds = cluster.scenario().versions.marathon.groupEmbeds;
        writeGroup(json, cluster, path, embeds ? Embed::ofGroups(request) : Embed());
        return written(json);
    }
    if (request.method == "POST" || request.method == "PUT")
        return changeGroup(cluster, request, path);
    if (request.method == "DELETE")
        return deploymentReply(cluster.removeGroup(path, flag(request, u"force"_s)));
    if (request.method == "PATCH")
        return patchGroup(cluster, request, path, exists);
    return wrongMethod();
}

} // namespace mesoscope::demo
