// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody else scales or deploys the app while a dialog about it is open.
#include "tests/support/accessibletext.h"
#include "tests/support/testmain.h"
#include "tests/views/dialogfixture.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const AppId Frontend(u"/shop/frontend"_s);

template<class T>
const T *last(const DialogFixture &f)
{
    return f.api.commands.empty() ? nullptr : std::get_if<T>(&f.api.commands.back());
}

} // namespace

class MeanwhileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scalingOverSomebodyElsesNumberAsksAgain();
    void rollingBackOverSomebodyElsesEditComparesAgain();
    void aLostAnswerIsSaidInWords();
};

void MeanwhileTest::scalingOverSomebodyElsesNumberAsksAgain()
{
    DialogFixture f;
    f.actions().scale(Frontend);
    f.find<QSpinBox>("instances")->setValue(5);
    auto changed = DialogFixture::cluster();
    changed->apps.front().instances = 10;
    ClusterChange change;
    change.after = changed;
    f.store.publish(change);
    QVERIFY(accessibleText(f.dialog()).contains(u"from 3 to 10"_s)); // said while open
    f.click("submit");
    QVERIFY(f.errorTitle().contains(u"from 3 to 10"_s));
    QVERIFY(f.api.commands.empty());
    QCOMPARE(f.find<QSpinBox>("instances")->value(), 5);
    // Now it is sent, with the number that was shown; a server that has yet another one is told of in the same way.
    f.api.definitions = {{QString(), {{u"id"_s, u"/shop/frontend"_s}, {u"instances"_s, 12}}}};
    f.click("submit");
    QTRY_VERIFY(f.errorTitle().contains(u"12"_s));
    QVERIFY(f.api.commands.empty());
    f.click("submit"); // its store still says 10
    QVERIFY(f.api.commands.empty());
    f.api.definitions = {{QString(), {{u"id"_s, u"/shop/frontend"_s}, {u"instances"_s, 10}}}};
    f.click("submit");
    QTRY_VERIFY(last<ScaleApp>(f));
    QCOMPARE(last<ScaleApp>(f)->instances, 5);
    QCOMPARE(last<ScaleApp>(f)->seenInstances, 10);
}

void MeanwhileTest::rollingBackOverSomebodyElsesEditComparesAgain()
{
    DialogFixture f;
    const QString then = u"2023-11-10T08:30:00.000Z"_s;
    const QString now = u"2023-11-14T20:00:00.000Z"_s;
    const QString newer = u"2023-11-14T21:00:00.000Z"_s;
    const auto of = [](const QString &version, double cpus) {
        return QJsonObject{{u"id"_s, u"/shop/frontend"_s}, {u"cpus"_s, cpus}, {u"version"_s, version}};
    };
    f.api.versionList = {now, then};
    f.api.definitions = {{QString(), of(now, 0.5)}, {then, of(then, 0.25)}};
    f.actions().rollBack(Frontend, then);
    auto *submit = f.find<QPushButton>("submit");
    QTRY_VERIFY(submit->isEnabled());
    auto changed = DialogFixture::cluster();
    changed->apps.front().version = newer;
    ClusterChange change;
    change.after = changed;
    f.store.publish(change);
    QVERIFY(!submit->isEnabled());
    QVERIFY(f.find<QLabel>("newer")->isVisible());
    f.api.versionList = {newer, now, then};
    f.api.definitions = {{QString(), of(newer, 4)}, {then, of(then, 0.25)}};
    f.click("compare");
    QTRY_VERIFY(submit->isEnabled());
    QVERIFY(!f.find<QLabel>("newer")->isVisible());
    QCOMPARE(f.find<QTableWidget>("changes")->item(0, 1)->text(), u"4"_s);
    // And once more, found only by asking the server.
    f.api.definitions.insert(QString(), of(u"2023-11-14T22:00:00.000Z"_s, 8));
    f.click("submit");
    QTRY_VERIFY(f.find<QLabel>("newer")->isVisible());
    QVERIFY(!submit->isEnabled());
    QVERIFY(f.api.commands.empty());
}

void MeanwhileTest::aLostAnswerIsSaidInWords()
{
    DialogFixture f;
    f.commands.setReadBackPause(1);
    QSignalSpy told(&f.actions(), &Actions::message);
    const auto readAs = [&f](const QString &version) {
        f.api.definitions = {{QString(), {{u"id"_s, u"/shop/frontend"_s}, {u"version"_s, version}}}};
        f.api.answers = {errorOf(Error::Kind::OutcomeUnknown)};
    };
    readAs(u"2023-11-14T22:00:00.000Z"_s); // another one than before: it happened
    f.actions().restart(Frontend);
    f.click("submit");
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(told.first().first().toString().contains(u"shows that it happened"_s));
    QTRY_VERIFY(!f.dialog());

    readAs(u"2023-11-14T20:00:00.000Z"_s); // the same
    f.actions().restart(Frontend);
    f.click("submit");
    QTRY_VERIFY(f.errorTitle().contains(u"It was not done"_s));
    QVERIFY(accessibleText(f.dialog()).contains(u"You can send it again."_s));
    f.dialog()->reject();
    QTRY_VERIFY(!f.dialog());

    readAs(u"2023-11-14T20:00:00.000Z"_s); // which tells nothing of instances
    f.actions().kill(Frontend, {TaskId(u"shop_frontend.instance-0._app.1"_s)});
    f.click("submit");
    QTRY_VERIFY(f.errorTitle().contains(u"not known whether it was done"_s));
    QVERIFY(accessibleText(f.dialog()).contains(u"still the same after a minute"_s));
    QCOMPARE(f.api.commands.size(), size_t(3)); // once each
}

MESOSCOPE_TEST(MeanwhileTest)
#include "tst_meanwhile.moc"
