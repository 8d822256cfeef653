// SPDX-License-Identifier: GPL-3.0-or-later
// What log tails need of a place that keeps logs. Lives on the pipeline thread.
#pragma once

#include "app/base/call.h"
#include "models/domain/logline.h"
#include "models/domain/snapshot.h"

#include <QObject>

namespace mesoscope {

enum class LogFile { Stdout, Stderr };

/// Which log: everything a sandbox reader needs, copied from the snapshot so that the log of a task that is gone stays
/// readable.
struct LogRef
{
    TaskId task;
    QString executorId; ///< empty: the task's id
    FrameworkId framework;
    AgentId agent;
    QString agentHost;
    int agentPort = 0;
    QString agentPid; ///< "slave(1)@10.0.0.1:5051"
    bool isPod = false;
    LogFile file = LogFile::Stdout;
};

/// A running tail. Delete it to stop. Emits on the pipeline thread.
class LogFollower : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    void chunk(const mesoscope::LogChunk &chunk);
    void failed(const mesoscope::Error &error); ///< goes on trying unless the file is gone for good (NotFound)
    void recovered();
};

class LogApi
{
public:
    virtual ~LogApi() = default;
    /// The new follower is owned by @p parent.
    virtual LogFollower *follow(const LogRef &ref, QObject *parent) = 0;
};

} // namespace mesoscope
