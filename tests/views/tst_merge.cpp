// SPDX-License-Identifier: GPL-3.0-or-later
// Two people edit one app: it is said while the dialog is open, laid side by side, and nobody's change is lost.
#include "models/domain/validate.h"
#include "tests/support/accessibletext.h"
#include "tests/support/testmain.h"
#include "tests/views/dialogfixture.h"

#include <QDoubleSpinBox>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const AppId Frontend(u"/shop/frontend"_s);
const QString First = u"2023-11-14T20:00:00.000Z"_s; // as the store of the fixture has it
const QString Second = u"2023-11-14T22:10:00.000Z"_s;
const QString Third = u"2023-11-14T22:12:00.000Z"_s;

QJsonObject served(const QString &version)
{
    QJsonObject app = QJsonDocument::fromJson(R"({
        "id": "/shop/frontend", "cpus": 0.5, "mem": 256, "instances": 3, "cmd": "serve",
        "container": {"type": "DOCKER", "docker": {"image": "shop/frontend:2.14"}},
        "env": {"MODE": "live", "DB_PASSWORD": "hunter2"}, "labels": {"team": "orders"},
        "futureKey": {"deep": [1, {"x": null}]}, "tasksRunning": 3})")
                          .object();
    app.insert(u"version"_s, version);
    return app;
}

/// What the other person has made of it.
QJsonObject theirs(const QString &version = Second)
{
    QJsonObject app = served(version);
    app.insert(u"cpus"_s, 1);
    app.insert(u"mem"_s, 512);
    app.insert(u"env"_s, QJsonObject{{u"MODE"_s, u"live"_s}, {u"DB_PASSWORD"_s, u"swordfish"_s}});
    return app;
}

void edit(QLineEdit *line, const QString &text)
{
    QVERIFY(line);
    line->selectAll();
    QTest::keyClicks(line, text);
}

struct Editing : DialogFixture
{
    explicit Editing(ThemeMode mode = ThemeMode::Light) : DialogFixture(mode)
    {
        api.definitions = {{QString(), served(First)}};
        actions().edit(Frontend);
        [&] { QTRY_COMPARE(find<QDoubleSpinBox>("cpus")->value(), 0.5); }();
    }
    /// Mine: cpus 2 (so has the other), an image of my own.
    void change()
    {
        find<QDoubleSpinBox>("cpus")->setValue(2);
        edit(find<QLineEdit>("image"), u"shop/frontend:3"_s);
    }
    void publish(const QString &version)
    {
        auto snapshot = DialogFixture::cluster();
        snapshot->apps.front().version = version;
        ClusterChange change;
        change.after = snapshot;
        store.publish(change);
    }
    const UpdateApp *sent() const
    {
        return api.commands.empty() ? nullptr : std::get_if<UpdateApp>(&api.commands.back());
    }
    QTableWidget *table() const { return find<QTableWidget>("merge"); }
    int rowOf(const QString &path) const
    {
        for (int row = 0; row < table()->rowCount(); ++row) {
            if (table()->item(row, 0)->text() == path)
                return row;
        }
        return -1;
    }
    /// Column 2: theirs, 3: mine.
    QTableWidgetItem *choice(const QString &path, int column) const { return table()->item(rowOf(path), column); }
};

} // namespace

class MergeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSaidWhileOpenAndBeforeSending()
    {
        Editing f;
        f.change();
        QVERIFY(!f.find<QLabel>("newer")->isVisible());
        f.publish(First);
        QVERIFY(!f.find<QLabel>("newer")->isVisible());
        f.publish(Second);
        QVERIFY(f.find<QLabel>("newer")->isVisible());
        QVERIFY(f.find<QLabel>("newer")->text().contains(u"Somebody else"_s));
        QCOMPARE(f.find<QDoubleSpinBox>("cpus")->value(), 2); // mine stays
        f.api.definitions = {{QString(), theirs()}};
        f.click("submit"); // review
        f.click("submit"); // would be refused: compared instead
        QTRY_VERIFY(f.table()->isVisible());
        QVERIFY(f.api.commands.empty());
    }

    void threeValuesPerSettingAndAChoicePerConflict()
    {
        Editing f;
        f.change();
        f.publish(Second);
        f.api.definitions = {{QString(), theirs()}};
        f.click("compare");
        QTRY_VERIFY(f.table()->isVisible());
        QCOMPARE(f.table()->rowCount(), 4);
        const auto texts = [&](const QString &path) {
            QStringList row;
            for (int column = 1; column < 4; ++column)
                row += f.table()->item(f.rowOf(path), column)->text();
            return row;
        };
        QCOMPARE(texts(u"cpus"_s), QStringList({u"0.5"_s, u"1"_s, u"2"_s}));
        QCOMPARE(texts(u"mem"_s), QStringList({u"256"_s, u"512"_s, u"256"_s}));
        QCOMPARE(f.table()->item(f.rowOf(u"mem"_s), 4)->text(), u"theirs"_s);
        QCOMPARE(f.table()->item(f.rowOf(u"container/docker/image"_s), 4)->text(), u"mine"_s);
        QVERIFY(f.rowOf(u"env/DB_PASSWORD"_s) >= 0);
        const QString read = accessibleText(f.dialog());
        QVERIFY(!read.contains(u"hunter2"_s) && !read.contains(u"swordfish"_s));
        QVERIFY2(read.contains(u"cpus: take theirs, 1"_s) && read.contains(u"cpus: take mine, 2"_s), qPrintable(read));
        QVERIFY(read.contains(u"cpus, conflict: choose"_s));

        // Nothing is chosen in advance, and nothing goes on without a choice.
        const QTableWidgetItem *mine = f.choice(u"cpus"_s, 3);
        const QTableWidgetItem *their = f.choice(u"cpus"_s, 2);
        QVERIFY(mine->checkState() == Qt::Unchecked && their->checkState() == Qt::Unchecked);
        QVERIFY(!f.choice(u"mem"_s, 2)->data(Qt::CheckStateRole).isValid()); // nothing to choose
        auto *submit = f.find<QPushButton>("submit");
        QVERIFY(!submit->isEnabled());
        QCOMPARE(f.find<QLabel>("mergeValue")->text(), u"1"_s);
        QCOMPARE(f.table()->currentItem(), their); // the keyboard is where the first choice is
        QTest::keyClick(f.table(), Qt::Key_Space);
        QCOMPARE(their->checkState(), Qt::Checked);
        QTest::keyClick(f.table(), Qt::Key_Space);
        QVERIFY(!submit->isEnabled()); // taken back
        QTest::keyClick(f.table(), Qt::Key_Space);
        QTest::keyClick(f.table(), Qt::Key_Right);
        QTest::keyClick(f.table(), Qt::Key_Space);
        QVERIFY(mine->checkState() == Qt::Checked && their->checkState() == Qt::Unchecked);
        QCOMPARE(f.table()->item(f.rowOf(u"cpus"_s), 4)->text(), u"mine"_s);
        QVERIFY(submit->isEnabled());
        QVERIFY(accessibleText(f.dialog()).contains(u"cpus, conflict, decided"_s));

        f.click("submit"); // goes on editing, from what both have made
        QVERIFY(f.api.commands.empty());
        QVERIFY(!f.find<QLabel>("newer")->isVisible());
        QCOMPARE(f.find<QTableWidget>("changes")->rowCount(), 2); // compared with theirs now
        QCOMPARE(f.find<QDoubleSpinBox>("mem")->value(), 512);
        f.click("submit");
        QTRY_VERIFY(f.sent());
        QJsonObject expected = editableDefinition(theirs());
        expected.insert(u"cpus"_s, 2);
        QJsonObject container = expected.value("container"_L1).toObject();
        container.insert(u"docker"_s, QJsonObject{{u"image"_s, u"shop/frontend:3"_s}});
        expected.insert(u"container"_s, container);
        QCOMPARE(f.sent()->definition, expected);
        QCOMPARE(f.sent()->baseVersion, Second);
        QCOMPARE(f.sent()->force, Force::No);
    }

    void aConflictFoundByTheServerComparesAtOnce()
    {
        Editing f; // the store knows nothing yet
        f.change();
        f.api.definitions = {{QString(), theirs()}};
        f.click("submit");
        f.click("submit");
        QTRY_VERIFY(f.table()->isVisible());
        QVERIFY(f.errorTitle().contains(u"Somebody else"_s));
        QVERIFY(f.api.commands.empty());
        f.find<QPushButton>("allTheirs")->click();
        QCOMPARE(f.choice(u"cpus"_s, 2)->checkState(), Qt::Checked);
        f.click("submit");
        f.click("submit");
        QTRY_VERIFY(f.sent());
        QCOMPARE(f.sent()->definition.value("cpus"_L1).toDouble(), 1.0);
        QCOMPARE(f.sent()->baseVersion, Second);
    }

    void aThirdChangeMeanwhileIsSaidAgain()
    {
        Editing f;
        f.change();
        f.publish(Second);
        f.api.definitions = {{QString(), theirs()}};
        f.click("compare");
        QTRY_VERIFY(f.table()->isVisible());
        f.publish(Third);
        f.find<QPushButton>("allYours")->click();
        f.click("submit");
        QVERIFY(f.find<QLabel>("newer")->isVisible());
        QJsonObject third = theirs(Third);
        third.insert(u"instances"_s, 9);
        f.api.definitions = {{QString(), third}};
        f.click("compare");
        QTRY_VERIFY(f.table()->isVisible());
        QCOMPARE(f.table()->item(f.rowOf(u"instances"_s), 3)->text(), u"3"_s);
        QVERIFY(f.find<QPushButton>("submit")->isEnabled()); // it fits together
    }

    void backLeavesMineAsItWas()
    {
        Editing f;
        f.change();
        f.publish(Second);
        f.api.definitions = {{QString(), theirs()}};
        f.click("compare");
        QTRY_VERIFY(f.table()->isVisible());
        f.click("back");
        QVERIFY(!f.table()->isVisible());
        QCOMPARE(f.find<QDoubleSpinBox>("cpus")->value(), 2);
        QCOMPARE(f.find<QDoubleSpinBox>("mem")->value(), 256);
        QVERIFY(f.find<QLabel>("newer")->isVisible());
        f.click("compare");
        QTRY_VERIFY(f.table()->isVisible());
        f.click("reload"); // mine is given up
        QTRY_COMPARE(f.find<QDoubleSpinBox>("cpus")->value(), 1);
        QVERIFY(!f.table()->isVisible());
    }

    void aNewVersionOfTheSameDefinitionNeedsNoChoice()
    {
        Editing f;
        f.change();
        f.api.definitions = {{QString(), served(Second)}}; // restarted
        f.publish(Second);
        f.click("compare");
        QTRY_VERIFY(f.errorTitle().contains(u"the same"_s));
        QVERIFY(!f.table()->isVisible());
        QCOMPARE(f.find<QDoubleSpinBox>("cpus")->value(), 2);
        f.click("submit");
        f.click("submit");
        QTRY_VERIFY(f.sent());
        QCOMPARE(f.sent()->baseVersion, Second);
    }

    void anAppThatIsGoneIsNotCreatedAnew()
    {
        Editing f;
        f.change();
        auto snapshot = DialogFixture::cluster();
        snapshot->apps.erase(snapshot->apps.begin());
        ClusterChange change;
        change.after = snapshot;
        f.store.publish(change);
        QVERIFY(f.find<QLabel>("newer")->text().contains(u"destroyed"_s));
        QVERIFY(!f.find<QPushButton>("submit")->isEnabled());
        QVERIFY(!f.find<QPushButton>("compare")->isVisible());
    }

    void brokenJsonIsNotLostToAComparison()
    {
        Editing f;
        f.dialog()->findChild<QTabWidget *>()->setCurrentIndex(1);
        auto *json = f.find<QPlainTextEdit>("json");
        json->setPlainText(u"{ \"cpus\": "_s);
        f.publish(Second);
        f.api.definitions = {{QString(), theirs()}};
        f.click("compare");
        QVERIFY(!f.errorTitle().isEmpty());
        QVERIFY(!f.table()->isVisible());
        QCOMPARE(json->toPlainText(), u"{ \"cpus\": "_s);
    }

    void pictures_data()
    {
        QTest::addColumn<ThemeMode>("mode");
        QTest::newRow("light") << ThemeMode::Light;
        QTest::newRow("dark") << ThemeMode::Dark;
    }

    void pictures()
    {
        QFETCH(ThemeMode, mode);
        Editing f(mode);
        f.change();
        f.publish(Second);
        f.picture("newer");
        QJsonObject other = theirs();
        other.insert(u"container"_s,
                     QJsonObject{{u"type"_s, u"DOCKER"_s},
                                 {u"docker"_s, QJsonObject{{u"image"_s, u"shop/frontend:2.15.0-rc1"_s}}}});
        f.api.definitions = {{QString(), other}};
        f.click("compare");
        QTRY_VERIFY(f.table()->isVisible());
        QCOMPARE(f.table()->item(f.rowOf(u"cpus"_s), 4)->text(), u"choose"_s);
        f.picture("merge");
        f.choice(u"cpus"_s, 2)->setCheckState(Qt::Checked);
        f.picture("merge-decided");
    }
};

MESOSCOPE_TEST(MergeTest)
#include "tst_merge.moc"
