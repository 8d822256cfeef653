// SPDX-License-Identifier: GPL-3.0-or-later
// A pod from its beginning to its end through the window: what the server has after each step.
#include "app/demo/simcluster.h"
#include "models/domain/poddefinition.h"
#include "models/domain/validate.h"
#include "tests/e2e/livewindow.h"
#include "tests/support/testmain.h"
#include "views/dialogs/batchdialog.h"
#include "views/dialogs/confirmdialog.h"
#include "views/dialogs/deploydialog.h"
#include "views/dialogs/dialogs.h"
#include "views/dialogs/rollbackdialog.h"
#include "views/dialogs/scaledialog.h"
#include "views/dialogs/startfrom.h"
#include "views/mainwindow.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const AppId Pod(u"/pods/pair"_s);

const char *const Pair = R"({"id": "/pods/pair", "someNewKey": {"kept": 1},
    "containers": [
        {"name": "web", "image": {"kind": "DOCKER", "id": "example/web:1"}, "resources": {"cpus": 0.1, "mem": 32},
         "endpoints": [{"name": "http", "containerPort": 80, "hostPort": 0}]},
        {"name": "side", "exec": {"command": {"shell": "sleep 9"}}, "resources": {"cpus": 0.1, "mem": 32}}],
    "environment": {"API_TOKEN": "hunter2"}, "networks": [{"mode": "host"}],
    "scaling": {"kind": "fixed", "instances": 1}})";

template<class T>
T *shown(const QWidget &window)
{
    const auto all = window.findChildren<T *>();
    for (T *one : all) {
        if (one->isVisible())
            return one;
    }
    return nullptr;
}

} // namespace

class PodsLiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_live = std::make_unique<LiveWindow>(u"small"_s, 10);
        QVERIFY(m_live->start());
        m_live->window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_live->window()));
        QVERIFY(m_live->settleOn(PageId::Applications));
    }
    void cleanup() { m_live.reset(); }

    void fromItsBeginningToItsEnd();
    void amongApps();
    void isBuiltInTheForm();
    void whatSomebodyElseDidIsNotOverwritten();

private:
    Actions &actions() { return m_live->app().actions(); }
    template<class T>
    T *dialog()
    {
        return shown<T>(m_live->window());
    }
    template<class T>
    void submit()
    {
        QTRY_VERIFY(dialog<T>());
        auto *button = dialog<T>()->template findChild<QPushButton *>(u"submit"_s);
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), 10000);
        button->click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog<T>(), 10000);
    }
    /// The definition that the server has; empty: none.
    QJsonObject onServer()
    {
        QJsonObject found;
        m_live->inCluster([&found](demo::SimCluster &cluster) {
            const auto pod = cluster.apps().find(Pod.text());
            if (pod != cluster.apps().end())
                found = pod->second.definition;
        });
        return found;
    }
    QStringList instances()
    {
        QStringList ids;
        m_live->inCluster([&ids](demo::SimCluster &cluster) {
            for (const qint32 head : cluster.tasksOf(Pod.text()))
                ids.append(cluster.tasks()[size_t(head)].instanceId);
        });
        return ids;
    }
    /// It runs so many, as shown, and nothing is under way.
    bool runs(int wanted)
    {
        const SnapshotPtr snapshot = m_live->snapshot();
        const App *pod = snapshot->findApp(Pod);
        return pod && pod->kind == App::Kind::Pod && pod->instances == wanted && pod->counts.running == wanted &&
               snapshot->deployments.empty();
    }
    void deploy()
    {
        QApplication::clipboard()->setText(QString::fromLatin1(Pair));
        actions().deploy();
        QTRY_VERIFY(dialog<DeployDialog>());
        const QList<QAction *> entries = dialog<DeployDialog>()->findChild<StartFrom *>()->menu()->actions();
        for (QAction *entry : entries) {
            if (entry->text() == u"JSON from the clipboard"_s)
                entry->trigger();
        }
        QTRY_COMPARE(dialog<DeployDialog>()->findChild<QLineEdit *>(u"id"_s)->text(), Pod.text());
        submit<DeployDialog>();
        QTRY_VERIFY_WITH_TIMEOUT(runs(1), 30000);
    }

    std::unique_ptr<LiveWindow> m_live;
};

void PodsLiveTest::fromItsBeginningToItsEnd()
{
    deploy();
    QJsonObject first = onServer();
    QCOMPARE(first.value("someNewKey"_L1)["kept"_L1].toInt(), 1);
    QCOMPARE(first.value("environment"_L1)["API_TOKEN"_L1].toString(), u"hunter2"_s);
    const QString version = m_live->snapshot()->findApp(Pod)->version;
    QVERIFY(!version.isEmpty());

    // Scaled: nothing but the number is another one.
    actions().scale(Pod);
    QTRY_VERIFY(dialog<ScaleDialog>());
    dialog<ScaleDialog>()->findChild<QSpinBox *>(u"instances"_s)->setValue(2);
    submit<ScaleDialog>();
    QCOMPARE(editableDefinition(onServer()), withInstances(editableDefinition(first), 2));
    QTRY_VERIFY_WITH_TIMEOUT(runs(2), 30000);

    // Suspended, and back to as many.
    actions().suspend(Pod);
    submit<ConfirmDialog>();
    QCOMPARE(instancesIn(onServer()), 0);
    QTRY_VERIFY_WITH_TIMEOUT(runs(0), 30000);
    actions().resume(Pod);
    QTRY_VERIFY(dialog<ScaleDialog>());
    QTRY_COMPARE(dialog<ScaleDialog>()->findChild<QSpinBox *>(u"instances"_s)->value(), 2);
    submit<ScaleDialog>();
    QCOMPARE(instancesIn(onServer()), 2);
    QTRY_VERIFY_WITH_TIMEOUT(runs(2), 30000);

    // Killed: another instance comes in its place.
    const QStringList before = instances();
    QCOMPARE(before.size(), 2);
    QList<TaskId> containers;
    const SnapshotPtr snapshot = m_live->snapshot();
    for (const Task *task : snapshot->tasksOf(snapshot->findApp(Pod)->handle)) {
        if (instanceIdOfTaskId(task->id.text()) == before.first())
            containers.append(task->id);
    }
    QCOMPARE(containers.size(), 2);
    actions().kill(Pod, containers);
    submit<ConfirmDialog>();
    QTRY_VERIFY_WITH_TIMEOUT(instances().size() == 2 && !instances().contains(before.first()), 30000);
    QVERIFY(instances().contains(before.last()));
    QTRY_VERIFY_WITH_TIMEOUT(runs(2), 30000);

    // Changed, with the changes shown first.
    actions().edit(Pod);
    QTRY_VERIFY(dialog<DeployDialog>());
    auto *edit = dialog<DeployDialog>();
    QTRY_VERIFY(edit->findChild<QLineEdit *>(u"image0"_s) && edit->findChild<QLineEdit *>(u"image0"_s)->isEnabled());
    auto *image = edit->findChild<QLineEdit *>(u"image0"_s);
    QTRY_COMPARE(image->text(), u"example/web:1"_s);
    image->selectAll();
    image->insert(u"example/web:2"_s);
    edit->findChild<QPushButton *>(u"submit"_s)->click();
    submit<DeployDialog>();
    QJsonObject expected = withInstances(editableDefinition(first), 2);
    QJsonArray list = expected.value("containers"_L1).toArray();
    QJsonObject web = list.at(0).toObject();
    web.insert("image"_L1, QJsonObject{{u"kind"_s, u"DOCKER"_s}, {u"id"_s, u"example/web:2"_s}});
    list[0] = web;
    expected.insert("containers"_L1, list);
    QCOMPARE(editableDefinition(onServer()), expected);
    QTRY_VERIFY_WITH_TIMEOUT(runs(2), 60000);

    // Undone, then rolled back to the first version of all.
    actions().undo();
    QTRY_COMPARE_WITH_TIMEOUT(onServer().value("containers"_L1)[0]["image"_L1]["id"_L1].toString(), u"example/web:1"_s,
                              10000);
    QTRY_VERIFY_WITH_TIMEOUT(runs(2), 60000);
    actions().rollBack(Pod, version);
    submit<RollBackDialog>();
    QCOMPARE(editableDefinition(onServer()), editableDefinition(first));
    QTRY_VERIFY_WITH_TIMEOUT(runs(1), 60000);

    actions().destroy(Pod);
    QTRY_VERIFY(dialog<ConfirmDialog>());
    dialog<ConfirmDialog>()->findChild<QLineEdit *>()->setText(Pod.text());
    submit<ConfirmDialog>();
    QTRY_VERIFY_WITH_TIMEOUT(onServer().isEmpty(), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_live->snapshot()->findApp(Pod), 30000);
}

/// Chosen together with an app: both are scaled, and both are taken back.
void PodsLiveTest::amongApps()
{
    deploy();
    const AppId app(u"/pods/app"_s);
    m_live->inCluster([&app](demo::SimCluster &cluster) {
        cluster.putApps({QJsonObject{{u"id"_s, app.text()}, {u"cmd"_s, u"sleep 9"_s}, {u"instances"_s, 1}}}, false);
    });
    const auto ofApp = [this, &app] {
        int wanted = -1;
        m_live->inCluster([&](demo::SimCluster &cluster) {
            wanted = cluster.apps().at(app.text()).definition.value("instances"_L1).toInt();
        });
        return wanted;
    };
    QTRY_VERIFY_WITH_TIMEOUT(m_live->snapshot()->findApp(app) && m_live->snapshot()->deployments.empty(), 30000);
    actions().suspendAll({app, Pod});
    submit<BatchDialog>();
    QCOMPARE(instancesIn(onServer()), 0);
    QCOMPARE(ofApp(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(runs(0), 30000);
    actions().undo();
    submit<BatchDialog>();
    QCOMPARE(instancesIn(onServer()), 1);
    QCOMPARE(ofApp(), 1);
}

void PodsLiveTest::isBuiltInTheForm()
{
    actions().deploy();
    QTRY_VERIFY(dialog<DeployDialog>());
    auto *deploy = dialog<DeployDialog>();
    deploy->findChild<StartFrom *>()->menu()->actions().at(1)->trigger();
    QTRY_VERIFY(deploy->findChild<QLineEdit *>(u"image0"_s));
    const auto type = [deploy](const QString &field, const QString &text) {
        auto *edit = deploy->findChild<QLineEdit *>(field);
        QVERIFY2(edit, qPrintable(field));
        edit->selectAll();
        edit->insert(text);
    };
    type(u"id"_s, Pod.text());
    type(u"image0"_s, u"example/web:1"_s);
    deploy->findChild<QPushButton *>(u"addContainer"_s)->click();
    QTRY_VERIFY(deploy->findChild<QLineEdit *>(u"image1"_s));
    type(u"containerName1"_s, u"main"_s); // as the first one: refused before it is sent
    type(u"image1"_s, u"example/side:1"_s);
    deploy->findChild<QPushButton *>(u"submit"_s)->click();
    QVERIFY(dialog<DeployDialog>());
    QVERIFY(onServer().isEmpty());
    type(u"containerName1"_s, u"side"_s);
    submit<DeployDialog>();
    const QJsonArray containers = onServer().value("containers"_L1).toArray();
    QCOMPARE(containers.size(), 2);
    QCOMPARE(containers.at(1)["name"_L1].toString(), u"side"_s);
    QCOMPARE(containers.at(1)["image"_L1]["id"_L1].toString(), u"example/side:1"_s);
    QTRY_VERIFY_WITH_TIMEOUT(runs(1), 30000);
}

void PodsLiveTest::whatSomebodyElseDidIsNotOverwritten()
{
    deploy();
    actions().scale(Pod);
    QTRY_VERIFY(dialog<ScaleDialog>());
    m_live->inCluster([this](demo::SimCluster &cluster) {
        const QJsonObject now = cluster.apps().at(Pod.text()).definition;
        cluster.putApps({withInstances(now, 3)}, true);
    });
    auto *scale = dialog<ScaleDialog>();
    scale->findChild<QSpinBox *>(u"instances"_s)->setValue(2);
    scale->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_VERIFY(shown<QLabel>(*scale));
    QTRY_VERIFY_WITH_TIMEOUT(scale->findChild<QLabel *>(u"errorTitle"_s)->isVisible(), 10000);
    QCOMPARE(instancesIn(onServer()), 3);
}

MESOSCOPE_TEST(PodsLiveTest)
#include "tst_pods.moc"
