// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/marathon/marathonrequests.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

Request writing(Request::Method method, const QUrl &base, const QString &path, const QueryItems &query,
                const QJsonObject &body)
{
    Request request;
    request.method = method;
    request.url = joinUrl(base, path, query);
    request.headers = {{"Accept", "application/json"}, {"Content-Type", "application/json"}};
    if (!body.isEmpty())
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

Request reading(const QUrl &base, const QString &path, const QueryItems &query)
{
    Request request;
    request.url = joinUrl(base, path, query);
    request.headers = {{"Accept", "application/json"}};
    return request;
}

QString groupPath(const AppId &group)
{
    return group.text() == "/"_L1 ? u"/v2/groups"_s : u"/v2/groups"_s + group.text();
}

QString pathOf(const AppId &app, App::Kind kind)
{
    return (kind == App::Kind::Pod ? u"/v2/pods"_s : u"/v2/apps"_s) + app.text();
}

QString versionsPath(const AppId &app, App::Kind kind, const QString &version)
{
    const QString list = pathOf(app, kind) + (kind == App::Kind::Pod ? u"::versions"_s : u"/versions"_s);
    return version.isEmpty() ? list : list + u'/' + version;
}

namespace {

QString yes(bool value)
{
    return value ? u"true"_s : u"false"_s;
}

QPair<QString, QString> forced(Force force)
{
    return {u"force"_s, yes(force == Force::Yes)}; // always said: DELETE of an app would default to true
}

/// One overload per command: the table of api-facts 1.3-1.10.
struct Maker
{
    QUrl base;

    Request operator()(const DeployApp &c) const
    {
        return writing(Request::Method::Post, base, u"/v2/apps"_s, {forced(c.force)}, c.definition);
    }
    Request operator()(const UpdateApp &c) const
    {
        return writing(Request::Method::Put, base, pathOf(c.app, App::Kind::App),
                       {{u"partialUpdate"_s, u"false"_s}, forced(c.force)}, c.definition);
    }
    Request operator()(const ScaleApp &c) const
    {
        return writing(Request::Method::Put, base, pathOf(c.app, App::Kind::App), {forced(c.force)},
                       {{u"instances"_s, c.instances}});
    }
    Request operator()(const RestartApp &c) const
    {
        return writing(Request::Method::Post, base, pathOf(c.app, App::Kind::App) + u"/restart"_s, {forced(c.force)});
    }
    Request operator()(const DestroyApp &c) const
    {
        return writing(Request::Method::Delete, base, pathOf(c.app, App::Kind::App), {forced(c.force)});
    }
    Request operator()(const CreateGroup &c) const
    {
        QJsonObject body{{u"id"_s, c.group.text()}};
        if (c.enforceRole)
            body.insert(u"enforceRole"_s, *c.enforceRole);
        return writing(Request::Method::Post, base, u"/v2/groups"_s, {}, body);
    }
    Request operator()(const DestroyGroup &c) const
    {
        return writing(Request::Method::Delete, base, u"/v2/groups"_s + c.group.text(), {forced(c.force)});
    }
    Request operator()(const ScaleGroup &c) const
    {
        return writing(Request::Method::Put, base, u"/v2/groups"_s + c.group.text(), {forced(c.force)},
                       {{u"scaleBy"_s, c.factor}});
    }
    Request operator()(const SetGroupRole &c) const
    {
        return writing(Request::Method::Patch, base, groupPath(c.group), {}, {{u"enforceRole"_s, c.enforced}});
    }
    Request operator()(const RollBackApp &c) const
    {
        return writing(Request::Method::Put, base, pathOf(c.app, App::Kind::App), {forced(c.force)},
                       {{u"version"_s, c.version}});
    }
    Request operator()(const KillTasks &c) const
    {
        QJsonArray ids;
        for (const TaskId &task : c.tasks)
            ids.append(task.text());
        return writing(
            Request::Method::Post, base, u"/v2/tasks/delete"_s,
            {{u"scale"_s, yes(c.mode == KillMode::Scale)}, {u"wipe"_s, yes(c.mode == KillMode::Wipe)}, forced(c.force)},
            {{u"ids"_s, ids}});
    }
    Request operator()(const CancelDeployment &c) const
    {
        return writing(Request::Method::Delete, base, u"/v2/deployments/"_s + c.deployment.text(), {forced(c.force)});
    }
    Request operator()(const ResetDelay &c) const
    {
        return writing(Request::Method::Delete, base, u"/v2/queue"_s + c.app.text() + u"/delay"_s, {});
    }
    template<class Other> // Mesos': MarathonCommands refuses them before
    Request operator()(const Other &) const
    {
        return {};
    }
};

/// Of pods: what is not here is made of a definition that is read first (MarathonCommands), or goes to apps' address.
struct PodMaker : Maker
{
    using Maker::operator();

    Request operator()(const DeployApp &c) const
    {
        return writing(Request::Method::Post, base, u"/v2/pods"_s, {forced(c.force)}, c.definition);
    }
    Request operator()(const UpdateApp &c) const
    {
        return writing(Request::Method::Put, base, pathOf(c.app, App::Kind::Pod), {forced(c.force)}, c.definition);
    }
    Request operator()(const DestroyApp &c) const
    {
        return writing(Request::Method::Delete, base, pathOf(c.app, App::Kind::Pod), {forced(c.force)});
    }
    /// A pod's instance ends with all its containers; each of these is a task.
    Request operator()(const KillTasks &c) const
    {
        QStringList instances;
        for (const TaskId &task : c.tasks)
            instances.append(instanceIdOfTaskId(task.text()));
        instances.removeDuplicates();
        Request request = writing(Request::Method::Delete, base, pathOf(c.app, App::Kind::Pod) + u"::instances"_s,
                                  {{u"wipe"_s, yes(c.mode == KillMode::Wipe)}});
        request.body = QJsonDocument(QJsonArray::fromStringList(instances)).toJson(QJsonDocument::Compact);
        return request;
    }
};

} // namespace

Request requestOf(const Command &command, App::Kind kind, const QUrl &base)
{
    return kind == App::Kind::Pod ? std::visit(PodMaker{{base}}, command) : std::visit(Maker{base}, command);
}

bool aimsTooWide(const Command &command)
{
    const auto *group = std::get_if<DestroyGroup>(&command);
    if (const auto *role = std::get_if<SetGroupRole>(&command))
        return role->group.text().size() < 2;
    const auto narrow = [](const AppId &id) { return id.text().size() > 1 && id.text().startsWith(u'/'); };
    if (group)
        return !narrow(group->group);
    const bool ofApp = std::holds_alternative<UpdateApp>(command) || std::holds_alternative<ScaleApp>(command) ||
                       std::holds_alternative<RestartApp>(command) || std::holds_alternative<DestroyApp>(command) ||
                       std::holds_alternative<RollBackApp>(command) || std::holds_alternative<ResetDelay>(command) ||
                       std::holds_alternative<KillTasks>(command); // a pod's
    if (ofApp)
        return !narrow(targetOf(command));
    const auto *deployment = std::get_if<CancelDeployment>(&command);
    return deployment && (deployment->deployment.isEmpty() || deployment->deployment.text().contains(u'/'));
}

} // namespace mesoscope
