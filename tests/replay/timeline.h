// SPDX-License-Identifier: GPL-3.0-or-later
// A recorded fail-over: what each of two masters answered when, and the bodies of those answers.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QSet>
#include <QString>

namespace mesoscope::test {

/// One line of tests/data/mesos/failover/NAME.jsonl.
struct TimelineStep
{
    double atSeconds = 0;
    QString kill;        ///< the signal, of the leader (or of ZooKeeper); else empty
    int port = 0;        ///< 5050 or 5051
    QString ask;         ///< "state", "redirect", "health", "v1"
    int status = 0;      ///< 0: a fault
    QString fault;       ///< "refused", "closed", "reset"
    QByteArray location; ///< of a redirect
    QByteArray body;     ///< of what is no state
    QJsonObject state;   ///< of an answered /state: what it said in short, see stateBody()
    QString label() const;
};

QList<TimelineStep> readTimeline(const QString &name);

/// The document of an answered /state: as recorded where it was kept. Of one fail-over only the short form was; there
/// it is made of a whole recording, with those agents and frameworks in it that had come back.
QByteArray stateBody(const TimelineStep &step);

/// What is in a /state, by name.
struct Inventory
{
    explicit Inventory(const QByteArray &state = {});
    QSet<QString> agents;
    QSet<QString> activeTasks; ///< of a state that is neither terminal nor unreachable
    QString masterId;
};

} // namespace mesoscope::test
