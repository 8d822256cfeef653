// SPDX-License-Identifier: GPL-3.0-or-later
// The tail of one file of a sandbox. Internal to app/sources/mesos.
#pragma once

#include "app/base/backoff.h"
#include "app/core/ports/logapi.h"
#include "app/net/transport.h"
#include "app/sources/mesos/agentdirectory.h"

#include <QTimer>

namespace mesoscope {

/// Turns bytes into lines; keeps what has no line end yet, and with it a cut UTF-8 character.
class LineSplitter
{
public:
    QList<LogLine> feed(const QByteArray &bytes);
    QList<LogLine> flush(); ///< what is left, as a line
    void skipFirst() { m_skipping = true; }
    void clear();
    bool isEmpty() const { return m_rest.isEmpty(); }

private:
    QByteArray m_rest;
    bool m_skipping = false; ///< up to the first line end: the tail begins within a line
};

/// Finds the sandbox, then asks the file's size every second (every two when idle) and reads what is new.
class SandboxFollower : public LogFollower
{
    Q_OBJECT

public:
    SandboxFollower(Transport &transport, const AgentDirectory &agents, const LogRef &ref, QObject *parent);

private:
    void locate();
    void askAgent(qsizetype which);
    void useDirectory(const QUrl &agent, const QString &directory);
    void askSize();
    void takeSize(qint64 size);
    void readMore(qint64 size);
    void wait();
    void lose(const Error &error);
    void found();
    Request fileRequest(qint64 offset, qint64 length) const;

    Transport &m_transport;
    const AgentDirectory &m_agents;
    const LogRef m_ref;
    QList<QUrl> m_addresses;
    QUrl m_agent;
    QString m_path;
    qint64 m_position = -1; ///< -1: nothing read yet
    LineSplitter m_lines;
    int m_idle = 0;
    int m_missing = 0;
    bool m_failing = false;
    Backoff m_backoff{1000, 30000};
    QTimer m_timer;
};

} // namespace mesoscope
