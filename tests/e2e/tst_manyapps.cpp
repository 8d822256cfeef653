// SPDX-License-Identifier: GPL-3.0-or-later
// Several apps selected in the tree and changed together, by the keyboard, and taken back: what the server has then.
#include "app/demo/simcluster.h"
#include "tests/e2e/livewindow.h"
#include "tests/support/accessibletext.h"
#include "tests/support/testmain.h"
#include "views/dialogs/batchdialog.h"
#include "views/dialogs/dialogs.h"
#include "views/mainwindow.h"
#include "views/pages/page.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QPushButton>
#include <QTreeView>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

template<class T>
T *shown(const QWidget &window)
{
    const auto all = window.findChildren<T *>();
    for (T *one : all) {
        if (one->isVisible())
            return one;
    }
    return nullptr;
}

} // namespace

class ManyAppsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void suspendsWhatIsSelectedAndTakesItBack();

private:
    QHash<QString, int> wanted(LiveWindow &live)
    {
        QHash<QString, int> instances;
        live.inCluster([&instances](demo::SimCluster &cluster) {
            for (const auto &[id, app] : cluster.apps())
                instances.insert(id, app.definition.value("instances"_L1).toInt());
        });
        return instances;
    }
};

void ManyAppsTest::suspendsWhatIsSelectedAndTakesItBack()
{
    LiveWindow live(u"small"_s, 10);
    QVERIFY(live.start());
    live.window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&live.window()));
    QVERIFY(live.settleOn(PageId::Applications));
    const QHash<QString, int> before = wanted(live);
    auto *tree = live.window().page(PageId::Applications)->findChild<QTreeView *>(u"apps"_s);
    QVERIFY(tree);

    // Two apps of the shop, by Shift and the arrows.
    QTRY_VERIFY(live.snapshot()->findApp(AppId(u"/shop/cart"_s)));
    live.app().selection().open(PageId::Applications, AppId(u"/shop/cart"_s));
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Down, Qt::ShiftModifier);
    QStringList chosen;
    const auto selected = tree->selectionModel()->selectedRows();
    for (const QModelIndex &row : selected)
        chosen += u"/shop/"_s + row.data().toString();
    QCOMPARE(chosen.size(), 2);
    for (const QString &id : std::as_const(chosen))
        QVERIFY2(before.value(id) > 0, qPrintable(id));

    auto *button = live.window().findChild<QPushButton *>(u"selectionActions"_s);
    QVERIFY(button && button->isVisible());
    Q_EMIT button->menu()->aboutToShow();
    QAction *suspend = nullptr;
    const QList<QAction *> actions = button->menu()->actions();
    for (QAction *action : actions) {
        if (action->text() == u"Suspend…"_s)
            suspend = action;
    }
    QVERIFY(suspend && suspend->isEnabled());
    suspend->trigger();
    QTRY_VERIFY(shown<BatchDialog>(live.window()));
    shown<BatchDialog>(live.window())->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(!shown<BatchDialog>(live.window()), 20000);
    QHash<QString, int> expected = before;
    for (const QString &id : std::as_const(chosen))
        expected.insert(id, 0);
    QCOMPARE(wanted(live), expected);

    // The message at the window's edge offers to take it back; so does Ctrl+Z.
    auto *undo = live.window().findChild<QPushButton *>(u"toastAction"_s);
    QVERIFY(undo && undo->isVisible());
    QTest::keyClick(&live.window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(shown<BatchDialog>(live.window()));
    shown<BatchDialog>(live.window())->findChild<QPushButton *>(u"submit"_s)->click();
    const auto said = [&live] {
        auto *dialog = shown<BatchDialog>(live.window());
        return dialog ? accessibleText(dialog) : QString();
    };
    QTRY_VERIFY2_WITH_TIMEOUT(!shown<BatchDialog>(live.window()), qPrintable(said()), 20000);
    QTRY_COMPARE_WITH_TIMEOUT(wanted(live), before, 20000);
    QVERIFY(!live.app().actions().undoAction()->isEnabled());
}

MESOSCOPE_TEST(ManyAppsTest)
#include "tst_manyapps.moc"
