// SPDX-License-Identifier: GPL-3.0-or-later
// Observations of a few words, for tests of the join.
#pragma once

#include "models/domain/changeset.h"
#include "models/domain/snapshotbuilder.h"
#include "tests/support/samplecluster.h"

namespace mesoscope::test {

inline QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

inline App anApp(const char *id, int instances = 1)
{
    App app;
    app.id = AppId(text(id));
    app.instances = instances;
    app.counts.running = instances;
    app.each = {0.5, 64, 0, 0};
    return app;
}

inline ObservedTask aTask(const char *id, const char *agent, TaskState state = TaskState::Running)
{
    ObservedTask seen;
    seen.task.id = TaskId(text(id));
    seen.task.state = state;
    seen.agent = AgentId(text(agent));
    return seen;
}

inline ObservedTask ofApp(ObservedTask seen, const char *app, const char *host = "")
{
    seen.app = AppId(text(app));
    seen.task.host = text(host);
    return seen;
}

inline ObservedTask ofFramework(ObservedTask seen, const char *framework)
{
    seen.framework = FrameworkId(text(framework));
    seen.task.resources = {0.5, 64, 0, 0};
    return seen;
}

inline Agent anAgent(const char *id, const char *host)
{
    Agent agent;
    agent.id = AgentId(text(id));
    agent.hostname = text(host);
    agent.hasTotals = true;
    agent.total = {4, 1024, 0, 0};
    agent.used = {1, 256, 0, 0};
    return agent;
}

inline Framework aFramework(const char *id, const char *name)
{
    Framework framework;
    framework.id = FrameworkId(text(id));
    framework.name = text(name);
    return framework;
}

/// A builder that takes observations by value.
class Joiner
{
public:
    explicit Joiner(QList<SourceId> live = {SourceId::Marathon, SourceId::Mesos})
    {
        for (const SourceId source : live)
            builder.setSourceState(liveState(source));
    }
    template<class Seen>
    SnapshotPtr take(Seen seen)
    {
        builder.take(std::make_shared<Observation>(std::move(seen)));
        return build();
    }
    SnapshotPtr build() { return builder.build(now += 1000); }

    SnapshotBuilder builder;
    qint64 now = SampleNow;
};

} // namespace mesoscope::test
