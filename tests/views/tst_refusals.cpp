// SPDX-License-Identifier: GPL-3.0-or-later
// What a user may not see or do is explained where it is looked for, and not offered.
#include "models/domain/snapshotbuilder.h"
#include "tests/support/testmain.h"
#include "tests/views/windowfixture.h"
#include "views/text/errortext.h"
#include "views/text/refusaltext.h"
#include "views/widgets/appinspector.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString Words = u"Not Authorized to perform this action!"_s;

Error forbidden()
{
    Error error;
    error.kind = Error::Kind::Forbidden;
    error.httpStatus = 403;
    error.detail = Words;
    return error;
}

SnapshotPtr with(const QList<Refusal> &refusals, const std::function<void(BentCluster &)> &bend = {})
{
    BentCluster cluster;
    SourceState state = liveState(SourceId::Marathon);
    state.refusals = refusals;
    for (const Refusal &one : refusals) {
        if (one.subject.isEmpty())
            state.capabilities.setFlag(one.what, false);
    }
    cluster.builder.setSourceState(state);
    if (bend)
        bend(cluster);
    return cluster.build();
}

} // namespace

class RefusalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sayWhatIsMissing_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        for (const auto what :
             {Capability::Commands, Capability::Deployments, Capability::Queue, Capability::Events, Capability::Logs})
            QTest::addRow("%d", int(what)) << int(what) << int(Error::Kind::Forbidden) << 403;
        QTest::newRow("stream elsewhere") << int(Capability::Events) << int(Error::Kind::Protocol) << 302;
        QTest::newRow("no stream") << int(Capability::Events) << int(Error::Kind::NotFound) << 404;
    }

    void sayWhatIsMissing()
    {
        QFETCH(int, what);
        QFETCH(int, kind);
        QFETCH(int, status);
        Refusal refusal{Capability(what), {}, forbidden()};
        refusal.error.kind = Error::Kind(kind);
        refusal.error.httpStatus = status;
        const QString text = refusalText(refusal);
        QVERIFY(text.startsWith("Marathon"_L1));
        QVERIFY(text.contains(Words));
        refusal.error.detail = QString(5000, u'x');
        QVERIFY(refusalText(refusal).size() < 700);
        refusal.error.detail.clear();
        QVERIFY(!refusalText(refusal).contains(u'('));
    }

    void deploymentsPageSaysWhy()
    {
        WindowFixture f;
        f.publish(with({{Capability::Deployments, {}, forbidden()}},
                       [](BentCluster &cluster) { cluster.marathon.deployments.clear(); }));
        const QString text = f.textOf(PageId::Deployments);
        QVERIFY2(text.contains(u"Deployments cannot be seen"_s) && text.contains(Words), qPrintable(text));
        QVERIFY(!text.contains(u"Nothing is being deployed"_s)); // which nobody knows
    }

    void eventsPageSaysWhy()
    {
        WindowFixture f;
        Error away;
        away.kind = Error::Kind::Protocol;
        away.httpStatus = 302;
        away.detail = u"redirect to an unknown address: http://10.0.0.9:8080"_s;
        f.publish(with({{Capability::Events, {}, away}}));
        const QString text = f.textOf(PageId::Events);
        QVERIFY2(text.contains(u"Events cannot be heard"_s) && text.contains(u"10.0.0.9"_s), qPrintable(text));
    }

    /// All changes are refused: nothing offers them, and each says why.
    void offersNoChangesToWhomNoneIsAllowed()
    {
        WindowFixture f;
        f.publish(with({}));
        QVERIFY(f.actions->canWrite() && f.actions->deployAction()->isEnabled());
        QSignalSpy changed(f.actions.get(), &Actions::canWriteChanged);
        f.publish(with({{Capability::Commands, {}, forbidden()}}));
        QCOMPARE(changed.size(), 1);
        QVERIFY(!f.actions->canWrite());
        QVERIFY(!f.actions->deployAction()->isEnabled());
        QVERIFY(f.actions->deployAction()->toolTip().contains(u"does not allow this user"_s));
        QVERIFY(f.actions->whyNot().contains(Words));
        f.publish(with({})); // the right was given
        QVERIFY(f.actions->canWrite() && f.actions->deployAction()->isEnabled());
    }

    /// One app is refused: the others stay as they are.
    void offersNoChangesOfTheAppThatIsRefused()
    {
        WindowFixture f;
        const AppId refused(u"/shop/frontend"_s);
        const AppId other(u"/shop/mailer"_s);
        f.publish(with({{Capability::Commands, refused.text(), forbidden()}}));
        QVERIFY(f.actions->canWrite() && f.actions->canWrite(other) && !f.actions->canWrite(refused));
        QVERIFY(f.actions->whyNot(refused).contains(refused.text()));
        QVERIFY(f.actions->whyNot(other).isEmpty());
        f.show(PageId::Applications);
        f.selection.open(PageId::Applications, refused);
        auto *inspector = f.window->findChild<AppInspector *>();
        QVERIFY(inspector);
        const auto buttons = [inspector] {
            QList<QPushButton *> found;
            for (QPushButton *button : inspector->findChildren<QPushButton *>()) {
                if (button->text().contains(u"Scale"_s) || button->text().contains(u"Restart"_s))
                    found += button;
            }
            return found;
        };
        QCOMPARE(buttons().size(), 2);
        for (QPushButton *button : buttons()) {
            QTRY_VERIFY(!button->isEnabled());
            QVERIFY(button->toolTip().contains(u"does not allow this user"_s));
        }
        QMenu menu;
        inspector->fillMenu(&menu, refused);
        int disabled = 0;
        for (QAction *action : menu.actions()) {
            if (action->isEnabled() || action->isSeparator())
                continue;
            ++disabled;
            QVERIFY(action->toolTip().contains(u"does not allow this user"_s));
        }
        QVERIFY(disabled >= 5);
        f.selection.open(PageId::Applications, other);
        for (QPushButton *button : buttons()) {
            QTRY_VERIFY(button->isEnabled());
            QVERIFY(button->toolTip().isEmpty());
        }
    }

    void namesWhatAVersionLacks()
    {
        Error error;
        error.kind = Error::Kind::Unsupported;
        error.detail = u"1.4.3"_s;
        error.fields = {{u"/role"_s, {u"Marathon >= 1.9"_s}}};
        const ErrorText text = describe(error);
        QVERIFY(text.title.contains(u"/role (Marathon >= 1.9)"_s));
        QCOMPARE(text.detail, u"1.4.3"_s);
    }
};

MESOSCOPE_TEST(RefusalsTest)

#include "tst_refusals.moc"
