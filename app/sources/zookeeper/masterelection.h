// SPDX-License-Identifier: GPL-3.0-or-later
// Who leads, read from what Mesos masters register in ZooKeeper. Pure.
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>
#include <QUrl>

namespace mesoscope {

/// A master as it registered itself. Nobody vouches for it: whoever can write to ZooKeeper can write this.
struct ElectedMaster
{
    QString hostname; ///< empty: not said
    QString ip;       ///< empty: not said
    int port = 5050;
    QString version;

    QStringList hosts() const; ///< its name, then its address
    bool operator==(const ElectedMaster &) const = default;
};

/// The znodes of candidates, the leader's first: "json.info_0000000012", since Mesos 0.24. The lowest sequence leads
/// (src/master/contender of Mesos; a sequence beyond 2^31 goes on below zero). At most 32.
QStringList candidatesOf(const QStringList &children);

/// Whether only masters before 0.24 are there: "info_0000000012" with a protobuf inside.
bool hasOnlyOldCandidates(const QStringList &children);

/// Error::Protocol when it is no JSON object, or names no host and port that one could ask.
Result<ElectedMaster> parseMaster(const QByteArray &data);

/// Whom to ask, and who may be given the sign-in.
struct MasterUrls
{
    QList<QUrl> ask;     ///< in turn: the leader by all its addresses, the other masters, what was listed besides
    QList<QUrl> masters; ///< one per master, the leader first
    QList<QUrl> trusted; ///< those of them that the sign-in may go to
    bool leaderIsTrusted = false;
};

/// ZooKeeper authenticates nobody: what it names is trusted with credentials only if its host is one that a person
/// typed, that is one of @p listed: the ensemble's servers (zk://) or masters (http, https). Masters are asked by https
/// when a master was listed so and none by http, since they do not say which they speak; a listed address is taken as
/// it is. Addresses of this machine itself are left out, unless ZooKeeper is asked there too.
MasterUrls urlsOfMasters(const QList<ElectedMaster> &masters, const QList<QUrl> &listed);

} // namespace mesoscope
