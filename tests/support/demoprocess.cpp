// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/demoprocess.h"

#include "tests/support/freeports.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace mesoscope::test {

bool DemoProcess::start(const QString &program, const QString &scenario, double speed)
{
    m_program = program;
    m_scenario = scenario;
    m_speed = speed;
    for (int tries = 0; tries < 5; ++tries) {
        m_port = freePortRow(60);
        ; // the cluster takes as many after it as it needs
        if (m_port != 0 && begin(m_port))
            return true;
    }
    return false;
}

bool DemoProcess::begin(int port)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(m_program, {m_scenario, QString::number(port), QString::number(m_speed)});
    m_description = readLine();
    return m_description.value(QStringLiteral("ready")).toBool();
}

void DemoProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(10000);
}

bool DemoProcess::restart()
{
    for (int tries = 0; tries < 20; ++tries) { // the system may take a moment to give the ports back
        if (begin(m_port))
            return true;
        m_process.waitForFinished(1000);
    }
    return false;
}

QJsonObject DemoProcess::command(const QJsonObject &command)
{
    m_process.write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
    return readLine();
}

QJsonObject DemoProcess::readLine()
{
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(60000))
            return {};
    }
    return QJsonDocument::fromJson(m_process.readLine()).object();
}

QList<QUrl> DemoProcess::masters() const
{
    QList<QUrl> urls{QUrl(m_description.value(QStringLiteral("mesos")).toString())};
    for (const QJsonValue &standby : m_description.value(QStringLiteral("standbys")).toArray())
        urls.append(QUrl(standby.toString()));
    return urls;
}

} // namespace mesoscope::test
