// SPDX-License-Identifier: GPL-3.0-or-later
// Several apps selected in the tree and changed together, by the keyboard, and taken back: what the server has then.
#include "app/demo/simcluster.h"
#include "models/domain/validate.h"
#include "models/items/roles.h"
#include "tests/e2e/livewindow.h"
#include "tests/support/testmain.h"
#include "views/dialogs/appchooser.h"
#include "views/dialogs/batchdialog.h"
#include "views/dialogs/deploydialog.h"
#include "views/dialogs/dialogs.h"
#include "views/dialogs/dockerrundialog.h"
#include "views/dialogs/startfrom.h"
#include "views/mainwindow.h"
#include "views/pages/page.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QJsonArray>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTreeView>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

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

/// Two apps beside each other in one group, which run and are not being changed.
QStringList freeNeighbours(const ClusterSnapshot &snapshot)
{
    QStringList names;
    for (const App &app : snapshot.apps)
        names.append(app.id.text());
    names.sort();
    const auto isFree = [&snapshot](const QString &name) {
        const App *app = snapshot.findApp(AppId(name));
        return app && app->kind == App::Kind::App && app->instances > 0 && app->deployments.isEmpty();
    };
    for (qsizetype i = 1; i < names.size(); ++i) {
        const bool together = parentOf(AppId(names.at(i - 1))) == parentOf(AppId(names.at(i)));
        if (together && isFree(names.at(i - 1)) && isFree(names.at(i)))
            return {names.at(i - 1), names.at(i)};
    }
    return {};
}

} // namespace

class ManyAppsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void suspendsWhatIsSelectedAndTakesItBack();
    void deploysADockerRunLine();
    void deploysAGroupFromItsJson();
    void bringsADestroyedAppBack();

private:
    QHash<QString, int> wanted(LiveWindow &live)
    {
        QHash<QString, int> instances;
        live.inCluster([&instances](demo::SimCluster &cluster) {
            for (const auto &[id, app] : cluster.apps())
                instances.insert(id, app.definition.value("instances"_L1).toInt());
        });
        return instances;
    }
};

void ManyAppsTest::suspendsWhatIsSelectedAndTakesItBack()
{
    LiveWindow live(u"small"_s, 10);
    QVERIFY(live.start());
    live.window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&live.window()));
    QVERIFY(live.settleOn(PageId::Applications));
    const QHash<QString, int> before = wanted(live);
    auto *tree = live.window().page(PageId::Applications)->findChild<QTreeView *>(u"apps"_s);
    QVERIFY(tree);

    // Two neighbours that no deployment locks, by Shift and the arrows.
    const QStringList chosen = freeNeighbours(*live.snapshot());
    QCOMPARE(chosen.size(), 2);
    live.app().selection().open(PageId::Applications, AppId(chosen.first()));
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Down, Qt::ShiftModifier);
    QStringList selected;
    const auto rows = tree->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        selected += row.data(IdRole).toString();
    QCOMPARE(selected, chosen);

    auto *button = live.window().findChild<QPushButton *>(u"selectionActions"_s);
    QVERIFY(button && button->isVisible());
    Q_EMIT button->menu()->aboutToShow();
    QAction *suspend = nullptr;
    const QList<QAction *> actions = button->menu()->actions();
    for (QAction *action : actions) {
        if (action->text() == u"Suspend…"_s)
            suspend = action;
    }
    QVERIFY(suspend && suspend->isEnabled());
    const auto said = [&live] {
        const auto *dialog = shown<BatchDialog>(live.window());
        QStringList outcomes;
        const auto *table = dialog ? dialog->findChild<QTableView *>(u"batch"_s) : nullptr;
        for (int row = 0; table && row < table->model()->rowCount(); ++row)
            outcomes += table->model()->index(row, BatchModel::Outcome).data().toString();
        return outcomes.join(u" | "_s);
    };
    suspend->trigger();
    QTRY_VERIFY(shown<BatchDialog>(live.window()));
    shown<BatchDialog>(live.window())->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_VERIFY2_WITH_TIMEOUT(!shown<BatchDialog>(live.window()), qPrintable(said()), 20000);
    QHash<QString, int> expected = before;
    for (const QString &id : std::as_const(chosen))
        expected.insert(id, 0);
    QCOMPARE(wanted(live), expected);

    // The message at the window's edge offers to take it back; so does Ctrl+Z.
    auto *undo = live.window().findChild<QPushButton *>(u"toastAction"_s);
    QVERIFY(undo && undo->isVisible());
    live.window().activateWindow();
    QTRY_VERIFY(QApplication::activeWindow() == &live.window());
    QTest::keyClick(&live.window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(shown<BatchDialog>(live.window()));
    shown<BatchDialog>(live.window())->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_VERIFY2_WITH_TIMEOUT(!shown<BatchDialog>(live.window()), qPrintable(said()), 20000);
    QTRY_COMPARE_WITH_TIMEOUT(wanted(live), before, 20000);
    QVERIFY(!live.app().actions().undoAction()->isEnabled());
}

void ManyAppsTest::deploysADockerRunLine()
{
    LiveWindow live(u"small"_s, 10);
    QVERIFY(live.start());
    live.window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&live.window()));
    QVERIFY(live.settleOn(PageId::Applications));
    live.app().actions().deploy();
    QTRY_VERIFY(shown<DeployDialog>(live.window()));
    auto *deploy = shown<DeployDialog>(live.window());
    deploy->findChild<StartFrom *>()->menu()->actions().at(2)->trigger();
    QTRY_VERIFY(shown<DockerRunDialog>(live.window()));
    auto *ask = shown<DockerRunDialog>(live.window());
    ask->findChild<QPlainTextEdit *>(u"line"_s)->setPlainText(
        u"docker run -d --name echo -p 8080 -e MODE=live -m 64m --cpus 0.1 --restart always example/echo:1 --verbose"_s);
    ask->findChild<QPushButton *>(u"use"_s)->click();
    QTRY_COMPARE(deploy->findChild<QLineEdit *>(u"id"_s)->text(), u"/echo"_s);
    deploy->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(!shown<DeployDialog>(live.window()), 10000);
    QJsonObject there;
    live.inCluster([&there](demo::SimCluster &cluster) {
        const auto found = cluster.apps().find(u"/echo"_s);
        if (found != cluster.apps().end())
            there = found->second.definition;
    });
    QCOMPARE(there.value("container"_L1)["docker"_L1]["image"_L1].toString(), u"example/echo:1"_s);
    QCOMPARE(there.value("args"_L1).toArray(), QJsonArray{u"--verbose"_s});
    QCOMPARE(there.value("env"_L1)["MODE"_L1].toString(), u"live"_s);
    QCOMPARE(there.value("mem"_L1).toDouble(), 64.0);
    QCOMPARE(there.value("container"_L1)["portMappings"_L1][0]["containerPort"_L1].toInt(), 8080);
    QTRY_VERIFY_WITH_TIMEOUT(live.snapshot()->findApp(AppId(u"/echo"_s)), 20000);
}

/// Apps and a pod of one text, nested: each is there then, with what the text says.
void ManyAppsTest::deploysAGroupFromItsJson()
{
    LiveWindow live(u"small"_s, 10);
    QVERIFY(live.start());
    live.window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&live.window()));
    QVERIFY(live.settleOn(PageId::Applications));
    QApplication::clipboard()->setText(uR"({"id": "/team", "apps": [
        {"id": "web", "cmd": "sleep 9", "cpus": 0.1, "mem": 32, "dependencies": ["data/db"]}],
        "groups": [{"id": "data", "apps": [{"id": "db", "cmd": "sleep 8", "cpus": 0.1, "mem": 32}],
        "pods": [{"id": "etl", "containers": [{"name": "a", "exec": {"command": {"shell": "sleep 7"}}}]}]}]})"_s);
    live.app().actions().deploy();
    QTRY_VERIFY(shown<DeployDialog>(live.window()));
    const QList<QAction *> entries = shown<DeployDialog>(live.window())->findChild<StartFrom *>()->menu()->actions();
    for (QAction *entry : entries) {
        if (entry->text() == u"JSON from the clipboard"_s)
            entry->trigger();
    }
    QTRY_VERIFY(shown<BatchDialog>(live.window()));
    QVERIFY(!shown<DeployDialog>(live.window()));
    shown<BatchDialog>(live.window())->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(!shown<BatchDialog>(live.window()), 20000);
    QHash<QString, QJsonObject> there;
    live.inCluster([&there](demo::SimCluster &cluster) {
        for (const auto &[id, app] : cluster.apps())
            there.insert(id, app.definition);
    });
    QCOMPARE(there.value(u"/team/web"_s).value("cmd"_L1).toString(), u"sleep 9"_s);
    QCOMPARE(there.value(u"/team/web"_s).value("dependencies"_L1).toArray(), QJsonArray{u"/team/data/db"_s});
    QCOMPARE(there.value(u"/team/data/db"_s).value("cmd"_L1).toString(), u"sleep 8"_s);
    QCOMPARE(there.value(u"/team/data/etl"_s).value("containers"_L1).toArray().size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(live.snapshot()->findApp(AppId(u"/team/data/etl"_s)), 20000);
}

/// An app that somebody destroyed comes back as it was, its secrets too.
void ManyAppsTest::bringsADestroyedAppBack()
{
    LiveWindow live(u"small"_s, 10);
    QVERIFY(live.start());
    live.window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&live.window()));
    QVERIFY(live.settleOn(PageId::Applications));
    const QString id = u"/gone"_s;
    QJsonObject before;
    const auto definition = [&live, &id] {
        QJsonObject found;
        live.inCluster([&](demo::SimCluster &cluster) {
            const auto app = cluster.apps().find(id);
            if (app != cluster.apps().end())
                found = editableDefinition(app->second.definition);
        });
        return found;
    };
    live.inCluster([&id](demo::SimCluster &cluster) {
        QJsonObject app = cluster.apps().at(u"/shop/frontend"_s).definition;
        app["id"_L1] = id;
        app["instances"_L1] = 1;
        app["env"_L1] = QJsonObject{{u"DB_PASSWORD"_s, u"hunter2"_s}, {u"MODE"_s, u"live"_s}};
        app.remove("constraints"_L1);
        cluster.putApps({app}, false);
    });
    QTRY_VERIFY_WITH_TIMEOUT(live.snapshot()->findApp(AppId(id)) && live.snapshot()->deployments.empty(), 20000);
    before = definition();
    live.inCluster([&id](demo::SimCluster &cluster) { cluster.removeApp(id, true); });
    QTRY_VERIFY_WITH_TIMEOUT(!live.snapshot()->findApp(AppId(id)), 20000);

    live.app().actions().deploy();
    QTRY_VERIFY(shown<DeployDialog>(live.window()));
    auto *deploy = shown<DeployDialog>(live.window());
    auto *restore = deploy->findChild<QAction *>(u"destroyed"_s);
    Q_EMIT deploy->findChild<StartFrom *>()->menu()->aboutToShow();
    QVERIFY(restore->isEnabled());
    restore->trigger();
    QTRY_VERIFY(shown<AppChooser>(live.window()));
    auto *chooser = shown<AppChooser>(live.window());
    QVERIFY(chooser->findChild<QListWidget *>(u"apps"_s)->currentItem()->text().startsWith(id));
    chooser->findChild<QPushButton *>(u"choose"_s)->click();
    QTRY_COMPARE(deploy->findChild<QLineEdit *>(u"id"_s)->text(), id);
    deploy->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(!shown<DeployDialog>(live.window()), 10000);
    QCOMPARE(definition(), before);
}

MESOSCOPE_TEST(ManyAppsTest)
#include "tst_manyapps.moc"
