// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the filters: what is typed, and which rows it finds.
#include "models/domain/filterrows.h"
#include "models/domain/query.h"
#include "tests/domain/joinkit.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A filter in one line: "status=running,staging !host~^n port=80-90 text".
QString shown(const Filter &filter)
{
    static const QStringList names{u""_s,     u"id"_s,   u"status"_s, u"health"_s, u"label"_s, u"image"_s,
                                   u"host"_s, u"port"_s, u"role"_s,   u"is"_s,     u"type"_s};
    QStringList all;
    for (const FilterTerm &term : filter.terms) {
        QStringList values = term.values;
        for (const PortRange &range : term.ports)
            values.append(u"%1-%2"_s.arg(range.first).arg(range.last));
        all.append((term.negated ? u"!"_s : QString()) + names.at(int(term.field)) + (term.regex ? u"~"_s : u"="_s) +
                   values.join(u'|'));
    }
    for (const FilterProblem &problem : filter.problems)
        all.append(u"?%1 %2"_s.arg(int(problem.kind)).arg(problem.given));
    return all.join(u"; "_s);
}

SnapshotPtr cluster()
{
    MarathonObservation marathon;
    App web = anApp("/shop/web");
    web.image = u"registry.example/shop/nginx:1.25"_s;
    web.labels = {{u"team"_s, u"shop"_s}, {u"HAPROXY_0_VHOST"_s, u"shop.example"_s}, {u"note"_s, u"two words"_s}};
    web.ports = {{8080, 31000, 10101, u"tcp"_s, u"http"_s}};
    web.instances = 2;
    web.role = u"prod"_s;
    web.counts = {0, 2, 1, 1};
    web.healthChecks = {HealthCheck()};
    web.lastConfigChangeMs = web.versionMs = 1780000000000;
    App db = anApp("/shop/db");
    db.image = u"postgres:15"_s;
    db.definition = R"({"container": {"volumes": [{"containerPath": "data", "persistent": {"size": 1}}]}})";
    db.labels = {{u"team"_s, u"data"_s}};
    App job = anApp("/tools/job");
    job.kind = App::Kind::Pod;
    job.instances = 0;
    job.deployments = {u"d1"_s};
    marathon.apps = {web, db, job};
    ObservedTask first = ofApp(aTask("shop_web.1", "S1"), "/shop/web", "node-01.example");
    first.task.ports = {31000, 31001};
    first.task.health = Health::Unhealthy;
    ObservedTask second = ofApp(aTask("shop_web.2", "S2"), "/shop/web", "node-02.example");
    second.task.health = Health::Healthy;
    second.task.version = u"2026-01-01T00:00:00.000Z"_s; // before the app was changed
    ObservedTask third = ofApp(aTask("shop_db.1", "S2"), "/shop/db", "node-02.example");
    third.task.state = TaskState::Staging;
    marathon.tasks = {first, second, third};
    MesosObservation mesos;
    mesos.masterId = u"m"_s;
    mesos.agents = {anAgent("S1", "node-01.example"), anAgent("S2", "node-02.example"),
                    anAgent("S3", "edge-03.example")};
    mesos.agents[0].attributes = {{u"rack"_s, u"r1"_s}, {u"ssd"_s, u"true"_s}};
    mesos.agents[1].attributes = {{u"rack"_s, u"r2"_s}};
    mesos.agents[1].reservations = {{u"gpu"_s, {1, 1, 0, 0}}};
    mesos.agents[2].status = AgentStatus::Draining;
    mesos.frameworks = {aFramework("F1", "marathon")};
    for (const auto &[id, agent] : {std::pair{"shop_web.1", "S1"}, {"shop_web.2", "S2"}, {"shop_db.1", "S2"}})
        mesos.tasks.push_back(ofFramework(
            aTask(id, agent, id == QByteArray("shop_db.1") ? TaskState::Staging : TaskState::Running), "F1"));
    Joiner join;
    join.take(marathon);
    return join.take(mesos);
}

} // namespace

class FilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTextsApart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char *text, const char *wanted) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(wanted);
        };
        row("", "");
        row("   ", "");
        row("web", "=web");
        row("web  shop", "=web; =shop");
        row("\"two words\"", "=two words");
        row("\"never closed", "=never closed");
        row("\"\"", "");
        row("status:running", "status=running");
        row("STATUS:Run", "status=running");
        row("status:un", "status=unreachable|unknown");
        row("status:unknown", "status=unknown");
        row("status:running,staging", "status=running|staging");
        row("health:healthy", "health=healthy");
        row("health:un", "health=unknown|unhealthy");
        row("-status:running", "!status=running");
        row("!web", "!=web");
        row("-", "=-");
        row("- web", "=-; =web");
        row("web-1", "=web-1");
        row("host:node-01,node-02", "host=node-01|node-02");
        row("host:\"a,b\"", "host=a,b");
        row("host:~^node-0[12]$", "host~^node-0[12]$");
        row("~^web", "~^web");
        row("~\"a b\"", "~a b");
        row("-~web", "!~web");
        row("label:team=shop", "label=team=shop");
        row("label:note=\"two words\"", "label=note=two words");
        row("image:nginx:1.25", "image=nginx:1.25");
        row("nginx:1.25", "=nginx:1.25");
        row("10.0.0.1:31000", "=10.0.0.1:31000");
        row("/shop/web", "=/shop/web");
        row("port:8080", "port=8080-8080");
        row("port:80,8000-8999", "port=80-80|8000-8999");
        row("is:pod,ended", "is=pod|ended");
        // Half typed says nothing yet.
        row("status:", "");
        row("host:~", "");
        row("label:\"", "");
        row("status:,", "");
        // What cannot be is told, and the rest still counts.
        row("status:sleeping web", "=web; ?0 status:sleeping");
        row("status:running,sleeping", "?0 status:running,sleeping");
        row("is:nonsense", "?0 is:nonsense");
        row("port:http", "?2 port:http");
        row("port:0", "?2 port:0");
        row("port:65536", "?2 port:65536");
        row("port:90-80", "?2 port:90-80");
        row("~[a", "?3 ~[a");
        row("host:~(", "?3 host:~(");
        row("status:~run", "?3 status:~run");
    }

    void takesTextsApart()
    {
        QFETCH(QString, text);
        QTEST(shown(parseFilter(text, FilterTable::Tasks)), "wanted");
    }

    void knowsItsTables()
    {
        QCOMPARE(shown(parseFilter(u"health:healthy image:x host:n"_s, FilterTable::Agents)),
                 u"host=n; ?1 health:healthy; ?1 image:x"_s);
        QVERIFY(!filterFields(FilterTable::Agents).contains(u"image"_s));
        QVERIFY(filterFields(FilterTable::Apps).contains(u"image"_s));
        for (const FilterTable table : {FilterTable::Apps, FilterTable::Tasks, FilterTable::Agents}) {
            for (const FilterField field : {FilterField::Status, FilterField::Is}) {
                for (const QString &name : filterNames(table, field)) { // each finds itself, and nothing longer
                    const Filter filter =
                        parseFilter((field == FilterField::Is ? u"is:"_s : u"status:"_s) + name, table);
                    QCOMPARE(filter.terms.size(), size_t(1));
                    QCOMPARE(filter.terms.front().values, QStringList{name});
                }
            }
        }
    }

    void isBounded()
    {
        const Filter many = parseFilter(QString(u"a "_s).repeated(5000), FilterTable::Apps);
        QVERIFY(many.terms.size() <= 50);
        const Filter longOne = parseFilter(QString(1000000, u'x'), FilterTable::Apps);
        QCOMPARE(longOne.terms.size(), size_t(1));
        QVERIFY(longOne.terms.front().values.front().size() <= 2000);
        // An expression that would take for ever finds nothing instead.
        WordMatcher slow = WordMatcher::expression(u"^(a+)+$"_s);
        QElapsedTimer time;
        time.start();
        QVERIFY(!slow.in(QString(QString(60, u'a') + u'!')));
        QVERIFY2(time.elapsed() < 2000, qPrintable(QString::number(time.elapsed())));
    }

    void findsRows_data()
    {
        QTest::addColumn<int>("table");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("wanted");
        const auto row = [](FilterTable table, const char *text, const char *wanted) {
            static const char *const names[] = {"apps", "tasks", "agents"};
            QTest::addRow("%s: %s", names[int(table)], text)
                << int(table) << QString::fromLatin1(text) << QString::fromLatin1(wanted);
        };
        const FilterTable apps = FilterTable::Apps;
        row(apps, "", "/shop/db /shop/web /tools/job");
        row(apps, "shop", "/shop/db /shop/web");
        row(apps, "-shop", "/tools/job");
        row(apps, "id:job", "/tools/job");
        row(apps, "nginx", "/shop/web");
        row(apps, "team=data", "/shop/db");
        row(apps, "team:data", "/shop/db");
        row(apps, "10101", "/shop/web");
        row(apps, ":10101", "/shop/web");
        row(apps, "1010", "");
        row(apps, "status:unhealthy", "/shop/web");
        row(apps, "-status:unhealthy", "/shop/db /tools/job");
        row(apps, "health:unhealthy", "/shop/web");
        row(apps, "health:none", "/shop/db /tools/job");
        row(apps, "label:team", "/shop/db /shop/web");
        row(apps, "label:team=shop", "/shop/web");
        row(apps, "label:TEAM=", "/shop/db /shop/web");
        row(apps, "label:tea=shop", "");
        row(apps, "label:example", "/shop/web");
        row(apps, "label:note=\"two words\"", "/shop/web");
        row(apps, "image:postgres,nginx", "/shop/db /shop/web");
        row(apps, "host:node-01", "/shop/web");
        row(apps, "port:31000", "/shop/web");
        row(apps, "port:8000-9000", "/shop/web");
        row(apps, "is:pod", "/tools/job");
        row(apps, "is:locked", "/tools/job");
        row(apps, "is:stateful", "/shop/db");
        row(apps, "role:pro", "/shop/web");
        row(apps, "-role:prod", "/shop/db /tools/job");
        row(apps, "is:app -is:troubled", "/shop/db");
        row(apps, "~^/shop/[dw]", "/shop/db /shop/web");
        row(apps, "~DB$", "/shop/db");
        const FilterTable tasks = FilterTable::Tasks;
        row(tasks, "web", "shop_web.1 shop_web.2");
        row(tasks, "staging", "shop_db.1");
        row(tasks, "status:running", "shop_web.1 shop_web.2");
        row(tasks, "-status:running", "shop_db.1");
        row(tasks, "health:healthy", "shop_web.2");
        row(tasks, "host:node-02 -is:outdated", "shop_db.1");
        row(tasks, "is:outdated", "shop_web.2");
        row(tasks, "is:troubled", "shop_web.1");
        row(tasks, "is:pod", "");
        row(tasks, "is:app", "shop_db.1 shop_web.1 shop_web.2");
        row(tasks, "label:team=data", "shop_db.1");
        row(tasks, "-label:team=data", "shop_web.1 shop_web.2");
        row(tasks, "image:nginx", "shop_web.1 shop_web.2");
        row(tasks, "port:31001", "shop_web.1");
        row(tasks, "node-01.example:31000", "shop_web.1");
        row(tasks, "~01.example:3100[01]$", "shop_web.1");
        row(tasks, "id:~web\\.2$", "shop_web.2");
        row(tasks, "marathon", "shop_db.1 shop_web.1 shop_web.2");
        const FilterTable agents = FilterTable::Agents;
        row(agents, "node", "node-01.example node-02.example");
        row(agents, "rack:r2", "node-02.example");
        row(agents, "label:rack=r1", "node-01.example");
        row(agents, "label:ssd", "node-01.example");
        row(agents, "-label:rack", "edge-03.example");
        row(agents, "status:draining", "edge-03.example");
        row(agents, "is:idle", "edge-03.example");
        row(agents, "role:gpu", "node-02.example");
        row(agents, "host:~^(node|edge)-0[13]", "edge-03.example node-01.example");
    }

    void findsRows()
    {
        QFETCH(int, table);
        QFETCH(QString, text);
        const SnapshotPtr snapshot = cluster();
        QStringList found;
        if (FilterTable(table) == FilterTable::Apps) {
            const AppFilter filter(parseFilter(text, FilterTable::Apps));
            for (const App &app : snapshot->apps) {
                if (filter.matches(app, *snapshot))
                    found.append(app.id.text());
            }
        } else {
            RowQuery query;
            query.kind = FilterTable(table) == FilterTable::Tasks ? EntityKind::Tasks : EntityKind::Agents;
            query.text = text;
            query.scope = RowQuery::TaskScope::All;
            for (const quint32 handle : evaluate(query, snapshot).handles)
                found.append(query.kind == EntityKind::Tasks ? snapshot->task(TaskHandle(handle))->id.text()
                                                             : snapshot->agent(AgentHandle(handle))->hostname);
        }
        found.sort();
        QTEST(found.join(u' '), "wanted");
    }

    void aLabelsOwnTermFindsIt_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("plain") << u"team"_s << u"shop"_s;
        QTest::newRow("spaces") << u"note"_s << u"two words"_s;
        QTest::newRow("commas") << u"hosts"_s << u"a,b"_s;
        QTest::newRow("no value") << u"flag"_s << QString();
        QTest::newRow("tilde") << u"~x"_s << u"~y"_s;
        QTest::newRow("signs") << u"a=b"_s << u"c=d"_s;
    }

    void aLabelsOwnTermFindsIt()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        const Filter filter = parseFilter(filterOfLabel(key, value), FilterTable::Apps);
        QVERIFY(filter.problems.isEmpty());
        QCOMPARE(filter.terms.size(), size_t(1));
        App with = anApp("/with");
        with.labels = {{key, value}};
        App without = anApp("/without");
        without.labels = {{u"other"_s, u"thing"_s}};
        const AppFilter matcher(filter);
        QVERIFY(matcher.matches(with, *cluster()));
        QVERIFY(!matcher.matches(without, *cluster()));
    }

    void events_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        const auto row = [](const char *text, bool found) {
            QTest::newRow(text) << QString::fromLatin1(text) << found;
        };
        row("type:status", true);
        row("type:health,status", true);
        row("type:health", false);
        row("-type:health", true);
        row("id:/shop/web", true);
        row("id:web.1", true); // its instance
        row("id:TASK_FAILED", false);
        row("task_failed", true);
        row("id:web -TASK_FAILED", false);
        row("~FAIL(ED)?$", true);
        row("id:~^web$", false);
    }

    void events()
    {
        QFETCH(QString, text);
        QFETCH(bool, found);
        ClusterEvent event;
        event.type = u"status_update_event"_s;
        event.subject = u"/shop/web"_s;
        event.instance = u"shop_web.1"_s;
        event.summary = u"TASK_FAILED"_s;
        const Filter filter = parseFilter(text, FilterTable::Events);
        QVERIFY2(filter.problems.isEmpty() && !filter.isEmpty(), qPrintable(shown(filter)));
        QCOMPARE(EventFilter(filter).matches(event), found);
    }

    void deployments_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        const auto row = [](const char *text, bool found) {
            QTest::newRow(text) << QString::fromLatin1(text) << found;
        };
        row("status:running", true);
        row("status:stuck", true); // both
        row("status:failed,stuck", true);
        row("status:failed,over", false);
        row("-status:finished", true);
        row("id:/shop", true);
        row("id:dep-1", true);
        row("id:restart", false);
        row("restart", true); // as it is shown
    }

    void deployments()
    {
        QFETCH(QString, text);
        QFETCH(bool, found);
        DeploymentRecord record;
        record.id = DeploymentId(u"dep-1"_s);
        record.affected = {AppId(u"/shop/web"_s)};
        const Filter filter = parseFilter(text, FilterTable::Deployments);
        QVERIFY2(filter.problems.isEmpty() && !filter.isEmpty(), qPrintable(shown(filter)));
        QCOMPARE(DeploymentFilter(filter).matches(record, true, u"restart /shop/web"_s), found);
        // Each name is that of its state.
        const QStringList names = filterNames(FilterTable::Deployments, FilterField::Status);
        for (int state = 0; state < 6; ++state) {
            record.state = DeploymentRecord::State(state);
            for (int name = 0; name < 6; ++name)
                QCOMPARE(DeploymentFilter(parseFilter(u"status:"_s + names.at(name), FilterTable::Deployments))
                             .matches(record, false, {}),
                         state == name);
        }
        QCOMPARE(parseFilter(u"host:n1"_s, FilterTable::Deployments).problems.size(), 1);
        QCOMPARE(parseFilter(u"status:running"_s, FilterTable::Events).problems.size(), 1);
    }
};

MESOSCOPE_TEST(FilterTest)

#include "tst_filter.moc"
