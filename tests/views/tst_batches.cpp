// SPDX-License-Identifier: GPL-3.0-or-later
// One thing done to many apps, what becomes of each, and how it is taken back.
#include "tests/support/accessibletext.h"
#include "tests/support/testmain.h"
#include "tests/views/dialogfixture.h"
#include "views/dialogs/batchmodel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const AppId Frontend(u"/shop/frontend"_s);
const AppId Cart(u"/shop/cart"_s);
const AppId Db(u"/db"_s);
const AppId Shop(u"/shop"_s);
const QString LockId = u"97c136bf-5a28-4821-9d94-480d9fbb01c8"_s;

/// The present number of each app, as the server tells it before a number is sent.
void serve(DialogFixture &f, int frontend, int cart, int db)
{
    const auto of = [](const AppId &id, int instances) {
        return QJsonObject{{u"id"_s, id.text()},
                           {u"instances"_s, instances},
                           {u"version"_s, u"2023-11-14T20:00:00.000Z"_s},
                           {u"cmd"_s, u"sleep 1"_s},
                           {u"unknownToUs"_s, QJsonObject{{u"kept"_s, true}}},
                           {u"labels"_s, QJsonObject{{u"team"_s, u"a"_s}}}};
    };
    f.api.present = {{Frontend.text(), of(Frontend, frontend)}, {Cart.text(), of(Cart, cart)}, {Db.text(), of(Db, db)}};
}

template<class T>
QList<T> sent(const DialogFixture &f)
{
    QList<T> all;
    for (const Command &command : f.api.commands) {
        if (const T *one = std::get_if<T>(&command))
            all.append(*one);
    }
    return all;
}

/// Rows as text: "/shop/cart | 2 → 0 | …".
QStringList rows(const DialogFixture &f)
{
    QStringList texts;
    const auto *table = f.find<QTableView>("batch");
    if (!table)
        return texts;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < table->model()->columnCount(); ++column)
            cells += table->model()->index(row, column).data().toString();
        texts += cells.join(u" | "_s);
    }
    return texts;
}

Error locked()
{
    Error error = errorOf(Error::Kind::Conflict, 409, u"App is locked by one or more deployments."_s);
    error.deployments = {LockId};
    return error;
}

void publish(DialogFixture &f, const std::shared_ptr<ClusterSnapshot> &snapshot)
{
    ClusterChange change;
    change.after = snapshot;
    f.store.publish(change);
}

} // namespace

class BatchesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void suspendsAGroupOneAfterTheOtherAndUndoesIt();
    void saysWhatIsLeftOutAndWhy();
    void listsWhatBecameOfEachAndTriesAgain();
    void waitsForALockAndThenSends();
    void aSingleCommandWaitsForItsLock();
    void stopSendsNothingMore();
    void scalesByAChange();
    void resumesToTheNumberFromBefore();
    void destroyingManyNeedsToBeTyped();
    void changesLabelsAndNothingElse();
    void deploysAGroup();
    void undoOfOneIsSentAtOnce();
    void undoRollsItsOwnDeploymentBack();
    void undoDoesNotOverwriteOthers();
    void createsAGroup();
    void theModelIsSound();
    void pictures_data();
    void pictures();
};

void BatchesTest::suspendsAGroupOneAfterTheOtherAndUndoesIt()
{
    DialogFixture f;
    serve(f, 3, 2, 0);
    QSignalSpy told(&f.actions(), &Actions::undoable);
    QVERIFY(!f.actions().undoAction()->isEnabled());
    f.actions().suspendAll({Shop});
    QCOMPARE(rows(f), (QStringList{u"/shop/cart | 2 → 0 | "_s, u"/shop/frontend | 3 → 0 | "_s}));
    QVERIFY(!f.find<QPushButton>("submit")->isDefault()); // Return must not do it
    f.api.held = true;
    f.click("submit");
    QTRY_COMPARE(f.api.commands.size(), size_t(1)); // the second waits for the first
    QCoreApplication::processEvents();
    QCOMPARE(f.api.commands.size(), size_t(1));
    f.api.held = false;
    f.api.release(Receipt{});
    QTRY_VERIFY(!f.dialog());
    const QList<ScaleApp> scaled = sent<ScaleApp>(f);
    QCOMPARE(scaled.size(), 2);
    QCOMPARE(scaled.first().app, Cart);
    QCOMPARE(scaled.first().instances, 0);
    QCOMPARE(scaled.first().seenInstances, 2);
    QCOMPARE(scaled.last().app, Frontend);
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(f.actions().undoAction()->isEnabled());

    serve(f, 0, 0, 0);
    f.actions().undoAction()->trigger();
    QTRY_VERIFY(f.dialog());
    QCOMPARE(rows(f).size(), 2);
    QVERIFY2(rows(f).first().contains(u"Scale /shop/frontend to 3"_s), qPrintable(rows(f).first()));
    f.click("submit");
    QTRY_COMPARE(sent<ScaleApp>(f).size(), 4);
    QCOMPARE(sent<ScaleApp>(f).at(2).instances, 3);
    QCOMPARE(sent<ScaleApp>(f).at(3).instances, 2);
    QTRY_VERIFY(!f.dialog());
    QVERIFY(!f.actions().undoAction()->isEnabled()); // no circle
}

void BatchesTest::saysWhatIsLeftOutAndWhy()
{
    DialogFixture f;
    auto changed = DialogFixture::cluster();
    changed->apps.at(1).kind = App::Kind::Pod;
    publish(f, changed);
    f.actions().restartAll({Frontend, Cart, Db});
    const QStringList listed = rows(f);
    QCOMPARE(listed.size(), 3);
    QVERIFY2(listed.at(0).startsWith(u"/db | "_s) && listed.at(0).contains(u"suspended"_s), qPrintable(listed.at(0)));
    QVERIFY2(listed.at(1).contains(u"pod"_s), qPrintable(listed.at(1)));
    QVERIFY2(listed.at(2).contains(u"3 instance"_s), qPrintable(listed.at(2)));
    f.click("submit");
    QTRY_VERIFY(!f.dialog());
    QCOMPARE(sent<RestartApp>(f).size(), 1);

    // Nothing to do at all: the button says so by being disabled.
    f.actions().suspendAll({Db});
    QVERIFY(!f.find<QPushButton>("submit")->isEnabled());
    f.dialog()->reject();
    QTRY_VERIFY(!f.dialog());
    QSignalSpy told(&f.actions(), &Actions::message);
    f.actions().restartAll({AppId(u"/nowhere"_s)});
    QVERIFY(!f.dialog());
    QCOMPARE(told.size(), 1);
}

void BatchesTest::listsWhatBecameOfEachAndTriesAgain()
{
    DialogFixture f;
    f.api.answers = {locked(), errorOf(Error::Kind::Invalid, 422, u"the server's own words"_s)};
    f.actions().restartAll({Frontend, Cart});
    f.click("submit");
    QTRY_VERIFY(!f.errorTitle().isEmpty());
    QCOMPARE(f.errorTitle(), u"2 refused"_s);
    QVERIFY2(rows(f).last().contains(u"the server's own words"_s), qPrintable(rows(f).last()));
    QVERIFY(accessibleText(f.dialog()).contains(LockId));
    QCOMPARE(f.find<QPushButton>("submit")->text(), u"&Try 2 again"_s);

    // By force only where a lock was, and only when it is asked for.
    auto *override = f.find<QCheckBox>("override");
    QVERIFY(!override->isChecked());
    override->setChecked(true);
    f.click("submit");
    QTRY_COMPARE(sent<RestartApp>(f).size(), 3);
    QCOMPARE(sent<RestartApp>(f).last().app, Cart);
    QCOMPARE(sent<RestartApp>(f).last().force, Force::Yes);
    QTRY_COMPARE(f.errorTitle(), u"1 done, 1 refused"_s);
    QVERIFY(!f.find<QCheckBox>("override")->isVisible());
    f.click("submit");
    QTRY_COMPARE(sent<RestartApp>(f).size(), 4);
    QCOMPARE(sent<RestartApp>(f).last().app, Frontend);
    QCOMPARE(sent<RestartApp>(f).last().force, Force::No);
    QTRY_VERIFY(!f.dialog());
}

void BatchesTest::waitsForALockAndThenSends()
{
    DialogFixture f;
    f.api.answers = {locked()};
    f.actions().restartAll({Frontend, Cart});
    f.click("submit");
    QTRY_COMPARE(f.errorTitle(), u"1 done, 1 refused"_s);
    f.click("wait");
    auto after = DialogFixture::cluster();
    after->deployments.clear();
    after->sources[size_t(SourceId::Marathon)].lastGoodMs = f.clock.nowMs() + 1;
    publish(f, after);
    QTRY_COMPARE(sent<RestartApp>(f).size(), 3);
    QCOMPARE(sent<RestartApp>(f).last().app, Cart);
    QCOMPARE(sent<RestartApp>(f).last().force, Force::No);
    QTRY_VERIFY(!f.dialog());
}

void BatchesTest::aSingleCommandWaitsForItsLock()
{
    DialogFixture f;
    f.api.answers = {locked(), locked()};
    f.actions().restart(Frontend);
    f.click("submit");
    QTRY_VERIFY(f.find<QPushButton>("wait") && f.find<QPushButton>("wait")->isVisible());
    f.click("wait");
    // It still runs: nothing is sent, and how far it is stands there.
    const auto look = [&f](const std::shared_ptr<ClusterSnapshot> &snapshot) {
        f.clock.advance(1000);
        snapshot->sources[size_t(SourceId::Marathon)].lastGoodMs = f.clock.nowMs();
        publish(f, snapshot);
    };
    auto on = DialogFixture::cluster();
    on->deployments.front().currentStep = 3;
    look(on);
    QTRY_VERIFY(accessibleText(f.dialog()).contains(u"step 3 of 3"_s));
    QCOMPARE(f.api.commands.size(), size_t(1));
    // What is older than the refusal proves nothing.
    auto older = DialogFixture::cluster();
    older->deployments.clear();
    publish(f, older);
    QCOMPARE(f.api.commands.size(), size_t(1));
    // Over: sent, refused once more, and it goes on waiting.
    auto over = DialogFixture::cluster();
    over->deployments.clear();
    look(over);
    QTRY_COMPARE(f.api.commands.size(), size_t(2));
    QTRY_COMPARE(f.find<QPushButton>("wait")->text(), u"Stop &waiting"_s);
    QTRY_VERIFY(f.find<QPushButton>("submit")->isEnabled());
    QCOMPARE(f.api.commands.size(), size_t(2));
    look(std::make_shared<ClusterSnapshot>(*over));
    QTRY_COMPARE(f.api.commands.size(), size_t(3));
    QTRY_VERIFY(!f.dialog());
    for (const RestartApp &restart : sent<RestartApp>(f))
        QCOMPARE(restart.force, Force::No);
}

void BatchesTest::stopSendsNothingMore()
{
    DialogFixture f;
    f.api.held = true;
    f.actions().restartAll({Frontend, Cart});
    f.click("submit");
    QTRY_COMPARE(f.api.commands.size(), size_t(1));
    QCOMPARE(f.find<QPushButton>("cancel")->text(), u"&Stop"_s);
    f.click("cancel");
    QVERIFY(f.dialog()); // until the one that is on its way has its answer
    f.api.release(Receipt{});
    QTRY_COMPARE(f.errorTitle(), u"1 done, 1 not sent"_s);
    QCOMPARE(f.api.commands.size(), size_t(1));
    f.api.held = false;
    f.click("submit"); // the rest, after all
    QTRY_VERIFY(!f.dialog());
    QCOMPARE(sent<RestartApp>(f).size(), 2);
}

void BatchesTest::scalesByAChange()
{
    DialogFixture f;
    serve(f, 3, 2, 0);
    f.actions().scaleAll({Shop, Db});
    QVERIFY(!f.find<QPushButton>("submit")->isEnabled());
    auto *change = f.find<QLineEdit>("change");
    QTest::keyClicks(change, u"+x"_s);
    QVERIFY(!f.find<QPushButton>("submit")->isEnabled());
    QVERIFY(!change->accessibleDescription().isEmpty());
    change->clear();
    QTest::keyClicks(change, u"x2"_s);
    QVERIFY2(rows(f).first().startsWith(u"/db | 0 → 0"_s), qPrintable(rows(f).first()));
    QVERIFY(rows(f).contains(u"/shop/cart | 2 → 4 | "_s));
    f.click("submit");
    QTRY_VERIFY(!f.dialog());
    QCOMPARE(sent<ScaleApp>(f).size(), 2);
    QCOMPARE(sent<ScaleApp>(f).last().instances, 6);

    // The same signs in the dialog of one app.
    f.actions().scale(Cart);
    auto *count = f.find<QSpinBox>("instances");
    count->selectAll();
    QTest::keyClicks(count, u"+3"_s);
    QCOMPARE(count->value(), 5);
    f.click("submit");
    QTRY_COMPARE(sent<ScaleApp>(f).size(), 3);
    QCOMPARE(sent<ScaleApp>(f).last().instances, 5);
}

void BatchesTest::resumesToTheNumberFromBefore()
{
    DialogFixture f;
    serve(f, 3, 2, 0);
    f.api.versionList = {u"c"_s, u"b"_s};
    f.api.definitions = {{u"c"_s, {{u"instances"_s, 0}}}, {u"b"_s, {{u"instances"_s, 7}}}};
    f.actions().resumeAll({Db, Cart});
    QVERIFY(rows(f).last().contains(u"not suspended"_s));
    f.click("submit");
    QTRY_VERIFY(!f.dialog());
    QCOMPARE(sent<ScaleApp>(f).size(), 1);
    QCOMPARE(sent<ScaleApp>(f).first().app, Db);
    QCOMPARE(sent<ScaleApp>(f).first().instances, 7);

    f.actions().resume(Db);
    QTRY_COMPARE(f.find<QSpinBox>("instances")->value(), 7);
    QVERIFY(accessibleText(f.dialog()).contains(u"It had 7"_s));
    f.dialog()->reject();
    QTRY_VERIFY(!f.dialog());
    f.api.definitions.remove(u"b"_s);
    f.actions().resume(Db);
    QTRY_VERIFY(accessibleText(f.dialog()).contains(u"is not known"_s));
    QCOMPARE(f.find<QSpinBox>("instances")->value(), 1);
}

void BatchesTest::destroyingManyNeedsToBeTyped()
{
    DialogFixture f;
    f.actions().destroyAll({Shop});
    auto *submit = f.find<QPushButton>("submit");
    QVERIFY(!submit->isEnabled());
    f.find<QLineEdit>("typed")->setText(u"destroy 3"_s);
    QVERIFY(!submit->isEnabled());
    f.find<QLineEdit>("typed")->setText(u"destroy 2"_s);
    QVERIFY(submit->isEnabled());
    f.click("submit");
    QTRY_VERIFY(!f.dialog());
    QCOMPARE(sent<DestroyApp>(f).size(), 2);
    QCOMPARE(sent<DestroyApp>(f).first().force, Force::No);
}

void BatchesTest::changesLabelsAndNothingElse()
{
    DialogFixture f;
    serve(f, 3, 2, 0);
    auto labelled = DialogFixture::cluster();
    labelled->apps.at(0).labels = {{u"team"_s, u"a"_s}};
    labelled->apps.at(1).labels = {{u"team"_s, u"b"_s}, {u"API_TOKEN"_s, u"hunter2"_s}};
    publish(f, labelled);
    f.actions().changeLabels({Shop});
    QVERIFY(!f.find<QPushButton>("submit")->isEnabled());
    auto *table = f.find<QTableView>("records");
    QVERIFY(table);
    QVERIFY(table->model()->setData(table->model()->index(0, 0), u"team"_s, Qt::EditRole));
    QVERIFY(table->model()->setData(table->model()->index(0, 1), u"b"_s, Qt::EditRole));
    f.find<QLineEdit>("removed")->setText(u"API_TOKEN nothing"_s);
    QVERIFY2(rows(f).first().contains(u"− API_TOKEN"_s), qPrintable(rows(f).first()));
    QVERIFY2(rows(f).last().contains(u"team: a → b"_s), qPrintable(rows(f).last()));
    QVERIFY(!accessibleText(f.dialog()).contains(u"hunter2"_s));
    f.click("submit");
    QTRY_VERIFY(!f.dialog());
    QCOMPARE(sent<UpdateApp>(f).size(), 2);
    const UpdateApp update = sent<UpdateApp>(f).last();
    QCOMPARE(update.app, Frontend);
    QCOMPARE(update.baseVersion, u"2023-11-14T20:00:00.000Z"_s);
    QCOMPARE(update.definition.value(u"labels"_s).toObject(), (QJsonObject{{u"team"_s, u"b"_s}}));
    QCOMPARE(update.definition.value(u"unknownToUs"_s), f.api.present.value(Frontend.text()).value(u"unknownToUs"_s));
    QVERIFY(!update.definition.contains(u"version"_s));
}

/// New ones are deployed, what is there is replaced as long as nobody else has changed it, what is wrong is not sent.
void BatchesTest::deploysAGroup()
{
    DialogFixture f;
    const QString version = DialogFixture::cluster()->apps.front().version;
    serve(f, 3, 2, 0);
    f.api.present[Frontend.text()].insert(u"version"_s, version);
    f.actions().deploy();
    QApplication::clipboard()->setText(uR"({"id": "/shop", "dependencies": ["/base"], "apps": [
        {"id": "frontend", "cmd": "x", "dependencies": ["new"]}, {"id": "new", "cmd": "x"},
        {"id": "Bad", "cmd": "x"}], "pods": [{"id": "cart", "containers": [{"name": "a", "image": {"id": "x"}}]}]})"_s);
    const QList<QAction *> entries = f.find<QToolButton>("startFrom")->menu()->actions();
    for (QAction *entry : entries) {
        if (entry->text() == u"JSON from the clipboard"_s)
            entry->trigger();
    }
    QTRY_VERIFY(f.find<QTableView>("batch"));
    const QStringList listed = rows(f);
    QCOMPARE(listed.size(), 4);
    QVERIFY2(listed.at(0).startsWith(u"/shop/new | new"_s), qPrintable(listed.at(0)));
    QVERIFY2(listed.at(1).startsWith(u"/shop/frontend | replaces"_s), qPrintable(listed.at(1)));
    QVERIFY2(listed.at(2).contains(u"/id: "_s), qPrintable(listed.at(2)));
    QVERIFY2(listed.at(3).contains(u"cannot become a pod"_s), qPrintable(listed.at(3)));
    QVERIFY(accessibleText(f.dialog()).contains(u"/shop: dependencies"_s));
    f.picture("deploy-group");
    f.click("submit");
    QTRY_COMPARE(f.api.commands.size(), size_t(2));
    QCOMPARE(sent<DeployApp>(f).first().definition.value("id"_L1).toString(), u"/shop/new"_s);
    QCOMPARE(sent<UpdateApp>(f).first().baseVersion, version);
    QCOMPARE(sent<UpdateApp>(f).first().definition.value("dependencies"_L1).toArray(), QJsonArray{u"/shop/new"_s});
}

void BatchesTest::undoOfOneIsSentAtOnce()
{
    DialogFixture f;
    serve(f, 3, 2, 0);
    f.actions().scale(Frontend);
    f.find<QSpinBox>("instances")->setValue(5);
    f.click("submit");
    QTRY_VERIFY(f.actions().undoAction()->isEnabled());
    QCOMPARE(f.actions().undoAction()->text(), u"Undo: Scale /shop/frontend to 5"_s);
    QTRY_VERIFY(!f.dialog());
    serve(f, 5, 2, 0);
    QSignalSpy told(&f.actions(), &Actions::message);
    f.actions().undoAction()->trigger();
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(sent<ScaleApp>(f).size(), 2);
    QCOMPARE(sent<ScaleApp>(f).last().instances, 3);
    QVERIFY(!f.actions().undoAction()->isEnabled());
}

void BatchesTest::undoRollsItsOwnDeploymentBack()
{
    DialogFixture f;
    serve(f, 3, 2, 0);
    f.api.answers = {Receipt{DeploymentId(LockId), {}, false}, locked()};
    f.actions().scale(Frontend);
    f.find<QSpinBox>("instances")->setValue(5);
    f.click("submit");
    QTRY_VERIFY(!f.dialog());
    serve(f, 5, 2, 0);
    f.actions().undoAction()->trigger();
    QTRY_COMPARE(sent<CancelDeployment>(f).size(), 1);
    QCOMPARE(sent<CancelDeployment>(f).first().deployment.text(), LockId);
    QCOMPARE(sent<CancelDeployment>(f).first().force, Force::No); // rolled back, not left as it is

    // Somebody else's deployment is not touched.
    serve(f, 3, 2, 0);
    f.api.answers = {Receipt{DeploymentId(u"another"_s), {}, false}, locked()};
    f.actions().scale(Frontend);
    f.find<QSpinBox>("instances")->setValue(4);
    f.click("submit");
    QTRY_VERIFY(!f.dialog());
    serve(f, 4, 2, 0);
    QSignalSpy told(&f.actions(), &Actions::message);
    f.actions().undoAction()->trigger();
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told.first().at(1).value<Condition>(), Condition::Bad);
    QCOMPARE(sent<CancelDeployment>(f).size(), 1);
}

void BatchesTest::undoDoesNotOverwriteOthers()
{
    DialogFixture f;
    serve(f, 3, 2, 0);
    f.actions().scale(Frontend);
    f.find<QSpinBox>("instances")->setValue(5);
    f.click("submit");
    QTRY_VERIFY(!f.dialog());
    serve(f, 12, 2, 0); // a colleague
    QSignalSpy told(&f.actions(), &Actions::message);
    f.actions().undoAction()->trigger();
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told.first().at(1).value<Condition>(), Condition::Bad);
    QCOMPARE(sent<ScaleApp>(f).size(), 1);
}

void BatchesTest::createsAGroup()
{
    DialogFixture f;
    f.actions().createGroup(Shop);
    auto *id = f.find<QLineEdit>("id");
    QCOMPARE(id->text(), u"/shop/"_s);
    QTest::keyClicks(id, u"Cart"_s);
    f.click("submit");
    QVERIFY(!id->accessibleDescription().isEmpty()); // no capitals in names
    QVERIFY(f.api.commands.empty());
    id->setText(u"/shop/cart"_s);
    f.click("submit");
    QVERIFY(!id->accessibleDescription().isEmpty()); // it is there already
    id->setText(u"/shop/eu"_s);
    f.click("submit");
    QTRY_COMPARE(sent<CreateGroup>(f).size(), 1);
    QCOMPARE(sent<CreateGroup>(f).first().group, AppId(u"/shop/eu"_s));
    QTRY_VERIFY(!f.dialog());
}

void BatchesTest::theModelIsSound()
{
    BatchModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setItems({{Frontend, u"3 → 0"_s, {}, {}, {}}, {Cart, {}, u"why"_s, {}, {}}});
    QCOMPARE(model.next(), 0);
    QCOMPARE(model.next(0), -1);
    model.setState(0, BatchState::Done, u"done"_s);
    QCOMPARE(model.next(), -1);
    QCOMPARE(model.count(BatchState::Skipped), 1);
    model.setItems({});
    QCOMPARE(model.rowCount(), 0);
}

void BatchesTest::pictures_data()
{
    QTest::addColumn<ThemeMode>("mode");
    QTest::newRow("light") << ThemeMode::Light;
    QTest::newRow("dark") << ThemeMode::Dark;
}

/// With MESOSCOPE_PICTURES set they are written there, to be looked at.
void BatchesTest::pictures()
{
    QFETCH(ThemeMode, mode);
    DialogFixture f(mode);
    const auto leave = [&f] {
        f.dialog()->reject();
        QTRY_VERIFY(!f.dialog());
    };
    f.actions().scaleAll({Shop, Db});
    f.find<QLineEdit>("change")->setText(u"+2"_s);
    f.picture("scalemany");
    leave();
    f.actions().changeLabels({Shop});
    f.picture("labels");
    leave();
    f.actions().destroyAll({Shop});
    f.picture("destroymany");
    leave();
    f.api.answers = {locked(), errorOf(Error::Kind::Invalid, 422, u"the server's own words"_s)};
    f.actions().restartAll({Frontend, Cart, Db});
    f.click("submit");
    QTRY_COMPARE(f.errorTitle(), u"2 refused"_s);
    f.click("wait");
    f.picture("restartmany");
    leave();
    f.actions().createGroup(Shop);
    f.picture("group");
}

MESOSCOPE_TEST(BatchesTest)
#include "tst_batches.moc"
