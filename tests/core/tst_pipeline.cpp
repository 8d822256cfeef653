// SPDX-License-Identifier: GPL-3.0-or-later
// The pipeline, driven in the test's own thread: what it delivers, when, and what it keeps until it may.
#include "app/core/pipeline.h"
#include "tests/core/fakes.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;

namespace {

constexpr auto Well = Health::Healthy;
constexpr auto Ill = Health::Unhealthy;

struct Running
{
    explicit Running(BackendFactory factory = {}) : pipeline(clock)
    {
        QObject::connect(&pipeline, &Pipeline::delivered, &pipeline,
                         [this](const DeliveryPtr &delivery) { deliveries.append(delivery); });
        pipeline.begin(factory ? factory : oneSource(world), Profile(), Secrets(), true);
    }
    /// Tells, and waits until the pipeline has made a snapshot of it.
    void tellAndBuild(const ObservationPtr &observation)
    {
        const int before = clock.reads;
        tell(world, observation);
        QTRY_VERIFY_WITH_TIMEOUT(clock.reads > before, 5000);
    }
    FakeWorld world;
    CountingClock clock;
    Pipeline pipeline;
    QList<DeliveryPtr> deliveries;
};

int tasksOf(const DeliveryPtr &delivery)
{
    return delivery->change ? int(delivery->change->after->tasks.size()) : -1;
}

} // namespace

class PipelineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstSnapshotComesWithoutAnyObservation()
    {
        Running run;
        QTRY_COMPARE(run.deliveries.size(), 1);
        QVERIFY(run.deliveries.first()->change.has_value());
        QVERIFY(!run.deliveries.first()->change->before);
        QCOMPARE(tasksOf(run.deliveries.first()), 0);
    }

    void noticesASleep()
    {
        WakeWatch watch;
        const qint64 now = SystemClock().nowMs();
        QSignalSpy woke(&watch, &WakeWatch::woke);
        watch.look(now + WakeWatch::LookMs);
        watch.look(now + 2 * WakeWatch::LookMs + WakeWatch::SleepMs / 2); // only late
        watch.look(now - 3600000);                                        // a clock set back
        QCOMPARE(woke.size(), 0);
        watch.look(now);
        QCOMPARE(woke.size(), 1);
        watch.look(now + WakeWatch::LookMs);
        QCOMPARE(woke.size(), 1);
    }

    void aSleepIsToldToTheSources()
    {
        Running run;
        QTRY_COMPARE(run.deliveries.size(), 1);
        Q_EMIT run.pipeline.findChild<WakeWatch *>()->woke();
        QVERIFY(run.world.woken > 0);
        QCOMPARE(int(run.world.woken), int(run.world.alive));
    }

    void oneDeliveryInFlightAndThenTheNewest()
    {
        Running run;
        QTRY_COMPARE(run.deliveries.size(), 1);
        run.tellAndBuild(marathonWith({Well}));
        run.tellAndBuild(marathonWith({Well, Well}));
        run.tellAndBuild(marathonWith({Well, Well, Well}));
        QCOMPARE(run.deliveries.size(), 1); // nothing was acknowledged
        run.pipeline.acknowledge();
        QTRY_COMPARE(run.deliveries.size(), 2);
        const ClusterChange &change = *run.deliveries.last()->change;
        QCOMPARE(tasksOf(run.deliveries.last()), 3);
        QCOMPARE(change.before.get(), run.deliveries.first()->change->after.get());
        QCOMPARE(change.changes.tasks.added.size(),
                 size_t(3)); // against what the GUI has, not against the last one built
        run.pipeline.acknowledge();
        run.tellAndBuild(marathonWith({Well, Well, Well, Well}));
        QTRY_COMPARE(run.deliveries.size(), 3);
        QCOMPARE(run.deliveries.last()->change->changes.tasks.added.size(), size_t(1));
    }

    void whatCameAndWentWhileTheGuiWasSlowIsStillAnIncident()
    {
        Running run;
        tellState(run.world, liveState(SourceId::Marathon));
        run.tellAndBuild(marathonWith({Well, Well}));
        while (run.deliveries.isEmpty() || tasksOf(run.deliveries.last()) != 2) {
            run.pipeline.acknowledge();
            const auto count = run.deliveries.size();
            QTRY_VERIFY(run.deliveries.size() > count);
        }
        const auto delivered = run.deliveries.size();
        run.tellAndBuild(marathonWith({Well, Ill}));
        run.tellAndBuild(marathonWith({Well, Well}));
        QCOMPARE(run.deliveries.size(), delivered);
        run.pipeline.acknowledge();
        QTRY_COMPARE(run.deliveries.size(), delivered + 1);
        const QList<Incident> incidents = run.deliveries.last()->change->incidents;
        QList<Incident::Kind> ofInstance;
        for (const Incident &incident : incidents) {
            if (incident.task == TaskId(QStringLiteral("shop.2")))
                ofInstance.append(incident.kind);
        }
        QCOMPARE(ofInstance,
                 QList<Incident::Kind>({Incident::Kind::InstanceUnhealthy, Incident::Kind::InstanceRecovered}));
        // and only once
        run.pipeline.acknowledge();
        run.tellAndBuild(marathonWith({Well, Well, Well}));
        QTRY_COMPARE(run.deliveries.size(), delivered + 2);
        QVERIFY(run.deliveries.last()->change->incidents.isEmpty());
    }

    void burstsAreBuiltOnce()
    {
        Running run;
        QTRY_COMPARE(run.deliveries.size(), 1);
        run.pipeline.acknowledge();
        const int before = run.clock.reads;
        for (int i = 1; i <= 200; ++i)
            tell(run.world, marathonWith(QList<Health>(i, Well)));
        QTRY_COMPARE(run.deliveries.size(), 2);
        QCOMPARE(tasksOf(run.deliveries.last()), 200);
        QCOMPARE(int(run.clock.reads), before + 1);
    }

    void nothingNewIsNotDelivered()
    {
        Running run;
        run.tellAndBuild(marathonWith({Well}));
        QTRY_VERIFY(!run.deliveries.isEmpty());
        run.pipeline.acknowledge();
        QTRY_COMPARE(tasksOf(run.deliveries.last()), 1);
        run.pipeline.acknowledge();
        const auto count = run.deliveries.size();
        run.tellAndBuild(marathonWith({Well}));
        run.tellAndBuild(marathonWith({Well}));
        QCOMPARE(run.deliveries.size(), count);
        run.tellAndBuild(marathonWith({Ill}));
        QTRY_COMPARE(run.deliveries.size(), count + 1);
    }

    void eventsAreNumberedBoundedAndWaitToo()
    {
        Running run;
        QTRY_COMPARE(run.deliveries.size(), 1);
        const int many = Pipeline::MaximumEvents + 10;
        inSource(run.world, [&](Source &source) {
            for (int i = 0; i < many; ++i)
                Q_EMIT source.events({ClusterEvent()});
        });
        run.pipeline.acknowledge();
        QTRY_COMPARE(run.deliveries.size(), 2);
        const QList<ClusterEvent> events = run.deliveries.last()->events;
        QCOMPARE(events.size(), qsizetype(Pipeline::MaximumEvents));
        QCOMPARE(events.last().serial, quint64(many));
        QCOMPARE(events.first().serial, quint64(11)); // the oldest ones are missed, and that can be seen
        QVERIFY(!run.deliveries.last()->change);
    }

    void everySnapshotComesHome()
    {
        Running run;
        run.tellAndBuild(marathonWith({Well}));
        QTRY_VERIFY(!run.deliveries.isEmpty());
        QVERIFY(SnapshotReturn::isWrapped(run.deliveries.last()->change->after));
        QVERIFY(!SnapshotReturn::isWrapped(snapshotWith({Well})));
    }

    void whatSourcesShareDiesLast()
    {
        struct Keep : QObject
        {
            explicit Keep(FakeWorld &w) : world(w) {}
            ~Keep() override { world.note(QStringLiteral("keep")); }
            FakeWorld &world;
        };
        FakeWorld world;
        Running run([&world](const Profile &p, const Secrets &s, const Clock &c) {
            Backends backends = oneSource(world)(p, s, c);
            backends.keep = std::make_unique<Keep>(world);
            return backends;
        });
        run.pipeline.end();
        QCOMPARE(world.died, QStringList({QStringLiteral("source"), QStringLiteral("keep")}));
        const auto count = run.deliveries.size();
        run.pipeline.acknowledge(); // one that was on its way
        QCOMPARE(run.deliveries.size(), count);
    }

    void refreshAndWatchingReachTheSources()
    {
        Running run;
        QCOMPARE(int(run.world.watched), 1);
        run.pipeline.refresh();
        run.pipeline.setWatched(false);
        QCOMPARE(int(run.world.refreshed), 1);
        QCOMPARE(int(run.world.watched), 0);
    }
};

MESOSCOPE_TEST(PipelineTest)

#include "tst_pipeline.moc"
