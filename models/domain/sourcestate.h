// SPDX-License-Identifier: GPL-3.0-or-later
// How a source is doing: data like any other, part of every snapshot.
#pragma once

#include "models/domain/error.h"

#include <QFlags>
#include <QMetaType>

#include <array>
#include <optional>

namespace mesoscope {

enum class Capability {
    Apps = 1,
    Deployments = 2,
    Agents = 4,
    Tasks = 8,
    Series = 16,
    Logs = 32,
    Commands = 64,
    LoadBalancer = 128,
    Events = 256,
    Queue = 512, ///< why an app waits
};
Q_DECLARE_FLAGS(Capabilities, Capability)
Q_DECLARE_OPERATORS_FOR_FLAGS(Capabilities)

/// Something that a source has but does not give: a right that is missing, an event stream that leads nowhere.
struct Refusal
{
    Capability what = Capability::Commands;
    QString subject; ///< the app or group it concerns; empty: all of it
    Error error;     ///< why, with the server's words

    bool operator==(const Refusal &) const = default;
};

struct SourceState
{
    enum class Phase : quint8 {
        Absent,     ///< not part of this connection
        Connecting, ///< no answer yet
        Live,
        Stale,  ///< answered before, does not now: its last data stays, with its age
        Failed, ///< has never answered
    };

    SourceId id = SourceId::Marathon;
    Phase phase = Phase::Absent;
    Capabilities capabilities;
    QString address;       ///< the URL asked now, without credentials
    QString version;       ///< of the server, empty = unknown
    qint64 lastGoodMs = 0; ///< desktop's clock, UTC ms, when the newest data arrived; 0 = never
    qint64 phaseSinceMs = 0;
    int latencyMs = -1;            ///< of the last answer
    int intervalMs = 0;            ///< present poll interval; 0 = asked on demand only
    bool streaming = false;        ///< an event stream is open beside the polling
    bool plainCredentials = false; ///< a secret travels unencrypted
    int skippedEntries = 0;        ///< entries of the last answer that could not be read
    std::optional<Error> error;    ///< why Stale or Failed; also set while Live when a part fails
    QList<Refusal> refusals;       ///< what it does not give; its capability is not set then, unless for some subjects

    bool operator==(const SourceState &) const = default;
    bool isLive() const { return phase == Phase::Live; }
    bool hasData() const { return lastGoodMs > 0; }
    /// The refusal that concerns @p subject: of all, or of this one. Null: none.
    const Refusal *refusal(Capability what, const QString &subject = {}) const
    {
        for (const Refusal &one : refusals) {
            if (one.what == what && (one.subject.isEmpty() || one.subject == subject))
                return &one;
        }
        return nullptr;
    }
};

using SourceStates = std::array<SourceState, SourceCount>;

} // namespace mesoscope

Q_DECLARE_METATYPE(mesoscope::SourceState)
