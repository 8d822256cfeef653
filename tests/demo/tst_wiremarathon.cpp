// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated Marathon's answers: shapes, statuses and texts.
#include "tests/demo/simcase.h"
#include "tests/support/testmain.h"

using namespace mesoscope::demo;
using namespace Qt::Literals::StringLiterals;

class WireMarathonTest : public QObject
{
    Q_OBJECT

    static QStringList sorted(const QJsonObject &object) { return object.keys(); }

private slots:
    void appsAreListedWithCountsAndWithoutTasks()
    {
        SimCase demo(SimCase::named(u"small"_s));
        const QJsonArray apps = demo.get(u"/v2/apps"_s).value("apps"_L1).toArray();
        QCOMPARE(apps.size(), 12);
        for (const QJsonValue value : apps) {
            const QJsonObject app = value.toObject();
            QVERIFY(app.contains("tasksRunning"_L1));
            QVERIFY(app.value("deployments"_L1).isArray());
            QVERIFY(!app.contains("tasks"_L1));
            QVERIFY(!app.contains("ports"_L1)); // never written since 1.5
            QVERIFY(app.value("labels"_L1).isObject());
        }
        const QJsonObject frontend = demo.app(u"/shop/frontend"_s);
        QCOMPARE(frontend.value("tasksHealthy"_L1).toInt(), 3);
        QCOMPARE(frontend.value("tasks"_L1).toArray().size(), 3);
        const QJsonObject task = frontend.value("tasks"_L1).toArray().first().toObject();
        QVERIFY(task.value("id"_L1).toString().startsWith("shop_frontend.instance-"_L1));
        QVERIFY(task.value("id"_L1).toString().endsWith("._app.1"_L1));
        QVERIFY(task.value("stagedAt"_L1).toString().endsWith(u'Z'));
        QCOMPARE(task.value("healthCheckResults"_L1).toArray().first().toObject().value("alive"_L1).toBool(), true);
        QCOMPARE(task.value("region"_L1).toString(), u"eu-west"_s);
    }

    void filtersAndSelectors_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("found");
        QTest::newRow("id is a substring, any case") << u"id=SHOP"_s << 4;
        QTest::newRow("cmd") << u"cmd=worker"_s << 1;
        QTest::newRow("label exists") << u"label=HAPROXY_GROUP"_s << 5;
        QTest::newRow("equal") << u"label=team%3D%3Ddata"_s << 2;
        QTest::newRow("unequal wants the label") << u"label=HAPROXY_GROUP!%3Dexternal"_s << 2;
        QTest::newRow("in") << u"label=team in (data, ops)"_s << 5;
        QTest::newRow("and") << u"label=team notin (shop),HAPROXY_GROUP"_s << 2;
    }

    void filtersAndSelectors()
    {
        QFETCH(QString, query);
        QFETCH(int, found);
        SimCase demo(SimCase::named(u"small"_s));
        QCOMPARE(demo.get(u"/v2/apps?"_s + query).value("apps"_L1).toArray().size(), found);
    }

    void aBrokenSelectorIsRefused()
    {
        SimCase demo(SimCase::named(u"small"_s));
        QCOMPARE(demo.send("GET", u"/v2/apps?label=a b c"_s).status, 422);
    }

    void errorsHaveMarathonsShapes()
    {
        SimCase demo(SimCase::named(u"small"_s));
        const auto message = [&](const WireReply &reply) {
            return SimCase::body(reply).value("message"_L1).toString();
        };
        QCOMPARE(message(demo.send("GET", u"/v2/apps/nope"_s)), u"App '/nope' does not exist"_s);
        QCOMPARE(message(demo.send("GET", u"/v2/groups/nope"_s)), u"Group '/nope' does not exist"_s);
        QCOMPARE(message(demo.send("DELETE", u"/v2/deployments/x"_s)), u"DeploymentPlan x does not exist"_s);
        QCOMPARE(message(demo.send("DELETE", u"/v2/queue/shop/frontend/delay"_s)),
                 u"Application /shop/frontend not found in tasks queue."_s);
        const WireReply unknown = demo.send("GET", u"/v2/nope"_s);
        QCOMPARE(unknown.status, 500);
        QCOMPARE(message(unknown), u"URI not found"_s);
        QCOMPARE(demo.send("POST", u"/v2/info"_s).status, 405);
        QCOMPARE(demo.send("POST", u"/v2/apps"_s, "{", {{"content-type", "text/plain"}}).status, 415);

        const WireReply broken = demo.send("POST", u"/v2/apps"_s, "{\"id\":");
        QCOMPARE(broken.status, 400);
        QCOMPARE(message(broken), u"Invalid JSON"_s);
        QVERIFY(SimCase::body(broken).value("details"_L1).isString());

        const WireReply type = demo.send("POST", u"/v2/apps"_s, R"({"id":"/x","cmd":"a","cpus":"1"})");
        QCOMPARE(type.status, 400);
        const QJsonObject detail = SimCase::body(type).value("details"_L1).toArray().first().toObject();
        QCOMPARE(detail.value("path"_L1).toString(), u"/cpus"_s);
        QCOMPARE(detail.value("errors"_L1).toArray(), QJsonArray{u"error.expected.jsnumber"_s});

        const WireReply rule =
            demo.send("POST", u"/v2/apps"_s, R"({"id":"/x","cmd":"a","upgradeStrategy":{"minimumHealthCapacity":2}})");
        QCOMPARE(rule.status, 422);
        QCOMPARE(message(rule), u"Object is not valid"_s);
        QCOMPARE(
            SimCase::body(rule).value("details"_L1).toArray().first().toObject(),
            SimCase::object(R"({"path":"/upgradeStrategy/minimumHealthCapacity","errors":["is greater than 1"]})"));

        const WireReply exists = demo.send("POST", u"/v2/apps"_s, R"({"id":"/shop/cart","cmd":"a"})");
        QCOMPARE(exists.status, 409);
        QCOMPARE(message(exists), u"An app with id [/shop/cart] already exists."_s);
        QVERIFY(!SimCase::body(exists).contains("deployments"_L1));

        const WireReply version =
            demo.send("PUT", u"/v2/apps/shop/cart"_s, R"({"version":"2020-01-01T00:00:00.000Z","instances":1})");
        QCOMPARE(version.status, 422);
    }

    void rules_data()
    {
        QTest::addColumn<QByteArray>("app");
        QTest::addColumn<QString>("path");
        QTest::newRow("upper case") << QByteArray(R"({"id":"/Bad_Name","cmd":"a"})") << u"/id"_s;
        QTest::newRow("reserved word") << QByteArray(R"({"id":"/x/tasks","cmd":"a"})") << u"/id"_s;
        QTest::newRow("nothing to run") << QByteArray(R"({"id":"/x"})") << u"/"_s;
        QTest::newRow("two things to run") << QByteArray(R"({"id":"/x","cmd":"a","args":["b"]})") << u"/"_s;
        QTest::newRow("negative") << QByteArray(R"({"id":"/x","cmd":"a","instances":-1})") << u"/instances"_s;
        QTest::newRow("operator") << QByteArray(R"({"id":"/x","cmd":"a","constraints":[["rack","NEAR","1"]]})")
                                  << u"/constraints(0)"_s;
        QTest::newRow("regex") << QByteArray(R"({"id":"/x","cmd":"a","constraints":[["rack","LIKE","*"]]})")
                               << u"/constraints(0)"_s;
        QTest::newRow("max per") << QByteArray(R"({"id":"/x","cmd":"a","constraints":[["rack","MAX_PER","x"]]})")
                                 << u"/constraints(0)"_s;
        QTest::newRow("port index") << QByteArray(R"({"id":"/x","cmd":"a","healthChecks":[{"portIndex":3}]})")
                                    << u"/healthChecks(0)"_s;
        QTest::newRow("port twice") << QByteArray(R"({"id":"/x","cmd":"a","portDefinitions":[{"port":9},{"port":9}]})")
                                    << u"/portDefinitions"_s;
        QTest::newRow("a group's name") << QByteArray(R"({"id":"/shop","cmd":"a"})") << u"/"_s;
        QTest::newRow("below an app") << QByteArray(R"({"id":"/shop/cart/x","cmd":"a"})") << u"/"_s;
        QTest::newRow("cycle") << QByteArray(R"({"id":"/x","cmd":"a","dependencies":["/x"]})") << u"/"_s;
    }

    void rules()
    {
        QFETCH(QByteArray, app);
        QFETCH(QString, path);
        SimCase demo(SimCase::named(u"small"_s));
        const WireReply reply = demo.send("POST", u"/v2/apps"_s, app);
        QCOMPARE(reply.status, 422);
        QCOMPARE(SimCase::body(reply).value("details"_L1).toArray().first().toObject().value("path"_L1).toString(),
                 path);
        QVERIFY(demo.cluster.deployments().empty());
    }

    void aNewAppBecomesHealthy()
    {
        SimCase demo(SimCase::plain(3));
        const WireReply created = demo.send("POST", u"/v2/apps"_s,
                                            R"({"id":"web/site","cmd":"serve","instances":2,"x-unknown":{"a":1},
                                                "healthChecks":[{"protocol":"HTTP","path":"/","intervalSeconds":5}]})");
        QCOMPARE(created.status, 201);
        QCOMPARE(SimCase::header(created, "Location"), QByteArray("/web/site"));
        const QByteArray id = SimCase::header(created, "Marathon-Deployment-Id");
        QVERIFY(!id.isEmpty());
        QCOMPARE(SimCase::body(created).value("tasksRunning"_L1).toInt(-1), 0);
        QCOMPARE(SimCase::header(created, "X-Marathon-Leader"), QByteArray("http://127.0.0.1:41001"));
        QJsonArray deployments = demo.list(u"/v2/deployments"_s);
        QCOMPARE(deployments.size(), 1);
        QCOMPARE(deployments.first().toObject().value("currentStep"_L1).toInt(-1), 0); // right after its creation
        QCOMPARE(deployments.first().toObject().value("id"_L1).toString().toUtf8(), id);
        QVERIFY(demo.settled());
        const QJsonObject app = demo.app(u"/web/site"_s);
        QCOMPARE(app.value("tasksHealthy"_L1).toInt(), 2);
        QCOMPARE(app.value("x-unknown"_L1).toObject().value("a"_L1).toInt(), 1);
        QVERIFY(app.value("portDefinitions"_L1).toArray().first().toObject().value("port"_L1).toInt() >= 10000);
        QVERIFY(demo.cluster.groups().contains(u"/web"_s));
    }

    void partialUpdateMergesAtTheTopOnly()
    {
        SimCase demo(SimCase::plain(2));
        demo.send("POST", u"/v2/apps"_s,
                  R"({"id":"/a","cmd":"x","env":{"A":"1","B":"2"},"user":"nobody","labels":{"l":"1"}})");
        QVERIFY(demo.settled());
        QCOMPARE(demo.send("PUT", u"/v2/apps/a"_s, R"({"env":{"C":"3"},"user":null})").status, 200);
        QJsonObject app = demo.app(u"/a"_s);
        QCOMPARE(app.value("env"_L1).toObject(), SimCase::object(R"({"C":"3"})"));
        QVERIFY(!app.contains("user"_L1));
        QCOMPARE(app.value("labels"_L1).toObject().size(), 1);
        QVERIFY(demo.settled());
        QCOMPARE(demo.send("PUT", u"/v2/apps/a?partialUpdate=false"_s, R"({"cmd":"y"})").status, 200);
        app = demo.app(u"/a"_s);
        QVERIFY(!app.contains("env"_L1));
        QVERIFY(app.value("labels"_L1).toObject().isEmpty());
    }

    void patchNeverCreates()
    {
        SimCase demo(SimCase::plain(1));
        QCOMPARE(demo.send("PATCH", u"/v2/apps/a"_s, R"({"cmd":"x"})").status, 404);
        QCOMPARE(demo.send("PUT", u"/v2/apps/a"_s, R"({"cmd":"x"})").status, 201);
        QCOMPARE(demo.send("PATCH", u"/v2/apps"_s, R"([{"id":"/a","instances":2},{"id":"/b","cmd":"y"}])").status, 404);
        QCOMPARE(demo.app(u"/a"_s).value("instances"_L1).toInt(), 1);
    }

    void aVersionIsRolledBackTo()
    {
        SimCase demo(SimCase::named(u"small"_s));
        const QJsonArray versions = demo.get(u"/v2/apps/shop/frontend/versions"_s).value("versions"_L1).toArray();
        QCOMPARE(versions.size(), 3);
        QVERIFY(versions.at(0).toString() > versions.at(1).toString());
        const QString old = versions.at(1).toString();
        const QJsonObject definition = demo.get(u"/v2/apps/shop/frontend/versions/"_s + old);
        QCOMPARE(definition.value("id"_L1).toString(), u"/shop/frontend"_s); // bare, not wrapped
        const QByteArray body = QJsonDocument(QJsonObject{{u"version"_s, old}}).toJson();
        QCOMPARE(demo.send("PUT", u"/v2/apps/shop/frontend"_s, body).status, 200);
        const auto image = [](const QJsonObject &app) {
            return app.value("container"_L1).toObject().value("docker"_L1).toObject().value("image"_L1).toString();
        };
        QCOMPARE(image(demo.app(u"/shop/frontend"_s)), image(definition));
        QVERIFY(demo.settled());
        QCOMPARE(demo.app(u"/shop/frontend"_s).value("tasksHealthy"_L1).toInt(), 3);
    }

    void groupsEmbedWhatIsAskedFor()
    {
        SimCase demo(SimCase::named(u"small"_s));
        const QJsonObject plain = demo.get(u"/v2/groups"_s);
        QCOMPARE(plain.value("id"_L1).toString(), u"/"_s);
        QCOMPARE(plain.value("groups"_L1).toArray().size(), 4);
        const QJsonObject shop = demo.get(u"/v2/groups/shop"_s);
        QCOMPARE(shop.value("apps"_L1).toArray().size(), 4);
        QVERIFY(!shop.value("apps"_L1).toArray().first().toObject().contains("tasksRunning"_L1));
        const QJsonObject only = demo.get(u"/v2/groups/shop?embed=group.apps&embed=group.apps.counts"_s);
        QVERIFY(only.value("apps"_L1).toArray().first().toObject().contains("tasksRunning"_L1));
        QVERIFY(!only.contains("groups"_L1)); // one embed switches the defaults off
        QVERIFY(!only.contains("pods"_L1));
        const QJsonObject edge = demo.get(u"/v2/groups/edge"_s);
        const QJsonObject pod = edge.value("pods"_L1).toArray().first().toObject();
        QCOMPARE(pod.value("status"_L1).toString(), u"STABLE"_s);
        QVERIFY(pod.value("spec"_L1).isObject());
        QCOMPARE(edge.value("dependencies"_L1).toArray(), QJsonArray{u"/shop"_s});
    }

    void groupPutKeepsWhatIsAbsentAndDestroysWhatIsEmpty()
    {
        SimCase demo(SimCase::named(u"small"_s));
        const auto has = [&](const char *id) { return demo.cluster.apps().count(QLatin1String(id)) > 0; };
        QCOMPARE(demo.send("PUT", u"/v2/groups/edge"_s, R"({"groups":[{"id":"new","apps":[{"id":"one","cmd":"x"}]}]})")
                     .status,
                 200);
        QVERIFY(has("/edge/worker") && has("/edge/gateway") && has("/edge/new/one"));
        QVERIFY(demo.settled());
        QCOMPARE(demo.send("PUT", u"/v2/groups/edge"_s, R"({"apps":[]})").status, 200);
        QVERIFY(!has("/edge/worker") && !has("/edge/gateway"));
        QVERIFY(has("/edge/telemetry")); // pods stay with their group
        QVERIFY(has("/edge/new/one"));   // and so do groups whose key is absent
        QVERIFY(demo.settled());
        QCOMPARE(demo.cluster.tasksOf(u"/edge/worker"_s).size(), size_t(0));
        QCOMPARE(demo.send("PUT", u"/v2/groups/edge"_s, R"({"groups":[]})").status, 200);
        QVERIFY(!has("/edge/new/one"));
        const WireReply foreign = demo.send("PUT", u"/v2/groups/edge"_s, R"({"apps":[{"id":"/other","cmd":"x"}]})");
        QCOMPARE(foreign.status, 422);
        QVERIFY(foreign.body.contains("identifier /other is not child of /edge. Hint: use relative paths."));
    }

    void dryRunChangesNothing()
    {
        SimCase demo(SimCase::named(u"small"_s));
        const QByteArray before = demo.send("GET", u"/v2/groups"_s).body;
        const WireReply planned = demo.send("PUT", u"/v2/groups/shop?dryRun=true"_s, R"({"scaleBy":1.5})");
        QCOMPARE(planned.status, 200);
        const QJsonArray steps = SimCase::body(planned).value("steps"_L1).toArray();
        QVERIFY(!steps.isEmpty());
        QCOMPARE(
            steps.first().toObject().value("actions"_L1).toArray().first().toObject().value("action"_L1).toString(),
            u"ScaleApplication"_s);
        QCOMPARE(demo.send("GET", u"/v2/groups"_s).body, before);
        QVERIFY(demo.cluster.deployments().empty());
        QCOMPARE(demo.send("PUT", u"/v2/groups/shop"_s, R"({"scaleBy":1.5})").status, 200);
        QCOMPARE(demo.app(u"/shop/frontend"_s).value("instances"_L1).toInt(), 5); // rounded up
        QCOMPARE(demo.app(u"/shop/cart"_s).value("instances"_L1).toInt(), 3);
    }

    void groupsAreCreatedOnceAndRolledBack()
    {
        SimCase demo(SimCase::plain(3));
        const QByteArray group =
            R"({"id":"/g","apps":[{"id":"a","cmd":"x"}],"groups":[{"id":"sub","apps":[{"id":"/g/sub/b","cmd":"y"}]}]})";
        const WireReply created = demo.send("POST", u"/v2/groups"_s, group);
        QCOMPARE(created.status, 201);
        QCOMPARE(SimCase::header(created, "Location"), QByteArray("/g"));
        QVERIFY(demo.settled());
        const WireReply again = demo.send("POST", u"/v2/groups"_s, group);
        QCOMPARE(again.status, 409);
        QCOMPARE(SimCase::body(again).value("message"_L1).toString(),
                 u"Group /g is already created. Use PUT to change this group."_s);
        const QString version = demo.list(u"/v2/groups/g/versions"_s).first().toString();
        QCOMPARE(demo.get(u"/v2/groups/g/versions/"_s + version).value("apps"_L1).toArray().size(), 1);
        QCOMPARE(demo.send("DELETE", u"/v2/groups/g"_s).status, 200);
        QVERIFY(!demo.cluster.groups().contains(u"/g"_s));
        QVERIFY(demo.settled());
        const QByteArray back = QJsonDocument(QJsonObject{{u"version"_s, version}}).toJson();
        QCOMPARE(demo.send("PUT", u"/v2/groups"_s, back).status, 200);
        QCOMPARE(demo.cluster.apps().size(), size_t(2));
    }

    void killWithoutScaleReplacesAndMakesNoDeployment()
    {
        SimCase demo(SimCase::named(u"small"_s));
        const QString task =
            demo.app(u"/shop/cart"_s).value("tasks"_L1).toArray().first().toObject().value("id"_L1).toString();
        const WireReply killed = demo.send("DELETE", u"/v2/apps/shop/cart/tasks/"_s + task);
        QCOMPARE(killed.status, 200);
        QCOMPARE(SimCase::body(killed).value("task"_L1).toObject().value("id"_L1).toString(), task);
        QVERIFY(demo.cluster.deployments().empty());
        QVERIFY(demo.until([&] { return demo.app(u"/shop/cart"_s).value("tasksHealthy"_L1).toInt() == 2; }));
        for (const QJsonValue one : demo.app(u"/shop/cart"_s).value("tasks"_L1).toArray())
            QVERIFY(one.toObject().value("id"_L1).toString() != task);
        QCOMPARE(demo.send("DELETE", u"/v2/apps/shop/cart/tasks/nope"_s).status, 404);
        QCOMPARE(demo.send("DELETE", u"/v2/apps/shop/cart/tasks?scale=true&wipe=true"_s).status, 400);
    }

    void killWithScaleShrinksByThatTask()
    {
        SimCase demo(SimCase::named(u"small"_s));
        const QString task =
            demo.app(u"/shop/frontend"_s).value("tasks"_L1).toArray().first().toObject().value("id"_L1).toString();
        const QByteArray ids = QJsonDocument(QJsonObject{{u"ids"_s, QJsonArray{task}}}).toJson();
        const WireReply killed = demo.send("POST", u"/v2/tasks/delete?scale=true"_s, ids);
        QCOMPARE(killed.status, 200);
        QVERIFY(SimCase::body(killed).contains("deploymentId"_L1));
        QVERIFY(demo.settled());
        const QJsonObject app = demo.app(u"/shop/frontend"_s);
        QCOMPARE(app.value("instances"_L1).toInt(), 2);
        QCOMPARE(app.value("tasks"_L1).toArray().size(), 2);
        for (const QJsonValue one : app.value("tasks"_L1).toArray())
            QVERIFY(one.toObject().value("id"_L1).toString() != task);
        QCOMPARE(demo.send("POST", u"/v2/tasks/delete"_s, R"({"ids":["bad"]})").status, 400);
    }

    void theQueueTellsWhy()
    {
        SimCase demo(SimCase::named(u"small"_s));
        const QJsonArray queue = demo.get(u"/v2/queue?embed=lastUnusedOffers"_s).value("queue"_L1).toArray();
        QCOMPARE(queue.size(), 1);
        const QJsonObject item = queue.first().toObject();
        QCOMPARE(item.value("app"_L1).toObject().value("id"_L1).toString(), u"/data/analytics"_s);
        QCOMPARE(item.value("delay"_L1).toObject().value("overdue"_L1).toBool(), true);
        const QJsonArray steps =
            item.value("processedOffersSummary"_L1).toObject().value("rejectSummaryLastOffers"_L1).toArray();
        QCOMPARE(steps.size(), 10);
        int reached = steps.first().toObject().value("processed"_L1).toInt();
        QCOMPARE(reached, 6);
        for (const QJsonValue step : steps) { // a funnel
            QCOMPARE(step.toObject().value("processed"_L1).toInt(), reached);
            reached -= step.toObject().value("declined"_L1).toInt();
        }
        QCOMPARE(reached, 0);
        const QJsonArray offers = item.value("lastUnusedOffers"_L1).toArray();
        QCOMPARE(offers.size(), 6);
        QVERIFY(offers.first().toObject().value("reason"_L1).toArray().contains(u"UnfulfilledConstraint"_s));
    }

    void podsLiveBesideApps()
    {
        SimCase demo(SimCase::plain(2));
        QCOMPARE(demo.send("HEAD", u"/v2/pods"_s).status, 200);
        const QByteArray pod =
            R"({"id":"/p","containers":[{"name":"a","resources":{"cpus":0.1,"mem":32}},{"name":"b","resources":{"cpus":0.2,"mem":64}}],
                                   "scaling":{"kind":"fixed","instances":2}})";
        const WireReply created = demo.send("POST", u"/v2/pods"_s, pod);
        QCOMPARE(created.status, 201);
        QVERIFY(demo.settled());
        const QJsonObject status = demo.get(u"/v2/pods/p::status"_s);
        QCOMPARE(status.value("status"_L1).toString(), u"STABLE"_s);
        const QJsonObject instance = status.value("instances"_L1).toArray().first().toObject();
        QCOMPARE(instance.value("containers"_L1).toArray().size(), 2);
        QVERIFY(qAbs(instance.value("resources"_L1).toObject().value("cpus"_L1).toDouble() - 0.4) <
                1e-9); // with the executor's
        QCOMPARE(demo.list(u"/v2/pods/p::versions"_s).size(), 1);
        QCOMPARE(demo.list(u"/v2/pods"_s).size(), 1);
        QCOMPARE(demo.get(u"/v2/apps"_s).value("apps"_L1).toArray().size(), 0);
        const QString id = instance.value("id"_L1).toString();
        QCOMPARE(demo.send("DELETE", u"/v2/pods/p::instances/"_s + id).status, 200);
        QVERIFY(demo.until(
            [&] { return demo.count(u"/p"_s, u"TASK_RUNNING"_s) == 2 && demo.cluster.tasksOf(u"/p"_s).size() == 2; }));
        QCOMPARE(demo.send("PUT", u"/v2/pods/p"_s, R"({"id":"/q","containers":[{"name":"a"}]})").status, 400);
        const WireReply gone = demo.send("DELETE", u"/v2/pods/p"_s);
        QCOMPARE(gone.status, 202);
        QVERIFY(gone.body.isEmpty());
        QCOMPARE(SimCase::header(gone, "Location"), SimCase::header(gone, "Marathon-Deployment-Id"));
        QVERIFY(demo.settled());
        QCOMPARE(demo.send("GET", u"/v2/pods/p"_s).status, 404);
    }

    void smallAnswers()
    {
        SimCase demo(SimCase::named(u"small"_s));
        QCOMPARE(demo.send("GET", u"/ping"_s).body, QByteArray("pong"));
        QCOMPARE(demo.send("GET", u"/ping"_s, {}, {{"accept", "application/json"}}).body, QByteArray("\"pong\""));
        QCOMPARE(demo.get(u"/v2/leader"_s).value("leader"_L1).toString(), u"127.0.0.1:41001"_s);
        const QJsonObject info = demo.get(u"/v2/info"_s);
        QCOMPARE(info.value("name"_L1).toString(), u"marathon"_s);
        QCOMPARE(info.value("marathon_config"_L1).toObject().value("mesos_leader_ui_url"_L1).toString(),
                 u"http://127.0.0.1:41002/"_s);
        QVERIFY(demo.get(u"/metrics"_s).value("gauges"_L1).isObject());
        const QJsonArray tasks = demo.get(u"/v2/tasks?status=running"_s).value("tasks"_L1).toArray();
        QCOMPARE(tasks.size(), 17);
        QVERIFY(tasks.last().toObject().contains("appId"_L1));
        QCOMPARE(demo.get(u"/v2/tasks?status=staging"_s).value("tasks"_L1).toArray().size(), 0);
        QCOMPARE(SimCase::header(demo.send("GET", u"/v2/info"_s), "Cache-Control"),
                 QByteArray("no-cache, no-store, must-revalidate"));
        QCOMPARE(demo.get(u"/v2/apps/shop/*"_s).value("*"_L1).toArray().size(), 4);
        QCOMPARE(demo.get(u"/v2/apps/shop/*/tasks"_s).value("tasks"_L1).toArray().size(), 9);
    }

    void eventsAreFramedForTheStream()
    {
        SimEvent event;
        event.type = u"deployment_success"_s;
        event.body = SimCase::object(R"({"eventType":"deployment_success","id":"x"})");
        QCOMPARE(marathonEventFrame(event),
                 QByteArray(
                     "event: deployment_success\r\ndata: {\"eventType\":\"deployment_success\",\"id\":\"x\"}\r\n\r\n"));
    }
};

MESOSCOPE_TEST(WireMarathonTest)
#include "tst_wiremarathon.moc"
