// SPDX-License-Identifier: GPL-3.0-or-later
// The page of deployments: what runs, what is stuck, what became of the earlier ones.
#include "app/core/deploymenthistory.h"
#include "models/items/deploymentsmodel.h"
#include "tests/support/samplecluster.h"
#include "tests/support/testmain.h"
#include "tests/views/surfacefixture.h"
#include "tests/views/windowfixture.h"
#include "views/mainwindow.h"
#include "views/pages/page.h"
#include "views/widgets/appinspector.h"
#include "views/widgets/deploymentview.h"
#include "views/widgets/filterbar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct DeploymentsDesk : WindowFixture
{
    DeploymentsDesk() { deployments.open({}); }

    QTableView *table() { return window->findChild<QTableView *>(u"deployments"_s); }
    QStringList column(int wanted)
    {
        QStringList list;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            list.append(table()->model()->index(row, wanted).data().toString());
        return list;
    }
    /// The cluster @p ms later, with these deployments.
    void publishAfter(qint64 ms, const std::vector<Deployment> &those)
    {
        clock.advance(ms);
        bent.marathon.deployments = those;
        publish(bent.build(clock.nowMs()));
    }
    void standStill(const std::vector<Deployment> &those)
    {
        for (int i = 0; i < 100 && deployments.stuck().isEmpty(); ++i)
            publishAfter(10'000, those);
        QVERIFY(!deployments.stuck().isEmpty());
    }
    void fail(const DeploymentId &id, const QByteArray &reason)
    {
        ClusterEvent event;
        event.type = u"deployment_failed"_s;
        event.subject = id.text();
        event.payload = "{\"reason\":\"" + reason + "\"}";
        store.addEvents({event});
    }
    QAbstractButton *link(const QString &words)
    {
        for (auto *button : window->page(PageId::Deployments)->findChildren<QAbstractButton *>()) {
            if (button->isVisible() && button->text() == words)
                return button;
        }
        return nullptr;
    }
    const std::vector<Deployment> running = sampleMarathon().deployments;
    BentCluster bent;
};

} // namespace

class DeploymentsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thoseThatAreOverStay()
    {
        DeploymentsDesk desk;
        desk.publishAfter(0, desk.running);
        Page *page = desk.show(PageId::Deployments);
        QCOMPARE(desk.column(DeploymentsModel::State), QStringList{u"running"_s});
        QVERIFY(page->findChild<QPushButton *>(u"rollBackDeployment"_s)->isVisible());

        desk.fail(desk.running.front().id, "no offers in time");
        desk.publishAfter(42'000, {});
        QCOMPARE(desk.column(DeploymentsModel::State), QStringList{u"failed"_s});
        QCOMPARE(desk.column(DeploymentsModel::Action), QStringList{u"no offers in time"_s});
        // Its details were open: they say how it ended, and what can be done no more is gone.
        const QString text = desk.textOf(PageId::Deployments);
        QVERIFY2(text.contains(u"Marathon said that it failed: no offers in time"_s), qPrintable(text));
        QVERIFY2(text.contains(u"2. restart /shop/search"_s), qPrintable(text));
        QVERIFY(!page->findChild<QPushButton *>(u"rollBackDeployment"_s)->isVisible());
        QVERIFY(!page->findChild<QPushButton *>(u"stopDeployment"_s)->isVisible());
        SurfaceFixture::picture(*desk.window, u"deployment-over"_s);
        // An app's own tab tells it too.
        desk.selection.open(PageId::Applications, desk.running.front().affected.first());
        auto *inspector = desk.window->page(PageId::Applications)->findChild<AppInspector *>();
        auto *tab = inspector->findChild<DeploymentView *>();
        for (int i = 0; !tab->isVisible() && i < 9; ++i)
            inspector->showTab(i);
        QVERIFY(tab->isVisible());
        QTRY_VERIFY(desk.textOf(PageId::Applications).contains(u"restart /shop/search"_s));
    }

    void filterAndChipsNarrow()
    {
        DeploymentsDesk desk;
        desk.publishAfter(0, desk.running);
        desk.fail(desk.running.front().id, "no offers in time");
        desk.publishAfter(1000, {});
        Deployment next = desk.running.front();
        next.id = DeploymentId(u"next"_s);
        desk.publishAfter(1000, {next});
        Page *page = desk.show(PageId::Deployments);
        QCOMPARE(desk.column(DeploymentsModel::State), QStringList({u"running"_s, u"failed"_s}));
        auto *field = page->findChild<QLineEdit *>();
        QVERIFY(field);
        QTest::keyClicks(field, u"status:failed id:search"_s);
        QTRY_COMPARE(desk.column(DeploymentsModel::State), QStringList{u"failed"_s});
        QVERIFY(desk.textOf(PageId::Deployments).contains(u"1 of 2"_s));
        field->clear();
        auto *chips = page->findChild<ChipBar *>();
        for (auto *chip : chips->findChildren<QPushButton *>()) {
            if (chip->text().startsWith(u"over"_s))
                chip->click();
        }
        QCOMPARE(desk.column(DeploymentsModel::State), QStringList{u"failed"_s});
        for (auto *chip : chips->findChildren<QPushButton *>()) {
            if (chip->text().startsWith(u"running"_s))
                chip->click();
        }
        QCOMPARE(desk.column(DeploymentsModel::State), QStringList{u"running"_s});
    }

    void oneThatStandsStillSaysSo()
    {
        DeploymentsDesk desk;
        desk.standStill(desk.running);
        desk.show(PageId::Deployments);
        QCOMPARE(desk.column(DeploymentsModel::State), QStringList{u"stuck"_s});
        const QString text = desk.textOf(PageId::Deployments);
        QVERIFY2(text.contains(u"It has not got on for 5 min"_s), qPrintable(text));
        SurfaceFixture::picture(*desk.window, u"deployment-stuck"_s);
        QAbstractButton *show = desk.link(u"Show /shop/search"_s);
        QVERIFY(show);
        show->click();
        QCOMPARE(desk.window->currentPage(), PageId::Applications);
        QVERIFY(std::get<AppId>(desk.selection.current()) == AppId(u"/shop/search"_s));
        QVERIFY2(desk.textOf(PageId::Overview).contains(u"It has not got on for"_s),
                 qPrintable(desk.textOf(PageId::Overview)));
    }

    void oldAndNewStandSideBySide()
    {
        DeploymentsDesk desk;
        const AppId search(u"/shop/search"_s);
        int place = 0;
        for (ObservedTask &task : desk.bent.marathon.tasks) {
            if (task.app == search)
                task.task.version = ++place > 1 ? u"2026-01-01T00:00:00.000Z"_s : task.task.version;
        }
        std::vector<Deployment> running = desk.running;
        const SnapshotPtr first = desk.bent.build();
        const TaskId newest = first->tasksOf(first->findApp(search)->handle).front()->id;
        running.front().current.first().readiness = {{newest, false, 503, u"warming up"_s}};
        desk.publishAfter(0, running);
        desk.show(PageId::Deployments);
        const SnapshotPtr now = desk.store.current();
        int old = 0;
        int fresh = 0;
        for (const Task *task : now->tasksOf(now->findApp(search)->handle)) {
            if (isActive(task->state))
                ++(task->outdated ? old : fresh);
        }
        QVERIFY(old > 0);
        const QString text = desk.textOf(PageId::Deployments);
        QVERIFY2(text.contains(u"%1 new, %2 old, "_s.arg(fresh).arg(old)), qPrintable(text));
        QVERIFY2(text.contains(u"HTTP 503: warming up"_s), qPrintable(text));
        QVERIFY2(text.contains(u"not ready yet"_s), qPrintable(text));
        // Each leads to the instance.
        const Task *one = now->tasksOf(now->findApp(search)->handle).front();
        QAbstractButton *link = desk.link(one->host.section(u'.', 0, 0));
        QVERIFY(link);
        link->click();
        QCOMPARE(desk.window->currentPage(), PageId::Instances);
    }

    void anAppThatBacksOffIsTriedNow()
    {
        DeploymentsDesk desk;
        for (App &app : desk.bent.marathon.apps) {
            if (app.id == desk.running.front().affected.first()) {
                QueueEntry entry;
                entry.app = app.id;
                entry.count = 1;
                entry.timeLeftSeconds = 200;
                app.queue = entry;
            }
        }
        desk.publishAfter(0, desk.running);
        Page *page = desk.show(PageId::Deployments);
        auto *button = page->findChild<QPushButton *>(u"tryNow"_s);
        QTRY_VERIFY(button->isVisible() && button->isEnabled());
        button->click();
        QPushButton *submit = nullptr;
        const auto asked = [&submit] {
            const QWidgetList all = QApplication::topLevelWidgets();
            for (QWidget *widget : all) {
                if (widget->isVisible() && qobject_cast<QDialog *>(widget))
                    submit = widget->findChild<QPushButton *>(u"submit"_s);
            }
            return submit != nullptr;
        };
        QTRY_VERIFY(asked());
        submit->click();
        QTRY_COMPARE(desk.api.commands.size(), 1);
        QVERIFY(std::holds_alternative<ResetDelay>(desk.api.commands.first()));
    }
};

MESOSCOPE_TEST(DeploymentsPageTest)

#include "tst_deploymentspage.moc"
