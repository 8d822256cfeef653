// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/servers/nginx.h"

#include "tests/support/freeports.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QtTest>

#include <algorithm>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

namespace mesoscope::test {

static constexpr int Ports = 8;
static constexpr int Tries = 5; ///< somebody else may take a port between our look and nginx's

static QString executable()
{
    const QString found = QStandardPaths::findExecutable(QStringLiteral("nginx"));
    return found.isEmpty()
               ? QStandardPaths::findExecutable(QStringLiteral("nginx"),
                                                {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")})
               : found;
}

Nginx::~Nginx()
{
    stop();
}

bool Nginx::isInstalled()
{
    return !executable().isEmpty();
}

bool Nginx::start(const QByteArray &http)
{
    m_http = http;
    for (int i = 0; i < Tries; ++i) {
        m_ports = freePorts(Ports);
        if (run())
            return true;
        if (!m_problem.contains(QLatin1String("bind() to")))
            break;
    }
    return false;
}

bool Nginx::restart()
{
    stop();
    return run();
}

bool Nginx::run()
{
    QByteArray http = m_http;
    for (qsizetype i = 0; i < m_ports.size(); ++i)
        http.replace("@" + QByteArray::number(i) + "@", QByteArray::number(m_ports.at(i)));
    for (const char *name : {"body", "proxy", "fastcgi", "uwsgi", "scgi"})
        QDir(folder()).mkpath(QString::fromLatin1(name));
    writeFile(
        QStringLiteral("nginx.conf"),
        "daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log stderr error;\n"
        "events { worker_connections 512; }\nhttp {\n"
        "log_format short '$request_method $uri $status';\naccess_log off;\ndefault_type application/json;\n"
        "client_body_temp_path body;\nproxy_temp_path proxy;\nfastcgi_temp_path fastcgi;\nuwsgi_temp_path uwsgi;\n"
        "scgi_temp_path scgi;\nproxy_http_version 1.1;\nproxy_set_header Connection '';\n" +
            http + "\n}\n");
#ifdef Q_OS_LINUX
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); }); // a crash leaves nothing behind
#endif
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(executable(), {QStringLiteral("-e"), QStringLiteral("stderr"), QStringLiteral("-p"), folder(),
                                   QStringLiteral("-c"), QStringLiteral("nginx.conf")});
    const bool up =
        m_process.waitForStarted() && QTest::qWaitFor(
                                          [this] {
                                              if (m_process.state() == QProcess::NotRunning)
                                                  return true;
                                              QTcpSocket probe;
                                              probe.connectToHost(QHostAddress::LocalHost, m_ports.value(0));
                                              return probe.waitForConnected(200);
                                          },
                                          10000);
    if (up && m_process.state() == QProcess::Running)
        return true;
    stop();
    m_problem = QString::fromLocal8Bit(m_process.readAll());
    if (m_problem.isEmpty())
        m_problem = m_process.errorString();
    return false;
}

void Nginx::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate(); // without a master process: a quick end
    if (!m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
}

QUrl Nginx::url(int port, const QString &path, const QString &scheme) const
{
    return QUrl(QStringLiteral("%1://127.0.0.1:%2%3").arg(scheme).arg(this->port(port)).arg(path));
}

bool Nginx::writeFile(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QList<QByteArray> Nginx::accesses() const
{
    QFile file(m_folder.filePath(QStringLiteral("access.log")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QByteArray> lines = file.readAll().split('\n');
    lines.removeAll(QByteArray());
    return lines;
}

int Nginx::accessesWith(const QByteArray &part) const
{
    const QList<QByteArray> lines = accesses();
    return int(
        std::count_if(lines.begin(), lines.end(), [&part](const QByteArray &line) { return line.contains(part); }));
}

} // namespace mesoscope::test
