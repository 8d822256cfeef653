// SPDX-License-Identifier: GPL-3.0-or-later
// Dialogs that ask once and send one command: what is sent, and what a refusal shows.
#include "models/domain/effect.h"
#include "tests/support/accessibletext.h"
#include "tests/support/testmain.h"
#include "tests/views/dialogfixture.h"
#include "views/dialogs/scaledialog.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const AppId Frontend(u"/shop/frontend"_s);
const QString LockId = u"97c136bf-5a28-4821-9d94-480d9fbb01c8"_s;

template<class T>
const T *last(const DialogFixture &f)
{
    return f.api.commands.empty() ? nullptr : std::get_if<T>(&f.api.commands.back());
}

/// What the server says when it is asked before a number is sent.
void serve(DialogFixture &f, int instances)
{
    f.api.definitions = {{QString(), {{u"id"_s, u"/shop/frontend"_s}, {u"instances"_s, instances}}}};
}

Error locked()
{
    Error error = errorOf(Error::Kind::Conflict, 409, u"App is locked by one or more deployments."_s);
    error.deployments = {LockId, u"unknown-one"_s};
    return error;
}

} // namespace

class ActionDialogsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scaleSendsTheNumberAndTellsWhatHappens();
    void scaleSaysWhetherInstancesFit();
    void lockIsShownAndOverrideIsASeparateUncheckedChoice();
    void closingWhilePendingTellsTheOutcome();
    void everyRefusalIsShownInWords_data();
    void everyRefusalIsShownInWords();
    void remoteTextStaysPlain();
    void fieldProblemsStandBesideTheirField();
    void destroyNeedsTheNameAndReturnDoesNotDestroy();
    void destroyGroupListsAllAppsInside();
    void destroyingAHugeGroupStaysOnTheScreen();
    void killOffersThreeWays();
    void eachWayToEndADeploymentSaysWhatItDoes();
    void simpleConfirmationsSendTheirCommand();
    void scaleGroupRoundsUp();
    void rollBackShowsWhatChangesWithSecretsMasked();
    void rollBackToAVersionThatIsGoneSaysSo();
    void readOnlyIsToldAndDeployIsDisabled();
    void onlyOneDialogAtATime();
    void podsAreRestartedByKillingAll();
    void podsAreKilledByInstance();
    void scaleGroupLeavesPodsAlone();
    void preferencesWriteAtOnce();
    void aboutNamesLicence();
    void pictures_data();
    void pictures();
};

void ActionDialogsTest::scaleSendsTheNumberAndTellsWhatHappens()
{
    DialogFixture f;
    serve(f, 3);
    QSignalSpy told(&f.actions(), &Actions::undoable);
    f.actions().scale(Frontend);
    QVERIFY(f.dialog());
    auto *count = f.find<QSpinBox>("instances");
    QCOMPARE(count->value(), 3);
    count->setValue(5);
    f.click("submit");
    QTRY_COMPARE(told.size(), 1);
    const auto *sent = last<ScaleApp>(f);
    QVERIFY(sent);
    QCOMPARE(sent->app, Frontend);
    QCOMPARE(sent->instances, 5);
    QCOMPARE(sent->force, Force::No);
    QVERIFY(told.first().first().toString().contains(u"/shop/frontend"_s));
    QTRY_VERIFY(!f.dialog());
}

void ActionDialogsTest::scaleSaysWhetherInstancesFit()
{
    DialogFixture f;
    // Two nodes with 3 cpus and 3072 MiB free, each instance 0.5 and 256: 6 on each.
    QCOMPARE(*roomFor({0.5, 256, 0, 0}, *f.store.current()), 12);
    QCOMPARE(*roomFor({0.1, 3072, 0, 0}, *f.store.current()), 2);
    f.actions().scale(Frontend);
    auto *count = f.find<QSpinBox>("instances");
    const auto *room = f.find<QLabel>("room");
    count->setValue(5);
    QVERIFY2(room->text().contains(u"12"_s) && !room->text().contains(u"wait"_s), qPrintable(room->text()));
    count->setValue(30);
    QVERIFY2(room->text().contains(u"wait"_s), qPrintable(room->text()));
    count->setValue(0);
    QVERIFY2(room->text().contains(u"suspended"_s), qPrintable(room->text()));

    auto blind = DialogFixture::cluster();
    blind->agents.clear();
    QVERIFY(!roomFor({1, 1, 0, 0}, *blind));
}

void ActionDialogsTest::lockIsShownAndOverrideIsASeparateUncheckedChoice()
{
    DialogFixture f;
    serve(f, 3);
    f.api.answers = {locked()};
    f.actions().scale(Frontend);
    f.click("submit");
    QTRY_VERIFY(!f.errorTitle().isEmpty());
    QCOMPARE(f.api.commands.size(), size_t(1));
    auto *override = f.find<QCheckBox>("override");
    QVERIFY(override->isVisible());
    QVERIFY(!override->isChecked());
    const QString read = accessibleText(f.dialog());
    QVERIFY2(read.contains(LockId), qPrintable(read));
    QVERIFY2(read.contains(u"step 2 of 3"_s) && read.contains(u"6 min"_s) && read.contains(u"/shop/frontend"_s),
             qPrintable(read));
    QVERIFY(read.contains(u"unknown-one"_s));

    // Pressed again without the choice: still no force.
    f.api.answers = {locked()};
    f.click("submit");
    QTRY_COMPARE(f.api.commands.size(), size_t(2));
    QCOMPARE(last<ScaleApp>(f)->force, Force::No);
    QTRY_VERIFY(f.find<QPushButton>("submit")->isEnabled());
    QVERIFY(!override->isChecked());

    override->setChecked(true);
    f.click("submit");
    QTRY_COMPARE(f.api.commands.size(), size_t(3));
    QCOMPARE(last<ScaleApp>(f)->force, Force::Yes);
    QTRY_VERIFY(!f.dialog());
}

void ActionDialogsTest::closingWhilePendingTellsTheOutcome()
{
    DialogFixture f;
    serve(f, 3);
    f.api.held = true;
    QSignalSpy told(&f.actions(), &Actions::message);
    f.actions().scale(Frontend);
    const QString before = f.find<QPushButton>("submit")->text();
    f.click("submit");
    QTRY_COMPARE(f.api.commands.size(), size_t(1));
    QVERIFY(!f.find<QPushButton>("submit")->isEnabled());
    QVERIFY(f.find<QPushButton>("submit")->text() != before);
    f.click("cancel");
    QVERIFY(!f.dialog());
    QCOMPARE(told.size(), 0);
    f.api.release(errorOf(Error::Kind::Server, 503));
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told.first().at(1).value<Condition>(), Condition::Bad);
    QVERIFY(told.first().first().toString().contains(u"/shop/frontend"_s));
}

void ActionDialogsTest::everyRefusalIsShownInWords_data()
{
    QTest::addColumn<Error>("error");
    using Kind = Error::Kind;
    const auto row = [](const char *name, Kind kind, int status) {
        QTest::newRow(name) << errorOf(kind, status, u"the server's own words"_s);
    };
    row("unreachable", Kind::Unreachable, 0);
    row("timeout", Kind::Timeout, 0);
    row("401", Kind::Unauthorized, 401);
    row("403", Kind::Forbidden, 403);
    row("404", Kind::NotFound, 404);
    row("409 without deployments", Kind::Conflict, 409);
    row("422", Kind::Invalid, 422);
    row("502", Kind::NoLeader, 502);
    row("503", Kind::RateLimited, 503);
    row("500", Kind::Server, 500);
    row("html", Kind::Protocol, 200);
}

void ActionDialogsTest::everyRefusalIsShownInWords()
{
    QFETCH(Error, error);
    DialogFixture f;
    f.api.answers = {error};
    f.actions().restart(Frontend);
    f.click("submit");
    QTRY_VERIFY(!f.errorTitle().isEmpty());
    QCOMPARE(f.errorDetail(), u"the server's own words"_s);
    QVERIFY(!f.find<QCheckBox>("override")->isVisible());
    QVERIFY(f.find<QPushButton>("submit")->isEnabled());
}

void ActionDialogsTest::remoteTextStaysPlain()
{
    DialogFixture f;
    const QString hostile = u"<b>bold</b><img src=http://evil/>"_s;
    f.api.answers = {errorOf(Error::Kind::Server, 500, hostile)};
    f.actions().restart(Frontend);
    f.click("submit");
    QTRY_COMPARE(f.errorDetail(), hostile);
    for (const QLabel *label : f.dialog()->findChildren<QLabel *>()) {
        if (!label->text().isEmpty() && !label->buddy())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

void ActionDialogsTest::fieldProblemsStandBesideTheirField()
{
    DialogFixture f;
    serve(f, 3);
    Error error = errorOf(Error::Kind::Invalid, 422, u"Object is not valid"_s);
    error.fields = {{u"/instances"_s, {u"must be less than 4"_s}}, {u"/elsewhere"_s, {u"is odd"_s}}};
    f.api.answers = {error};
    f.actions().scale(Frontend);
    f.click("submit");
    QTRY_VERIFY(!f.errorTitle().isEmpty());
    QCOMPARE(f.find<QSpinBox>("instances")->accessibleDescription(), u"must be less than 4"_s);
    QVERIFY(f.errorDetail().contains(u"/elsewhere: is odd"_s));
    QVERIFY(!f.errorDetail().contains(u"less than 4"_s));
}

void ActionDialogsTest::destroyNeedsTheNameAndReturnDoesNotDestroy()
{
    DialogFixture f;
    f.actions().destroy(Frontend);
    auto *submit = f.find<QPushButton>("submit");
    QVERIFY(!submit->isEnabled());
    QVERIFY(!submit->isDefault() && !submit->autoDefault());
    auto *typed = f.find<QLineEdit>("typed");
    typed->setText(u"/shop/fronten"_s);
    QVERIFY(!submit->isEnabled());
    typed->setText(u"/shop/frontend"_s);
    QVERIFY(submit->isEnabled());
    f.click("submit");
    QTRY_VERIFY(last<DestroyApp>(f));
    QCOMPARE(last<DestroyApp>(f)->app, Frontend);
    QCOMPARE(last<DestroyApp>(f)->force, Force::No);
}

void ActionDialogsTest::destroyingAHugeGroupStaysOnTheScreen()
{
    DialogFixture f;
    auto many = DialogFixture::cluster();
    for (int i = 0; i < 300; ++i) {
        App app = many->apps.front();
        app.handle = AppHandle(quint32(many->apps.size()));
        app.id = AppId(u"/shop/app-%1"_s.arg(i));
        many->apps.push_back(app);
    }
    ClusterChange change;
    change.after = many;
    f.store.publish(change);
    f.actions().destroyGroup(AppId(u"/shop"_s));
    QVERIFY(QTest::qWaitForWindowExposed(f.dialog()));
    QVERIFY2(f.dialog()->height() < 600, qPrintable(QString::number(f.dialog()->height())));
    QVERIFY(f.find<QLabel>("affected")->text().endsWith(u"/shop/app-299"_s));
}

void ActionDialogsTest::destroyGroupListsAllAppsInside()
{
    DialogFixture f;
    f.actions().destroyGroup(AppId(u"/shop"_s));
    const QString listed = f.find<QLabel>("affected")->text();
    QCOMPARE(listed, u"/shop/frontend\n/shop/cart"_s);
    f.find<QLineEdit>("typed")->setText(u"/shop"_s);
    f.click("submit");
    QTRY_VERIFY(last<DestroyGroup>(f));
    QCOMPARE(last<DestroyGroup>(f)->group, AppId(u"/shop"_s));
}

void ActionDialogsTest::killOffersThreeWays()
{
    const QList<TaskId> tasks{TaskId(u"shop_frontend.instance-0._app.1"_s),
                              TaskId(u"shop_frontend.instance-1._app.1"_s)};
    const KillMode modes[]{KillMode::Respawn, KillMode::Scale, KillMode::Wipe};
    for (int i = 0; i < 3; ++i) {
        DialogFixture f;
        f.actions().kill(Frontend, tasks);
        const auto ways = f.dialog()->findChildren<QRadioButton *>();
        QCOMPARE(ways.size(), 3);
        QVERIFY(ways.first()->isChecked());
        QVERIFY(f.find<QLabel>("affected")->text().contains(u"instance-1._app.1 on s1"_s));
        ways.at(i)->setChecked(true);
        f.click("submit");
        QTRY_VERIFY(last<KillTasks>(f));
        QCOMPARE(last<KillTasks>(f)->mode, modes[i]);
        QCOMPARE(last<KillTasks>(f)->tasks, tasks);
    }
}

void ActionDialogsTest::eachWayToEndADeploymentSaysWhatItDoes()
{
    for (const bool back : {true, false}) {
        DialogFixture f;
        if (back)
            f.actions().rollBackDeployment(DeploymentId(LockId));
        else
            f.actions().stopDeployment(DeploymentId(LockId));
        QVERIFY(f.dialog());
        QVERIFY(f.dialog()->findChildren<QRadioButton *>().isEmpty()); // the button said which
        const QString read = accessibleText(f.dialog());
        QVERIFY2(read.contains(u"step 2 of 3"_s) && read.contains(u"/shop/frontend"_s), qPrintable(read));
        QCOMPARE(read.contains(u"brings these apps back"_s), back);
        QCOMPARE(read.contains(u"nothing is rolled back"_s), !back);
        QVERIFY(!f.find<QPushButton>("submit")->isDefault()); // Return must not do it
        f.click("submit");
        QTRY_VERIFY(last<CancelDeployment>(f));
        QCOMPARE(last<CancelDeployment>(f)->deployment, DeploymentId(LockId));
        QCOMPARE(last<CancelDeployment>(f)->force, back ? Force::No : Force::Yes);
    }
}

void ActionDialogsTest::simpleConfirmationsSendTheirCommand()
{
    DialogFixture f;
    f.actions().restart(Frontend);
    f.click("submit");
    QTRY_VERIFY(last<RestartApp>(f));
    QTRY_VERIFY(!f.dialog());
    f.actions().suspend(Frontend);
    const auto sent = f.api.commands.size();
    serve(f, 12); // somebody else has scaled it: not sent, told, and sent when it is pressed again
    f.click("submit");
    QTRY_VERIFY2(f.errorTitle().contains(u"12"_s), qPrintable(f.errorTitle()));
    QCOMPARE(f.api.commands.size(), sent);
    f.click("submit");
    QTRY_VERIFY(last<ScaleApp>(f));
    QCOMPARE(last<ScaleApp>(f)->instances, 0);
    QCOMPARE(last<ScaleApp>(f)->seenInstances, 12);
    QTRY_VERIFY(!f.dialog());
    serve(f, 0);
    f.actions().resume(AppId(u"/db"_s));
    QCOMPARE(f.find<QSpinBox>("instances")->value(), 1);
    f.click("submit");
    QTRY_COMPARE(last<ScaleApp>(f)->instances, 1);
    QTRY_VERIFY(!f.dialog());
    f.actions().resetDelay(Frontend);
    f.click("submit");
    QTRY_VERIFY(last<ResetDelay>(f));
    QCOMPARE(last<ResetDelay>(f)->app, Frontend);
}

void ActionDialogsTest::scaleGroupRoundsUp()
{
    DialogFixture f;
    f.actions().scaleGroup(AppId(u"/shop"_s));
    QVERIFY(!f.find<QPushButton>("submit")->isEnabled());
    f.find<QDoubleSpinBox>("factor")->setValue(1.5);
    const QString preview = f.find<QLabel>("preview")->text();
    QVERIFY2(preview.contains(u"/shop/frontend  3 → 5"_s) && preview.contains(u"/shop/cart  2 → 3"_s),
             qPrintable(preview));
    QVERIFY(!preview.contains(u"/db"_s));
    f.click("submit");
    QTRY_VERIFY(last<ScaleGroup>(f));
    QCOMPARE(last<ScaleGroup>(f)->factor, 1.5);
}

void ActionDialogsTest::rollBackShowsWhatChangesWithSecretsMasked()
{
    DialogFixture f;
    const QString now = u"2023-11-14T20:00:00.000Z"_s;
    const QString then = u"2023-11-10T08:30:00.000Z"_s;
    QJsonObject current{{u"id"_s, u"/shop/frontend"_s},
                        {u"cpus"_s, 0.5},
                        {u"version"_s, now},
                        {u"env"_s, QJsonObject{{u"DB_PASSWORD"_s, u"hunter2"_s}, {u"MODE"_s, u"a"_s}}}};
    QJsonObject older = current;
    older.insert(u"cpus"_s, 0.25);
    older.insert(u"version"_s, then);
    older.insert(u"env"_s, QJsonObject{{u"DB_PASSWORD"_s, u"correct-horse"_s}});
    f.api.versionList = {now, then};
    f.api.definitions = {{QString(), current}, {now, current}, {then, older}};
    f.actions().rollBack(Frontend);
    auto *submit = f.find<QPushButton>("submit");
    QTRY_VERIFY(submit->isEnabled());
    const auto *versions = f.find<QListWidget>("versions");
    QCOMPARE(versions->count(), 2);
    QCOMPARE(versions->currentRow(), 1);
    const auto *changes = f.find<QTableWidget>("changes");
    QCOMPARE(changes->rowCount(), 3);
    const QString read = accessibleText(f.dialog());
    QVERIFY2(read.contains(u"cpus"_s) && read.contains(u"0.25"_s) && read.contains(u"env/DB_PASSWORD"_s),
             qPrintable(read));
    QVERIFY(!read.contains(u"hunter2"_s) && !read.contains(u"correct-horse"_s));
    f.picture("rollback");
    f.click("submit");
    QTRY_VERIFY(last<RollBackApp>(f));
    QCOMPARE(last<RollBackApp>(f)->version, then);
}

void ActionDialogsTest::rollBackToAVersionThatIsGoneSaysSo()
{
    DialogFixture f;
    f.api.versionList = {u"a"_s, u"b"_s};
    f.api.definitions = {{QString(), {{u"version"_s, u"a"_s}}}};
    f.actions().rollBack(Frontend, u"b"_s);
    QTRY_VERIFY(!f.errorTitle().isEmpty());
    QVERIFY(!f.find<QPushButton>("submit")->isEnabled());
}

void ActionDialogsTest::readOnlyIsToldAndDeployIsDisabled()
{
    DialogFixture f;
    QVERIFY(f.actions().deployAction()->isEnabled());
    QSignalSpy changed(&f.actions(), &Actions::canWriteChanged);
    QObject pipeline;
    f.commands.attach(
        &pipeline, &f.api, [] {}, true);
    QTRY_VERIFY(!f.actions().deployAction()->isEnabled());
    QCOMPARE(changed.size(), 1);
    QVERIFY(!f.actions().whyNot().isEmpty());
    f.actions().restart(Frontend);
    f.click("submit");
    QTRY_VERIFY(f.errorTitle().contains(u"read-only"_s));
    QVERIFY(f.api.commands.empty());
    f.commands.detach();
}

static void makeFrontendAPod(DialogFixture &f)
{
    auto changed = DialogFixture::cluster();
    changed->apps.front().kind = App::Kind::Pod;
    for (size_t i = 0; i < changed->tasks.size(); ++i) // two containers of one instance, one of another
        changed->tasks[i].id = TaskId(u"shop_frontend.instance-%1.c%2"_s.arg(i / 2).arg(i % 2));
    changed->tasksByApp = {0, 1, 2};
    changed->tasksByAppBegin = {0, 3, 3, 3};
    ClusterChange change;
    change.after = changed;
    f.store.publish(change);
}

/// Marathon has no restart of pods, and says so by 405: what is done instead is said before.
void ActionDialogsTest::podsAreRestartedByKillingAll()
{
    DialogFixture f;
    makeFrontendAPod(f);
    f.actions().restart(Frontend);
    QVERIFY(f.dialog());
    QVERIFY(accessibleText(f.dialog()).contains(u"killed at once"_s));
    f.click("submit");
    QTRY_VERIFY(!f.dialog());
    QCOMPARE(f.api.commands.size(), 1u);
    const auto *kill = std::get_if<KillTasks>(&f.api.commands.front());
    QVERIFY(kill);
    QCOMPARE(kill->tasks.size(), 3);
    QCOMPARE(int(kill->mode), int(KillMode::Respawn));
}

/// Marathon multiplies the apps of a group, and leaves its pods as they are.
void ActionDialogsTest::scaleGroupLeavesPodsAlone()
{
    DialogFixture f;
    makeFrontendAPod(f);
    f.actions().scaleGroup(AppId(u"/shop"_s));
    f.find<QDoubleSpinBox>("factor")->setValue(2);
    const QString preview = f.find<QLabel>("preview")->text();
    QVERIFY2(preview.contains(u"/shop/cart  2 → 4"_s), qPrintable(preview));
    QVERIFY2(!preview.contains(u"/shop/frontend"_s) && preview.contains(u"pod"_s), qPrintable(preview));
}

/// What is killed is an instance with all its containers; "and scale" is nothing that Marathon does to pods.
void ActionDialogsTest::podsAreKilledByInstance()
{
    DialogFixture f;
    makeFrontendAPod(f);
    const TaskId first(u"shop_frontend.instance-0.c0"_s);
    const TaskId second(u"shop_frontend.instance-0.c1"_s);
    f.actions().kill(Frontend, {first, second});
    QCOMPARE(f.find<QLabel>("affected")->text(), u"shop_frontend.instance-0"_s);
    const auto ways = f.dialog()->findChildren<QRadioButton *>();
    QCOMPARE(ways.size(), 2);
    ways.last()->click();
    f.click("submit");
    QTRY_VERIFY(!f.dialog());
    const auto *kill = std::get_if<KillTasks>(&f.api.commands.front());
    QVERIFY(kill);
    QCOMPARE(kill->tasks, (QList<TaskId>{first, second}));
    QCOMPARE(int(kill->mode), int(KillMode::Wipe));
}

void ActionDialogsTest::onlyOneDialogAtATime()
{
    DialogFixture f;
    f.actions().scale(Frontend);
    QDialog *first = f.dialog();
    f.actions().destroy(Frontend);
    QCOMPARE(f.dialog(), first);
    first->reject();
    QVERIFY(!f.dialog());
    f.actions().destroy(Frontend);
    QVERIFY(f.dialog());
}

void ActionDialogsTest::preferencesWriteAtOnce()
{
    DialogFixture f;
    f.actions().setTrayAvailable(false);
    f.actions().preferences();
    f.find<QCheckBox>("compactRows")->setChecked(true);
    QCOMPARE(f.preferences.get(Pref::CompactRows).toBool(), true);
    f.find<QSpinBox>("perMinute")->setValue(7);
    QCOMPARE(f.preferences.get(Pref::NotificationsPerMinute).toInt(), 7);
    f.find<QCheckBox>("notificationsOn")->setChecked(false);
    QCOMPARE(f.preferences.get(Pref::NotificationsOn).toBool(), false);
    QVERIFY(!f.find<QSpinBox>("perMinute")->isEnabled());
    QVERIFY(!f.find<QCheckBox>("closeToTray")->isEnabled());
    QVERIFY(accessibleText(f.dialog()).contains(u"no tray"_s));
}

void ActionDialogsTest::aboutNamesLicence()
{
    DialogFixture f;
    f.actions().about();
    const QString read = accessibleText(f.dialog());
    QVERIFY(read.contains(u"GPL-3.0-or-later"_s));
    QVERIFY(read.contains(QString::fromLatin1(qVersion())));
}

void ActionDialogsTest::pictures_data()
{
    QTest::addColumn<ThemeMode>("mode");
    QTest::newRow("light") << ThemeMode::Light;
    QTest::newRow("dark") << ThemeMode::Dark;
}

/// Every dialog can be drawn in both themes; with MESOSCOPE_PICTURES set they are written there, to be looked at.
void ActionDialogsTest::pictures()
{
    QFETCH(ThemeMode, mode);
    DialogFixture f(mode);
    const auto take = [&](const char *name) {
        QVERIFY2(f.dialog(), name);
        QVERIFY(QTest::qWaitForWindowExposed(f.dialog()));
        const QImage drawn = f.dialog()->grab().toImage();
        QVERIFY2(drawn.pixelColor(4, drawn.height() - 4) == f.theme.colour(Token::Window), name);
        f.picture(name);
        f.dialog()->reject();
        QTRY_VERIFY(!f.dialog());
    };
    f.actions().scale(Frontend);
    f.find<QSpinBox>("instances")->setValue(30);
    take("scale");
    f.api.answers = {locked()};
    f.actions().restart(Frontend);
    f.click("submit");
    QTRY_VERIFY(!f.errorTitle().isEmpty());
    take("locked");
    f.actions().destroyGroup(AppId(u"/shop"_s));
    take("destroygroup");
    f.actions().kill(Frontend, {TaskId(u"shop_frontend.instance-0._app.1"_s)});
    take("kill");
    f.actions().rollBackDeployment(DeploymentId(LockId));
    take("rollbackdeployment");
    f.actions().stopDeployment(DeploymentId(LockId));
    take("stopdeployment");
    f.actions().scaleGroup(AppId(u"/shop"_s));
    f.find<QDoubleSpinBox>("factor")->setValue(1.5);
    take("scalegroup");
    f.actions().setTrayAvailable(false);
    f.actions().preferences();
    take("preferences");
    f.actions().about();
    take("about");
}

MESOSCOPE_TEST(ActionDialogsTest)
#include "tst_actiondialogs.moc"
