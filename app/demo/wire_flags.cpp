// SPDX-License-Identifier: GPL-3.0-or-later
// The flags that masters and agents of Mesos 1.11 report, all of them texts.
#include "app/demo/jsonwriter.h"
#include "app/demo/wire_agent.h"
#include "app/demo/wire_mesos.h"

#include <iterator>

namespace mesoscope::demo::mesos {

namespace {

struct Flag
{
    const char *name, *value;
};

constexpr Flag MasterFlags[] = {
    {"agent_ping_timeout", "15secs"},
    {"agent_reregister_timeout", "10mins"},
    {"allocation_interval", "1secs"},
    {"allocator", "hierarchical"},
    {"allocator_agent_recovery_factor", "0.8"},
    {"allocator_recovery_timeout", "10mins"},
    {"authenticate_agents", "false"},
    {"authenticate_frameworks", "false"},
    {"authenticate_http_frameworks", "false"},
    {"authenticate_http_readonly", "false"},
    {"authenticate_http_readwrite", "false"},
    {"authentication_v0_timeout", "15secs"},
    {"authenticators", "crammd5"},
    {"authorizers", "local"},
    {"cleanup_log_files", "0"},
    {"filter_gpu_resources", "true"},
    {"framework_sorter", "drf"},
    {"help", "false"},
    {"hostname", "127.0.0.1"},
    {"hostname_lookup", "true"},
    {"http_authenticators", "basic"},
    {"initialize_driver_logging", "true"},
    {"ip", "127.0.0.1"},
    {"log_auto_initialize", "true"},
    {"logbufsecs", "0"},
    {"logging_level", "INFO"},
    {"max_agent_ping_timeouts", "5"},
    {"max_completed_frameworks", "50"},
    {"max_completed_tasks_per_framework", "1000"},
    {"max_operator_event_stream_subscribers", "1000"},
    {"max_unreachable_tasks_per_framework", "1000"},
    {"memory_profiling", "false"},
    {"min_allocatable_resources", "cpus:0.01|mem:32"},
    {"offer_constraints_re2_max_mem", "4KB"},
    {"offer_constraints_re2_max_program_size", "100"},
    {"offer_timeout", "1mins"},
    {"port", "5050"},
    {"publish_per_framework_metrics", "true"},
    {"quiet", "false"},
    {"quorum", "2"},
    {"recovery_agent_removal_limit", "100%"},
    {"registry", "replicated_log"},
    {"registry_fetch_timeout", "1mins"},
    {"registry_gc_interval", "15mins"},
    {"registry_max_agent_age", "2weeks"},
    {"registry_max_agent_count", "102400"},
    {"registry_store_timeout", "20secs"},
    {"registry_strict", "false"},
    {"require_agent_domain", "false"},
    {"role_sorter", "drf"},
    {"root_submissions", "true"},
    {"version", "false"},
    {"webui_dir", "/usr/share/mesos/webui"},
    {"work_dir", "/var/lib/mesos/master"},
    {"zk", "zk://127.0.0.1:2181/mesos"},
    {"zk_session_timeout", "10secs"},
};

constexpr Flag AgentFlags[] = {
    {"appc_simple_discovery_uri_prefix", "http://"},
    {"appc_store_dir", "/tmp/mesos/store/appc"},
    {"authenticate_http_executors", "false"},
    {"authenticate_http_readonly", "false"},
    {"authenticate_http_readwrite", "false"},
    {"authenticatee", "crammd5"},
    {"authentication_backoff_factor", "1secs"},
    {"authentication_timeout_max", "1mins"},
    {"authentication_timeout_min", "5secs"},
    {"authorizer", "local"},
    {"cgroups_cpu_enable_pids_and_tids_count", "false"},
    {"cgroups_destroy_timeout", "1mins"},
    {"cgroups_enable_cfs", "false"},
    {"cgroups_hierarchy", "/sys/fs/cgroup"},
    {"cgroups_limit_swap", "false"},
    {"cgroups_root", "mesos"},
    {"cleanup_log_files", "0"},
    {"container_disk_watch_interval", "5secs"},
    {"containerizers", "mesos"},
    {"default_role", "*"},
    {"disallow_sharing_agent_ipc_namespace", "false"},
    {"disallow_sharing_agent_pid_namespace", "false"},
    {"disk_watch_interval", "1mins"},
    {"docker", "docker"},
    {"docker_ignore_runtime", "false"},
    {"docker_kill_orphans", "true"},
    {"docker_registry", "https://registry-1.docker.io"},
    {"docker_remove_delay", "6hrs"},
    {"docker_socket", "/var/run/docker.sock"},
    {"docker_stop_timeout", "0ns"},
    {"docker_store_dir", "/tmp/mesos/store/docker"},
    {"docker_volume_checkpoint_dir", "/var/run/mesos/isolators/docker/volume"},
    {"docker_volume_chown", "false"},
    {"enforce_container_disk_quota", "false"},
    {"executor_registration_timeout", "3mins"},
    {"executor_reregistration_timeout", "2secs"},
    {"executor_shutdown_grace_period", "5secs"},
    {"fetcher_cache_dir", "/var/lib/mesos/fetch"},
    {"fetcher_cache_size", "2GB"},
    {"fetcher_stall_timeout", "1mins"},
    {"frameworks_home", ""},
    {"gc_delay", "1weeks"},
    {"gc_disk_headroom", "0.1"},
    {"gc_non_executor_container_sandboxes", "false"},
    {"help", "false"},
    {"hostname_lookup", "true"},
    {"http_command_executor", "false"},
    {"http_executor_domain_sockets", "false"},
    {"http_heartbeat_interval", "30secs"},
    {"initialize_driver_logging", "true"},
    {"ip", "127.0.0.1"},
    {"isolation", "posix/cpu,posix/mem,disk/du"},
    {"launcher", "posix"},
    {"launcher_dir", "/usr/libexec/mesos/1.11/bin"},
    {"logbufsecs", "0"},
    {"logging_level", "INFO"},
    {"master", "zk://127.0.0.1:2181/mesos"},
    {"max_completed_executors_per_framework", "150"},
    {"memory_profiling", "false"},
    {"network_cni_metrics", "true"},
    {"network_cni_root_dir_persist", "false"},
    {"oversubscribed_resources_interval", "15secs"},
    {"perf_duration", "10secs"},
    {"perf_interval", "1mins"},
    {"qos_correction_interval_min", "0ns"},
    {"quiet", "false"},
    {"reconfiguration_policy", "equal"},
    {"recover", "reconnect"},
    {"recovery_timeout", "15mins"},
    {"registration_backoff_factor", "1secs"},
    {"revocable_cpu_low_priority", "true"},
    {"runtime_dir", "/var/lib/mesos/run"},
    {"sandbox_directory", "/mnt/mesos/sandbox"},
    {"strict", "true"},
    {"switch_user", "true"},
    {"systemd_enable_support", "false"},
    {"systemd_runtime_directory", "/run/systemd/system"},
    {"version", "false"},
    {"work_dir", "/var/lib/mesos/work"},
    {"zk_session_timeout", "10secs"},
};

} // namespace

QByteArray flagMembers(const QString &clusterName)
{
    JsonWriter json(4096);
    for (const Flag &flag : MasterFlags)
        json.field(flag.name, flag.value);
    return json.field("cluster", clusterName).take();
}

QByteArray agentFlagMembers(const QString &hostname, int port)
{
    JsonWriter json(6144);
    for (const Flag &flag : AgentFlags)
        json.field(flag.name, flag.value);
    return json.field("hostname", hostname).field("port", QString::number(port)).take();
}

} // namespace mesoscope::demo::mesos
