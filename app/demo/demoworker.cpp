// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoworker.h"

#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

static constexpr int OwnPorts = 50; // agents that get a port of their own
static constexpr int TickMs = 40;
static constexpr qint64 RestartMs = 30000;       // a dead master comes back as a standby after this
static constexpr qsizetype KeepFrom = 64 * 1024; // smaller answers are made anew each time
static constexpr qsizetype MostKept = 8;

DemoWorker::DemoWorker(const DemoServer::Options &options) : m_options(options) {}

DemoWorker::~DemoWorker()
{
    m_cluster->onEvent = nullptr;
    m_cluster->onMesosChange = nullptr;
}

HttpListener *DemoWorker::makeListener(const QString &service, int index)
{
    return new HttpListener(
        [this, service, index](HttpConnection &connection, const WireRequest &request) {
            serve(service, index, connection, request);
        },
        this);
}

bool DemoWorker::listenOn(HttpListener *listener, quint16 port)
{
    return listener->listen(port);
}

Result<Nothing> DemoWorker::listen()
{
    m_cluster = std::make_unique<SimCluster>(m_options.scenario);
    m_context = std::make_unique<WireContext>(*m_cluster);
    m_leader = m_cluster->leader();
    m_context->lastLeader = m_leader;
    int next = m_options.port;
    bool good = true;
    const auto open = [this, &next, &good](HttpListener *listener) {
        good = good && listenOn(listener, quint16(m_options.port == 0 ? 0 : next++));
        return listener;
    };
    const auto local = [](const HttpListener *listener) { return u"127.0.0.1:"_s + QString::number(listener->port()); };
    m_marathon = open(makeListener(u"marathon"_s, 0));
    if (m_options.scenario.mesos) {
        for (int i = 0; i < 3; ++i)
            m_masters.append(open(makeListener(u"mesos"_s, i)));
        m_agents = open(makeListener(u"agent"_s, -1));
    }
    m_metrics = open(makeListener(u"metrics"_s, 0));
    m_lb = open(makeListener(u"lb"_s, 0));
    const int agents = int(m_cluster->agents().size());
    for (int i = 0; m_options.scenario.mesos && i < std::min(agents, OwnPorts); ++i)
        m_ownAgents.emplace_back(i, open(makeListener(u"agent"_s, i)));
    if (!good)
        return Error{Error::Kind::Unreachable,
                     SourceId::Marathon,
                     0,
                     u"cannot listen on 127.0.0.1:%1 and the ports after it"_s.arg(m_options.port),
                     {},
                     {},
                     0};
    m_addresses.marathon = u"http://"_s + local(m_marathon) + m_options.scenario.marathonPrefix;
    for (const HttpListener *listener : std::as_const(m_masters))
        m_addresses.masters.append(local(listener));
    m_addresses.agentPort = m_agents != nullptr ? m_agents->port() : 0;
    for (const auto &own : m_ownAgents)
        m_addresses.agentPorts.insert(m_cluster->agents()[std::size_t(own.first)].id, own.second->port());
    m_addresses.metrics = u"http://"_s + local(m_metrics);
    m_addresses.lb = u"http://"_s + local(m_lb);

    m_cluster->onEvent = [this](const SimEvent &event) { sendEvent(event); };
    m_cluster->onMesosChange = [this](const MesosChange &change) { sendChange(change); };
    connect(&m_clock, &QTimer::timeout, this, &DemoWorker::tick);
    connect(&m_marathonBeat, &QTimer::timeout, this, &DemoWorker::marathonHeartbeat);
    connect(&m_mesosBeat, &QTimer::timeout, this, &DemoWorker::mesosHeartbeats);
    m_marathonBeat.start(10000);
    m_mesosBeat.start(15000);
    m_virtualMarathonBeat = m_virtualMesosBeat = m_cluster->nowMs();
    m_wall.start();
    if (m_options.speed > 0)
        m_clock.start(TickMs);
    if (m_options.prerender)
        prerender();
    settle();
    return Nothing{};
}

void DemoWorker::prerender()
{
    if (m_leader < 0)
        return;
    WireRequest state;
    state.method = "GET";
    state.path = u"/state"_s;
    state.headers.insert("accept", "application/json"); // as this program asks
    master(m_leader, state, false);
}

qint64 DemoWorker::mesosBytesSent() const
{
    qint64 bytes = 0;
    for (const HttpListener *listener : m_masters)
        bytes += listener->bytesSent();
    return bytes;
}

QList<int> DemoWorker::mastersByRank() const
{
    QList<int> order;
    const int first = m_cluster->leader() >= 0 ? m_cluster->leader() : std::max(0, m_context->lastLeader);
    for (int i = 0; i < int(m_masters.size()); ++i)
        order.append((first + i) % int(m_masters.size()));
    return order;
}

void DemoWorker::tick()
{
    const double passed = double(m_wall.restart()) * m_options.speed + m_remainder;
    const auto whole = qint64(passed);
    m_remainder = passed - double(whole);
    advance(whole);
}

void DemoWorker::advance(qint64 ms)
{
    m_cluster->advance(ms);
    settle();
    if (m_options.speed > 0)
        return; // heartbeats follow the wall clock then
    if (m_cluster->nowMs() - m_virtualMarathonBeat >= 10000)
        marathonHeartbeat();
    if (m_cluster->nowMs() - m_virtualMesosBeat >= 15000)
        mesosHeartbeats();
}

void DemoWorker::settle()
{
    settleMasters();
    settleAgents();
    if (m_cluster->marathonLeader() != m_marathonLeader) {
        m_marathonLeader = m_cluster->marathonLeader();
        if (m_marathonLeader < 0)
            closeStreams(u"marathon"_s); // they were the old leader's
    }
}

/// The master that lost its lead has died: its port refuses, its streams break. Later it comes back as a standby.
void DemoWorker::settleMasters()
{
    if (m_masters.isEmpty())
        return;
    const int leader = m_cluster->leader();
    if (leader != m_leader) {
        if (m_leader >= 0) {
            m_context->lastLeader = m_leader;
            m_masters.at(m_leader)->close();
            m_dead.insert(m_leader, 0);
            m_subscribers.clear(); // their connections went with the port
        }
        m_leader = leader;
        if (leader >= 0) {
            m_context->lastLeader = leader;
            m_context->drains.clear(); // a new master knows of drains from the registry; this one has none
            for (auto it = m_dead.begin(); it != m_dead.end(); ++it)
                it.value() = m_cluster->nowMs() + RestartMs;
        }
    }
    for (auto it = m_dead.begin(); it != m_dead.end();) {
        const bool back = it.key() == leader || (it.value() > 0 && it.value() <= m_cluster->nowMs());
        if (back && listenOn(m_masters.at(it.key()), m_masters.at(it.key())->port()))
            it = m_dead.erase(it);
        else
            ++it;
    }
}

/// An agent that cannot be reached refuses connections.
void DemoWorker::settleAgents()
{
    for (const auto &own : m_ownAgents) {
        const SimAgent &agent = m_cluster->agents()[std::size_t(own.first)];
        const bool there = agent.reachable && (agent.active || agent.deactivated);
        if (!there && own.second->isListening())
            own.second->close();
        else if (there && !own.second->isListening())
            listenOn(own.second, own.second->port());
    }
}

std::optional<WireReply> DemoWorker::unauthorised(const QString &service, const WireRequest &request) const
{
    const Scenario &scenario = m_options.scenario;
    if (scenario.user.isEmpty() || service == "mesos"_L1 || service == "agent"_L1)
        return std::nullopt;
    if (request.headers.value("authorization") ==
        "Basic " + (scenario.user + u':' + scenario.password).toUtf8().toBase64())
        return std::nullopt;
    WireReply reply;
    reply.status = 401;
    if (service == "metrics"_L1) {
        reply.contentType = "text/plain; charset=utf-8";
        reply.body = "Not authorized";
        reply.headers = {{"WWW-Authenticate", "Basic realm=\"metrics\""}};
    } else if (service == "lb"_L1) {
        reply.contentType = "text/html";
        reply.body =
            "<html><body><h1>401 Unauthorized</h1>\nYou need a valid user and password to access this content.\n"
            "</body></html>\n";
        reply.headers = {{"WWW-Authenticate", "Basic realm=\"HAProxy Statistics\""}, {"Cache-Control", "no-cache"}};
    } else {
        reply.contentType = "text/html;charset=iso-8859-1";
        reply.body =
            "<html>\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html;charset=utf-8\"/>\n"
            "<title>Error 401 Unauthorized</title>\n</head>\n<body><h2>HTTP ERROR 401</h2>\n<p>Problem accessing " +
            request.path.toHtmlEscaped().toUtf8() +
            ". Reason:\n<pre>    Unauthorized</pre></p><hr><a href=\"http://eclipse.org/jetty\">Powered by Jetty://</a>"
            "<hr/>\n\n</body>\n</html>\n";
        reply.headers = {{"WWW-Authenticate", "basic realm=\"Mesosphere\""},
                         {"Cache-Control", "must-revalidate,no-cache,no-store"}};
    }
    return reply;
}

/// What an authorisation plugin says of a request that this user may not make.
std::optional<WireReply> DemoWorker::forbidden(const QString &service, const WireRequest &request) const
{
    if (service != "marathon"_L1)
        return std::nullopt;
    const QString line = QString::fromLatin1(request.method) + u' ' + request.path;
    for (const QString &beginning : m_options.scenario.forbidden) {
        if (line.startsWith(beginning))
            return WireReply{403, "application/json", "{\"message\":\"Not Authorized to perform this action!\"}", {}};
    }
    return std::nullopt;
}

/// A router in front of everything: other services live below Marathon's port. False: none leads there now.
bool DemoWorker::route(QString &service, int &index, WireRequest &request) const
{
    if (!m_options.scenario.router || service != "marathon"_L1)
        return true;
    if (request.path == "/mesos"_L1 || request.path.startsWith("/mesos/"_L1)) {
        request.path = request.path.mid(6);
        service = u"mesos"_s;
        index = m_cluster->leader(); // never a standby
        return index >= 0;
    }
    if (request.path.startsWith("/slave/"_L1))
        request.path = u"/agent/"_s + request.path.mid(7);
    if (request.path.startsWith("/agent/"_L1)) {
        service = u"agent"_s;
        index = -1;
    }
    return true;
}

void DemoWorker::serve(const QString &asked, int index, HttpConnection &connection, WireRequest request)
{
    QString service = asked;
    if (!route(service, index, request)) {
        connection.respond({502, "text/html", "<html><head><title>502 Bad Gateway</title></head></html>\n", {}});
        return;
    }
    if (!m_options.compress)
        connection.answerPlain();
    if (service == "marathon"_L1 && !m_options.scenario.marathonPrefix.isEmpty()) {
        // The platform's front: nothing but the stack's own prefix leads anywhere.
        const QString &prefix = m_options.scenario.marathonPrefix;
        if (!request.path.startsWith(prefix + u'/') && request.path != prefix) {
            connection.respond({404,
                                "text/html",
                                "<html><head><title>404 Not Found</title></head><body><h1>404 Not Found"
                                "</h1></body></html>\n",
                                {}});
            return;
        }
        request.path = request.path.mid(prefix.size());
        if (request.path.isEmpty())
            request.path = u"/"_s;
    }
    if (service == "agent"_L1 && index < 0) {
        const QString id = request.path.section(u'/', 2, 2);
        const auto &agents = m_cluster->agents();
        const auto found =
            std::find_if(agents.begin(), agents.end(), [&id](const SimAgent &agent) { return agent.id == id; });
        if (request.path.section(u'/', 1, 1) != "agent"_L1 || found == agents.end()) {
            connection.respond({404, "text/plain; charset=utf-8", "404 Not Found.", {}});
            return;
        }
        if (!found->reachable) {
            connection.abort();
            return;
        }
        index = int(found - agents.begin());
        request.path = request.path.mid(7 + id.size());
    }
    m_faults.count(service, request.method, request.path);
    if (const auto fault = m_faults.take(service, request.method, request.path))
        misbehave(*fault, service, index, connection, request);
    else
        answer(service, index, connection, request);
}

void DemoWorker::misbehave(const Fault &fault, const QString &service, int index, HttpConnection &connection,
                           const WireRequest &request)
{
    static const QByteArray login =
        "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form method=\"post\" "
        "action=\"/login\"><input name=\"user\"><input name=\"password\" type=\"password\">"
        "</form></body></html>\n";
    const auto body = [&fault](const QByteArray &otherwise) { return fault.body.isNull() ? otherwise : fault.body; };
    if (fault.carriedOut)
        compute(service, index, request, false);
    switch (fault.kind) {
    case Fault::Kind::None:
        break;
    case Fault::Kind::Delay:
        QTimer::singleShot(fault.delayMs, &connection, [this, service, index, &connection, request] {
            answer(service, index, connection, request);
        });
        return;
    case Fault::Kind::Hang:
        return; // the connection waits for an answer until its end
    case Fault::Kind::Drop:
        connection.abort();
        return;
    case Fault::Kind::Cut:
        if (openStream(service, index, connection, request))
            connection.closeGently();
        else
            connection.respondCut(compute(service, index, request, false));
        return;
    case Fault::Kind::SlowLoris:
        connection.respondSlowly(compute(service, index, request, false), 1000);
        return;
    case Fault::Kind::Garbage:
        connection.respond({200, "application/json", body("{\"apps\":[{\"id\":\xFF\xFE nonsense ]]}"), {}});
        return;
    case Fault::Kind::Html:
        connection.respond({200, "text/html; charset=utf-8", body(login), {}});
        return;
    case Fault::Kind::Redirect:
        connection.respond(
            {fault.status >= 300 && fault.status < 400 ? fault.status : 302, {}, {}, {{"Location", fault.location}}});
        return;
    case Fault::Kind::Status: {
        const QByteArray text = body("{\"message\":\"made to fail\"}");
        const QByteArray type = text.startsWith('{')   ? "application/json"
                                : text.startsWith('<') ? "text/html"
                                                       : "text/plain";
        WireReply reply{fault.status, type, text, {}};
        if (fault.retryAfterSeconds > 0)
            reply.headers.emplaceBack("Retry-After", QByteArray::number(fault.retryAfterSeconds));
        connection.respond(reply);
        return;
    }
    }
    answer(service, index, connection, request);
}

void DemoWorker::answer(const QString &service, int index, HttpConnection &connection, const WireRequest &request)
{
    if (service == "marathon"_L1 && !m_options.scenario.versions.marathon.gzip)
        connection.answerPlain();
    if (!openStream(service, index, connection, request))
        connection.respond(compute(service, index, request, connection.acceptsGzip()));
}

WireReply DemoWorker::compute(const QString &service, int index, const WireRequest &request, bool zip)
{
    if (const auto refusal = unauthorised(service, request))
        return *refusal;
    if (const auto refusal = forbidden(service, request))
        return *refusal;
    WireReply reply;
    if (service == "mesos"_L1)
        reply = master(index, request, zip);
    else if (service == "agent"_L1)
        reply = answerAgent(*m_cluster, index, request, m_addresses, *m_context);
    else if (service == "metrics"_L1)
        reply = answerSeries(*m_cluster, request, *m_context);
    else if (service == "lb"_L1)
        reply = answerLoadBalancer(*m_cluster, request, *m_context);
    else
        reply = answerMarathon(*m_cluster, request, m_addresses);
    if (request.method != "GET")
        settle();
    return reply;
}

/// Whole-state answers are kept until the cluster changes: they cost seconds when it is big.
WireReply DemoWorker::master(int index, const WireRequest &request, bool zip)
{
    const bool call = request.path.endsWith("/api/v1"_L1);
    const bool reading = call ? request.body.contains("\"GET_") : request.method == "GET";
    if (!reading || request.path.contains("/maintenance/"_L1) || request.path.contains("/metrics/"_L1) ||
        request.path.startsWith("/files/"_L1) || request.body.contains("GET_METRICS") ||
        request.body.contains("GET_MAINT"))
        return answerMesos(*m_cluster, index, request, m_addresses, *m_context);
    const QString path = request.path.startsWith("/master/"_L1) ? request.path.mid(7) : request.path;
    const QString key = QString::number(index) + u' ' + path + u'?' + request.query.toString() + u' ' +
                        QString::fromLatin1(request.headers.value("content-type") + request.headers.value("accept")) +
                        u' ' + QString::fromUtf8(request.body);
    const quint64 fingerprint = stateFingerprint(*m_cluster, *m_context);
    auto known = m_kept.find(key);
    if (known == m_kept.end() || known->fingerprint != fingerprint) {
        const WireReply fresh = answerMesos(*m_cluster, index, request, m_addresses, *m_context);
        if (fresh.body.size() < KeepFrom)
            return fresh;
        if (known == m_kept.end() && m_kept.size() >= MostKept)
            m_kept.clear();
        known = m_kept.insert(key, {fingerprint, fresh, {}});
    }
    if (!zip)
        return known->plain;
    if (known->zipped.body.isEmpty()) {
        known->zipped = known->plain;
        known->zipped.body = gzip(known->plain.body, known->plain.body.size() > 4 * 1024 * 1024 ? 1 : 6);
        known->zipped.headers.emplaceBack("Content-Encoding", "gzip");
    }
    return known->zipped;
}

} // namespace mesoscope::demo

#include "moc_demoworker.cpp"
