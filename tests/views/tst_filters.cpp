// SPDX-License-Identifier: GPL-3.0-or-later
// The filters as somebody types them: completed, explained, and the same in every table.
#include "tests/support/samplecluster.h"
#include "tests/support/testmain.h"
#include "tests/views/windowfixture.h"
#include "views/text/filtertext.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QLineEdit>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

class FiltersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTableUnderstandsIt_data();
    void everyTableUnderstandsIt();
    void wordsAreCompleted();
    void whatCannotBeIsExplained();
    void aLabelsChipFilters();
    void theHelpIsTrue_data();
    void theHelpIsTrue();

private:
    static bool holds(const QAbstractItemModel &model, const QModelIndex &parent, const QString &text)
    {
        for (int row = 0; row < model.rowCount(parent); ++row) {
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QModelIndex index = model.index(row, column, parent);
                if (index.data().toString().contains(text) || (column == 0 && holds(model, index, text)))
                    return true;
            }
        }
        return false;
    }
    static QLineEdit *fieldOf(WindowFixture &fixture, PageId id)
    {
        return fixture.show(id)->findChild<QLineEdit *>(u"filter"_s);
    }
};

void FiltersTest::everyTableUnderstandsIt_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("there");
    QTest::addColumn<QString>("gone");
    QTest::newRow("apps") << int(PageId::Applications) << u"id:~/cart$"_s << u"cart"_s << u"frontend"_s;
    QTest::newRow("apps, not") << int(PageId::Applications) << u"-cart"_s << u"frontend"_s << u"cart"_s;
    QTest::newRow("instances") << int(PageId::Instances) << u"id:cart status:running"_s << u"/shop/cart"_s
                               << u"/shop/frontend"_s;
    QTest::newRow("nodes") << int(PageId::Nodes) << u"host:~0[1]"_s << u"node-01.example"_s << u"node-02.example"_s;
}

void FiltersTest::everyTableUnderstandsIt()
{
    QFETCH(int, page);
    QFETCH(QString, filter);
    QFETCH(QString, there);
    QFETCH(QString, gone);
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    QLineEdit *field = fieldOf(fixture, PageId(page));
    QVERIFY(field);
    const auto views = fixture.window->page(PageId(page))->findChildren<QAbstractItemView *>();
    const auto shown =
        std::find_if(views.begin(), views.end(), [](const QAbstractItemView *view) { return view->isVisible(); });
    QVERIFY(shown != views.end());
    const auto has = [view = *shown](const QString &text) { return holds(*view->model(), {}, text); };
    QTRY_VERIFY(has(there) && has(gone));
    QTest::keyClicks(field, filter);
    QTRY_VERIFY(!has(gone));
    QVERIFY(has(there));
    QVERIFY(!field->completer()->popup()->isVisible()); // nothing is left to complete
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_VERIFY(has(gone));
}

void FiltersTest::wordsAreCompleted()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    QLineEdit *field = fieldOf(fixture, PageId::Applications);
    field->setFocus();
    QAbstractItemView *popup = field->completer()->popup();
    QTest::keyClicks(field, u"s"_s);
    QVERIFY(!popup->isVisible()); // one letter is the beginning of anything
    QTest::keyClicks(field, u"ta"_s);
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(field->text(), u"status:"_s);
    field->setText(u"web -stat"_s);
    QTest::keyClicks(field, u"us:unh"_s);
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(field->text(), u"web -status:unhealthy"_s); // what stood before stays
    field->setText(u"cart"_s);
    QVERIFY(!popup->isVisible());
}

void FiltersTest::whatCannotBeIsExplained()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    QLineEdit *field = fieldOf(fixture, PageId::Applications);
    const auto sign = [field] {
        const QList<QAction *> actions = field->actions();
        return std::any_of(actions.begin(), actions.end(), [field](const QAction *action) {
            return action->isVisible() && !action->text().isEmpty() && field->accessibleDescription() == action->text();
        });
    };
    QVERIFY(!sign());
    QVERIFY(field->toolTip().contains(u"label:team=shop"_s)); // how it is done
    QTest::keyClicks(field, u"status:sleeping cart"_s);
    QVERIFY(sign());
    QVERIFY2(field->accessibleDescription().contains(u"running, unhealthy"_s),
             qPrintable(field->accessibleDescription()));
    QTRY_VERIFY(!fixture.textOf(PageId::Applications).contains(u"/shop/frontend"_s)); // the rest counts
    QVERIFY(fixture.textOf(PageId::Applications).contains(u"/shop/cart"_s));
    field->setText(u"~["_s);
    QVERIFY(field->accessibleDescription().contains(u"regular expression"_s));
    field->setText(u"port:x"_s);
    QVERIFY(field->accessibleDescription().contains(u"from 1 to 65535"_s));
    field->setText(u"port:80"_s);
    QVERIFY(!sign());
    QLineEdit *nodes = fieldOf(fixture, PageId::Nodes);
    nodes->setText(u"image:x"_s);
    QVERIFY(nodes->accessibleDescription().contains(u"This table has nothing for"_s));
}

void FiltersTest::aLabelsChipFilters()
{
    WindowFixture fixture;
    const SnapshotPtr snapshot = sampleCluster();
    fixture.publish(snapshot);
    const auto labelled = std::find_if(snapshot->apps.begin(), snapshot->apps.end(),
                                       [](const App &app) { return app.labels.contains(u"team"_s); });
    QVERIFY(labelled != snapshot->apps.end());
    QLineEdit *field = fieldOf(fixture, PageId::Applications);
    fixture.selection.open(PageId::Applications, labelled->id);
    const QString chip = u"team:"_s + labelled->labels.value(u"team"_s);
    const auto buttonOf = [&]() -> QAbstractButton * {
        for (QAbstractButton *button : fixture.window->findChildren<QAbstractButton *>()) {
            if (button->text() == chip && button->isVisible())
                return button;
        }
        return nullptr;
    };
    QTRY_VERIFY(buttonOf());
    QTest::mouseClick(buttonOf(), Qt::LeftButton);
    QCOMPARE(field->text(), filterOfLabel(u"team"_s, labelled->labels.value(u"team"_s)));
    QTest::mouseClick(buttonOf(), Qt::LeftButton); // once is enough
    QCOMPARE(field->text(), filterOfLabel(u"team"_s, labelled->labels.value(u"team"_s)));
    QVERIFY(fixture.textOf(PageId::Applications).contains(labelled->id.text()));
}

void FiltersTest::theHelpIsTrue_data()
{
    QTest::addColumn<int>("table");
    QTest::newRow("apps") << int(FilterTable::Apps);
    QTest::newRow("tasks") << int(FilterTable::Tasks);
    QTest::newRow("agents") << int(FilterTable::Agents);
    QTest::newRow("deployments") << int(FilterTable::Deployments);
    QTest::newRow("events") << int(FilterTable::Events);
}

/// Every example of the help is understood by the table that it is shown at.
void FiltersTest::theHelpIsTrue()
{
    QFETCH(int, table);
    const QStringList lines = filterHelp(FilterTable(table)).split(u'\n');
    QVERIFY(lines.size() > 5);
    int examples = 0;
    for (const QString &line : lines) {
        for (const QString &part : line.split(u"   "_s, Qt::SkipEmptyParts)) {
            if (!part.contains(u':') || part.endsWith(u':'))
                continue; // words, or a field whose names follow
            const Filter filter = parseFilter(part, FilterTable(table));
            QVERIFY2(filter.problems.isEmpty() && filter.terms.size() == 1, qPrintable(part));
            ++examples;
        }
    }
    QVERIFY(examples >= 4);
}

MESOSCOPE_TEST(FiltersTest)

#include "tst_filters.moc"
