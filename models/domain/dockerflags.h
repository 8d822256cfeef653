// SPDX-License-Identifier: GPL-3.0-or-later
// What "docker run" takes: which of its flags have values, and what becomes of each in an app definition.
#pragma once

#include <QString>

namespace mesoscope {

struct DockerFlag
{
    enum Use {
        Quiet, ///< Marathon does so anyway
        Terminal,
        Parameter,   ///< "parameters" of the container: Mesos gives them to the Docker engine as they are
        Unsupported, ///< Marathon or Mesos decide that themselves, or the file is on another machine
        Name,
        Env,
        EnvFile,
        Label,
        Publish,
        PublishAll,
        Expose,
        Volume,
        Mount,
        Memory,
        MemorySwap,
        Cpus,
        CpuShares,
        Gpus,
        Network,
        Privileged,
        HealthCommand,
        HealthInterval,
        HealthTimeout,
        HealthRetries,
        HealthStart,
        NoHealth,
        Restart,
        StopTimeout,
        Pull,
    };
    const char *name; ///< the long one, without dashes; Docker's aliases are flags of their own
    char letter;      ///< 0: none
    bool takesValue;
    Use use;
    const char *engineName = nullptr; ///< of the parameter, where it is another
};

/// Null when Docker has none of that name.
const DockerFlag *dockerFlag(QStringView name);
const DockerFlag *dockerFlag(QChar letter);

} // namespace mesoscope
