// SPDX-License-Identifier: GPL-3.0-or-later
// A real nginx in a temporary directory, on free ports of loopback, without any privilege.
#pragma once

#include <QList>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace mesoscope::test {

class Nginx
{
public:
    Nginx() = default;
    ~Nginx();
    Nginx(const Nginx &) = delete;
    Nginx &operator=(const Nginx &) = delete;

    /// False: no nginx on this machine. On a machine of continuous integration that is a failure, elsewhere a skip.
    static bool isInstalled();

    /// The inside of the http block; "@0@", "@1@" … stand for ports. Waits until the first port answers; what went
    /// wrong is in problem().
    bool start(const QByteArray &http);
    void stop(); ///< and waits; the ports refuse from then on
    bool restart();

    QUrl url(int port = 0, const QString &path = {}, const QString &scheme = QStringLiteral("http")) const;
    quint16 port(int index = 0) const { return m_ports.value(index); }
    QString problem() const { return m_problem; }
    /// Where files that the configuration names may be put.
    QString folder() const { return m_folder.path(); }
    bool writeFile(const QString &name, const QByteArray &content) const;
    /// Lines of the file "access.log" that `access_log access.log short;` writes: "METHOD path status".
    QList<QByteArray> accesses() const;
    int accessesWith(const QByteArray &part) const; ///< how many of them contain @p part

private:
    bool run();

    QTemporaryDir m_folder;
    QByteArray m_http;
    QList<quint16> m_ports;
    QProcess m_process;
    QString m_problem;
};

} // namespace mesoscope::test

#define NEED_NGINX()                                                                                                   \
    do {                                                                                                               \
        if (!mesoscope::test::Nginx::isInstalled()) {                                                                  \
            QVERIFY2(qEnvironmentVariableIsEmpty("CI"), "nginx is missing: installer/dependencies.sh installs it");    \
            QSKIP("nginx is not installed");                                                                           \
        }                                                                                                              \
    } while (false)
