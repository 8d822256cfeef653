// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/servers/dockerregistry.h"

#include "tests/support/freeports.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QtTest>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

namespace mesoscope::test {

static QString executable()
{
    const QString debian = QStandardPaths::findExecutable(QStringLiteral("docker-registry"));
    return debian.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("registry")) : debian;
}

bool DockerRegistry::isInstalled()
{
    return !executable().isEmpty();
}

DockerRegistry::~DockerRegistry()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(5000);
}

/// As the registry's own storage has them: a tag is a folder with a link to its manifest.
void DockerRegistry::addTags(const QString &repository, const QStringList &tags) const
{
    for (const QString &tag : tags) {
        const QString place =
            folder() +
            QStringLiteral("/docker/registry/v2/repositories/%1/_manifests/tags/%2/current").arg(repository, tag);
        QVERIFY(QDir().mkpath(place));
        QFile link(place + QStringLiteral("/link"));
        QVERIFY(link.open(QIODevice::WriteOnly));
        link.write("sha256:" + QByteArray(64, 'a'));
    }
}

bool DockerRegistry::start(const QByteArray &auth)
{
    for (int tries = 0; tries < 5; ++tries) { // somebody else may take the port between our look and its own
        m_port = freePorts(1).value(0);
        QFile configuration(folder() + QStringLiteral("/config.yml"));
        if (!configuration.open(QIODevice::WriteOnly))
            return false;
        configuration.write("version: 0.1\nlog:\n  level: warn\nstorage:\n  filesystem:\n    rootdirectory: " +
                            folder().toUtf8() + "\nhttp:\n  addr: 127.0.0.1:" + QByteArray::number(m_port) + "\n" +
                            QByteArray(auth).replace("@folder@", folder().toUtf8()));
        configuration.close();
#ifdef Q_OS_LINUX
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); }); // a crash leaves nothing behind
#endif
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(executable(), {QStringLiteral("serve"), configuration.fileName()});
        const auto answers = [this] {
            QTcpSocket probe;
            probe.connectToHost(QHostAddress::LocalHost, m_port);
            return m_process.state() == QProcess::NotRunning || probe.waitForConnected(200);
        };
        const bool up = m_process.waitForStarted() && QTest::qWaitFor(answers, 10000);
        if (up && m_process.state() == QProcess::Running)
            return true;
        m_process.kill();
        m_process.waitForFinished(5000);
        m_problem = QString::fromLocal8Bit(m_process.readAll());
        if (!m_problem.contains(QLatin1String("address already in use")))
            return false;
    }
    return false;
}

} // namespace mesoscope::test
