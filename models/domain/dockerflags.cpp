// SPDX-License-Identifier: GPL-3.0-or-later
// The flags of "docker run", as of Docker 28 ("docker run --help", docs.docker.com/reference/cli/docker/container/run).
#include "models/domain/dockerflags.h"

namespace mesoscope {

namespace {

using F = DockerFlag;

constexpr DockerFlag Flags[] = {
    {"add-host", 0, true, F::Parameter},
    {"annotation", 0, true, F::Parameter},
    {"attach", 'a', true, F::Quiet},
    {"blkio-weight", 0, true, F::Parameter},
    {"blkio-weight-device", 0, true, F::Parameter},
    {"cap-add", 0, true, F::Parameter},
    {"cap-drop", 0, true, F::Parameter},
    {"cgroup-parent", 0, true, F::Unsupported},
    {"cgroupns", 0, true, F::Parameter},
    {"cidfile", 0, true, F::Unsupported},
    {"cpu-count", 0, true, F::Unsupported},
    {"cpu-percent", 0, true, F::Unsupported},
    {"cpu-period", 0, true, F::Parameter},
    {"cpu-quota", 0, true, F::Parameter},
    {"cpu-rt-period", 0, true, F::Parameter},
    {"cpu-rt-runtime", 0, true, F::Parameter},
    {"cpu-shares", 'c', true, F::CpuShares},
    {"cpus", 0, true, F::Cpus},
    {"cpuset-cpus", 0, true, F::Parameter},
    {"cpuset-mems", 0, true, F::Parameter},
    {"detach", 'd', false, F::Quiet},
    {"detach-keys", 0, true, F::Quiet},
    {"device", 0, true, F::Parameter},
    {"device-cgroup-rule", 0, true, F::Parameter},
    {"device-read-bps", 0, true, F::Parameter},
    {"device-read-iops", 0, true, F::Parameter},
    {"device-write-bps", 0, true, F::Parameter},
    {"device-write-iops", 0, true, F::Parameter},
    {"disable-content-trust", 0, false, F::Quiet},
    {"dns", 0, true, F::Parameter},
    {"dns-opt", 0, true, F::Parameter, "dns-option"},
    {"dns-option", 0, true, F::Parameter},
    {"dns-search", 0, true, F::Parameter},
    {"domainname", 0, true, F::Parameter},
    {"entrypoint", 0, true, F::Parameter},
    {"env", 'e', true, F::Env},
    {"env-file", 0, true, F::EnvFile},
    {"expose", 0, true, F::Expose},
    {"gpus", 0, true, F::Gpus},
    {"group-add", 0, true, F::Parameter},
    {"health-cmd", 0, true, F::HealthCommand},
    {"health-interval", 0, true, F::HealthInterval},
    {"health-retries", 0, true, F::HealthRetries},
    {"health-start-interval", 0, true, F::Unsupported},
    {"health-start-period", 0, true, F::HealthStart},
    {"health-timeout", 0, true, F::HealthTimeout},
    {"help", 0, false, F::Quiet},
    {"hostname", 'h', true, F::Parameter},
    {"init", 0, false, F::Parameter},
    {"interactive", 'i', false, F::Terminal},
    {"io-maxbandwidth", 0, true, F::Unsupported},
    {"io-maxiops", 0, true, F::Unsupported},
    {"ip", 0, true, F::Parameter},
    {"ip6", 0, true, F::Parameter},
    {"ipc", 0, true, F::Parameter},
    {"isolation", 0, true, F::Parameter},
    {"kernel-memory", 0, true, F::Unsupported},
    {"label", 'l', true, F::Label},
    {"label-file", 0, true, F::EnvFile},
    {"link", 0, true, F::Unsupported},
    {"link-local-ip", 0, true, F::Unsupported},
    {"log-driver", 0, true, F::Parameter},
    {"log-opt", 0, true, F::Parameter},
    {"mac-address", 0, true, F::Parameter},
    {"memory", 'm', true, F::Memory},
    {"memory-reservation", 0, true, F::Parameter},
    {"memory-swap", 0, true, F::MemorySwap},
    {"memory-swappiness", 0, true, F::Parameter},
    {"mount", 0, true, F::Mount},
    {"name", 0, true, F::Name},
    {"net", 0, true, F::Network},
    {"net-alias", 0, true, F::Parameter, "network-alias"},
    {"network", 0, true, F::Network},
    {"network-alias", 0, true, F::Parameter},
    {"no-healthcheck", 0, false, F::NoHealth},
    {"oom-kill-disable", 0, false, F::Parameter},
    {"oom-score-adj", 0, true, F::Parameter},
    {"pid", 0, true, F::Parameter},
    {"pids-limit", 0, true, F::Parameter},
    {"platform", 0, true, F::Unsupported},
    {"privileged", 0, false, F::Privileged},
    {"publish", 'p', true, F::Publish},
    {"publish-all", 'P', false, F::PublishAll},
    {"pull", 0, true, F::Pull},
    {"quiet", 'q', false, F::Quiet},
    {"read-only", 0, false, F::Parameter},
    {"restart", 0, true, F::Restart},
    {"rm", 0, false, F::Quiet},
    {"runtime", 0, true, F::Parameter},
    {"security-opt", 0, true, F::Parameter},
    {"shm-size", 0, true, F::Parameter},
    {"sig-proxy", 0, false, F::Quiet},
    {"stop-signal", 0, true, F::Parameter},
    {"stop-timeout", 0, true, F::StopTimeout},
    {"storage-opt", 0, true, F::Parameter},
    {"sysctl", 0, true, F::Parameter},
    {"tmpfs", 0, true, F::Parameter},
    {"tty", 't', false, F::Terminal},
    {"ulimit", 0, true, F::Parameter},
    {"use-api-socket", 0, false, F::Unsupported},
    {"user", 'u', true, F::Parameter},
    {"userns", 0, true, F::Parameter},
    {"uts", 0, true, F::Parameter},
    {"volume", 'v', true, F::Volume},
    {"volume-driver", 0, true, F::Parameter},
    {"volumes-from", 0, true, F::Unsupported},
    {"workdir", 'w', true, F::Parameter},
};

} // namespace

const DockerFlag *dockerFlag(QStringView name)
{
    for (const DockerFlag &flag : Flags) {
        if (name == QLatin1String(flag.name))
            return &flag;
    }
    return nullptr;
}

const DockerFlag *dockerFlag(QChar letter)
{
    for (const DockerFlag &flag : Flags) {
        if (flag.letter && letter == QLatin1Char(flag.letter))
            return &flag;
    }
    return nullptr;
}

} // namespace mesoscope
