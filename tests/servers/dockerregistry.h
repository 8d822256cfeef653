// SPDX-License-Identifier: GPL-3.0-or-later
// A real docker-registry in a temporary directory, on a free port of loopback, with the tags that a test gives it.
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace mesoscope::test {

class DockerRegistry
{
public:
    DockerRegistry() = default;
    ~DockerRegistry();
    DockerRegistry(const DockerRegistry &) = delete;
    DockerRegistry &operator=(const DockerRegistry &) = delete;

    static bool isInstalled();

    void addTags(const QString &repository, const QStringList &tags) const;
    /// @p auth: the "auth:" section of its configuration, in YAML; "@folder@" stands for folder(). Waits until it
    /// answers; what went wrong is in problem().
    bool start(const QByteArray &auth = {});
    QString host() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }
    QString folder() const { return m_folder.path(); }
    QString problem() const { return m_problem; }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    QString m_problem;
};

} // namespace mesoscope::test
