// SPDX-License-Identifier: GPL-3.0-or-later
// One person's day: connect, deploy, scale, break, be told, read the log, roll back. Through the real window.
#include "app/core/commandbus.h"
#include "app/demo/demoserver.h"
#include "app/demo/simcluster.h"
#include "tests/e2e/livewindow.h"
#include "tests/support/notificationdaemon.h"
#include "tests/support/testmain.h"
#include "views/dialogs/dialogs.h"
#include "views/mainwindow.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const AppId Story(u"/story/web"_s);

QDialog *openDialog(const QString &name)
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->objectName() == name && widget->isVisible())
            return qobject_cast<QDialog *>(widget);
    }
    for (QWidget *widget : QApplication::allWidgets()) {
        if (widget->objectName() == name && widget->isVisible())
            return qobject_cast<QDialog *>(widget);
    }
    return nullptr;
}

QJsonObject definition(bool failing)
{
    return {
        {u"id"_s, Story.text()},
        {u"instances"_s, 2},
        {u"cpus"_s, 0.1},
        {u"mem"_s, 64},
        {u"container"_s, QJsonObject{{u"type"_s, u"DOCKER"_s},
                                     {u"docker"_s, QJsonObject{{u"image"_s, u"registry.example.org/story/web:1.0"_s}}},
                                     {u"portMappings"_s, QJsonArray{QJsonObject{{u"containerPort"_s, 8080},
                                                                                {u"hostPort"_s, 0},
                                                                                {u"servicePort"_s, 10990}}}}}},
        {u"networks"_s, QJsonArray{QJsonObject{{u"mode"_s, u"container/bridge"_s}}}},
        {u"healthChecks"_s, QJsonArray{QJsonObject{{u"protocol"_s, u"HTTP"_s},
                                                   {u"path"_s, u"/health"_s},
                                                   {u"portIndex"_s, 0},
                                                   {u"gracePeriodSeconds"_s, 5},
                                                   {u"intervalSeconds"_s, 5},
                                                   {u"timeoutSeconds"_s, 3},
                                                   {u"maxConsecutiveFailures"_s, 0}}}},
        {u"upgradeStrategy"_s, QJsonObject{{u"minimumHealthCapacity"_s, 0}, {u"maximumOverCapacity"_s, 0}}},
        {u"labels"_s, failing ? QJsonObject{{u"DEMO_HEALTH"_s, u"failing"_s}} : QJsonObject{}},
    };
}

} // namespace

class StoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deployScaleBreakReadRollBack();

private:
    void submitJson(const QJsonObject &definition);
};

void StoryTest::submitJson(const QJsonObject &definition)
{
    QTRY_VERIFY_WITH_TIMEOUT(openDialog(u"deployDialog"_s), 5000);
    QDialog *dialog = openDialog(u"deployDialog"_s);
    auto *tabs = dialog->findChild<QTabWidget *>();
    auto *json = dialog->findChild<QPlainTextEdit *>(u"json"_s);
    QVERIFY(tabs && json);
    QTRY_VERIFY_WITH_TIMEOUT(tabs->isEnabled(), 5000);
    tabs->setCurrentIndex(1);
    QTRY_VERIFY(json->isVisible());
    json->selectAll();
    json->insertPlainText(QString::fromUtf8(QJsonDocument(definition).toJson()));
    auto *submit = dialog->findChild<QPushButton *>(u"submit"_s);
    QTRY_VERIFY_WITH_TIMEOUT(submit->isEnabled(), 5000);
    QTest::mouseClick(submit, Qt::LeftButton);
    if (QTest::qWaitFor([] { return !openDialog(u"deployDialog"_s); }, 3000))
        return;
    if (submit->isEnabled()) // an edit shows its changes first and is sent by a second click
        QTest::mouseClick(submit, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!openDialog(u"deployDialog"_s), 10000);
}

void StoryTest::deployScaleBreakReadRollBack()
{
    NotificationDaemon daemon;
    if (!daemon.start())
        QSKIP("dbus-daemon cannot be started here: the notification of the story is not tested.");
    daemon.makeSessionBus();
    LiveWindow live(u"small"_s, 10);
    QVERIFY(live.start());
    // Ten minutes of the cluster pass in one of ours: what is right for a person's minute would hold notices back here.
    live.app().services().notifier.setPerMinute(1000);
    live.window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&live.window()));
    QVERIFY(live.settleOn(PageId::Applications));
    const auto app = [&] { return live.snapshot()->findApp(Story); };

    // Deploys an app, and watches it get healthy.
    live.app().actions().deploy();
    submitJson(definition(false));
    QTRY_VERIFY_WITH_TIMEOUT(app() && app()->counts.healthy == 2, 30000);
    QTRY_VERIFY_WITH_TIMEOUT(live.textOf(PageId::Applications).contains(Story.text()), 10000);
    QTRY_VERIFY_WITH_TIMEOUT(app()->deployments.isEmpty(), 30000);

    // Scales it to 5, and sees five instances on two pages.
    live.app().actions().scale(Story);
    QTRY_VERIFY_WITH_TIMEOUT(openDialog(u"scaleDialog"_s), 5000);
    QDialog *scale = openDialog(u"scaleDialog"_s);
    scale->findChild<QSpinBox *>(u"instances"_s)->setValue(5);
    QTest::mouseClick(scale->findChild<QPushButton *>(u"submit"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(app()->counts.healthy == 5, 30000);
    QStringList instances;
    for (const Task *task : live.snapshot()->tasksOf(app()->handle)) {
        if (isActive(task->state))
            instances.append(task->id.text());
    }
    QCOMPARE(instances.size(), 5);
    for (const PageId page : {PageId::Instances, PageId::Topology}) {
        QVERIFY(live.settleOn(page));
        QTRY_VERIFY_WITH_TIMEOUT(
            std::all_of(instances.begin(), instances.end(),
                        [text = live.textOf(page)](const QString &id) { return text.contains(id); }),
            10000);
    }
    QTRY_VERIFY_WITH_TIMEOUT(app()->deployments.isEmpty(), 30000);

    // Breaks its health check, and gets the notification.
    const QString goodVersion = app()->version;
    live.app().actions().edit(Story);
    QJsonObject broken = definition(true);
    broken.insert(u"instances"_s, 5);
    submitJson(broken);
    const auto told = [&]() -> const ShownNotification * {
        for (const ShownNotification &one : daemon.shown) {
            if (QString(one.title + one.body).contains(u"story/web"_s) && one.actions.contains(u"log"_s))
                return &one;
        }
        return nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(app()->counts.unhealthy > 0, 60000);
    QTRY_VERIFY_WITH_TIMEOUT(told(), 20000);

    // A click on it opens the log of the failing instance.
    live.window().showPage(PageId::Overview);
    daemon.invoke(told()->id, u"log"_s);
    QTRY_COMPARE_WITH_TIMEOUT(live.window().currentPage(), PageId::Logs, 10000);
    QTRY_VERIFY_WITH_TIMEOUT(live.textOf(PageId::Logs).contains(u"503"_s), 30000);
    daemon.invoke(told()->id, u"default"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        live.window().currentPage() == PageId::Instances || live.window().currentPage() == PageId::Applications, 10000);

    // Rolls the app back; the deployment that cannot end locks it, so that this must be overridden by hand.
    live.app().actions().rollBack(Story, goodVersion);
    QTRY_VERIFY_WITH_TIMEOUT(openDialog(u"rollBackDialog"_s), 5000);
    QDialog *rollBack = openDialog(u"rollBackDialog"_s);
    auto *submit = rollBack->findChild<QPushButton *>(u"submit"_s);
    QTRY_VERIFY_WITH_TIMEOUT(submit->isEnabled(), 10000);
    QTest::mouseClick(submit, Qt::LeftButton);
    if (!QTest::qWaitFor([] { return !openDialog(u"rollBackDialog"_s); }, 5000)) {
        auto *override = rollBack->findChild<QCheckBox *>(u"override"_s);
        QVERIFY(override && override->isVisible());
        QVERIFY(!override->isChecked()); // never preselected
        override->click();
        QTRY_VERIFY(submit->isEnabled());
        QTest::mouseClick(submit, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!openDialog(u"rollBackDialog"_s), 10000);
    }
    QTRY_VERIFY_WITH_TIMEOUT(app()->counts.unhealthy == 0 && app()->counts.healthy == 5, 60000);
    QVERIFY(!app()->labels.contains(u"DEMO_HEALTH"_s));
}

MESOSCOPE_TEST(StoryTest)

#include "tst_story.moc"
