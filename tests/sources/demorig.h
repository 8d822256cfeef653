// SPDX-License-Identifier: GPL-3.0-or-later
// The real sources against the simulated cluster as some version serves it.
#pragma once

#include "app/demo/demoserver.h"
#include "app/demo/simcluster.h"
#include "app/net/httptransport.h"
#include "app/sources/marathon/marathoncommands.h"
#include "app/sources/marathon/marathonsource.h"
#include "app/sources/mesos/agentdirectory.h"
#include "app/sources/mesos/mesossource.h"
#include "tests/demo/quiet.h"
#include "tests/sources/testdata.h"

#include <algorithm>

namespace mesoscope::test {

struct DemoRig
{
    /// @p versions as --as-version takes them; empty: the newest.
    explicit DemoRig(const QString &versions, const std::function<void(demo::Scenario &)> &change = {})
    {
        const auto loaded = demo::loadScenario(QStringLiteral("small"));
        if (!loaded.ok())
            qFatal("no scenario");
        demo::Scenario scenario = quiet(*loaded);
        if (!versions.isEmpty()) {
            const auto served = demo::parseServedVersions(versions);
            if (!served.ok())
                qFatal("%s", qPrintable(served.error().detail));
            scenario.versions = *served;
        }
        if (change)
            change(scenario);
        demo::DemoServer::Options options;
        options.scenario = scenario;
        options.speed = 0; // time moves when the test says so
        const auto started = server.start(options);
        if (!started.ok())
            qFatal("%s", qPrintable(started.error().detail));
    }

    void openMarathon(int pollMs = 60000)
    {
        marathonEndpoint = {
            SourceId::Marathon, {server.marathonUrl()}, Dialect::None, !server.user().isEmpty(), {}, {}};
        const Secret secret = server.user().isEmpty() ? Secret() : Secret::basic(server.user(), server.password());
        marathonTransport = std::make_unique<HttpTransport>(marathonEndpoint.urls, secret);
        marathon = std::make_unique<MarathonSource>(*marathonTransport, marathonEndpoint, clock, pollMs, &access);
        commands = std::make_unique<MarathonCommands>(*marathonTransport, marathonEndpoint, &access);
        marathonWatch = std::make_unique<Watch>(*marathon);
        marathon->start();
    }

    /// A standby is asked first: it has to lead to the leader.
    void openMesos(int pollMs = 60000)
    {
        QList<QUrl> urls = server.mesosUrls();
        std::reverse(urls.begin(), urls.end());
        mesosEndpoint = {SourceId::Mesos, urls, Dialect::None, false, {}, {}};
        mesosTransport = std::make_unique<HttpTransport>(urls, Secret());
        mesos = std::make_unique<MesosSource>(*mesosTransport, mesosEndpoint, clock, agents, pollMs);
        mesosWatch = std::make_unique<Watch>(*mesos);
        mesos->start();
    }

    bool isLive(const std::unique_ptr<Watch> &watch) const
    {
        return watch->state.phase == SourceState::Phase::Live && !watch->observations.isEmpty();
    }
    const MarathonObservation &seenMarathon() const { return marathonWatch->last<MarathonObservation>(); }
    const MesosObservation &seenMesos() const { return mesosWatch->last<MesosObservation>(); }

    template<class T>
    Result<T> await(const Call<T> &call, int timeoutMs = 10000)
    {
        if (!QTest::qWaitFor([&call] { return call.isFinished(); }, timeoutMs) || call.resultCount() == 0)
            return Error{};
        return call.result();
    }

    demo::DemoServer server;
    ManualClock clock{1795356000000};
    MarathonAccess access{clock};
    AgentDirectory agents;
    Endpoint marathonEndpoint, mesosEndpoint;
    std::unique_ptr<HttpTransport> marathonTransport, mesosTransport;
    std::unique_ptr<MarathonSource> marathon;
    std::unique_ptr<MarathonCommands> commands;
    std::unique_ptr<MesosSource> mesos;
    std::unique_ptr<Watch> marathonWatch, mesosWatch;
};

} // namespace mesoscope::test
