// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of source before the demo cluster, by way of a network that can be taken away, with little patience.
#pragma once

#include "app/demo/demoserver.h"
#include "app/net/httptransport.h"
#include "app/sources/lb/haproxysource.h"
#include "app/sources/marathon/marathonsource.h"
#include "app/sources/mesos/mesossource.h"
#include "app/sources/timeseries/opentsdbsource.h"
#include "tests/demo/quiet.h"
#include "tests/sources/testdata.h"
#include "tests/support/relay.h"

#include <memory>

namespace mesoscope::test {

/// The real transport on real sockets; only the deadlines are short and the caps small, where a test says so.
class ImpatientTransport : public Transport
{
public:
    explicit ImpatientTransport(HttpTransport &inner) : m_inner(inner) {}

    Call<Response> send(const Request &request) override { return m_inner.send(changed(request)); }
    Stream *open(const Request &request, QObject *parent) override { return m_inner.open(changed(request), parent); }
    void allowHost(const QUrl &url) override { m_inner.allowHost(url); }
    bool isAllowed(const QUrl &url) const override { return m_inner.isAllowed(url); }
    void forgetConnections() override { m_inner.forgetConnections(); }

    int timeoutMs = 0;   ///< at most so long, when it is not 0
    qint64 maxBytes = 0; ///< at most so many, when it is not 0

private:
    Request changed(Request request) const
    {
        if (timeoutMs > 0)
            request.timeoutMs = std::min(request.timeoutMs, timeoutMs);
        if (maxBytes > 0)
            request.maxBytes = std::min(request.maxBytes, maxBytes);
        return request;
    }

    HttpTransport &m_inner;
};

inline QString serviceOf(SourceId source)
{
    switch (source) {
    case SourceId::Marathon:
        return QStringLiteral("marathon");
    case SourceId::Mesos:
        return QStringLiteral("mesos");
    case SourceId::Series:
        return QStringLiteral("metrics");
    case SourceId::LoadBalancer:
        return QStringLiteral("lb");
    case SourceId::Logs:
        return QStringLiteral("agent");
    case SourceId::ZooKeeper:
    case SourceId::Registry:
        break; // tests/servers
    }
    return {};
}

inline QUrl urlOf(const demo::DemoServer &cluster, SourceId source)
{
    switch (source) {
    case SourceId::Marathon:
        return cluster.marathonUrl();
    case SourceId::Mesos:
        return cluster.mesosUrls().value(0);
    case SourceId::Series:
        return cluster.metricsUrl();
    case SourceId::LoadBalancer:
        return cluster.lbUrl();
    case SourceId::Logs:
    case SourceId::ZooKeeper:
    case SourceId::Registry:
        break;
    }
    return {};
}

class SourceRig
{
public:
    static constexpr int PollMs = 20;

    SourceRig(const demo::DemoServer &cluster, SourceId id, int pollMs = PollMs)
        : relay(urlOf(cluster, id)), inner({relay.url()}, Secret::basic(cluster.user(), cluster.password()))
    {
        Endpoint endpoint;
        endpoint.source = id;
        endpoint.urls = {relay.url()};
        endpoint.dialect = id == SourceId::Series ? Dialect::OpenTsdb : Dialect::None;
        if (id == SourceId::Marathon)
            source = std::make_unique<MarathonSource>(transport, endpoint, clock, pollMs);
        else if (id == SourceId::Mesos)
            source = std::make_unique<MesosSource>(transport, endpoint, clock, agents, pollMs);
        else if (id == SourceId::Series)
            source = std::make_unique<OpenTsdbSource>(transport, endpoint, clock, pollMs);
        else
            source = std::make_unique<HaproxySource>(transport, endpoint, clock, pollMs);
        source->setRandom([] { return 0.5; });
        watch = std::make_unique<Watch>(*source);
    }

    Relay relay;
    HttpTransport inner;
    ImpatientTransport transport{inner};
    ManualClock clock{1795341600000};
    AgentDirectory agents;
    std::unique_ptr<PollingSource> source;
    std::unique_ptr<Watch> watch;
};

} // namespace mesoscope::test
