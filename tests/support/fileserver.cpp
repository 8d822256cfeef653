// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fileserver.h"

#include <QFile>

#include <algorithm>

namespace mesoscope::test {

static constexpr int RecordedMaster = 5050;
static constexpr int RecordedStandby = 5051;
static constexpr int RecordedAgent = 5061; ///< and the two ports after it

FileServer::FileServer(QString dataPath) : m_data(dataPath + QStringLiteral("/mesos/"))
{
    m_master.setHandler(
        [this](const ScriptedRequest &request, const ScriptedReply &reply) { answerMaster(request, reply); });
    m_standby.setHandler(
        [this](const ScriptedRequest &request, const ScriptedReply &reply) { answerStandby(request, reply); });
    for (int i = 0; i < 3; ++i) {
        m_agents.push_back(std::make_unique<ScriptedServer>(
            [this, i](const ScriptedRequest &request, const ScriptedReply &reply) { answerAgent(i, request, reply); }));
    }
    QFile file(m_data + QStringLiteral("files/download.json"));
    if (file.open(QIODevice::ReadOnly))
        sandboxStdout = file.readAll();
}

QString FileServer::sandboxTask()
{
    return QStringLiteral("tools_ticker.instance-9992793e-e67e-11f1-b7af-02fc00000001._app.1");
}

QByteArray FileServer::recording(const QString &name) const
{
    QFile file(m_data + name + QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray body = file.readAll();
    const auto move = [&body](int from, int to) {
        body.replace("127.0.0.1:" + QByteArray::number(from), "127.0.0.1:" + QByteArray::number(to));
        body.replace("\"port\":" + QByteArray::number(from), "\"port\":" + QByteArray::number(to));
    };
    move(RecordedMaster, m_master.port());
    move(RecordedStandby, m_standby.port());
    for (int i = 0; i < 3; ++i)
        move(RecordedAgent + i, m_agents.at(size_t(i))->port());
    return body;
}

void FileServer::answer(const ScriptedReply &reply, const QString &name) const
{
    const QByteArray body = recording(name);
    if (body.isNull())
        reply.send(404, "404 Not Found.", {}, "text/plain; charset=utf-8");
    else
        reply.send(200, body);
}

void FileServer::answerMaster(const ScriptedRequest &request, const ScriptedReply &reply) const
{
    QString path = request.path;
    if (path.startsWith(QLatin1String("/master/")))
        path.remove(0, 7);
    if (path == QLatin1String("/state"))
        answer(reply, QStringLiteral("master/") + m_state);
    else if (path == QLatin1String("/redirect"))
        reply.redirect(307, "//127.0.0.1:" + QByteArray::number(m_master.port()));
    else if (path == QLatin1String("/state-summary"))
        answer(reply, QStringLiteral("master/state_summary"));
    else if (path == QLatin1String("/metrics/snapshot"))
        answer(reply, QStringLiteral("master/metrics"));
    else if (path == QLatin1String("/health"))
        reply.send(200, {});
    else
        answer(reply,
               QStringLiteral("master") + path.replace(QLatin1String("/maintenance/"), QLatin1String("/maintenance_")));
}

void FileServer::answerStandby(const ScriptedRequest &request, const ScriptedReply &reply) const
{
    const QByteArray leader = "//127.0.0.1:" + QByteArray::number(m_master.port());
    if (request.path == QLatin1String("/version"))
        answer(reply, QStringLiteral("standby/version"));
    else if (request.path == QLatin1String("/health"))
        reply.send(200, {});
    else if (request.path == QLatin1String("/metrics/snapshot"))
        answer(reply, QStringLiteral("standby/metrics_snapshot"));
    else if (request.path == QLatin1String("/redirect") || request.path == QLatin1String("/master/redirect"))
        reply.redirect(307, leader);
    else // rewritten to its full form, as recorded
        reply.redirect(307,
                       leader + (request.target.startsWith("/master/") ? request.target : "/master" + request.target));
}

void FileServer::answerAgent(int index, const ScriptedRequest &request, const ScriptedReply &reply) const
{
    const QString folder = QStringLiteral("agent%1").arg(index + 1);
    QString path = request.path;
    if (path.startsWith(QLatin1String("/slave(1)/")))
        path.remove(0, 9);
    if (path == QLatin1String("/files/read"))
        index == 1 ? readFile(request, reply) : reply.send(404, {});
    else if (path == QLatin1String("/monitor/statistics"))
        answer(reply, folder + QStringLiteral("/monitor_statistics"));
    else
        answer(reply, folder + path);
}

/// As recorded: 64 KiB at most, the size at offset -1, the offset echoed beyond the end.
void FileServer::readFile(const ScriptedRequest &request, const ScriptedReply &reply) const
{
    const QString path = request.query.queryItemValue(QStringLiteral("path"), QUrl::FullyDecoded);
    if (!path.contains(sandboxTask()) || !path.endsWith(QLatin1String("/stdout"))) {
        reply.send(404, {});
        return;
    }
    bool hasOffset = false;
    qint64 offset = request.query.queryItemValue(QStringLiteral("offset")).toLongLong(&hasOffset);
    bool hasLength = false;
    qint64 length = request.query.queryItemValue(QStringLiteral("length")).toLongLong(&hasLength);
    QByteArray data;
    if (!hasOffset || offset == -1) {
        offset = sandboxStdout.size();
    } else {
        length = !hasLength || length < 0 ? 65536 : std::min<qint64>(length, 65536);
        data = sandboxStdout.mid(offset, length);
    }
    QByteArray escaped;
    for (const char c : data) {
        if (c == '\n')
            escaped += "\\n";
        else if (c == '"' || c == '\\')
            escaped += QByteArray("\\") + c;
        else if (uchar(c) < 0x20)
            escaped += "\\u" + QByteArray::number(int(uchar(c)), 16).rightJustified(4, '0');
        else
            escaped += c; // also what is no UTF-8
    }
    reply.send(200, "{\"data\":\"" + escaped + "\",\"offset\":" + QByteArray::number(offset) + "}");
}

} // namespace mesoscope::test
