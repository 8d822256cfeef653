// SPDX-License-Identifier: GPL-3.0-or-later
// What a simulated cluster begins with. Read from resources/demo/NAME.json, or made from AGENTSxTASKS.
#pragma once

#include "app/demo/versions.h"
#include "models/domain/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace mesoscope::demo {

struct Scenario
{
    QString name;
    QString clusterName;
    quint32 seed = 1;
    qint64 startMs = 0;  ///< virtual time at the beginning; 0: the wall clock when the server starts
    qint64 warmUpMs = 0; ///< how long the cluster has run before anybody looks
    int agents = 0;      ///< generated ones, for AGENTSxTASKS and big
    int tasks = 0;
    bool mesos = true;        ///< false: tenant, Mesos is not served
    QString marathonPrefix;   ///< "/marathon/docker-demo-1" or empty
    ServedVersions versions;  ///< whose shapes the servers speak
    QString user, password;   ///< basic auth for Marathon, metrics and load balancer; empty: none
    bool router = false;      ///< all behind Marathon's port, as DC/OS' router does: /mesos, /agent/ID
    QStringList forbidden;    ///< "GET /v2/queue": beginnings of Marathon's requests that this user may not make
    int maxDeployments = 100; ///< --max_running_deployments of Marathon
    QJsonObject content;      ///< agents, frameworks, apps, happenings: see resources/demo/README.md
};

QStringList scenarioNames(); ///< small busy failing stuck leader-loss tenant readonly big
/// By name, or "100x2000". Error::Invalid for anything else.
Result<Scenario> loadScenario(const QString &name);

} // namespace mesoscope::demo
