// SPDX-License-Identifier: GPL-3.0-or-later
// A simulated cluster on virtual time and the calls a test makes to its Marathon.
#pragma once

#include "app/demo/wire.h"
#include "tests/demo/quiet.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <functional>

namespace mesoscope::demo {

struct SimCase
{
    SimCluster cluster;

    static Scenario scenarioOf(const QJsonObject &content)
    {
        Scenario scenario;
        scenario.name = QStringLiteral("test");
        scenario.clusterName = QStringLiteral("test");
        scenario.startMs = 1795356000000;
        scenario.content = content;
        return scenario;
    }
    static Scenario named(const QString &name)
    {
        const Result<Scenario> scenario = loadScenario(name);
        if (!scenario.ok())
            qFatal("%s", qPrintable(scenario.error().detail));
        return mesoscope::test::quiet(scenario.value());
    }
    static QJsonObject object(const QByteArray &text)
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(text, &error);
        if (error.error != QJsonParseError::NoError)
            qFatal("%s in %s", qPrintable(error.errorString()), text.constData());
        return document.object();
    }
    /// @p agents agents of 8 cpus and 16 GiB, racks r1 and r2 in turn.
    static Scenario plain(int agents)
    {
        QJsonArray list;
        for (int i = 0; i < agents; ++i) {
            list.append(QJsonObject{
                {QStringLiteral("cpus"), 8},
                {QStringLiteral("mem"), 16384},
                {QStringLiteral("disk"), 100000},
                {QStringLiteral("region"), QStringLiteral("eu")},
                {QStringLiteral("zone"), i % 2 == 0 ? QStringLiteral("a") : QStringLiteral("b")},
                {QStringLiteral("attributes"),
                 QJsonObject{{QStringLiteral("rack"), i % 2 == 0 ? QStringLiteral("r1") : QStringLiteral("r2")},
                             {QStringLiteral("generation"), i}}}});
        }
        return scenarioOf({{QStringLiteral("agents"), list}});
    }

    explicit SimCase(const Scenario &scenario) : cluster(scenario) {}

    WireReply send(const char *method, const QString &path, const QByteArray &body = {},
                   const QHash<QByteArray, QByteArray> &headers = {})
    {
        WireRequest request;
        request.method = method;
        request.path = path.section(u'?', 0, 0);
        request.query = QUrlQuery(path.section(u'?', 1));
        request.body = body;
        request.headers = headers;
        Addresses addresses;
        addresses.marathon = QStringLiteral("http://127.0.0.1:41001/marathon/x");
        addresses.masters = QStringList{QStringLiteral("127.0.0.1:41002")};
        return answerMarathon(cluster, request, addresses);
    }
    QJsonObject get(const QString &path) { return QJsonDocument::fromJson(send("GET", path).body).object(); }
    QJsonArray list(const QString &path) { return QJsonDocument::fromJson(send("GET", path).body).array(); }
    QJsonObject app(const QString &id)
    {
        return get(QStringLiteral("/v2/apps") + id).value(QStringLiteral("app")).toObject();
    }
    int count(const QString &id, const QString &state) const
    {
        int n = 0;
        for (const qint32 task : cluster.tasksOf(id))
            n += cluster.tasks()[size_t(task)].state == state ? 1 : 0;
        return n;
    }
    /// Advances second by second until @p done, for at most @p seconds.
    bool until(const std::function<bool()> &done, int seconds = 120)
    {
        for (int i = 0; i < seconds * 4 && !done(); ++i)
            cluster.advance(250);
        return done();
    }
    bool settled(int seconds = 180)
    {
        return until([this] { return cluster.deployments().empty(); }, seconds);
    }
    static QByteArray header(const WireReply &reply, const QByteArray &name)
    {
        for (const auto &[key, value] : reply.headers) {
            if (key == name)
                return value;
        }
        return {};
    }
    static QJsonObject body(const WireReply &reply) { return QJsonDocument::fromJson(reply.body).object(); }
};

} // namespace mesoscope::demo
