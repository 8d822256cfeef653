// SPDX-License-Identifier: GPL-3.0-or-later
// The answers without an end: Marathon's /v2/events and the masters' SUBSCRIBE.
#include "app/demo/demoworker.h"
#include "app/demo/simtime.h"
#include "app/demo/wire_marathon_old.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

static constexpr int MostOutstanding = 1024; // --event_stream_max_outstanding_messages

static QByteArray streamHead(const QByteArray &rest)
{
    const QString now = QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss");
    return "HTTP/1.1 200 OK\r\nDate: " + now.toLatin1() + " GMT\r\n" + rest;
}

bool DemoWorker::openStream(const QString &service, int index, HttpConnection &connection, const WireRequest &request)
{
    if (unauthorised(service, request) || forbidden(service, request))
        return false;
    if (service == "marathon"_L1 && request.path == "/v2/events"_L1) {
        if (m_cluster->marathonLeader() != 0)
            return false; // a standby streams nothing itself
        if (request.method == "GET" && request.headers.value("accept") == "text/event-stream") {
            openEvents(connection, request);
        } else { // the whole header must be this one type: with ", */*" it is refused too
            connection.respond(
                {405,
                 "text/html;charset=iso-8859-1",
                 "<html>\n<head>\n<title>Error 405 Method Not Allowed</title>\n</head>\n<body><h2>HTTP ERROR 405"
                 "</h2>\n<p>Problem accessing /v2/events. Reason:\n<pre>    Method Not Allowed</pre></p>\n"
                 "</body>\n</html>\n",
                 {{"Cache-Control", "must-revalidate,no-cache,no-store"}}});
        }
        return true;
    }
    if (service != "mesos"_L1 || (request.path != "/api/v1"_L1 && request.path != "/master/api/v1"_L1))
        return false;
    if (QJsonDocument::fromJson(request.body)[u"type"].toString() != "SUBSCRIBE"_L1)
        return false;
    if (const auto refusal = refuseMesosStream(*m_cluster, index, request, m_addresses, *m_context))
        connection.respond(*refusal);
    else
        openSubscription(connection);
    return true;
}

void DemoWorker::openEvents(HttpConnection &connection, const WireRequest &request)
{
    connection.beginStream(
        streamHead("Cache-Control: no-cache, no-store, must-revalidate\r\nPragma: no-cache\r\nExpires: 0\r\n"
                   "Content-Type: text/event-stream;charset=utf-8\r\nConnection: close"));
    Stream stream;
    stream.connection = &connection;
    const QStringList types = request.query.allQueryItemValues(u"event_type"_s, QUrl::FullyDecoded);
    if (m_cluster->scenario().versions.marathon.eventFilter)
        stream.types = QSet<QString>(types.begin(), types.end());
    stream.light = request.query.queryItemValue(u"plan-format"_s) == "light"_L1;
    m_events.push_back(stream);
    connect(&connection, &HttpConnection::drained, this, [this, who = &connection] {
        for (Stream &one : m_events)
            if (one.connection == who)
                one.outstanding = 0;
    });
    connect(&connection, &HttpConnection::closed, this, [this, who = &connection, remote = connection.remoteAddress()] {
        const auto gone = std::remove_if(m_events.begin(), m_events.end(), [who](const Stream &one) {
            return one.connection.isNull() || one.connection == who;
        });
        m_events.erase(gone, m_events.end());
        attachment("event_stream_detached", remote);
    });
    attachment("event_stream_attached", connection.remoteAddress());
}

void DemoWorker::attachment(const char *type, const QByteArray &remote)
{
    SimEvent event;
    event.timeMs = m_cluster->nowMs();
    event.type = QString::fromLatin1(type);
    event.body = {{"remoteAddress"_L1, QString::fromLatin1(remote)},
                  {"eventType"_L1, event.type},
                  {"timestamp"_L1, isoTime(event.timeMs)}};
    sendEvent(event);
}

void DemoWorker::sendEvent(const SimEvent &event)
{
    if (event.type.contains("health"_L1)) { // of checks that Marathon runs, Mesos does not hear
        const QString app = event.body.value("appId"_L1).toString(event.body.value("runSpecId"_L1).toString());
        for (const SimTask &task : m_cluster->tasks())
            if (!task.ended && task.appId == app)
                m_context->health.note(task, event.timeMs);
    }
    if (m_events.empty())
        return;
    const std::vector<Stream> present = m_events; // a client that is closed for being slow changes the list
    for (const Stream &one : present) {
        const auto now = std::find_if(m_events.begin(), m_events.end(),
                                      [&one](const Stream &other) { return other.connection == one.connection; });
        if (now != m_events.end() && now->connection)
            sendEvent(*now, event);
    }
}

void DemoWorker::sendEvent(Stream &stream, const SimEvent &event)
{
    if (!stream.types.isEmpty() && !stream.types.contains(event.type))
        return;
    if (++stream.outstanding > MostOutstanding && stream.connection->unsent() > 0) {
        stream.connection->abort();
        return;
    }
    if (const auto told = eventAs(*m_cluster, event, stream.light))
        stream.connection->write(marathonEventFrame(*told));
}

/// CR and LF leave one by one, as Jetty sends them: a reader may get them in two pieces.
void DemoWorker::marathonHeartbeat()
{
    m_virtualMarathonBeat = m_cluster->nowMs();
    for (const Stream &stream : m_events) {
        if (!stream.connection)
            continue;
        for (const char *byte : {"\r", "\n"}) {
            stream.connection->write(byte);
            stream.connection->flush();
        }
    }
}

void DemoWorker::openSubscription(HttpConnection &connection)
{
    connection.beginStream(streamHead("Transfer-Encoding: chunked\r\nContent-Type: application/json"));
    connection.writeChunk(mesosSubscribed(*m_cluster, m_addresses, *m_context));
    if (m_cluster->scenario().versions.mesos.frameworkEvents)
        connection.writeChunk(mesosHeartbeat());
    Stream stream;
    stream.connection = &connection;
    m_subscribers.push_back(stream);
    connect(&connection, &HttpConnection::closed, this, [this, who = &connection] {
        const auto gone = std::remove_if(m_subscribers.begin(), m_subscribers.end(), [who](const Stream &one) {
            return one.connection.isNull() || one.connection == who;
        });
        m_subscribers.erase(gone, m_subscribers.end());
    });
}

void DemoWorker::sendChange(const MesosChange &change)
{
    if (change.kind == MesosChange::Kind::TaskUpdated && change.task >= 0)
        m_context->health.note(m_cluster->tasks()[std::size_t(change.task)], m_cluster->nowMs());
    if (m_subscribers.empty())
        return;
    const QByteArray record = mesosEvent(*m_cluster, change, m_addresses, *m_context);
    for (const Stream &stream : m_subscribers)
        if (stream.connection && !record.isEmpty())
            stream.connection->writeChunk(record);
}

void DemoWorker::mesosHeartbeats()
{
    m_virtualMesosBeat = m_cluster->nowMs();
    if (!m_cluster->scenario().versions.mesos.frameworkEvents)
        return;
    for (const Stream &stream : m_subscribers)
        if (stream.connection)
            stream.connection->writeChunk(mesosHeartbeat());
}

void DemoWorker::closeStreams(const QString &service)
{
    std::vector<Stream> all;
    if (service.isEmpty() || service == "marathon"_L1)
        all.insert(all.end(), m_events.begin(), m_events.end());
    if (service.isEmpty() || service == "mesos"_L1)
        all.insert(all.end(), m_subscribers.begin(), m_subscribers.end());
    for (const Stream &stream : all)
        if (stream.connection)
            stream.connection->abort();
}

} // namespace mesoscope::demo
