// SPDX-License-Identifier: GPL-3.0-or-later
// Every document of Marathon: groups, apps, pods, tasks, deployments, queue, info and what a write was answered.
#include "app/sources/marathon/marathonjson.h"
#include "models/domain/lbservice.h"
#include "models/domain/volumes.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/joined.h"

#include <QJsonDocument>

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(marathonjson)
{
    const QByteArray body = bytes.toByteArray();
    MarathonObservation seen;
    int read = 0;
    read += readInfo(body, seen).ok();
    read += readGroups(body, seen).ok();
    read += readApps(body, seen).ok();
    read += readOneApp(body, seen).ok();
    read += readDeployments(body, seen).ok();
    read += readQueue(body, seen).ok();
    readReceipt(body, body.left(64));
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const App app = readApp(object);
    require(app.id.isEmpty() || app.id.text().startsWith(u'/'), "an app without an absolute path");
    int skipped = 0;
    readTasks(object, app, skipped);
    const App pod = readPod(object);
    readPodTasks(object, pod, skipped);
    for (const App *one : {&app, &pod}) { // what an app's details make of it
        require(volumesOf(*one).size() <= 100, "more volumes than are shown");
        for (const LbService &service : lbServicesOf(*one))
            require(service.port >= 0 && service.port <= 65535, "a port that is none");
        strayLbLabels(*one);
    }
    require(skipped >= 0 && seen.skipped >= 0, "fewer than none skipped");
    if (read > 0)
        joinAndExport(std::move(seen));
}
