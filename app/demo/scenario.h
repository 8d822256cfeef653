// SPDX-License-Identifier: GPL-3.0-or-later
// What a simulated cluster begins with. Read from resources/demo/NAME.json, or made from AGENTSxTASKS.
#pragma once

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
    bool mesos = true;      ///< false: tenant, Mesos is not served
    QString marathonPrefix; ///< "/marathon/docker-demo-1" or empty
    QString user, password; ///< basic auth for Marathon, metrics and load balancer; empty: none
    QJsonObject content;    ///< agents, frameworks, apps, happenings: see resources/demo/README.md
};

QStringList scenarioNames(); ///< small busy failing leader-loss tenant big
/// By name, or "100x2000". Error::Invalid for anything else.
Result<Scenario> loadScenario(const QString &name);

} // namespace mesoscope::demo
