// SPDX-License-Identifier: GPL-3.0-or-later
// /v2/apps of the simulated Marathon.
#include "app/demo/definitions.h"
#include "app/demo/simtime.h"
#include "app/demo/wire_marathon_json.h"
#include "app/demo/wire_marathon_old.h"

#include <QRegularExpression>

#include <functional>
#include <set>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One condition of a label selector.
struct Selector
{
    QString key, op;
    QStringList values;

    bool accepts(const QJsonObject &labels) const
    {
        const QJsonValue value = labels.value(key);
        if (!value.isString())
            return false; // != and notin want the label to exist, too
        if (op.isEmpty())
            return true;
        const bool listed = values.contains(value.toString());
        return op == "=="_L1 || op == "in"_L1 ? listed : !listed;
    }
};

} // namespace

/// Nothing: a syntax error.
static std::optional<QList<Selector>> readSelectors(const QString &text)
{
    static const QString word = u"((?:[A-Za-z0-9_.-]|\\\\.)+)"_s;
    static const QRegularExpression one(
        u"\\G\\s*%1\\s*(?:(==|!=)\\s*%1|(in|notin)\\s*\\(([^)]*)\\))?\\s*(,|$)"_s.arg(word));
    const auto plain = [](QString escaped) { return escaped.remove(u'\\'); };
    QList<Selector> selectors;
    qsizetype at = 0;
    while (at < text.size()) {
        const QRegularExpressionMatch match = one.match(text, at);
        if (!match.hasMatch())
            return std::nullopt;
        Selector selector{plain(match.captured(1)), match.captured(2) + match.captured(4), {}};
        if (!match.captured(2).isEmpty())
            selector.values.append(plain(match.captured(3)));
        const QStringList listed = match.captured(5).split(u',', Qt::SkipEmptyParts);
        for (const QString &value : listed)
            selector.values.append(plain(value.trimmed()));
        selectors.append(selector);
        at = match.capturedEnd();
    }
    return selectors;
}

static WireReply listApps(const SimCluster &cluster, const WireRequest &request)
{
    const QString cmd = request.query.queryItemValue(u"cmd"_s, QUrl::FullyDecoded);
    const QString id = request.query.queryItemValue(u"id"_s, QUrl::FullyDecoded);
    const auto selectors = readSelectors(request.query.queryItemValue(u"label"_s, QUrl::FullyDecoded));
    if (!selectors)
        return refusal(422, u"Label selector is not valid"_s);
    const Embed embed = Embed::ofApps(request, false);
    JsonWriter json;
    json.beginObject().beginArray("apps");
    for (const auto &[path, app] : cluster.apps()) {
        if (app.pod || (!id.isEmpty() && !path.contains(id, Qt::CaseInsensitive)))
            continue;
        if (!cmd.isEmpty() && !app.definition.value("cmd"_L1).toString().contains(cmd, Qt::CaseInsensitive))
            continue;
        const QJsonObject labels = app.definition.value("labels"_L1).toObject();
        bool selected = true;
        for (const Selector &selector : *selectors)
            selected = selected && selector.accepts(labels);
        if (selected)
            writeApp(json, cluster, app, embed);
    }
    json.endArray().endObject();
    return written(json);
}

QString groupRole(const SimCluster &cluster, const QString &id)
{
    const QString top = id.section(u'/', 1, 1);
    return id.count(u'/') > 1 && cluster.enforcesRole(u'/' + top) ? top : QString();
}

QJsonObject wrongRole(const QJsonObject &definition, const QString &role)
{
    return problem(u"/role"_s, u"got %1, expected: %2"_s.arg(definition.value("role"_L1).toString(), role));
}

ReadDefinition readApp(const SimCluster &cluster, const QJsonObject &asked, const QString &id)
{
    const QString role = groupRole(cluster, id);
    QJsonObject body = asked;
    if (!role.isEmpty() && !body.contains("role"_L1))
        body.insert("role"_L1, role);
    ReadDefinition read;
    read.typeErrors = typeProblems(body);
    if (!read.typeErrors.isEmpty())
        return read;
    QJsonObject definition = withAppDefaults(withoutReadOnly(body));
    definition.insert("id"_L1, id);
    QJsonArray dependencies;
    const QJsonArray given = definition.value("dependencies"_L1).toArray();
    for (const QJsonValue &dependency : given)
        dependencies.append(resolvePath(dependency.toString(), id.left(qMax<qsizetype>(1, id.lastIndexOf(u'/')))));
    if (!dependencies.isEmpty())
        definition.insert("dependencies"_L1, dependencies);
    read.definition = definition;
    read.ruleErrors = ruleProblems(definition);
    if (!role.isEmpty() && definition.value("role"_L1) != role)
        read.ruleErrors.append(wrongRole(definition, role));
    return read;
}

static bool closesCycle(const SimCluster &cluster, const QJsonObject &definition)
{
    const QString start = definition.value("id"_L1).toString();
    std::set<QString> seen;
    std::function<bool(const QJsonObject &)> leadsBack = [&](const QJsonObject &from) {
        const QStringList next = from.value("dependencies"_L1).toVariant().toStringList();
        for (const QString &path : next) {
            if (path == start)
                return true;
            const auto app = cluster.apps().find(path);
            if (app != cluster.apps().end() && seen.insert(path).second && leadsBack(app->second.definition))
                return true;
        }
        return false;
    };
    return leadsBack(definition);
}

std::optional<WireReply> conflicts(const SimCluster &cluster, const QJsonObject &definition)
{
    const QString id = definition.value("id"_L1).toString();
    bool clash = cluster.groups().contains(id);
    for (QString above = id.left(id.lastIndexOf(u'/')); !above.isEmpty(); above = above.left(above.lastIndexOf(u'/')))
        clash = clash || cluster.apps().count(above) > 0;
    if (clash)
        return invalid({problem(u"/"_s, u"Groups and Applications may not have the same identifier."_s)});
    if (closesCycle(cluster, definition))
        return invalid({problem(u"/"_s, u"Dependency graph has cyclic dependencies."_s)});
    return std::nullopt;
}

static void tellPost(SimCluster &cluster, const WireRequest &request, const QJsonObject &definition)
{
    cluster.publish(u"api_post_event"_s,
                    {{u"clientIp"_s, u"127.0.0.1"_s}, {u"uri"_s, request.path}, {u"appDefinition"_s, definition}});
}

static WireReply createApp(SimCluster &cluster, const WireRequest &request, const QJsonObject &body, const QString &id)
{
    const ReadDefinition read = readApp(cluster, body, id);
    if (!read.typeErrors.isEmpty())
        return refusal(400, u"Invalid JSON"_s, read.typeErrors);
    if (!read.ruleErrors.isEmpty())
        return invalid(read.ruleErrors);
    if (const auto conflict = conflicts(cluster, read.definition))
        return *conflict;
    const SimCluster::Outcome outcome = cluster.putApps({read.definition}, flag(request, u"force"_s));
    if (outcome.status >= 300)
        return reply(outcome.status, outcome.body);
    tellPost(cluster, request, cluster.apps().at(id).definition);
    QJsonObject created = appAs(cluster.scenario().versions.marathon, cluster.apps().at(id).definition);
    for (const QString &key : {u"tasksStaged"_s, u"tasksRunning"_s, u"tasksHealthy"_s, u"tasksUnhealthy"_s})
        created.insert(key, 0);
    created.insert("deployments"_L1, QJsonArray{QJsonObject{{u"id"_s, outcome.deploymentId}}});
    WireReply answer = reply(201, created);
    if (request.method == "PUT")
        answer = deploymentReply(outcome, 201);
    else
        addDeployment(answer, outcome);
    answer.headers.emplace_back("Location", id.toUtf8());
    return answer;
}

/// What an app is to become after an update; or the answer that refuses it.
static std::optional<WireReply> updated(const SimCluster &cluster, const QString &id, const QJsonObject &body,
                                        bool partial, QJsonObject *definition)
{
    const SimApp &app = cluster.apps().at(id);
    QJsonObject given = body;
    given.remove("id"_L1);
    if (given.contains("version"_L1)) {
        if (given.size() > 1)
            return invalid({problem(u"/"_s, u"The 'version' field may only be combined with the 'id' field."_s)});
        const QString version = isoTime(fromIsoTime(given.value("version"_L1).toString()));
        const auto old = app.versions.find(version);
        if (old == app.versions.end())
            return refusal(404,
                           u"App '%1' does not exist in version %2"_s.arg(id, given.value("version"_L1).toString()));
        *definition = withoutReadOnly(old->second);
        return std::nullopt;
    }
    const QJsonArray types = typeProblems(body);
    if (!types.isEmpty())
        return refusal(400, u"Invalid JSON"_s, types);
    QJsonObject whole = partial ? app.definition : QJsonObject();
    for (auto it = given.constBegin(); it != given.constEnd(); ++it) {
        if (it->isNull())
            whole.remove(it.key());
        else
            whole.insert(it.key(), it.value());
    }
    if (given.contains("cmd"_L1) && !given.contains("args"_L1))
        whole.remove("args"_L1);
    if (given.contains("args"_L1) && !given.contains("cmd"_L1))
        whole.remove("cmd"_L1);
    const ReadDefinition read = readApp(cluster, whole, id);
    if (!read.ruleErrors.isEmpty())
        return invalid(read.ruleErrors);
    if (const auto conflict = conflicts(cluster, read.definition))
        return conflict;
    *definition = read.definition;
    return std::nullopt;
}

/// Before 1.4 a PUT always was, whatever was asked for.
static bool isPartial(const SimCluster &cluster, const WireRequest &request)
{
    return request.method == "PATCH" || !cluster.scenario().versions.marathon.instances ||
           flag(request, u"partialUpdate"_s, true);
}

static WireReply putApp(SimCluster &cluster, const WireRequest &request, const QString &id)
{
    QJsonDocument body;
    if (const auto refused = readBody(request, &body))
        return *refused;
    const auto app = cluster.apps().find(id);
    if (app == cluster.apps().end() || app->second.pod) {
        if (request.method == "PATCH" || body.object().contains("version"_L1))
            return refusal(404, u"App '%1' does not exist"_s.arg(id));
        return createApp(cluster, request, body.object(), id);
    }
    QJsonObject definition;
    const bool partial = isPartial(cluster, request);
    if (const auto refused = updated(cluster, id, body.object(), partial, &definition))
        return *refused;
    const SimCluster::Outcome outcome = cluster.putApps({definition}, flag(request, u"force"_s));
    if (outcome.status < 300)
        tellPost(cluster, request, cluster.apps().at(id).definition);
    return deploymentReply(outcome);
}

static WireReply putManyApps(SimCluster &cluster, const WireRequest &request)
{
    QJsonDocument body;
    if (const auto refused = readBody(request, &body))
        return *refused;
    if (!body.isArray())
        return refusal(400, u"Invalid JSON"_s, QJsonArray{problem(u"/"_s, u"error.expected.jsarray"_s)});
    std::vector<QJsonObject> definitions;
    const QJsonArray given = body.array();
    const bool partial = isPartial(cluster, request);
    for (const QJsonValue &value : given) {
        const QString id = resolvePath(value.toObject().value("id"_L1).toString(), u"/"_s);
        QJsonObject definition;
        if (cluster.apps().count(id) > 0) {
            if (const auto refused = updated(cluster, id, value.toObject(), partial, &definition))
                return *refused;
        } else if (request.method == "PATCH") {
            return refusal(404, u"App '%1' does not exist"_s.arg(id));
        } else {
            const ReadDefinition read = readApp(cluster, value.toObject(), id);
            if (!read.typeErrors.isEmpty())
                return refusal(400, u"Invalid JSON"_s, read.typeErrors);
            if (!read.ruleErrors.isEmpty())
                return invalid(read.ruleErrors);
            definition = read.definition;
        }
        definitions.push_back(definition);
    }
    return deploymentReply(cluster.putApps(definitions, flag(request, u"force"_s)));
}

static WireReply postApp(SimCluster &cluster, const WireRequest &request)
{
    QJsonDocument body;
    if (const auto refused = readBody(request, &body))
        return *refused;
    if (!body.isObject())
        return refusal(400, u"Invalid JSON"_s, QJsonArray{problem(u"/"_s, u"error.expected.jsobject"_s)});
    const QJsonValue given = body.object().value("id"_L1);
    if (given.isUndefined())
        return refusal(400, u"Invalid JSON"_s, QJsonArray{problem(u"/id"_s, u"error.path.missing"_s)});
    const QString id = resolvePath(given.toString(), u"/"_s);
    if (given.isString() && cluster.apps().count(id) > 0)
        return refusal(409, u"An app with id [%1] already exists."_s.arg(id));
    return createApp(cluster, request, body.object(), id);
}

/// DELETE …/tasks and …/tasks/ID
static WireReply killTasks(SimCluster &cluster, const WireRequest &request, const QString &id, const QString &taskId)
{
    const bool scale = flag(request, u"scale"_s);
    const bool wipe = flag(request, u"wipe"_s);
    const QString host = request.query.queryItemValue(u"host"_s, QUrl::FullyDecoded);
    QStringList ids;
    JsonWriter killed; // before: they are still running
    killed.beginObject();
    if (taskId.isEmpty())
        killed.beginArray("tasks");
    else
        killed.key("task");
    for (const qint32 index : cluster.tasksOf(id)) {
        const SimTask &task = cluster.tasks()[size_t(index)];
        const bool here = host.isEmpty() || host == "*"_L1 || cluster.agents()[size_t(task.agent)].hostname == host;
        if (taskId.isEmpty() ? !here : task.id != taskId)
            continue;
        ids.append(task.id);
        writeTask(killed, cluster, index);
    }
    if (!taskId.isEmpty() && ids.isEmpty() && !scale)
        return refusal(404, u"Task '%1' does not exist"_s.arg(taskId));
    const SimCluster::Outcome outcome = cluster.killTasks(ids, scale, wipe, flag(request, u"force"_s));
    if (outcome.status >= 300 || scale)
        return deploymentReply(outcome);
    if (taskId.isEmpty())
        killed.endArray();
    killed.endObject();
    return written(killed);
}

static WireReply versionsOf(const MarathonShape &shape, const SimApp &app, const QString &version)
{
    if (version.isEmpty()) {
        QJsonArray versions;
        for (auto it = app.versions.rbegin(); it != app.versions.rend(); ++it)
            versions.append(it->first);
        return reply(200, QJsonObject{{u"versions"_s, versions}});
    }
    const auto found = app.versions.find(isoTime(fromIsoTime(version)));
    if (found == app.versions.end())
        return refusal(404, u"App '%1' does not exist in version %2"_s.arg(app.id, version));
    return reply(200, appAs(shape, found->second));
}

/// /v2/apps/GROUP/* and /v2/apps/GROUP/*/tasks
static WireReply answerStar(const SimCluster &cluster, const WireRequest &request, const QString &group, bool tasks)
{
    if (request.method != "GET")
        return wrongMethod();
    const QString prefix = group == "/"_L1 ? group : group + u"/"_s;
    const Embed embed = Embed::ofApps(request, true);
    JsonWriter json;
    json.beginObject().beginArray(tasks ? "tasks" : "*");
    for (auto it = cluster.apps().lower_bound(prefix); it != cluster.apps().end() && it->first.startsWith(prefix);
         ++it) {
        if (it->second.pod)
            continue;
        if (tasks)
            writeTasks(json, cluster, it->first);
        else
            writeApp(json, cluster, it->second, embed);
    }
    json.endArray().endObject();
    return written(json);
}

static WireReply answerApp(SimCluster &cluster, const WireRequest &request, const QString &id)
{
    if (request.method == "PUT" || request.method == "PATCH")
        return putApp(cluster, request, id);
    const auto app = cluster.apps().find(id);
    const bool exists = app != cluster.apps().end() && !app->second.pod;
    if (request.method == "GET") {
        if (!exists)
            return refusal(404, u"App '%1' does not exist"_s.arg(id));
        JsonWriter json;
        json.beginObject().key("app");
        writeApp(json, cluster, app->second, Embed::ofApps(request, true));
        json.endObject();
        return written(json);
    }
    if (request.method != "DELETE")
        return wrongMethod();
    if (!exists)
        return refusal(404, u"App '%1' does not exist"_s.arg(id));
    return deploymentReply(cluster.removeApp(id, flag(request, u"force"_s, true))); // true: Marathon's own default here
}

WireReply answerApps(SimCluster &cluster, const WireRequest &request, const QString &rest)
{
    if (rest.isEmpty()) {
        if (request.method == "GET")
            return listApps(cluster, request);
        if (request.method == "POST")
            return postApp(cluster, request);
        return request.method == "PUT" || request.method == "PATCH" ? putManyApps(cluster, request) : wrongMethod();
    }
    QStringList parts = rest.split(u'/', Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return refusal(404, u"App '/' does not exist"_s);
    const auto pathOf = [](const QStringList &list) { return u"/"_s + list.join(u'/'); };
    if (parts.last() == "*"_L1)
        return answerStar(cluster, request, pathOf(parts.mid(0, parts.size() - 1)), false);
    if (parts.size() > 1 && parts.last() == "tasks"_L1 && parts.at(parts.size() - 2) == "*"_L1)
        return answerStar(cluster, request, pathOf(parts.mid(0, parts.size() - 2)), true);

    QString keyword;
    QString argument;
    static const QStringList plain{u"restart"_s, u"tasks"_s, u"versions"_s};
    if (parts.size() > 1 && plain.contains(parts.last())) {
        keyword = parts.takeLast();
    } else if (parts.size() > 2 &&
               (parts.at(parts.size() - 2) == "tasks"_L1 || parts.at(parts.size() - 2) == "versions"_L1)) {
        argument = parts.takeLast();
        keyword = parts.takeLast();
    }
    const QString id = pathOf(parts);
    if (keyword.isEmpty())
        return answerApp(cluster, request, id);
    const auto app = cluster.apps().find(id);
    const bool exists = app != cluster.apps().end() && !app->second.pod;
    const QByteArray wanted = keyword == "restart"_L1 ? "POST" : "GET";
    if (request.method != wanted && !(keyword == "tasks"_L1 && request.method == "DELETE"))
        return wrongMethod();
    if (!exists)
        return refusal(404, u"App '%1' does not exist"_s.arg(id));
    if (keyword == "restart"_L1)
        return deploymentReply(cluster.restartApp(id, flag(request, u"force"_s)));
    if (keyword == "versions"_L1)
        return versionsOf(cluster.scenario().versions.marathon, app->second, argument);
    if (request.method == "DELETE")
        return killTasks(cluster, request, id, argument);
    if (!argument.isEmpty())
        return wrongMethod();
    JsonWriter json;
    json.beginObject().beginArray("tasks");
    writeTasks(json, cluster, id);
    json.endArray().endObject();
    return written(json);
}

} // namespace mesoscope::demo
