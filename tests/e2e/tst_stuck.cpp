// SPDX-License-Identifier: GPL-3.0-or-later
// Apps that cannot run, each for a reason that is known: the program says that reason.
#include "app/demo/simcluster.h"
#include "models/domain/why.h"
#include "tests/e2e/livewindow.h"
#include "tests/support/testmain.h"
#include "views/text/whytext.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

class StuckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LiveWindow>(u"stuck"_s);
        QVERIFY(m_live->start());
        QVERIFY(m_live->settleOn(PageId::Applications));
    }
    void cleanupTestCase() { m_live.reset(); }

    void saysTheReason_data()
    {
        QTest::addColumn<QStringList>("title"); // of one of its causes: all these words
        QTest::addColumn<QStringList>("body");
        QTest::addColumn<QStringList>("remedies");
        const auto row = [](const char *app, QStringList title, QStringList body, QStringList remedies = {}) {
            QTest::newRow(app) << title << body << remedies;
        };
        row("/place/cpu", {u"waits for"_s, u"6 CPU"_s}, {u"6 have too little CPU"_s},
            {u" CPU instead of 6"_s, u"at least 6 CPU"_s});
        row("/place/memory", {u"waits for"_s, u"19.5 GiB of memory"_s}, {u"6 have too little memory"_s},
            {u"instead of 19.5 GiB"_s, u"at least 0.2 CPU, 19.5 GiB of memory free"_s});
        row("/place/gpus", {u"GPUs free"_s}, {u"6 have too few GPUs"_s}, {u"0 GPUs instead of 1"_s});
        row("/place/constraint", {u"rack LIKE r9"_s}, {u"6 break rack LIKE r9"_s},
            {u"rack LIKE r9: then 6 nodes have room"_s, u"that satisfies rack LIKE r9"_s});
        row("/place/unique", {u"2 instances wait for"_s, u"hostname UNIQUE"_s}, {u"6 break hostname UNIQUE"_s},
            {u"2 nodes like"_s, u"hostname UNIQUE: then 6 nodes have room"_s});
        row("/place/role", {u"offer for its role"_s}, {u"6 are reserved for other roles"_s});
        row("/place/port", {u"port 8080 free"_s}, {u"6 do not have its ports free"_s}, {u"choose the host ports"_s});
        row("/crash/exit", {u"ends by itself with status 1"_s, u"waits before the next try"_s}, {u"next try is"_s});
        row("/crash/image", {u"image does not exist in the registry"_s}, {u"next try is"_s});
        row("/crash/login", {u"registry does not let the node have its image"_s}, {u"next try is"_s});
        row("/health/fails", {u"2 instances fail their health check HTTP /health"_s},
            {u"503 Service Unavailable"_s, u"leaves it running"_s});
        row("/health/killed", {u"health check HTTP /health"_s}, {});
        row("/deploy/slow", {u"deployment does not get on"_s}, {u"began 15 min ago"_s, u"until its 2 instances"_s});
        row("/deploy/after", {u"waits for /deploy/slow"_s}, {u"/deploy/slow is"_s});
    }

    void saysTheReason()
    {
        QFETCH(QStringList, title);
        QFETCH(QStringList, body);
        QFETCH(QStringList, remedies);
        const AppId id(QString::fromLatin1(QTest::currentDataTag()));
        QString said;
        const auto holds = [](const QString &text, const QStringList &words) {
            return std::all_of(words.begin(), words.end(),
                               [&text](const QString &word) { return text.contains(word); });
        };
        const auto found = [&] {
            const SnapshotPtr snapshot = m_live->snapshot();
            const App *app = snapshot->findApp(id);
            if (!app)
                return false;
            said.clear();
            bool matched = false;
            QStringList help;
            for (const Cause &cause : causesOf(*app, *snapshot, snapshot->takenAtMs, true)) {
                const WhyText words = causeText(cause, *app, *snapshot, snapshot->takenAtMs);
                said += words.title + u" | "_s + words.body + u'\n';
                matched = matched || (holds(words.title, title) && holds(words.body, body));
                if (!cause.placement)
                    continue;
                for (const Remedy &remedy : cause.placement->remedies)
                    help += remedyText(remedy, *app, *snapshot).body;
            }
            said += help.join(u'\n');
            return matched && holds(help.join(u'\n'), remedies);
        };
        QTRY_VERIFY2_WITH_TIMEOUT(found(), qPrintable(said), 20000);
    }

    /// The page shows it, with each node's verdict.
    void thePageSaysIt()
    {
        m_live->app().selection().open(PageId::Applications, AppId(u"/place/constraint"_s));
        QVERIFY(m_live->settleOn(PageId::Applications));
        QTRY_VERIFY_WITH_TIMEOUT(m_live->textOf(PageId::Applications).contains(u"rack is r2, not r9"_s), 20000);
        QVERIFY(m_live->textOf(PageId::Applications).contains(u"What would help"_s));
    }

    /// Marathon's own evidence, node by node; where there is no Mesos master it is all there is.
    void declinedOffersAreNamed()
    {
        m_live->app().selection().open(PageId::Applications, AppId(u"/place/cpu"_s));
        const auto said = [this] { return m_live->textOf(PageId::Applications); };
        QTRY_VERIFY2_WITH_TIMEOUT(said().contains(u"Offers that were declined"_s), qPrintable(said()), 20000);
        QVERIFY2(said().contains(u" of 6 CPU"_s), qPrintable(said()));
        const SnapshotPtr snapshot = m_live->snapshot();
        for (const Agent &agent : snapshot->agents)
            QVERIFY2(said().contains(agent.hostname), qPrintable(agent.hostname));
    }

    /// An app that runs has nothing to explain.
    void nothingToSayOfWhatRuns()
    {
        const SnapshotPtr snapshot = m_live->snapshot();
        const App *steady = snapshot->findApp(AppId(u"/base/steady"_s));
        QVERIFY(steady);
        QVERIFY(causesOf(*steady, *snapshot, snapshot->takenAtMs, true).empty());
    }

private:
    std::unique_ptr<LiveWindow> m_live;
};

MESOSCOPE_TEST(StuckTest)
#include "tst_stuck.moc"
