// SPDX-License-Identifier: GPL-3.0-or-later
// Roles, quota and another name, through the window: what the servers have afterwards.
#include "app/demo/simcluster.h"
#include "tests/e2e/livewindow.h"
#include "tests/support/testmain.h"
#include "views/dialogs/confirmdialog.h"
#include "views/dialogs/dialogs.h"
#include "views/dialogs/quotadialog.h"
#include "views/dialogs/renamedialog.h"
#include "views/mainwindow.h"

#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
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

class RolesLiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_live = std::make_unique<LiveWindow>(u"small"_s, 10);
        QVERIFY(m_live->start());
        m_live->window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_live->window()));
        QVERIFY(m_live->settleOn(PageId::Applications));
    }
    void cleanup() { m_live.reset(); }

    /// A group's role, its quota, and an app that gets the one and counts for the other.
    void aGroupGetsARoleAndAQuota();
    void anAppGetsAnotherName();

private:
    Actions &actions() { return m_live->app().actions(); }
    template<class T>
    T *dialog()
    {
        return shown<T>(m_live->window());
    }
    template<class T>
    void submit()
    {
        QTRY_VERIFY(dialog<T>());
        auto *button = dialog<T>()->template findChild<QPushButton *>(u"submit"_s);
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), 10000);
        button->click();
    }
    AppId topGroup()
    {
        for (const Group &group : m_live->snapshot()->groups) {
            if (group.enforcesRole && group.apps > 0)
                return group.id;
        }
        return {};
    }
    std::unique_ptr<LiveWindow> m_live;
};

void RolesLiveTest::aGroupGetsARoleAndAQuota()
{
    const AppId group = topGroup();
    QVERIFY(!group.isEmpty());
    const QString role = lastSegment(group);
    QCOMPARE(m_live->snapshot()->findGroup(group)->enforcesRole, std::optional<bool>(false));
    actions().changeGroupRole(group);
    QTRY_VERIFY(dialog<ConfirmDialog>());
    dialog<ConfirmDialog>()->findChildren<QRadioButton *>().last()->setChecked(true);
    submit<ConfirmDialog>();
    QTRY_VERIFY_WITH_TIMEOUT(m_live->snapshot()->findGroup(group)->enforcesRole == true, 20000);
    m_live->inCluster([&group](demo::SimCluster &cluster) { QVERIFY(cluster.enforcesRole(group.text())); });

    QTRY_COMPARE(actions().whyNotAtMesos(), QString());
    actions().changeQuota(role);
    QTRY_VERIFY(dialog<QuotaDialog>());
    dialog<QuotaDialog>()->findChild<QLineEdit *>(u"guarantee-cpus"_s)->setText(u"0.25"_s);
    dialog<QuotaDialog>()->findChild<QLineEdit *>(u"limit-cpus"_s)->setText(u"4"_s);
    submit<QuotaDialog>();
    const auto known = [this, &role] {
        for (const Role &one : m_live->snapshot()->roles) {
            if (one.name == role)
                return one;
        }
        return Role();
    };
    QTRY_COMPARE_WITH_TIMEOUT(known().guarantee.cpus, 0.25, 20000);
    QCOMPARE(known().limit.cpus, std::optional<double>(4));
    QVERIFY(!known().limit.mem);
}

void RolesLiveTest::anAppGetsAnotherName()
{
    AppId old;
    for (const App &app : m_live->snapshot()->apps) {
        if (app.kind == App::Kind::App && app.status == AppStatus::Running && app.instances > 0 &&
            app.deployments.isEmpty())
            old = app.id;
    }
    QVERIFY(!old.isEmpty());
    const int instances = m_live->snapshot()->findApp(old)->instances;
    const AppId wanted(old.text() + u"-renamed"_s);
    actions().rename(old);
    QTRY_VERIFY(dialog<RenameDialog>());
    dialog<RenameDialog>()->findChild<QLineEdit *>(u"id"_s)->setText(wanted.text());
    submit<RenameDialog>();
    QTRY_VERIFY_WITH_TIMEOUT(!dialog<RenameDialog>(), 60000);
    m_live->inCluster([&](demo::SimCluster &cluster) {
        QVERIFY(cluster.apps().count(wanted.text()) == 1);
        QCOMPARE(cluster.apps().at(wanted.text()).definition.value("instances"_L1).toInt(), instances);
    });
    QTRY_VERIFY_WITH_TIMEOUT(!m_live->snapshot()->findApp(old), 60000);
    QCOMPARE(m_live->snapshot()->findApp(wanted)->counts.running, instances);
}

MESOSCOPE_TEST(RolesLiveTest)
#include "tst_roles.moc"
