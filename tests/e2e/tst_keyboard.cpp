// SPDX-License-Identifier: GPL-3.0-or-later
// What people do most, with the keyboard alone: deploy, find, scale, take back, restart, look at the log, destroy.
#include "app/demo/simcluster.h"
#include "tests/e2e/livewindow.h"
#include "tests/support/testmain.h"
#include "views/mainwindow.h"
#include "views/pages/page.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QMenu>
#include <QTimer>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A key goes where a person's would: to what has the focus.
void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWidget *target = QApplication::activePopupWidget();
    if (!target)
        target = QApplication::focusWidget();
    if (!target)
        target = QApplication::activeWindow();
    QVERIFY(target);
    QTest::keyClick(target, Qt::Key(key), modifiers);
}

void type(const QString &text)
{
    QVERIFY(QApplication::focusWidget());
    QTest::keyClicks(QApplication::focusWidget(), text);
}

QString nameOf(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return button && !button->text().isEmpty() ? QString(button->text()).remove(u'&') : widget->accessibleName();
}

/// Presses Tab until the focus is on what is called so. False: a whole round did not find it.
bool tabTo(const QString &name)
{
    for (int i = 0; i < 150; ++i) {
        const QWidget *focus = QApplication::focusWidget();
        if (focus && focus->isEnabled() && (nameOf(focus) == name || focus->objectName() == name))
            return true;
        press(Qt::Key_Tab);
    }
    return false;
}

/// Chooses from the menu that the next key opens.
void chooseNext(const QString &action)
{
    QTimer::singleShot(0, qApp, [action] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (int i = 0; i < 40 && !(menu->activeAction() && menu->activeAction()->text() == action); ++i)
            press(Qt::Key_Down);
        QVERIFY2(menu->activeAction() && menu->activeAction()->text() == action, qPrintable(action));
        press(Qt::Key_Return);
    });
}

} // namespace

class KeyboardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAppFromItsBeginningToItsEnd()
    {
        LiveWindow live(u"small"_s, 10);
        QVERIFY(live.start());
        live.window().show();
        live.window().activateWindow();
        QTRY_VERIFY(QApplication::activeWindow() == &live.window());
        QVERIFY(live.settleOn(PageId::Overview));
        const auto instances = [&live] {
            int wanted = -1;
            live.inCluster([&wanted](demo::SimCluster &cluster) {
                const auto app = cluster.apps().find(u"/keys"_s);
                if (app != cluster.apps().end())
                    wanted = app->second.definition.value("instances"_L1).toInt();
            });
            return wanted;
        };
        const auto runs = [&live](int wanted) { // and nothing is under way
            const App *app = live.snapshot()->findApp(AppId(u"/keys"_s));
            return app && app->deployments.isEmpty() && app->instances == wanted && app->counts.running == wanted;
        };

        press(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(opened());
        QVERIFY(tabTo(u"id"_s));
        press(Qt::Key_A, Qt::ControlModifier);
        type(u"/keys"_s);
        QVERIFY(tabTo(u"cmd"_s));
        type(u"sleep 1000"_s);
        QVERIFY(tabTo(u"submit"_s));
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(closed(live.window()), 10000);
        QCOMPARE(instances(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(runs(1), 20000);

        press(Qt::Key_K, Qt::ControlModifier);
        type(u"/keys"_s);
        QTRY_VERIFY(live.snapshot()->findApp(AppId(u"/keys"_s)));
        press(Qt::Key_Return);
        QTRY_COMPARE(live.window().currentPage(), PageId::Applications);
        QVERIFY(live.settleOn(PageId::Applications));

        QVERIFY(tabTo(u"Scale…"_s));
        press(Qt::Key_Space);
        QTRY_VERIFY(opened());
        QVERIFY(tabTo(u"instances"_s));
        press(Qt::Key_A, Qt::ControlModifier);
        type(u"3"_s);
        press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(closed(live.window()), 10000);
        QCOMPARE(instances(), 3);
        QTRY_VERIFY_WITH_TIMEOUT(runs(3), 30000);

        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(instances(), 1, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(runs(1), 30000);

        QVERIFY(tabTo(u"Restart…"_s));
        press(Qt::Key_Space);
        QTRY_VERIFY(opened());
        QVERIFY(tabTo(u"submit"_s));
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(closed(live.window()), 10000);
        QTRY_VERIFY_WITH_TIMEOUT(runs(1), 30000);

        QVERIFY(tabTo(u"More actions"_s));
        chooseNext(u"Show its log"_s);
        press(Qt::Key_Space);
        QTRY_COMPARE(live.window().currentPage(), PageId::Logs);
        QApplication::setActiveWindow(&live.window()); // without a window manager a menu leaves none behind

        press(Qt::Key_3, Qt::ControlModifier);
        QTRY_COMPARE(live.window().currentPage(), PageId::Applications);
        QVERIFY(tabTo(u"More actions"_s));
        chooseNext(u"Destroy…"_s);
        press(Qt::Key_Space);
        QTRY_VERIFY(opened());
        press(Qt::Key_Return); // pressed too soon, it destroys nothing
        QTRY_VERIFY(closed(live.window()));
        QCOMPARE(instances(), 1);
        QVERIFY(tabTo(u"More actions"_s));
        chooseNext(u"Destroy…"_s);
        press(Qt::Key_Space);
        QTRY_VERIFY(opened());
        QVERIFY(tabTo(u"typed"_s));
        type(u"/keys"_s);
        QVERIFY(tabTo(u"submit"_s));
        press(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(instances(), -1, 20000);
    }

    /// Every page is reached by its number, and its table or map takes the focus by Tab.
    void everyPage()
    {
        LiveWindow live(u"small"_s);
        QVERIFY(live.start());
        live.window().show();
        live.window().activateWindow();
        QTRY_VERIFY(QApplication::activeWindow() == &live.window());
        for (int page = 0; page < PageCount; ++page) {
            press(Qt::Key_1 + page, Qt::ControlModifier);
            QCOMPARE(int(live.window().currentPage()), page);
            QVERIFY(live.settleOn(PageId(page)));
            const QWidget *shown = live.window().page(PageId(page));
            int inside = 0;
            for (int i = 0; i < 80; ++i) {
                press(Qt::Key_Tab);
                inside += shown->isAncestorOf(QApplication::focusWidget());
            }
            QVERIFY2(inside > 0, qPrintable(pageName(PageId(page))));
        }
    }

private:
    /// A dialog that has the keyboard, as the desktop gives it to one that opens.
    static bool opened()
    {
        QDialog *open = dialog();
        if (open && QApplication::activeWindow() != open)
            open->activateWindow();
        return open && QApplication::activeWindow() == open;
    }
    /// None is open, and the window has the keyboard again.
    static bool closed(QWidget &window)
    {
        if (!dialog() && QApplication::activeWindow() != &window)
            window.activateWindow();
        return !dialog() && QApplication::activeWindow() == &window;
    }
    static QDialog *dialog()
    {
        const QWidgetList all = QApplication::topLevelWidgets();
        for (QWidget *widget : all) {
            auto *open = qobject_cast<QDialog *>(widget);
            if (open && open->isVisible())
                return open;
        }
        return nullptr;
    }
};

MESOSCOPE_TEST(KeyboardTest)

#include "tst_keyboard.moc"
