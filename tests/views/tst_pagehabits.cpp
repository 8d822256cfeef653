// SPDX-License-Identifier: GPL-3.0-or-later
// What a person has chosen survives new data: selection, filter, sorting, expansion, place in the table.
#include "models/items/roles.h"
#include "tests/support/testmain.h"
#include "tests/views/windowfixture.h"
#include "views/widgets/filterbar.h"
#include "views/widgets/jumpfield.h"

#include <QApplication>
#include <QDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTreeView>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QTableView *table(Page *page, const QString &name)
{
    return page->findChild<QTableView *>(name);
}

QString idAt(const QAbstractItemView *view, const QModelIndex &index)
{
    Q_UNUSED(view)
    return index.data(IdRole).toString();
}

QString topId(const QTableView *view)
{
    return view->indexAt(QPoint(4, 1)).data(IdRole).toString();
}

QList<QDialog *> visibleDialogs()
{
    QList<QDialog *> dialogs;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *dialog = qobject_cast<QDialog *>(widget);
        if (dialog && dialog->isVisible())
            dialogs.append(dialog);
    }
    return dialogs;
}

void click(QTableView *view, int row)
{
    const QModelIndex index = view->model()->index(row, 0);
    view->scrollTo(index);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
}

} // namespace

class PageHabitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void selectedTaskSurvivesPublishes();
    void topRowKeepsItsPlace();
    void filterNarrowsAndSurvives();
    void headerSortsThroughTheFeed();
    void scopesShowEndedTasks();
    void endedTaskKeepsItsDetails();
    void anInstanceShowsItsContainer();
    void treeKeepsExpansionAndSelection();
    void statusChipsNarrowTheTree();
    void selectionIsShared();
    void hoverIsShared();
    void keysLeadToThePages();
    void escapeClosesTheDetails();
    void slashGoesToTheFilter();
    void jumpFieldFindsEverything();
    void hiddenPagesRest();
    void killAsksFirst();
    void eachWayToEndADeploymentAsksItsOwnQuestion();
    void pausedEventsWait();
    void bigTableDoesNotBlock();
};

void PageHabitsTest::selectedTaskSurvivesPublishes()
{
    WindowFixture fixture;
    BentCluster cluster;
    fixture.publish(cluster.build());
    Page *page = fixture.show(PageId::Instances);
    QTableView *view = table(page, u"tasks"_s);
    QTRY_VERIFY(view->model()->rowCount() > 20);
    click(view, 7);
    const QString chosen = idAt(view, view->currentIndex());
    QCOMPARE(std::get<TaskId>(fixture.selection.current()).text(), chosen);
    cluster.marathon.tasks.erase(cluster.marathon.tasks.begin()); // another one goes
    cluster.mesos.tasks.erase(cluster.mesos.tasks.begin());
    const int rows = view->model()->rowCount();
    fixture.publish(cluster.build());
    QTRY_COMPARE(view->model()->rowCount(), rows - 1);
    QCOMPARE(idAt(view, view->currentIndex()), chosen);
    QVERIFY(view->selectionModel()->isRowSelected(view->currentIndex().row()));
}

void PageHabitsTest::topRowKeepsItsPlace()
{
    WindowFixture fixture;
    fixture.publish(bigCluster(20, 500));
    Page *page = fixture.show(PageId::Instances);
    QTableView *view = table(page, u"tasks"_s);
    QTRY_VERIFY(view->model()->rowCount() > 400);
    view->verticalScrollBar()->setValue(3000);
    const QString top = topId(view);
    const int offset = view->visualRect(view->indexAt(QPoint(4, 1))).top();
    QVERIFY(!top.isEmpty());
    const int rows = view->model()->rowCount();
    // Half of the rows above go: sorted by name, with ids that end in the number.
    const SnapshotPtr before = fixture.store.current();
    auto after = std::make_shared<ClusterSnapshot>(*before);
    const int topRow = view->indexAt(QPoint(4, 1)).row();
    QSet<QString> leaving;
    for (int row = 0; row < topRow; row += 2)
        leaving.insert(view->model()->index(row, 0).data(IdRole).toString());
    std::erase_if(after->tasks, [&](const Task &task) { return leaving.contains(task.id.text()); });
    after->revision = before->revision + 1;
    fixture.store.publish(changeBetween(before, after));
    QTRY_COMPARE(view->model()->rowCount(), rows - int(leaving.size()));
    QCOMPARE(topId(view), top);
    QCOMPARE(view->visualRect(view->indexAt(QPoint(4, 1))).top(), offset);
}

void PageHabitsTest::filterNarrowsAndSurvives()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    Page *page = fixture.show(PageId::Instances);
    QTableView *view = table(page, u"tasks"_s);
    auto *filter = page->findChild<QLineEdit *>(u"filter"_s);
    QTRY_VERIFY(view->model()->rowCount() > 20);
    filter->setText(u"/shop/cart"_s);
    QTRY_COMPARE(view->model()->rowCount(), 3);
    fixture.publish(sampleCluster());
    QTest::qWait(50);
    QCOMPARE(view->model()->rowCount(), 3);
    QCOMPARE(filter->text(), u"/shop/cart"_s);
    filter->setText(u"no-such-thing"_s);
    QTRY_COMPARE(view->model()->rowCount(), 0);
}

void PageHabitsTest::headerSortsThroughTheFeed()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    Page *page = fixture.show(PageId::Nodes);
    QTableView *view = table(page, u"agents"_s);
    QTRY_COMPARE(view->model()->rowCount(), 6);
    const int column = int(AgentColumn::Hostname);
    QCOMPARE(view->model()->index(0, column).data().toString(), u"node-01.example"_s);
    QHeaderView *header = view->horizontalHeader();
    const QPoint place(header->sectionViewportPosition(column) + 20, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    QTRY_COMPARE(view->model()->index(0, column).data().toString(), u"node-06.example"_s);
    fixture.publish(sampleCluster());
    QTest::qWait(50);
    QCOMPARE(view->model()->index(0, column).data().toString(), u"node-06.example"_s);
}

void PageHabitsTest::scopesShowEndedTasks()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    Page *page = fixture.show(PageId::Instances);
    QTableView *view = table(page, u"tasks"_s);
    auto *chips = page->findChild<ChipBar *>();
    const std::array<int, 4> counts = countScopes(*fixture.store.current());
    QTRY_COMPARE(view->model()->rowCount(), counts[0]);
    for (int scope = 1; scope < 4; ++scope) {
        chips->choose(scope);
        QTRY_COMPARE(view->model()->rowCount(), counts[size_t(scope)]);
    }
    QStringList texts;
    for (QPushButton *button : chips->findChildren<QPushButton *>())
        texts.append(button->text());
    QTRY_VERIFY2(chips->findChildren<QPushButton *>().at(2)->text().contains(QString::number(counts[2])),
                 qPrintable(texts.join(u' ')));
}

void PageHabitsTest::endedTaskKeepsItsDetails()
{
    WindowFixture fixture;
    BentCluster cluster;
    fixture.publish(cluster.build());
    Page *page = fixture.show(PageId::Instances);
    const TaskId id = cluster.marathon.tasks.front().task.id;
    fixture.selection.open(PageId::Instances, id);
    QTRY_VERIFY(accessibleText(page).contains(u"Details of the instance"_s));
    cluster.marathon.tasks.erase(cluster.marathon.tasks.begin());
    cluster.mesos.tasks.front().task.state = TaskState::Failed;
    cluster.mesos.tasks.front().task.message = u"Memory limit exceeded"_s;
    fixture.publish(cluster.build());
    QTRY_VERIFY(accessibleText(page).contains(u"Memory limit exceeded"_s));
    QCOMPARE(std::get<TaskId>(fixture.selection.current()), id);
}

void PageHabitsTest::anInstanceShowsItsContainer()
{
    WindowFixture fixture;
    BentCluster cluster;
    const AppId id = cluster.marathon.tasks.front().app;
    const auto app = std::find_if(cluster.marathon.apps.begin(), cluster.marathon.apps.end(),
                                  [&id](const App &one) { return one.id == id; });
    QVERIFY(app != cluster.marathon.apps.end());
    app->image = u"registry.example.org/shop/frontend:7"_s;
    app->networkMode = u"BRIDGE"_s;
    app->definition = R"({"container":{"docker":{"privileged":true,"parameters":[{"key":"ulimit","value":"nofile=9"},
        {"key":"env","value":"DB_PASSWORD=hunter2"}]},"volumes":[{"containerPath":"/srv/data","hostPath":"/srv"}]}})";
    fixture.publish(cluster.build());
    Page *page = fixture.show(PageId::Instances);
    fixture.selection.open(PageId::Instances, cluster.marathon.tasks.front().task.id);
    QTRY_VERIFY(accessibleText(page).contains(u"/srv/data"_s));
    const QString said = accessibleText(page);
    for (const char *word : {"registry.example.org/shop/frontend:7", "BRIDGE", "privileged", "--ulimit=nofile=9"})
        QVERIFY2(said.contains(QLatin1String(word)), word);
    QVERIFY(!said.contains(u"hunter2"_s));
}

void PageHabitsTest::treeKeepsExpansionAndSelection()
{
    WindowFixture fixture;
    BentCluster cluster;
    fixture.publish(cluster.build());
    Page *page = fixture.show(PageId::Applications);
    auto *tree = page->findChild<QTreeView *>(u"apps"_s);
    const auto find = [tree](const QString &path) {
        return tree->model()
            ->match(tree->model()->index(0, 0), IdRole, path, 1, Qt::MatchExactly | Qt::MatchRecursive)
            .value(0);
    };
    QVERIFY(tree->isExpanded(find(u"/shop"_s)));
    tree->setExpanded(find(u"/shop"_s), false);
    tree->setCurrentIndex(find(u"/data/redis"_s));
    QCOMPARE(std::get<AppId>(fixture.selection.current()).text(), u"/data/redis"_s);
    std::erase_if(cluster.marathon.apps, [](const App &app) { return app.id.text() == "/data/indexer"_L1; });
    fixture.publish(cluster.build());
    QVERIFY(!find(u"/data/indexer"_s).isValid());
    QVERIFY(!tree->isExpanded(find(u"/shop"_s)));
    QVERIFY(tree->isExpanded(find(u"/data"_s)));
    QCOMPARE(idAt(tree, tree->currentIndex()), u"/data/redis"_s);
}

void PageHabitsTest::statusChipsNarrowTheTree()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    Page *page = fixture.show(PageId::Applications);
    page->findChild<ChipBar *>()->choose(1); // unhealthy
    QTest::qWait(20);
    const QString text = accessibleText(page->findChild<QTreeView *>(u"apps"_s));
    QVERIFY2(text.contains(u"/shop/frontend"_s), qPrintable(text));
    QVERIFY2(!text.contains(u"/data/redis"_s), qPrintable(text));
}

void PageHabitsTest::selectionIsShared()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    fixture.show(PageId::Overview);
    fixture.selection.open(PageId::Applications, AppId(u"/shop/mailer"_s));
    QCOMPARE(fixture.window->currentPage(), PageId::Applications);
    Page *page = fixture.window->page(PageId::Applications);
    QCOMPARE(idAt(nullptr, page->findChild<QTreeView *>(u"apps"_s)->currentIndex()), u"/shop/mailer"_s);
    QVERIFY(accessibleText(page).contains(u"6 left"_s));               // its reason is in front
    fixture.selection.open(PageId::Instances, AppId(u"/shop/cart"_s)); // only its instances
    QTableView *view = table(fixture.window->page(PageId::Instances), u"tasks"_s);
    QTRY_COMPARE(view->model()->rowCount(), 3);
}

void PageHabitsTest::hoverIsShared()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    Page *page = fixture.show(PageId::Nodes);
    QTableView *view = table(page, u"agents"_s);
    QTRY_COMPARE(view->model()->rowCount(), 6);
    QSignalSpy spy(&fixture.selection, &Selection::hoverChanged);
    QTest::mouseMove(view->viewport(), view->visualRect(view->model()->index(2, 1)).center());
    QTRY_VERIFY(!spy.isEmpty());
    QCOMPARE(std::get<AgentId>(fixture.selection.hovered()).text(), view->model()->index(2, 0).data(IdRole).toString());
}

void PageHabitsTest::keysLeadToThePages()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    QVERIFY(QTest::qWaitForWindowExposed(fixture.window.get()));
    fixture.window->activateWindow();
    for (int i = PageCount - 1; i >= 0; --i) {
        QTest::keyClick(fixture.window.get(), Qt::Key(int(Qt::Key_1) + i), Qt::ControlModifier);
        QTRY_COMPARE(fixture.window->currentPage(), PageId(i));
    }
    QSignalSpy refreshed(fixture.window.get(), &MainWindow::refreshRequested);
    QTest::keyClick(fixture.window.get(), Qt::Key_F5);
    QTRY_COMPARE(refreshed.size(), 1);
}

void PageHabitsTest::escapeClosesTheDetails()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    QVERIFY(QTest::qWaitForWindowExposed(fixture.window.get()));
    fixture.selection.open(PageId::Nodes, AgentId(u"ee2a3220-2be2-4e0b-bced-e448596b3b1c-S1"_s));
    Page *page = fixture.window->page(PageId::Nodes);
    QTRY_VERIFY(accessibleText(page).contains(u"Resources of the node"_s));
    QTest::keyClick(fixture.window.get(), Qt::Key_Escape);
    QTRY_VERIFY(!accessibleText(page).contains(u"Resources of the node"_s));
}

void PageHabitsTest::slashGoesToTheFilter()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    QVERIFY(QTest::qWaitForWindowExposed(fixture.window.get()));
    Page *page = fixture.show(PageId::Applications);
    QTest::keyClick(fixture.window.get(), Qt::Key_Slash);
    QTRY_VERIFY(page->findChild<QLineEdit *>(u"filter"_s)->hasFocus());
}

void PageHabitsTest::jumpFieldFindsEverything()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    QVERIFY(QTest::qWaitForWindowExposed(fixture.window.get()));
    QTest::keyClick(fixture.window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *field = fixture.window->findChild<JumpField *>();
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"mailer"_s);
    auto *list = fixture.window->findChild<QListWidget *>(u"jumpList"_s);
    QTRY_VERIFY(list->count() >= 2); // the app and its instance
    QVERIFY(list->item(0)->text().contains(u"/shop/mailer"_s));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(fixture.window->currentPage(), PageId::Applications);
    QCOMPARE(std::get<AppId>(fixture.selection.current()).text(), u"/shop/mailer"_s);

    field->setFocus();
    QTest::keyClicks(field, u"node-03"_s);
    QTRY_VERIFY(list->count() > 0 && list->item(0)->text().contains(u"node-03.example"_s));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(fixture.window->currentPage(), PageId::Nodes);
}

void PageHabitsTest::hiddenPagesRest()
{
    WindowFixture fixture;
    BentCluster cluster;
    fixture.publish(cluster.build());
    Page *page = fixture.show(PageId::Nodes);
    QTableView *view = table(page, u"agents"_s);
    QTRY_COMPARE(view->model()->rowCount(), 6);
    fixture.show(PageId::Overview);
    Agent another = cluster.mesos.agents.front();
    another.id = AgentId(u"new-S9"_s);
    another.hostname = u"node-09.example"_s;
    cluster.mesos.agents.push_back(another);
    fixture.publish(cluster.build());
    QTest::qWait(60);
    QCOMPARE(view->model()->rowCount(), 6);
    fixture.show(PageId::Nodes);
    QTRY_COMPARE(view->model()->rowCount(), 7);
}

void PageHabitsTest::killAsksFirst()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    const SnapshotPtr snapshot = fixture.store.current();
    const App *app = snapshot->findApp(AppId(u"/shop/cart"_s));
    fixture.selection.open(PageId::Instances, snapshot->tasksOf(app->handle).front()->id);
    Page *page = fixture.window->page(PageId::Instances);
    QPushButton *kill = nullptr;
    for (QPushButton *button : page->findChildren<QPushButton *>()) {
        if (button->text() == u"Kill…"_s)
            kill = button;
    }
    QVERIFY(kill);
    QTRY_VERIFY(kill->isEnabled());
    kill->click();
    QTRY_VERIFY(!visibleDialogs().isEmpty());
    QVERIFY(fixture.api.commands.isEmpty());
    for (QDialog *dialog : visibleDialogs())
        dialog->reject();
    fixture.commands.attach(
        &fixture.store, &fixture.api, [] {}, true); // read-only from now on
    fixture.publish(sampleCluster());
    QTRY_VERIFY(!kill->isEnabled());
    QVERIFY(!kill->toolTip().isEmpty()); // it says why
}

void PageHabitsTest::eachWayToEndADeploymentAsksItsOwnQuestion()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    Page *page = fixture.show(PageId::Deployments);
    const QTableView *view = table(page, u"deployments"_s);
    QStringList cells;
    for (int column = 0; column < view->model()->columnCount(); ++column)
        cells += view->model()->index(0, column).data().toString();
    QVERIFY2(cells.contains(u"restart /shop/search"_s), qPrintable(cells.join(u'|')));
    QStringList titles;
    for (const char *name : {"rollBackDeployment", "stopDeployment"}) {
        auto *button = page->findChild<QPushButton *>(QString::fromLatin1(name));
        QVERIFY(button);
        QTRY_VERIFY(button->isEnabled());
        button->click();
        QTRY_COMPARE(visibleDialogs().size(), 1);
        titles += visibleDialogs().first()->objectName();
        visibleDialogs().first()->reject();
        QTRY_VERIFY(visibleDialogs().isEmpty());
    }
    QCOMPARE(titles, QStringList({u"rollBackDeploymentDialog"_s, u"stopDeploymentDialog"_s}));
    QVERIFY(fixture.api.commands.isEmpty());
}

void PageHabitsTest::pausedEventsWait()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    const auto send = [&fixture](quint64 serial) {
        ClusterEvent event;
        event.serial = serial;
        event.timeMs = SampleNow;
        event.type = u"type-%1"_s.arg(serial);
        fixture.store.addEvents({event});
    };
    Page *page = fixture.show(PageId::Events);
    send(1);
    QTableView *view = table(page, u"events"_s);
    QTRY_COMPARE(view->model()->rowCount(), 1);
    QPushButton *pause = nullptr;
    for (QPushButton *button : page->findChildren<QPushButton *>()) {
        if (button->text() == u"Pause"_s)
            pause = button;
    }
    QVERIFY(pause);
    pause->click();
    send(2);
    send(3);
    QCOMPARE(view->model()->rowCount(), 1);
    QVERIFY2(pause->text().contains(u'2'), qPrintable(pause->text()));
    pause->click();
    QCOMPARE(view->model()->rowCount(), 3);
    QCOMPARE(view->model()->index(0, 1).data().toString(), u"type-3"_s);
}

void PageHabitsTest::bigTableDoesNotBlock()
{
    WindowFixture fixture;
    const SnapshotPtr big = bigCluster(2000, 20000);
    fixture.publish(big);
    Page *page = fixture.show(PageId::Instances);
    QTableView *view = table(page, u"tasks"_s);
    QTRY_VERIFY(view->model()->rowCount() > 19000);
    auto after = std::make_shared<ClusterSnapshot>(*big);
    after->revision = big->revision + 1;
    for (size_t i = 0; i < after->tasks.size(); i += 100)
        after->tasks[i].health = Health::Unhealthy;
    const ClusterChange change = changeBetween(big, after);
    QElapsedTimer timer;
    timer.start();
    fixture.store.publish(change);
    QVERIFY2(timer.elapsed() < 250, qPrintable(QString::number(timer.elapsed())));
}

MESOSCOPE_TEST(PageHabitsTest)
#include "tst_pagehabits.moc"
