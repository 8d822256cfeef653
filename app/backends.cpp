// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backends.h"

#include "app/net/httptransport.h"
#include "app/sources/lb/haproxysource.h"
#include "app/sources/marathon/marathoncommands.h"
#include "app/sources/marathon/marathonsource.h"
#include "app/sources/mesos/agentdirectory.h"
#include "app/sources/mesos/mesoscommands.h"
#include "app/sources/mesos/mesossource.h"
#include "app/sources/mesos/sandbox.h"
#include "app/sources/registry/registrytags.h"
#include "app/sources/timeseries/opentsdbapi.h"
#include "app/sources/timeseries/opentsdbsource.h"
#include "app/sources/zookeeper/leaderdiscovery.h"
#include "models/domain/zkaddress.h"

namespace mesoscope {

namespace {

/// What several of a connection's backends use: transports as children, the agents' addresses, what Marathon allows.
class Shared : public QObject
{
public:
    explicit Shared(const Clock &clock) : marathon(clock) {}
    AgentDirectory agents;
    MarathonAccess marathon;
};

/// Stands for an endpoint of a kind that this version does not speak: says so, as any source says what is wrong.
class UnspokenSource : public Source
{
public:
    UnspokenSource(const Endpoint &endpoint, const Clock &clock) : m_endpoint(endpoint), m_clock(clock) {}

    SourceId id() const override { return m_endpoint.source; }
    void start() override
    {
        SourceState state;
        state.id = m_endpoint.source;
        state.phase = SourceState::Phase::Failed;
        state.phaseSinceMs = m_clock.nowMs();
        state.address = m_endpoint.urls.value(0).toDisplayString();
        state.error.emplace();
        state.error->kind = Error::Kind::Unsupported;
        state.error->source = m_endpoint.source;
        state.error->detail = dialectName(m_endpoint.dialect);
        Q_EMIT stateChanged(state);
    }
    void refresh() override {}

private:
    const Endpoint m_endpoint;
    const Clock &m_clock;
};

TransportOptions optionsOf(const Endpoint &endpoint, const Secret &secret)
{
    return {endpoint.urls,         secret,        endpoint.caFile, endpoint.certFile, endpoint.keyFile,
            endpoint.pinnedSha256, endpoint.proxy};
}

/// Lets ZooKeeper say which master @p source asks. ZooKeeper authenticates nobody, so the sign-in goes only to masters
/// on hosts that a person typed into this endpoint (urlsOfMasters()).
void followLeader(MesosSource &source, HttpTransport &transport, const Endpoint &endpoint, const Secret &zkSecret,
                  QObject *keeper)
{
    const Result<ZkAddress> address = zkAddressOf(endpoint.urls);
    if (!address.ok())
        return;
    auto *discovery = new LeaderDiscovery(*address, zkSecret, keeper);
    source.expectUrls();
    if (!zkSecret.isEmpty())
        source.noteOpenSignIn();
    QObject::connect(discovery, &LeaderDiscovery::mastersChanged, &source,
                     [&source, &transport, endpoint](const QList<ElectedMaster> &masters) {
                         const MasterUrls urls = urlsOfMasters(masters, endpoint.urls);
                         for (const QUrl &url : urls.trusted)
                             transport.allowHost(url);
                         std::optional<Error> untold;
                         if (endpoint.usesSecret && !urls.leaderIsTrusted) {
                             untold.emplace();
                             untold->kind = Error::Kind::Forbidden;
                             untold->discovery = Error::Discovery::Untrusted;
                             untold->detail = urls.ask.value(0).toString();
                         }
                         source.setSecretProblem(untold);
                         source.setMasters(urls.ask, urls.masters);
                     });
    QObject::connect(discovery, &LeaderDiscovery::problemChanged, &source,
                     [&source](const std::optional<Error> &problem) { source.setUrlProblem(problem); });
    QObject::connect(&source, &MesosSource::refreshed, discovery, &LeaderDiscovery::refresh);
    discovery->start();
}

} // namespace

Backends makeBackends(const Profile &profile, const Secrets &secrets, const Clock &clock)
{
    Backends backends;
    auto shared = std::make_unique<Shared>(clock);
    for (const Endpoint &endpoint : profile.endpoints) {
        if (endpoint.urls.isEmpty())
            continue;
        auto *transport = new HttpTransport(optionsOf(endpoint, secrets.value(endpoint.source)), shared.get());
        switch (endpoint.source) {
        case SourceId::Marathon:
            backends.sources.push_back(
                std::make_unique<MarathonSource>(*transport, endpoint, clock, profile.pollMs, &shared->marathon));
            backends.commands = std::make_unique<MarathonCommands>(*transport, endpoint, &shared->marathon);
            break;
        case SourceId::Mesos: {
            auto source = std::make_unique<MesosSource>(*transport, endpoint, clock, shared->agents, profile.pollMs);
            followLeader(*source, *transport, endpoint, secrets.value(SourceId::ZooKeeper), shared.get());
            backends.sources.push_back(std::move(source));
            backends.mesosCommands = std::make_unique<MesosCommands>(*transport, shared->agents);
            backends.logs = std::make_unique<SandboxLogs>(*transport, shared->agents);
            break;
        }
        case SourceId::Series:
            if (endpoint.dialect == Dialect::OpenTsdb) {
                backends.sources.push_back(std::make_unique<OpenTsdbSource>(*transport, endpoint, clock));
                backends.series = std::make_unique<OpenTsdbApi>(*transport, endpoint, clock);
                break;
            }
            [[fallthrough]];
        case SourceId::Logs:
        case SourceId::ZooKeeper:
        case SourceId::Registry:
            backends.sources.push_back(std::make_unique<UnspokenSource>(endpoint, clock));
            break;
        case SourceId::LoadBalancer:
            backends.sources.push_back(std::make_unique<HaproxySource>(*transport, endpoint, clock, profile.pollMs));
            break;
        }
    }
    // Whichever cluster it is: an image's name says where its registry is.
    backends.registry = std::make_unique<RegistryTags>([](const QUrl &origin, const Secret &secret) {
        return std::make_shared<HttpTransport>(QList<QUrl>{origin}, secret);
    });
    backends.keep = std::move(shared);
    return backends;
}

} // namespace mesoscope
