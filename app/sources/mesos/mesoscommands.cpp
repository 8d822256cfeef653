// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/mesos/mesoscommands.h"

#include "app/net/httperror.h"
#include "app/sources/json.h"
#include "app/sources/mesos/mesosrequest.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ReadTimeoutMs = 15000;
constexpr qint64 MostBytes = 64 << 20;

Error problem(Error::Kind kind, const QString &detail = {})
{
    Error error;
    error.kind = kind;
    error.source = SourceId::Mesos;
    error.detail = detail;
    return error;
}

QJsonObject call(const QString &type, const QJsonObject &argument)
{
    return {{u"type"_s, type}, {type.toLower(), argument}};
}

QJsonObject callOf(const DrainAgent &drain)
{
    QJsonObject argument{{u"agent_id"_s, QJsonObject{{u"value"_s, drain.agent.text()}}},
                         {u"mark_gone"_s, drain.markGone}};
    if (drain.graceSeconds)
        argument.insert(u"max_grace_period"_s, QJsonObject{{u"seconds"_s, *drain.graceSeconds}});
    return call(u"DRAIN_AGENT"_s, argument);
}

QJsonObject callOf(const QString &type, const AgentId &agent)
{
    return call(type, {{u"agent_id"_s, QJsonObject{{u"value"_s, agent.text()}}}});
}

/// @p kept with the four resources that are known as @p amounts say.
QJsonObject withAmounts(QJsonObject kept,
                        const std::initializer_list<std::pair<QString, std::optional<double>>> &amounts)
{
    for (const auto &[name, amount] : amounts) {
        if (amount)
            kept.insert(name, QJsonObject{{u"value"_s, *amount}});
        else
            kept.remove(name);
    }
    return kept;
}

/// The quota of @p role among those that GET_QUOTA lists; empty: it has none.
QJsonObject configOf(const QString &role, const QByteArray &answer)
{
    const Result<QJsonValue> json = json::parse(answer, SourceId::Mesos);
    if (!json.ok())
        return {};
    const QJsonArray configs = json::list((*json)["get_quota"_L1]["status"_L1]["configs"_L1]);
    for (const QJsonValue &config : configs) {
        if (json::str(config["role"_L1]) == role)
            return config.toObject();
    }
    return {};
}

} // namespace

MesosCommands::MesosCommands(Transport &transport, const AgentDirectory &agents)
    : m_transport(transport), m_agents(agents)
{
}

Call<Response> MesosCommands::post(const QJsonObject &body)
{
    Request request;
    request.method = Request::Method::Post;
    request.url = joinUrl(m_agents.leader(), u"/api/v1"_s);
    request.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}}; // exactly: no charset
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.timeoutMs = m_writeTimeoutMs;
    return m_transport.send(request);
}

Call<Receipt> MesosCommands::run(const Command &command, App::Kind)
{
    if (systemOf(command) != SourceId::Mesos)
        return finishedCall<Receipt>(problem(Error::Kind::Unsupported));
    if (!m_agents.leader().isValid())
        return finishedCall<Receipt>(problem(Error::Kind::NoLeader));
    const auto answer = std::make_shared<QPromise<Result<Receipt>>>();
    answer->start();
    const Call<Receipt> receipt = answer->future();
    if (const auto *quota = std::get_if<SetQuota>(&command))
        sendQuota(*quota, answer);
    else if (const auto *drain = std::get_if<DrainAgent>(&command))
        send(callOf(*drain), answer);
    else if (const auto *off = std::get_if<DeactivateAgent>(&command))
        send(callOf(u"DEACTIVATE_AGENT"_s, off->agent), answer);
    else if (const auto *on = std::get_if<ReactivateAgent>(&command))
        send(callOf(u"REACTIVATE_AGENT"_s, on->agent), answer);
    return receipt;
}

void MesosCommands::send(const QJsonObject &body, const Answer &answer)
{
    observe(&m_context, post(body), [answer](Result<Response> result) {
        const Result<Response> done = checked(std::move(result), SourceId::Mesos);
        answer->addResult(done.ok() ? Result<Receipt>(Receipt()) : Result<Receipt>(done.error()));
        answer->finish();
    });
}

void MesosCommands::sendQuota(const SetQuota &quota, const Answer &answer)
{
    const auto sendFrom = [this, quota, answer](const QJsonObject &now) {
        const auto promised = [](double amount) { return amount > 0 ? std::optional(amount) : std::nullopt; };
        const QJsonObject config{
            {u"role"_s, quota.role},
            {u"guarantees"_s,
             withAmounts(now["guarantees"_L1].toObject(), {{u"cpus"_s, promised(quota.guarantee.cpus)},
                                                           {u"mem"_s, promised(quota.guarantee.mem)},
                                                           {u"disk"_s, promised(quota.guarantee.disk)},
                                                           {u"gpus"_s, promised(quota.guarantee.gpus)}})},
            {u"limits"_s, withAmounts(now["limits"_L1].toObject(), {{u"cpus"_s, quota.limit.cpus},
                                                                    {u"mem"_s, quota.limit.mem},
                                                                    {u"disk"_s, quota.limit.disk},
                                                                    {u"gpus"_s, quota.limit.gpus}})}};
        send(call(u"UPDATE_QUOTA"_s,
                  {{u"force"_s, quota.force == Force::Yes}, {u"quota_configs"_s, QJsonArray{config}}}),
             answer);
    };
    observe(&m_context, post({{u"type"_s, u"GET_QUOTA"_s}}), [sendFrom, quota, answer](Result<Response> result) {
        Result<Response> read = checked(std::move(result), SourceId::Mesos);
        if (read.ok()) {
            sendFrom(configOf(quota.role, read->body));
            return;
        }
        Error error = read.error(); // nothing was changed, whatever became of the question
        if (error.kind == Error::Kind::OutcomeUnknown)
            error.kind = Error::Kind::Unreachable;
        answer->addResult(error);
        answer->finish();
    });
}

/// The entry of @p list whose @p key is @p name.
static Result<QJsonObject> entryOf(const QByteArray &body, QLatin1String list, QLatin1String key, const QString &name)
{
    const Result<QJsonValue> json = json::parse(body, SourceId::Mesos);
    if (!json.ok())
        return json.error();
    if (!(*json)[list].isArray())
        return problem(Error::Kind::Protocol, u"no list"_s);
    const QJsonArray entries = json::list((*json)[list]);
    for (const QJsonValue &entry : entries) {
        if (json::str(entry[key]) == name)
            return entry.toObject();
    }
    return problem(Error::Kind::NotFound);
}

Call<QJsonObject> MesosCommands::present(const Command &command)
{
    const auto *quota = std::get_if<SetQuota>(&command);
    const AgentId agent = agentOf(command);
    if (!m_agents.leader().isValid())
        return finishedCall<QJsonObject>(problem(Error::Kind::NoLeader));
    const auto promise = std::make_shared<QPromise<Result<QJsonObject>>>();
    promise->start();
    const Request request =
        quota ? mesosGet(m_agents.leader(), u"/roles"_s, ReadTimeoutMs, MostBytes)
              : mesosGet(m_agents.leader(), u"/slaves"_s, ReadTimeoutMs, MostBytes, {{u"slave_id"_s, agent.text()}});
    observe(&m_context, m_transport.send(request),
            [promise, role = quota ? quota->role : QString(), agent](Result<Response> result) {
                const Result<Response> read = checked(std::move(result), SourceId::Mesos);
                promise->addResult(!read.ok()        ? Result<QJsonObject>(read.error())
                                   : agent.isEmpty() ? entryOf(read->body, "roles"_L1, "name"_L1, role)
                                                     : entryOf(read->body, "slaves"_L1, "id"_L1, agent.text()));
                promise->finish();
            });
    return promise->future();
}

} // namespace mesoscope
