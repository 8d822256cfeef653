// SPDX-License-Identifier: GPL-3.0-or-later
// The test's end of a demo cluster in another process (demoservermain.cpp): its memory and its handles are not ours.
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QUrl>

namespace mesoscope::test {

class DemoProcess
{
public:
    ~DemoProcess() { kill(); }
    /// @p speed: virtual per real time, beside what "advance" adds. False where it does not start.
    bool start(const QString &program, const QString &scenario, double speed = 0);
    /// As a crash: at once, with everything open.
    void kill();
    /// On the ports it had, once it has been killed. Its cluster begins anew.
    bool restart();
    /// Does it and waits for the answer; empty when there is none.
    QJsonObject command(const QJsonObject &command);
    QJsonObject command(const char *what) { return command({{QStringLiteral("do"), QString::fromLatin1(what)}}); }

    QUrl marathon() const { return QUrl(m_description.value(QStringLiteral("marathon")).toString()); }
    QList<QUrl> masters() const; ///< who led at the start first
    QUrl metrics() const { return QUrl(m_description.value(QStringLiteral("metrics")).toString()); }
    QUrl loadBalancer() const { return QUrl(m_description.value(QStringLiteral("lb")).toString()); }

private:
    bool begin(int port);
    QJsonObject readLine();

    QProcess m_process;
    QString m_program;
    QString m_scenario;
    double m_speed = 0;
    int m_port = 0;
    QJsonObject m_description;
};

} // namespace mesoscope::test
