// SPDX-License-Identifier: GPL-3.0-or-later
// The states that things in a cluster can be in, and how they roll up.
#pragma once

#include <QStringView>

namespace mesoscope {

/// Mesos task states (api-facts 1.13 end). Unknown strings become Unknown; the raw text is kept beside.
enum class TaskState : quint8 {
    Staging,
    Starting,
    Running,
    Killing,
    Unreachable,
    Lost,
    GoneByOperator,
    Finished,
    Failed,
    Killed,
    Error,
    Dropped,
    Gone,
    Unknown,
};

TaskState parseTaskState(QStringView text); ///< accepts "TASK_RUNNING", "Running", "running"
QStringView taskStateName(TaskState state); ///< "TASK_RUNNING"
bool isActive(TaskState state);             ///< Staging, Starting, Running, Killing
bool isTerminal(TaskState state);           ///< Finished, Failed, Killed, Error, Dropped, Gone
bool isFailure(TaskState state); ///< ended, and not as somebody wished: Failed, Error, Lost, Dropped, Gone…

/// Health of a task: Unknown when running without a result yet, None when there is no health check.
enum class Health : quint8 { None, Unknown, Healthy, Unhealthy };

/// The one scale that tables, map, tray and charts colour by (look.md: one glyph for each).
enum class Condition : quint8 { Ok, Warning, Bad, Progress, Waiting, Off, Unknown };
int severityOf(Condition condition);       ///< how much it asks for attention: the more, the larger
Condition worse(Condition a, Condition b); ///< Bad > Warning > Waiting > Progress > Unknown > Ok > Off

/// What an app is doing. Derived, no field has it (api-facts 11, traps 42-46).
enum class AppStatus : quint8 {
    Running,   ///< as many instances as wanted, none unhealthy
    Unhealthy, ///< at least one instance fails its health check
    Degraded,  ///< fewer running than wanted and no deployment or queue entry that explains it
    Deploying,
    Waiting,   ///< queued, no offer fits
    Delayed,   ///< backing off after failures (crash loop)
    Suspended, ///< scaled to 0
    Unknown,
};
Condition conditionOf(AppStatus status);
/// Something about it wants a person's eye: unhealthy, degraded, waiting or delayed.
bool isTroubled(AppStatus status);
Condition conditionOf(TaskState state, Health health);
/// Fails its health check, ended badly, or cannot be reached.
bool isTroubled(TaskState state, Health health);

} // namespace mesoscope
