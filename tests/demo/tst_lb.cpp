// SPDX-License-Identifier: GPL-3.0-or-later
// HAProxy's CSV as marathon-lb would have it.
#include "tests/demo/wirekit.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace mesoscope;
using mesoscope::test::WireKit;

class LoadBalancerTest : public QObject
{
    Q_OBJECT

    struct Row
    {
        QByteArrayList header, cells;
        QByteArray operator[](const char *column) const { return cells.value(header.indexOf(column)); }
    };

    static QList<Row> rows(const QByteArray &csv)
    {
        QList<Row> found;
        const QByteArrayList lines = csv.trimmed().split('\n');
        const QByteArrayList header = lines.first().mid(2).split(',');
        for (const QByteArray &line : lines.mid(1)) {
            QByteArrayList cells(1);
            bool quoted = false;
            for (const char c : line) {
                quoted = c == '"' ? !quoted : quoted;
                if (c == ',' && !quoted)
                    cells.append(QByteArray());
                else
                    cells.last().append(c);
            }
            found.append({header, cells});
        }
        return found;
    }

private slots:
    void linesHaveTheColumnsOfTheHeader()
    {
        WireKit kit(u"small"_s);
        const QByteArray csv = kit.lb();
        QVERIFY(csv.startsWith("# pxname,svname,qcur,qmax,scur,smax,slim,stot,bin,bout,"));
        const QList<Row> all = rows(csv);
        QVERIFY(all.size() > 6);
        for (const Row &row : all) {
            QCOMPARE(row.cells.size(), row.header.size()); // both end with an empty field
            QVERIFY(row.cells.last().isEmpty());
        }
    }

    void everyServicePortHasFrontendServersAndBackend()
    {
        WireKit kit(u"small"_s);
        const QList<Row> all = rows(kit.lb());
        int ports = 0;
        for (const auto &entry : kit.cluster->apps()) {
            const QJsonObject container = entry.second.definition.value("container"_L1).toObject();
            for (const QJsonValue mapping : container.value("portMappings"_L1).toArray()) {
                const int port = mapping[u"servicePort"].toInt();
                if (port <= 0 || entry.second.pod)
                    continue;
                ++ports;
                const QByteArray name =
                    QString(entry.first.mid(1)).replace(u'/', u'_').toUtf8() + '_' + QByteArray::number(port);
                int frontends = 0;
                int backends = 0;
                qsizetype servers = 0;
                qint64 sessions = 0;
                qint64 whole = 0;
                for (const Row &row : all) {
                    if (row["pxname"] != name)
                        continue;
                    frontends += row["type"] == "0" && row["svname"] == "FRONTEND" && row["status"] == "OPEN" ? 1 : 0;
                    if (row["type"] == "1") {
                        ++backends;
                        whole = row["stot"].toLongLong();
                    }
                    if (row["type"] == "2") {
                        ++servers;
                        sessions += row["stot"].toLongLong();
                    }
                }
                QCOMPARE(frontends, 1);
                QCOMPARE(backends, 1);
                QCOMPARE(sessions, whole);
                qsizetype running = 0;
                for (const demo::SimTask &task : kit.cluster->tasks())
                    running += !task.ended && task.appId == entry.first && task.state == "TASK_RUNNING"_L1 ? 1 : 0;
                QCOMPARE(servers, running);
            }
        }
        QVERIFY(ports > 0);
    }

    void serversAreNamedByHostAndPortAndFollowHealth()
    {
        WireKit kit(u"small"_s);
        kit.cluster->advance(300000);
        int up = 0;
        int down = 0;
        int unchecked = 0;
        for (const Row &row : rows(kit.lb())) {
            if (row["type"] != "2")
                continue;
            QVERIFY(QRegularExpression(u"^[A-Za-z0-9_-]+$"_s).match(QString::fromUtf8(row["svname"])).hasMatch());
            QVERIFY(row["svname"].endsWith('_' + row["addr"].split(':').last()));
            up += row["status"] == "UP" ? 1 : 0;
            down += row["status"] == "DOWN" ? 1 : 0;
            unchecked += row["status"] == "no check" ? 1 : 0;
        }
        QVERIFY(up > 0);
        for (const demo::SimTask &task : kit.cluster->tasks()) // all of an app's instances fall ill
            if (!task.ended && task.health && task.health->alive && !task.ports.isEmpty())
                kit.cluster->setHealthy(task.appId, -1, false);
        int later = 0;
        for (int i = 0; i < 40 && later <= down; ++i) {
            kit.cluster->advance(5000);
            later = 0;
            for (const Row &row : rows(kit.lb()))
                later += row["type"] == "2" && row["status"] == "DOWN" ? 1 : 0;
        }
        QVERIFY(later > down);
        QVERIFY(unchecked >= 0);
    }

    void countersGrow()
    {
        WireKit kit(u"small"_s);
        const auto sessions = [&kit] {
            QHash<QByteArray, qint64> found;
            for (const Row &row : rows(kit.lb()))
                if (row["type"] == "2")
                    found.insert(row["pxname"] + '/' + row["svname"], row["stot"].toLongLong());
            return found;
        };
        const auto before = sessions();
        kit.cluster->advance(60000);
        const auto after = sessions();
        int stayed = 0;
        for (auto it = before.begin(); it != before.end(); ++it) {
            if (!after.contains(it.key())) // the instance was replaced
                continue;
            ++stayed;
            QVERIFY(after.value(it.key()) > it.value());
        }
        QVERIFY(stayed > 2);
    }

    void otherPaths()
    {
        WireKit kit(u"small"_s);
        const auto get = [&kit](const QByteArray &target) {
            return demo::answerLoadBalancer(*kit.cluster, WireKit::request("GET", target), *kit.context);
        };
        QCOMPARE(get("/_haproxy_health_check").status, 200);
        QVERIFY(get("/haproxy?stats").contentType.startsWith("text/html"));
        QVERIFY(get("/haproxy?stats;csv;norefresh").body.startsWith("# pxname"));
        QCOMPARE(get("/").status, 503);
    }
};

MESOSCOPE_TEST(LoadBalancerTest)

#include "tst_lb.moc"
