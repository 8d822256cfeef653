// SPDX-License-Identifier: GPL-3.0-or-later
// Tells from the state read around a write whether it may be sent, and after its answer was lost whether it happened.
// Pure.
#pragma once

#include "models/domain/command.h"
#include "models/domain/result.h"

#include <optional>

namespace mesoscope {

// Before: has somebody else changed what the person decided from?

/// Whether the command says what it was decided from, so that the present state must be read first.
bool hasBase(const Command &command);
/// A Conflict when @p now, an app's definition as a server gives it, is no longer what the command was decided from;
/// its field "/version" or "/instances" holds what is there now.
std::optional<Error> changedMeanwhile(const Command &command, const QJsonObject &now);

// After: the answer was lost.

/// Whether an error of a write leaves open what became of it: the answer was lost, or what came in its place was made
/// by something that stands before the server (api-facts 1.1).
bool leavesOpen(const Error &error);

enum class Outcome {
    Happened,
    NotDone, ///< the state is what it was before
    Unknown
};

/// What is to be read to find out.
enum class Reading { App, Group, Deployments, Mesos, Nothing };
Reading readingFor(const Command &command);
/// The app to read, empty when it is not an app that tells.
AppId readBackTarget(const Command &command);

/// What reading said.
struct ReadBack
{
    Result<QJsonObject> now;                 ///< the app's or group's definition, the agent, the role; or NotFound
    std::optional<QJsonObject> rolledBackTo; ///< RollBackApp only: the definition of the version wanted
    std::optional<QStringList> deployments;  ///< CancelDeployment only: those that run

    /// Why nothing can be told; NotFound tells something.
    std::optional<Error> failure() const;
};

/// What is known of the time before the write.
struct Before
{
    QString version;         ///< of the app; empty: unknown
    QStringList deployments; ///< that ran
};

/// Happened and NotDone only where the state proves it.
Outcome outcomeOf(const Command &command, const Before &before, const ReadBack &read);

/// Whether every value of @p part occurs in @p whole: servers add defaults to what they were given.
bool contains(const QJsonValue &whole, const QJsonValue &part);

} // namespace mesoscope
