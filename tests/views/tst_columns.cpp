// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns a person sees, how wide and in which order: chosen, remembered, and as they were.
#include "models/items/grouptree.h"
#include "tests/support/testmain.h"
#include "tests/views/windowfixture.h"
#include "views/widgets/facetmenu.h"
#include "views/widgets/savedviews.h"

#include <QDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QTreeView *tree(WindowFixture &f)
{
    return f.window->page(PageId::Applications)->findChild<QTreeView *>(u"apps"_s);
}

/// What the button "View" offers by this name.
QAction *offered(WindowFixture &f, const QString &text)
{
    auto *look = f.window->page(PageId::Applications)->findChild<QToolButton *>(u"look"_s);
    Q_EMIT look->menu()->aboutToShow();
    const QList<QAction *> actions = look->menu()->actions();
    for (QAction *action : actions) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

} // namespace

class ColumnsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areChosenAndRemembered()
    {
        WindowFixture f;
        f.window->resize(1700, 900);
        f.publish(sampleCluster());
        f.show(PageId::Applications);
        QHeaderView *header = tree(f)->header();
        QVERIFY(header->isSectionHidden(GroupTree::Image));
        QVERIFY(!header->isSectionHidden(GroupTree::Memory));
        offered(f, u"Image"_s)->trigger();
        offered(f, u"Memory"_s)->trigger();
        QVERIFY(!header->isSectionHidden(GroupTree::Image));
        QVERIFY(header->isSectionHidden(GroupTree::Memory));
        QVERIFY(!offered(f, u"App"_s)->isEnabled()); // what takes the rest has to stay
        header->resizeSection(GroupTree::Status, 301);
        header->moveSection(header->visualIndex(GroupTree::Tag), 1);

        // Another window with the same preferences.
        const QVariant kept = f.preferences.get(Pref::PageState);
        WindowFixture g;
        g.preferences.set(Pref::PageState, kept);
        g.window->resize(1700, 900);
        g.publish(sampleCluster());
        g.show(PageId::Applications);
        QHeaderView *again = tree(g)->header();
        QVERIFY(!again->isSectionHidden(GroupTree::Image));
        QVERIFY(again->isSectionHidden(GroupTree::Memory));
        QCOMPARE(again->sectionSize(GroupTree::Status), 301);
        QCOMPARE(again->visualIndex(GroupTree::Tag), 1);
        QVERIFY(offered(g, u"Image"_s)->isChecked());
        QVERIFY(!offered(g, u"Memory"_s)->isChecked());

        offered(g, u"Columns as they were"_s)->trigger();
        QVERIFY(again->isSectionHidden(GroupTree::Image));
        QVERIFY(!again->isSectionHidden(GroupTree::Memory));
        QVERIFY(again->sectionSize(GroupTree::Status) != 301);
        QCOMPARE(again->visualIndex(GroupTree::Tag), int(GroupTree::Tag));
    }

    /// Where room is scarce the least important go, but not what a person asked for; with room they come back.
    void roomIsFoundWithoutTouchingTheChoice()
    {
        WindowFixture f;
        f.window->resize(1700, 900);
        f.publish(sampleCluster());
        f.show(PageId::Applications);
        QHeaderView *header = tree(f)->header();
        offered(f, u"Role"_s)->trigger();
        f.window->resize(820, 700);
        QTRY_VERIFY(header->isSectionHidden(GroupTree::Version));
        QVERIFY(!header->isSectionHidden(GroupTree::Role));
        QVERIFY(offered(f, u"Changed"_s)->isChecked());
        f.window->resize(1700, 900);
        QTRY_VERIFY(!header->isSectionHidden(GroupTree::Version));
    }

    void brokenMemoryIsNotBelieved()
    {
        for (const QVariant &broken :
             {QVariant(u"text"_s),
              QVariant(QVariantMap{{u"1"_s, QVariantMap{{u"width"_s, -5}, {u"hidden"_s, u"x"_s}}},
                                   {u"order"_s, QVariantList{99, -1, u"a"_s, 0, 0}}}),
              QVariant(QVariantMap{{u"1"_s, QVariantMap{{u"width"_s, 2000000000}}}})}) {
            WindowFixture f;
            f.preferences.set(Pref::PageState, QVariantMap{{u"columns/applications"_s, broken}});
            f.publish(sampleCluster());
            f.show(PageId::Applications);
            const QHeaderView *header = tree(f)->header();
            QVERIFY(header->sectionSize(GroupTree::Name) > 50);
            QVERIFY(header->length() < 20000);
        }
    }

    void facetsAreTermsOfTheFilter()
    {
        WindowFixture f;
        f.publish(sampleCluster());
        Page *page = f.show(PageId::Applications);
        auto *filter = page->findChild<QLineEdit *>();
        auto *facets = page->findChild<QToolButton *>(u"facets"_s);
        const auto value = [&](const QString &facet, const QString &begins) -> QAction * {
            Q_EMIT facets->menu()->aboutToShow();
            const QList<QAction *> menus = facets->menu()->actions();
            for (QAction *menu : menus) {
                if (menu->text() != facet || !menu->menu())
                    continue;
                const QList<QAction *> values = menu->menu()->actions();
                for (QAction *one : values) {
                    if (one->text().startsWith(begins))
                        return one;
                }
            }
            return nullptr;
        };
        filter->setText(u"frontend"_s);
        QAction *running = value(u"Status"_s, u"running"_s);
        QVERIFY(running && !running->isChecked());
        running->trigger();
        QCOMPARE(filter->text(), u"frontend status:running"_s);
        QVERIFY(value(u"Status"_s, u"running"_s)->isChecked());
        value(u"Status"_s, u"running"_s)->trigger();
        QCOMPARE(filter->text(), u"frontend"_s);
        QCOMPARE(withTermToggled(u"a status:running b"_s, u"status:running"_s), u"a b"_s);
        QCOMPARE(withTermToggled(u"-status:running"_s, u"status:running"_s), u"-status:running status:running"_s);
    }

    void viewsAreKeptUnderTheirNames()
    {
        WindowFixture f;
        f.publish(sampleCluster());
        Page *page = f.show(PageId::Applications);
        auto *filter = page->findChild<QLineEdit *>();
        auto *views = page->findChild<SavedViews *>();
        filter->setText(u"label:team"_s);
        offered(f, u"One list, without groups"_s)->trigger();
        tree(f)->sortByColumn(GroupTree::Memory, Qt::DescendingOrder);
        offered(f, u"Save this view…"_s)->trigger();
        QDialog *ask = nullptr;
        QTRY_VERIFY((ask = f.window->findChild<QDialog *>(u"viewName"_s)) && ask->isVisible());
        QTest::keyClicks(ask->findChild<QLineEdit *>(), u" Big & red "_s);
        QTest::keyClick(ask->findChild<QLineEdit *>(), Qt::Key_Return);
        QTRY_COMPARE(views->names(), QStringList{u"Big & red"_s});

        filter->clear();
        offered(f, u"One list, without groups"_s)->trigger();
        tree(f)->sortByColumn(GroupTree::Name, Qt::AscendingOrder);
        QVERIFY(tree(f)->model()->hasChildren(tree(f)->model()->index(0, 0)));
        offered(f, u"Big && red"_s)->trigger();
        QCOMPARE(filter->text(), u"label:team"_s);
        QVERIFY(offered(f, u"One list, without groups"_s)->isChecked());
        QCOMPARE(tree(f)->header()->sortIndicatorSection(), int(GroupTree::Memory));

        views->remove(u"Big & red"_s);
        QVERIFY(views->names().isEmpty());
        QVERIFY(!offered(f, u"Big && red"_s));
        views->save(u"   "_s);
        QVERIFY(views->names().isEmpty());
    }

    void appsAreOneListOrATree()
    {
        WindowFixture f;
        f.publish(sampleCluster());
        f.show(PageId::Applications);
        QVERIFY(tree(f)->model()->hasChildren(tree(f)->model()->index(0, 0)));
        offered(f, u"One list, without groups"_s)->trigger();
        QCOMPARE(tree(f)->model()->rowCount(), int(sampleCluster()->apps.size()));
        QVERIFY(tree(f)->model()->index(0, 0).data().toString().startsWith(u'/'));
        tree(f)->sortByColumn(GroupTree::Cpus, Qt::DescendingOrder);
        double before = 1e9;
        for (int row = 0; row < tree(f)->model()->rowCount(); ++row) {
            const double cpus = tree(f)->model()->index(row, GroupTree::Cpus).data(Qt::UserRole + 1).toDouble();
            QVERIFY(cpus <= before);
            before = cpus;
        }
        // Remembered; and what is selected stays selected.
        f.selection.select(AppId(u"/shop/frontend"_s));
        const QVariant kept = f.preferences.get(Pref::PageState);
        offered(f, u"One list, without groups"_s)->trigger();
        QCOMPARE(tree(f)->currentIndex().siblingAtColumn(0).data().toString(), u"frontend"_s);
        QVERIFY(tree(f)->isExpanded(tree(f)->currentIndex().parent().siblingAtColumn(0)));
        WindowFixture g;
        g.preferences.set(Pref::PageState, kept);
        g.publish(sampleCluster());
        g.show(PageId::Applications);
        QCOMPARE(tree(g)->model()->rowCount(), int(sampleCluster()->apps.size()));
    }
};

MESOSCOPE_TEST(ColumnsTest)
#include "tst_columns.moc"
