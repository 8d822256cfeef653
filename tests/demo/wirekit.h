// SPDX-License-Identifier: GPL-3.0-or-later
// A simulated cluster with its wire formats, without sockets.
#pragma once

#include "app/demo/scenario.h"
#include "app/demo/simcluster.h"
#include "app/demo/wire.h"
#include "tests/demo/quiet.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <memory>

namespace mesoscope::test {

struct WireKit
{
    explicit WireKit(const QString &scenarioName)
    {
        const auto loaded = demo::loadScenario(scenarioName);
        scenario = loaded.ok() ? quiet(*loaded) : demo::Scenario();
        if (scenario.startMs == 0)
            scenario.startMs = 1795000000000; // a fixed day: runs are alike
        cluster = std::make_unique<demo::SimCluster>(scenario);
        context = std::make_unique<demo::WireContext>(*cluster);
        context->lastLeader = cluster->leader();
        addresses.marathon = QStringLiteral("http://127.0.0.1:41000");
        addresses.masters = {QStringLiteral("127.0.0.1:41001"), QStringLiteral("127.0.0.1:41002"),
                             QStringLiteral("127.0.0.1:41003")};
        addresses.agentPort = 41004;
        // As the server does: changes of health are noted when they happen.
        cluster->onMesosChange = [this](const demo::MesosChange &change) {
            if (change.task >= 0)
                context->health.note(cluster->tasks()[std::size_t(change.task)], cluster->nowMs());
        };
        cluster->onEvent = [this](const demo::SimEvent &event) {
            if (event.type.contains(QLatin1StringView("health")))
                for (const demo::SimTask &task : cluster->tasks())
                    context->health.note(task, cluster->nowMs());
        };
    }

    static demo::WireRequest request(const QByteArray &method, const QByteArray &target, const QByteArray &body = {})
    {
        demo::WireRequest made;
        made.method = method;
        const qsizetype mark = target.indexOf('?');
        made.path = QString::fromUtf8(QByteArray::fromPercentEncoding(mark < 0 ? target : target.left(mark)));
        if (mark >= 0)
            made.query = QUrlQuery(QString::fromUtf8(target.mid(mark + 1)));
        made.body = body;
        if (method == "POST")
            made.headers.insert("content-type", "application/json");
        return made;
    }

    demo::WireReply master(const QByteArray &target, int index = -2)
    {
        return demo::answerMesos(*cluster, index == -2 ? cluster->leader() : index, request("GET", target), addresses,
                                 *context);
    }
    demo::WireReply call(const QByteArray &body)
    {
        return demo::answerMesos(*cluster, cluster->leader(), request("POST", "/api/v1", body), addresses, *context);
    }
    demo::WireReply agent(int index, const QByteArray &target)
    {
        return demo::answerAgent(*cluster, index, request("GET", target), addresses, *context);
    }
    demo::WireReply agentCall(int index, const QByteArray &body)
    {
        return demo::answerAgent(*cluster, index, request("POST", "/api/v1", body), addresses, *context);
    }
    demo::WireReply series(const QByteArray &body)
    {
        return demo::answerSeries(*cluster, request("POST", "/api/query", body), *context);
    }
    QByteArray lb() { return demo::answerLoadBalancer(*cluster, request("GET", "/haproxy?stats;csv"), *context).body; }

    static QJsonObject object(const demo::WireReply &reply) { return QJsonDocument::fromJson(reply.body).object(); }

    demo::Scenario scenario;
    std::unique_ptr<demo::SimCluster> cluster;
    std::unique_ptr<demo::WireContext> context;
    demo::Addresses addresses;
};

} // namespace mesoscope::test
