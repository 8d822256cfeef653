// SPDX-License-Identifier: GPL-3.0-or-later
// Why a task ended, read out of the words that agents, executors and Docker leave behind.
#pragma once

#include "models/domain/app.h"

namespace mesoscope {

enum class EndKind : quint8 {
    Other,       ///< nothing known: its message speaks for itself
    ImagePull,   ///< the image is not there, may not be read, or its registry does not answer
    Fetch,       ///< a file that it needs could not be fetched
    OutOfMemory, ///< killed at its memory limit
    OutOfDisk,   ///< killed at its disk quota
    HealthCheck, ///< killed because its check kept failing
    NoCommand,   ///< the command does not exist or is not executable
    Exit,        ///< ended by itself with a status
    Signal,      ///< ended by a signal
    NodeLost,    ///< its node went away
    NoExecutor,  ///< nothing on the node took care of it in time
    Volume,      ///< a volume could not be mounted
    Ports,       ///< a port was taken on the node
};

/// Why an image could not be had.
enum class PullKind : quint8 { Unknown, Missing, Denied, NoRegistry };

struct TaskEnd
{
    EndKind kind = EndKind::Other;
    PullKind pull = PullKind::Unknown;
    int status = 0;   ///< of Exit
    QString signal{}; ///< of Signal, as written: "Killed"
    bool operator==(const TaskEnd &) const = default;
};

/// @p state as Mesos writes it ("TASK_FAILED"), @p message as the executor or agent wrote it: remote text of any
/// length, of which the first 4,000 characters are read. Wordings: Mesos 1.x' agent, Docker's engine and Marathon.
TaskEnd readTaskEnd(const QString &state, const QString &message);

} // namespace mesoscope
