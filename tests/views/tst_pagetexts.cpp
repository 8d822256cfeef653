// SPDX-License-Identifier: GPL-3.0-or-later
// Every page names what it shows to those who do not see it, and says in words why it shows nothing.
#include "tests/support/testmain.h"
#include "tests/views/windowfixture.h"
#include "views/pages/overviewpage.h"
#include "views/pages/pagestate.h"
#include "views/text/whytext.h"
#include "views/widgets/attention.h"
#include "views/widgets/banner.h"
#include "views/widgets/sourcestrip.h"

#include <QTableView>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

ClusterEvent sampleEvent(quint64 serial, const QString &type, const QString &subject)
{
    ClusterEvent result;
    result.serial = serial;
    result.timeMs = SampleNow - 1000;
    result.type = type;
    result.subject = subject;
    result.summary = u"healthy=false"_s;
    result.payload = R"({"eventType":"x","deep":{"key":1}})";
    return result;
}

SnapshotPtr withState(SourceId id, SourceState::Phase phase, Error::Kind kind)
{
    SnapshotBuilder builder;
    SourceState state = liveState(id);
    state.phase = phase;
    state.lastGoodMs = 0;
    if (kind != Error::Kind::Cancelled) {
        Error error;
        error.kind = kind;
        error.source = id;
        error.detail = u"the server's own words"_s;
        state.error = error;
    }
    builder.setSourceState(state);
    return builder.build(SampleNow);
}

} // namespace

class PageTextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void applicationsNameEveryAppAndGroup();
    void instancesNameEveryActiveTask();
    void nodesNameEveryAgent();
    void nodesWithoutMesosSayWhatTheyAre();
    void deploymentsNameTheirAppsAndSteps();
    void nothingDeployedIsSaid();
    void eventsAreNamed();
    void eventsOfAnInstance();
    void overviewAnswers();
    void capacityAnswers_data();
    void capacityAnswers();
    void attentionIsWorstFirst();
    void emptyPagesSayWhy_data();
    void emptyPagesSayWhy();
    void staleDataIsMarked();
    void sourceStatesAreWords();
    void bannerSpeaksWhenTheLeaderRecovers();
    void whyNamesTheMissingThing();
    void secretsAreMasked();
};

void PageTextsTest::applicationsNameEveryAppAndGroup()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    const QString text = fixture.textOf(PageId::Applications);
    for (const App &app : fixture.store.current()->apps)
        QVERIFY2(text.contains(app.id.text()), qPrintable(app.id.text()));
    for (const Group &group : fixture.store.current()->groups)
        QVERIFY2(text.contains(group.id.text()), qPrintable(group.id.text()));
}

void PageTextsTest::instancesNameEveryActiveTask()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    const QString text = fixture.textOf(PageId::Instances);
    int active = 0;
    for (const Task &task : fixture.store.current()->tasks) {
        QCOMPARE(text.contains(task.id.text()), !isTerminal(task.state));
        active += !isTerminal(task.state);
    }
    QVERIFY(active > 20);
}

void PageTextsTest::nodesNameEveryAgent()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    const QString text = fixture.textOf(PageId::Nodes);
    for (const Agent &agent : fixture.store.current()->agents)
        QVERIFY2(text.contains(agent.hostname), qPrintable(agent.hostname));
    QVERIFY(text.contains(u"draining"_s));
}

void PageTextsTest::nodesWithoutMesosSayWhatTheyAre()
{
    WindowFixture fixture;
    fixture.publish(sampleTenant());
    const QString text = fixture.textOf(PageId::Nodes);
    QVERIFY2(text.contains(u"Without Mesos"_s), qPrintable(text));
    QVERIFY(text.contains(u"node-01.example"_s));
}

void PageTextsTest::deploymentsNameTheirAppsAndSteps()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    const QString text = fixture.textOf(PageId::Deployments);
    QVERIFY2(text.contains(u"/shop/search"_s), qPrintable(text));
    QVERIFY2(text.contains(u"97c136bf"_s), qPrintable(text));
    QVERIFY2(text.contains(u"2. restart /shop/search"_s), qPrintable(text));
    QVERIFY2(text.contains(u"wanted"_s), qPrintable(text));
}

void PageTextsTest::nothingDeployedIsSaid()
{
    WindowFixture fixture;
    BentCluster cluster;
    cluster.marathon.deployments.clear();
    fixture.publish(cluster.build());
    QVERIFY(fixture.textOf(PageId::Deployments).contains(u"Nothing is being deployed"_s));
}

void PageTextsTest::eventsAreNamed()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    QVERIFY(fixture.textOf(PageId::Events).contains(u"No event has arrived yet"_s));
    fixture.store.addEvents({sampleEvent(1, u"status_update_event"_s, u"/shop/cart"_s),
                             sampleEvent(2, u"deployment_success"_s, u"/data/redis"_s)});
    const QString text = fixture.textOf(PageId::Events);
    QVERIFY(text.contains(u"status_update_event"_s));
    QVERIFY(text.contains(u"/data/redis"_s));
    QVERIFY(!text.contains(u"No event has arrived yet"_s));
}

void PageTextsTest::eventsOfAnInstance()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    fixture.show(PageId::Events);
    const TaskId task(u"shop_frontend.instance-4f1.container.web"_s);
    ClusterEvent staged = sampleEvent(1, u"status_update_event"_s, u"/shop/frontend"_s);
    staged.instance = task.text();
    ClusterEvent another = sampleEvent(2, u"status_update_event"_s, u"/shop/frontend"_s);
    another.instance = u"shop_frontend.instance-777.container.web"_s;
    ClusterEvent running = sampleEvent(3, u"status_update_event"_s, u"/shop/frontend"_s);
    running.instance = task.text();
    fixture.store.addEvents({staged, another, running});
    fixture.selection.open(PageId::Events, task);
    auto *table = fixture.show(PageId::Events)->findChild<QTableView *>(u"events"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2);
}

void PageTextsTest::overviewAnswers()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    const QString text = fixture.textOf(PageId::Overview);
    QVERIFY2(text.contains(u"/shop/frontend"_s), qPrintable(text));
    QVERIFY2(text.contains(u"/shop/mailer"_s), qPrintable(text));
    QVERIFY2(text.contains(u"CPU:"_s) && text.contains(u"Memory:"_s), qPrintable(text));
    QVERIFY2(text.contains(capacityAnswer(*fixture.store.current()).sentence), qPrintable(text));
    QVERIFY(!text.contains(u"All is well"_s));
}

void PageTextsTest::capacityAnswers_data()
{
    QTest::addColumn<double>("cpuUsed");
    QTest::addColumn<double>("memUsed");
    QTest::addColumn<int>("waiting");
    QTest::addColumn<int>("condition");
    QTest::addColumn<QString>("word");
    QTest::newRow("plenty") << 2.0 << 200.0 << 0 << int(Condition::Ok) << u"80"_s;
    QTest::newRow("waiting") << 2.0 << 200.0 << 1 << int(Condition::Waiting) << u"wait"_s;
    QTest::newRow("tight") << 9.0 << 200.0 << 0 << int(Condition::Warning) << u"CPU"_s;
    QTest::newRow("full") << 2.0 << 990.0 << 0 << int(Condition::Bad) << u"memory"_s;
}

void PageTextsTest::capacityAnswers()
{
    QFETCH(double, cpuUsed);
    QFETCH(double, memUsed);
    QFETCH(int, waiting);
    ClusterSnapshot snapshot;
    snapshot.totals.capacity = Resources{10, 1000, 0, 0};
    snapshot.totals.allocated = Resources{cpuUsed, memUsed, 0, 0};
    for (int i = 0; i < waiting; ++i) {
        App app;
        app.status = AppStatus::Waiting;
        snapshot.apps.push_back(app);
    }
    const CapacityAnswer answer = capacityAnswer(snapshot);
    QTEST(int(answer.condition), "condition");
    QFETCH(QString, word);
    QVERIFY2(answer.sentence.contains(word), qPrintable(answer.sentence));

    snapshot.totals.capacity.reset(); // unknown is not zero: nothing about free resources may be claimed
    QVERIFY(!capacityAnswer(snapshot).sentence.contains(u'%'));
}

void PageTextsTest::attentionIsWorstFirst()
{
    const QList<AttentionItem> items = attentionItems(*sampleCluster(), SampleNow);
    QStringList subjects;
    for (const AttentionItem &item : items)
        subjects.append(item.subject);
    QVERIFY2(subjects.contains(u"/shop/frontend"_s), qPrintable(subjects.join(u' ')));
    QVERIFY(subjects.contains(u"/tools/crasher"_s));
    QVERIFY(subjects.contains(u"node-05.example"_s));
    QVERIFY(!subjects.contains(u"/data/redis"_s));
    ClusterSnapshot lost; // a lost agent may be known by its id alone
    Agent nameless;
    nameless.id = AgentId(u"gone-S1"_s);
    nameless.status = AgentStatus::Unreachable;
    lost.agents.push_back(nameless);
    QCOMPARE(attentionItems(lost, SampleNow).value(0).subject, u"gone-S1"_s);
    QVERIFY(subjects.indexOf(u"/shop/frontend"_s) < subjects.indexOf(u"/shop/search"_s));
}

void PageTextsTest::emptyPagesSayWhy_data()
{
    QTest::addColumn<int>("phase");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing connected") << int(SourceState::Phase::Absent) << int(Error::Kind::Cancelled)
                                       << u"No cluster is connected"_s;
    QTest::newRow("connecting") << int(SourceState::Phase::Connecting) << int(Error::Kind::Cancelled)
                                << u"Connecting to Marathon"_s;
    QTest::newRow("failed") << int(SourceState::Phase::Failed) << int(Error::Kind::Unauthorized)
                            << u"the server's own words"_s;
}

void PageTextsTest::emptyPagesSayWhy()
{
    QFETCH(int, phase);
    QFETCH(int, kind);
    QFETCH(QString, words);
    WindowFixture fixture;
    fixture.publish(withState(SourceId::Marathon, SourceState::Phase(phase), Error::Kind(kind)));
    for (const PageId id : {PageId::Overview, PageId::Applications, PageId::Instances, PageId::Nodes,
                            PageId::Deployments, PageId::Events}) {
        fixture.window->showPage(id);
        const QString text = accessibleText(fixture.window->page(id));
        QVERIFY2(text.contains(words), qPrintable(pageName(id) + u'\n' + text));
    }
}

void PageTextsTest::staleDataIsMarked()
{
    WindowFixture fixture;
    SnapshotBuilder builder;
    builder.take(std::make_shared<Observation>(sampleMarathon()));
    SourceState state = liveState(SourceId::Marathon);
    state.phase = SourceState::Phase::Stale;
    state.lastGoodMs = SampleNow - 12000;
    state.error = Error{Error::Kind::Unreachable, SourceId::Marathon, 0, {}, {}, {}, 0};
    builder.setSourceState(state);
    fixture.publish(builder.build(SampleNow));
    const QString text = fixture.textOf(PageId::Applications);
    QVERIFY2(text.contains(u"Marathon cannot be reached. Data 12 s old."_s), qPrintable(text));
    QVERIFY(text.contains(u"/shop/cart"_s)); // the last data stays
    // A long sentence gives way: the smallest window stays the smallest.
    state.error->kind = Error::Kind::Protocol;
    state.error->httpStatus = 302;
    state.error->redirect = Error::Redirect::Stranger;
    builder.setSourceState(state);
    fixture.publish(builder.build(SampleNow));
    QVERIFY(fixture.textOf(PageId::Applications).contains(u"not part of this connection. Data 12 s old."_s));
    for (const PageId id : {PageId::Applications, PageId::Nodes, PageId::Events})
        QVERIFY2(fixture.window->page(id)->minimumSizeHint().width() <= 1024 - 184, qPrintable(pageName(id)));
}

void PageTextsTest::sourceStatesAreWords()
{
    SourceState state = liveState(SourceId::Marathon);
    state.intervalMs = 2000;
    QVERIFY(sourceStateText(state, SampleNow).startsWith(u"live"_s));
    state.phase = SourceState::Phase::Stale;
    state.lastGoodMs = SampleNow - 42000;
    QVERIFY2(sourceStateText(state, SampleNow).contains(u"42 s"_s), qPrintable(sourceStateText(state, SampleNow)));
    state.phase = SourceState::Phase::Absent;
    QCOMPARE(sourceStateText(state, SampleNow), u"not connected"_s);

    WindowFixture fixture;
    BentCluster cluster;
    SourceState polled = liveState(SourceId::Marathon);
    polled.intervalMs = 2000;
    cluster.builder.setSourceState(polled);
    fixture.publish(cluster.build());
    const QString text = accessibleText(fixture.window.get());
    QVERIFY2(text.contains(u"Logs not connected"_s), qPrintable(text));
    QVERIFY(text.contains(u"Marathon"_s));
    fixture.clock.advance(9700);
    QTRY_VERIFY(accessibleText(fixture.window.get()).contains(u"10 s"_s)); // the age ticks without new data
}

void PageTextsTest::bannerSpeaksWhenTheLeaderRecovers()
{
    BentCluster cluster;
    QVERIFY(bannerText(*cluster.build(), SampleNow).isEmpty());
    cluster.mesos.agents.resize(4);
    cluster.mesos.recoveredAgents = 2;
    const QString text = bannerText(*cluster.build(), SampleNow);
    QVERIFY2(text.contains(u"recovering"_s) && text.contains(u'4') && text.contains(u'6'), qPrintable(text));
}

void PageTextsTest::whyNamesTheMissingThing()
{
    const SnapshotPtr snapshot = sampleCluster();
    const WhyText waiting = whyText(*snapshot->findApp(AppId(u"/shop/mailer"_s)), *snapshot, SampleNow);
    QVERIFY2(waiting.title.contains(u"port"_s), qPrintable(waiting.title));
    QVERIFY2(waiting.body.contains(u"6 min"_s), qPrintable(waiting.body));
    const WhyText delayed = whyText(*snapshot->findApp(AppId(u"/tools/crasher"_s)), *snapshot, SampleNow);
    QVERIFY2(delayed.body.contains(u"40 s"_s), qPrintable(delayed.body));
    QCOMPARE(rejectName(u"SomethingNew"_s), u"SomethingNew"_s);
}

void PageTextsTest::secretsAreMasked()
{
    WindowFixture fixture;
    fixture.publish(sampleCluster());
    fixture.selection.open(PageId::Applications, AppId(u"/shop/cart"_s));
    const QString text = fixture.textOf(PageId::Applications);
    QVERIFY(text.contains(u"team:orders"_s));
    QVERIFY(!text.contains(u"s3cr3t-value"_s));
    QVERIFY(!text.contains(u"hunter2"_s));
}

MESOSCOPE_TEST(PageTextsTest)
#include "tst_pagetexts.moc"
