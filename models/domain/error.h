// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong, as data. Sentences are made in views/text only.
#pragma once

#include "models/domain/tls.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace mesoscope {

/// The kinds of systems that a cluster is observed through. One source of each kind per session.
/// ZooKeeper, which leads to Mesos' masters, is none of them: it names the ensemble's own secret and addresses.
enum class SourceId { Marathon, Mesos, Series, Logs, LoadBalancer, ZooKeeper, Registry };
inline constexpr int SourceCount = 5;

/// One complaint of a server (or of validate.h) about one field of a definition.
struct FieldProblem
{
    QString path;      ///< "/cpus", "/container/docker/image"; "/" for the whole
    QStringList texts; ///< remote text, or keys of validate.h (see ValidationText in views/text)
};

struct Error
{
    enum class Kind {
        Cancelled,   ///< nobody wants the answer any more; never shown
        Unreachable, ///< refused, unknown host, connection lost
        Timeout,     ///< accepted but silent
        Tls,
        Unauthorized, ///< 401
        Forbidden,    ///< 403
        NotFound,     ///< 404, or a path prefix that leads nowhere
        Conflict,     ///< 409; deployments is filled when the app is locked
        Invalid,      ///< 400, 422; fields is filled where the server said which
        NoLeader,     ///< 502/503 of a standby or of a master that knows no leader
        RateLimited,  ///< 429, 503 with Retry-After
        Server,       ///< other 5xx
        Protocol,     ///< the answer is not what the API promises: HTML, cut JSON, wrong shape
        TooLarge,
        OutcomeUnknown, ///< a write was sent, its answer was lost: read the state back
        NotDone,        ///< the same, and the state read back shows no trace of it
        Unsupported,    ///< no source of this session can do that
        ReadOnly,       ///< the profile forbids writing
    };

    /// Said of finding the leader through ZooKeeper, not of asking it.
    enum class Discovery : quint8 {
        None,
        Unreachable, ///< no server of the ensemble answers
        NoQuorum,    ///< some answer, but too few to agree on anything
        NoLeader,    ///< no master is registered
        NoNode,      ///< the path does not exist
        Denied,      ///< its ACL lets this user not read it
        Unreadable,  ///< what is registered there is no master's address
        Untrusted,   ///< the leader is none of the connection's hosts: the sign-in is not sent to it
        Unavailable, ///< this program was built without ZooKeeper's client library
    };

    /// Of Protocol: why a redirect was not followed.
    enum class Redirect : quint8 {
        None,
        Nowhere,   ///< to no address of the web
        Downgrade, ///< from https to http
        Stranger,  ///< to an address that nobody named
        Loop,      ///< again and again
    };

    Kind kind = Kind::Cancelled;
    SourceId source = SourceId::Marathon;
    int httpStatus = 0;
    QString detail; ///< remote or system text: plain, bounded to 2,000 characters, for display only
    QList<FieldProblem> fields;
    QStringList deployments;                         ///< ids of the deployments that lock the app (409)
    int retryAfterSeconds = 0;                       ///< from Retry-After; 0 = not said
    TlsProblem tls = TlsProblem::None;               ///< of Tls: which
    std::optional<PeerCertificate> certificate = {}; ///< of Tls: the one that the server showed, if it came to that
    bool atProxy = false;                            ///< the fault is the proxy's on the way, not the server's
    Discovery discovery = Discovery::None;
    Redirect redirect = Redirect::None;

    bool operator==(const Error &other) const
    {
        return kind == other.kind && httpStatus == other.httpStatus && detail == other.detail && tls == other.tls &&
               certificate == other.certificate && atProxy == other.atProxy && discovery == other.discovery &&
               redirect == other.redirect;
    }
};

/// Whether asking again later, unchanged, may succeed.
bool retryable(const Error &error);

/// How many instances the app is wanted to have by now, of a command that was not sent because they are not those that
/// the person saw.
std::optional<int> instancesMeanwhile(const Error &error);

} // namespace mesoscope

Q_DECLARE_METATYPE(mesoscope::Error)
