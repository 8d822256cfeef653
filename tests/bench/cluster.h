// SPDX-License-Identifier: GPL-3.0-or-later
// A simulated cluster in a process of its own: what it computes must not count as the program's.
#pragma once

#include "app/core/profile.h"

#include <QByteArray>
#include <QProcess>

namespace mesoscope::bench {

/// What the child does: serves @p scenario without compression, and obeys lines on its standard input. Returns the exit
/// status.
int serveCluster(const QString &scenario, double speed);

/// The parent's side. Dies with the bench.
class Cluster
{
public:
    explicit Cluster(const QString &scenario, double speed = 0);
    ~Cluster();

    bool isUp() const { return m_up; }
    Profile mesosOnly() const;
    Profile everything() const;
    QUrl mesosUrl() const { return m_mesos; }

    void setStreams(bool served); ///< false: SUBSCRIBE is answered by 404, as before Mesos 1.1
    /// About @p tasks tasks end, start or become unreachable; the whole state is then rendered when @p render.
    void change(int tasks, bool render);
    void changeMeanwhile(int tasks, bool render); ///< does not wait for it
    qint64 bytesSent();                           ///< by the masters so far
    size_t tasks();                               ///< that run or are about to
    qint64 pid() const { return m_process.processId(); }

private:
    QByteArray ask(const QByteArray &line);
    QByteArray readLine();

    QProcess m_process;
    int m_owed = 0; ///< answers that nobody waited for
    bool m_up = false;
    QUrl m_marathon, m_mesos, m_metrics, m_lb;
};

/// The body of GET @p url, with simdjson's padding reserved; empty when there is none.
QByteArray fetch(const QUrl &url);

} // namespace mesoscope::bench
