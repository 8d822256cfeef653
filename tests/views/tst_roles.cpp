// SPDX-License-Identifier: GPL-3.0-or-later
// Roles and their quota, and another name for an app.
#include "tests/support/testmain.h"
#include "tests/views/dialogfixture.h"
#include "views/dialogs/dialogs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const AppId Shop(u"/shop"_s);
const AppId Frontend(u"/shop/frontend"_s);

template<class T>
T lastOf(const DialogFixture &f)
{
    const auto *found = f.api.commands.empty() ? nullptr : std::get_if<T>(&f.api.commands.back());
    return found ? *found : T();
}

void publish(DialogFixture &f, const std::shared_ptr<ClusterSnapshot> &snapshot)
{
    ClusterChange change;
    change.before = f.store.current();
    change.after = snapshot;
    f.store.publish(change);
}

/// Two roles share a cluster of 8 CPUs.
std::shared_ptr<ClusterSnapshot> withRoles()
{
    auto cluster = DialogFixture::cluster();
    cluster->info.mesosVersion = u"1.11.0"_s;
    cluster->totals.capacity = Resources{8, 16384, 1000, 0};
    Role shop;
    shop.name = u"shop"_s;
    shop.guarantee.cpus = 1;
    shop.limit.mem = 2048;
    shop.consumed.cpus = 0.5;
    Role other;
    other.name = u"other"_s;
    other.guarantee.cpus = 4;
    cluster->roles = {other, shop};
    return cluster;
}

std::shared_ptr<ClusterSnapshot> withGroupRole(std::optional<bool> enforced)
{
    auto cluster = DialogFixture::cluster();
    Group group;
    group.id = Shop;
    group.enforcesRole = enforced;
    cluster->groups = {group};
    return cluster;
}

} // namespace

class RolesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aQuotaIsSet();
    void aQuotaIsChecked_data();
    void aQuotaIsChecked();
    void morePromisedThanThereIsWantsToBeForced();
    void whyAQuotaCannotBeSet();
    void theRoleOfAGroup();
    void aNewGroupHasARole();
    void aCopyTakesOver();
    void aCopyThatDoesNotRunLeavesTheOldOne();
    void onlyACopy();
    void aNameThatIsTaken();
    void pictures_data();
    void pictures();
};

void RolesTest::aQuotaIsSet()
{
    DialogFixture f;
    publish(f, withRoles());
    f.actions().changeQuota(u"shop"_s);
    QCOMPARE(f.find<QLineEdit>("guarantee-cpus")->text(), u"1"_s); // as it is
    QVERIFY(f.find<QLineEdit>("limit-cpus")->text().isEmpty());
    QCOMPARE(QLocale().toDouble(f.find<QLineEdit>("limit-mem")->text()), 2048.0);
    f.find<QLineEdit>("guarantee-cpus")->setText(u"2.5"_s);
    f.find<QLineEdit>("limit-mem")->clear();
    f.find<QLineEdit>("limit-gpus")->setText(u"0"_s);
    f.click("submit");
    QTRY_VERIFY(!f.dialog());
    const auto sent = lastOf<SetQuota>(f);
    QCOMPARE(sent.role, u"shop"_s);
    QCOMPARE(sent.guarantee.cpus, 2.5);
    QVERIFY(!sent.limit.mem);
    QCOMPARE(sent.limit.gpus, std::optional<double>(0)); // none at all, which is not "no limit"
    QCOMPARE(sent.force, Force::No);
}

void RolesTest::aQuotaIsChecked_data()
{
    QTest::addColumn<QString>("least");
    QTest::addColumn<QString>("most");
    QTest::addColumn<QByteArray>("wrong");
    QTest::newRow("no number") << u"a lot"_s << QString() << QByteArray("guarantee-mem");
    QTest::newRow("negative") << u"-1"_s << QString() << QByteArray("guarantee-mem");
    QTest::newRow("negative limit") << QString() << u"-1"_s << QByteArray("limit-mem");
    QTest::newRow("less than promised") << u"100"_s << u"99"_s << QByteArray("limit-mem");
}

void RolesTest::aQuotaIsChecked()
{
    QFETCH(QString, least);
    QFETCH(QString, most);
    QFETCH(QByteArray, wrong);
    DialogFixture f;
    publish(f, withRoles());
    f.actions().changeQuota(u"shop"_s);
    f.find<QLineEdit>("guarantee-mem")->setText(least);
    f.find<QLineEdit>("limit-mem")->setText(most);
    f.click("submit");
    QVERIFY(!f.find<QLineEdit>(wrong.constData())->accessibleDescription().isEmpty());
    QVERIFY(f.api.commands.empty());
}

void RolesTest::morePromisedThanThereIsWantsToBeForced()
{
    DialogFixture f;
    publish(f, withRoles());
    f.actions().changeQuota(u"shop"_s);
    auto *force = f.find<QCheckBox>("force");
    f.find<QLineEdit>("guarantee-cpus")->setText(u"4"_s); // with the four of the other role: all there is
    QVERIFY(force->isHidden());
    f.find<QLineEdit>("guarantee-cpus")->setText(u"4.5"_s);
    QVERIFY(!force->isHidden() && !force->isChecked());
    force->setChecked(true);
    f.find<QLineEdit>("guarantee-cpus")->setText(u"1"_s);
    f.find<QLineEdit>("guarantee-cpus")->setText(u"5"_s);
    f.click("submit");
    QTRY_VERIFY(!f.dialog());
    QCOMPARE(lastOf<SetQuota>(f).force, Force::Yes);
}

void RolesTest::whyAQuotaCannotBeSet()
{
    DialogFixture f;
    publish(f, withRoles());
    QSignalSpy changed(&f.actions(), &Actions::canWriteChanged);
    QCOMPARE(f.actions().whyNotAtMesos(), QString());
    auto old = withRoles();
    old->info.mesosVersion = u"1.8.1"_s;
    publish(f, old);
    QVERIFY(f.actions().whyNotAtMesos().contains(u"1.9"_s));
    QCOMPARE(changed.size(), 1);
    QObject pipeline;
    f.commands.attach(
        &pipeline, &f.api, [] {}, true, &f.api);
    QVERIFY(f.actions().whyNotAtMesos().contains(u"read-only"_s));
    f.commands.attach(
        &pipeline, &f.api, [] {}, false);
    QVERIFY(f.actions().whyNotAtMesos().contains(u"Mesos master"_s));
    f.commands.detach();
}

void RolesTest::theRoleOfAGroup()
{
    DialogFixture f;
    publish(f, withGroupRole(false));
    f.actions().changeGroupRole(Shop);
    const auto ways = f.dialog()->findChildren<QRadioButton *>();
    QCOMPARE(ways.size(), 2);
    QVERIFY(ways.first()->isChecked()); // what holds now
    ways.last()->setChecked(true);
    f.click("submit");
    QTRY_VERIFY(!f.dialog());
    QCOMPARE(lastOf<SetGroupRole>(f).group, Shop);
    QVERIFY(lastOf<SetGroupRole>(f).enforced);
    // Below the top there is none.
    const auto refused = f.commands.submit(SetGroupRole{AppId(u"/shop/eu"_s), true});
    QTRY_VERIFY(refused.isFinished());
    QCOMPARE(refused.result().error().kind, Error::Kind::Invalid);
    QCOMPARE(f.api.commands.size(), size_t(1));
}

void RolesTest::aNewGroupHasARole()
{
    DialogFixture f;
    f.actions().createGroup(AppId(u"/"_s));
    QVERIFY(f.find<QComboBox>("role")->parentWidget()->isHidden()); // this Marathon knows of none
    f.dialog()->close();
    QTRY_VERIFY(!f.dialog());
    publish(f, withGroupRole(true));
    f.actions().createGroup(AppId(u"/"_s));
    auto *role = f.find<QComboBox>("role");
    QVERIFY(!role->parentWidget()->isHidden());
    f.find<QLineEdit>("id")->setText(u"/shop/eu"_s);
    QVERIFY(role->parentWidget()->isHidden());
    f.find<QLineEdit>("id")->setText(u"/eu"_s);
    role->setCurrentIndex(1);
    f.click("submit");
    QTRY_VERIFY(!f.dialog());
    QCOMPARE(lastOf<CreateGroup>(f).enforceRole, std::optional<bool>(true));
    f.actions().createGroup(AppId(u"/"_s));
    f.find<QLineEdit>("id")->setText(u"/us"_s);
    f.click("submit");
    QTRY_VERIFY(!f.dialog());
    QVERIFY(!lastOf<CreateGroup>(f).enforceRole); // as Marathon is set up
}

static void serveFrontend(DialogFixture &f)
{
    f.api.definitions = {{QString(),
                          {{u"id"_s, u"/shop/frontend"_s},
                           {u"instances"_s, 2},
                           {u"cmd"_s, u"x"_s},
                           {u"version"_s, u"2026-01-01T00:00:00Z"_s},
                           {u"someNewKey"_s, 1}}}};
}

static std::shared_ptr<ClusterSnapshot> withCopy(int running, int healthy)
{
    auto cluster = DialogFixture::cluster();
    App copy = *cluster->findApp(Frontend);
    copy.id = AppId(u"/shop/web"_s);
    copy.handle = AppHandle(cluster->appHandles);
    copy.instances = 2;
    copy.deployments.clear();
    copy.counts = {};
    copy.counts.running = running;
    copy.counts.healthy = healthy;
    cluster->apps.push_back(copy);
    ++cluster->appHandles;
    return cluster;
}

void RolesTest::aCopyTakesOver()
{
    DialogFixture f;
    serveFrontend(f);
    f.actions().rename(Frontend);
    QTRY_VERIFY(f.find<QPushButton>("submit")->isEnabled());
    f.find<QLineEdit>("id")->setText(u"/shop/web"_s);
    f.click("submit");
    QTRY_COMPARE(f.api.commands.size(), size_t(1));
    const QJsonObject sent = lastOf<DeployApp>(f).definition;
    QCOMPARE(sent,
             (QJsonObject{{u"id"_s, u"/shop/web"_s}, {u"instances"_s, 2}, {u"cmd"_s, u"x"_s}, {u"someNewKey"_s, 1}}));
    const bool checked = !DialogFixture::cluster()->findApp(Frontend)->healthChecks.isEmpty();
    publish(f, withCopy(2, 1));
    if (checked) { // running is not enough
        QVERIFY(f.find<QLabel>("progress")->text().contains(u"1 of 2"_s));
        QCOMPARE(f.api.commands.size(), size_t(1));
    }
    publish(f, withCopy(2, 2));
    QTRY_COMPARE(f.api.commands.size(), size_t(2));
    QCOMPARE(lastOf<DestroyApp>(f).app, Frontend);
    QCOMPARE(lastOf<DestroyApp>(f).force, Force::No);
    QTRY_VERIFY(!f.dialog());
}

void RolesTest::aCopyThatDoesNotRunLeavesTheOldOne()
{
    DialogFixture f;
    serveFrontend(f);
    f.actions().rename(Frontend);
    QTRY_VERIFY(f.find<QPushButton>("submit")->isEnabled());
    f.find<QLineEdit>("id")->setText(u"/shop/web"_s);
    f.click("submit");
    QTRY_VERIFY(f.find<QLabel>("progress")->isVisible());
    publish(f, withCopy(1, 1));
    f.dialog()->reject();
    QTRY_VERIFY(!f.dialog());
    publish(f, withCopy(2, 2));
    QCoreApplication::processEvents();
    QCOMPARE(f.api.commands.size(), size_t(1));
}

void RolesTest::onlyACopy()
{
    DialogFixture f;
    serveFrontend(f);
    f.actions().rename(Frontend);
    QTRY_VERIFY(f.find<QPushButton>("submit")->isEnabled());
    f.find<QLineEdit>("id")->setText(u"/shop/web"_s);
    f.find<QCheckBox>("keepOld")->setChecked(true);
    f.click("submit");
    QTRY_VERIFY(!f.dialog());
    publish(f, withCopy(2, 2));
    QCoreApplication::processEvents();
    QCOMPARE(f.api.commands.size(), size_t(1));
}

void RolesTest::aNameThatIsTaken()
{
    DialogFixture f;
    serveFrontend(f);
    f.actions().rename(Frontend);
    QTRY_VERIFY(f.find<QPushButton>("submit")->isEnabled());
    for (const QString &name : {u"/shop/frontend"_s, u"/shop/cart"_s, u"/Shop"_s}) {
        f.find<QLineEdit>("id")->setText(name);
        f.click("submit");
        QVERIFY(!f.find<QLineEdit>("id")->accessibleDescription().isEmpty());
    }
    QVERIFY(f.api.commands.empty());
}

void RolesTest::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void RolesTest::pictures()
{
    QFETCH(bool, dark);
    DialogFixture f(dark ? ThemeMode::Dark : ThemeMode::Light);
    publish(f, withRoles());
    f.actions().changeQuota(u"shop"_s);
    f.find<QLineEdit>("guarantee-cpus")->setText(u"9"_s);
    f.find<QLineEdit>("limit-cpus")->setText(u"8"_s);
    f.click("submit");
    f.picture("quota");
    QVERIFY(f.dialog()->width() > f.dialog()->minimumSizeHint().width() - 1);
    f.dialog()->close();
    QTRY_VERIFY(!f.dialog());
    publish(f, withGroupRole(false));
    f.actions().changeGroupRole(Shop);
    f.picture("grouprole");
    f.dialog()->close();
    QTRY_VERIFY(!f.dialog());
    serveFrontend(f);
    f.actions().rename(Frontend);
    QTRY_VERIFY(f.find<QPushButton>("submit")->isEnabled());
    f.find<QLineEdit>("id")->setText(u"/shop/web"_s);
    f.click("submit");
    QTRY_VERIFY(f.find<QLabel>("progress")->isVisible());
    publish(f, withCopy(2, 1));
    f.picture("rename");
}

MESOSCOPE_TEST(RolesTest)
#include "tst_roles.moc"
