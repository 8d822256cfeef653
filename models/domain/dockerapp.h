// SPDX-License-Identifier: GPL-3.0-or-later
// Makes an app definition out of the flags of "docker run", one after the other.
#pragma once

#include "models/domain/dockerflags.h"
#include "models/domain/dockerrun.h"

#include <QJsonArray>
#include <QSet>
#include <QStringList>

namespace mesoscope {

/// Writes into the DockerRun it was given, which must outlive it. Keys as of Marathon 1.5 (api-facts 1.3).
class DockerApp
{
public:
    explicit DockerApp(DockerRun &run) : m_run(run) {}

    void take(const DockerFlag &flag, const QString &written, const QString &value, qsizetype position);
    /// The last call: what depends on several flags.
    void finish(const QString &image, const QStringList &arguments, qsizetype position);
    void note(DockerRunNote::Kind kind, const QString &flag, const QString &value, qsizetype position);

private:
    struct Health
    {
        QString command;
        int interval = 30; // Docker's own, which differ from Marathon's
        int timeout = 30;
        int retries = 3;
        int start = 0;
        QString firstFlag; ///< to be named when there is no command
        qsizetype position = 0;
        bool isOff = false;
    };

    void carried(const QString &flag, const QString &name, const QString &value, const QString &path);
    void pair(const QString &key, const QString &written, const QString &value, qsizetype position);
    void parameter(const QString &key, const QString &written, const QString &value);
    void name(const QString &written, const QString &value, qsizetype position);
    void publish(const QString &written, const QString &value, qsizetype position);
    void expose(const QString &written, const QString &value, qsizetype position);
    bool addPort(int container, int host, const QString &protocol, const QString &written, const QString &value,
                 qsizetype position);
    void volume(const QString &written, const QString &value, qsizetype position);
    void mount(const QString &written, const QString &value, qsizetype position);
    void hostVolume(const QString &written, const QString &value, const QString &source, const QString &target,
                    bool readOnly, qsizetype position);
    void memory(const QString &written, const QString &value, qsizetype position);
    void cpus(bool areShares, const QString &written, const QString &value, qsizetype position);
    void network(const QString &written, const QString &value, qsizetype position);
    void health(DockerFlag::Use use, const QString &written, const QString &value, qsizetype position);
    void stopTimeout(const QString &written, const QString &value, qsizetype position);
    void pull(const QString &written, const QString &value, qsizetype position);
    void finishPorts(QJsonObject &container);
    void finishHealth();

    DockerRun &m_run;
    QJsonObject m_app{{QStringLiteral("instances"), 1}, {QStringLiteral("cpus"), 0.5}, {QStringLiteral("mem"), 256}};
    QJsonObject m_docker;
    QJsonObject m_env;
    QJsonObject m_labels;
    QJsonArray m_parameters;
    QJsonArray m_volumes;
    QJsonArray m_ports;
    struct Exposed
    {
        int port;
        QString protocol;
        QString flag;
        QString value;
        qsizetype position;
    };
    QList<Exposed> m_exposed;
    QSet<QString> m_seenPorts;
    QString m_networkMode;
    QString m_networkName;
    Health m_health;
    QString m_firstPublish;
    qsizetype m_publishAt = 0;
    qsizetype m_publishAllAt = -1;
    bool m_hasCpus = false;
    bool m_hasSaidTooMany = false;
};

} // namespace mesoscope
