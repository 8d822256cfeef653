// SPDX-License-Identifier: GPL-3.0-or-later
// Definitions of pods: what is wrong with them before they are sent, what they take, what sending them will do.
#include "models/domain/effect.h"
#include "models/domain/poddefinition.h"
#include "tests/domain/badpods.h"
#include "tests/support/samplecluster.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject good()
{
    return QJsonDocument::fromJson(GoodPod).object();
}

} // namespace

class PodsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMarathonTakesIsNotRefused()
    {
        const auto snapshot = sampleCluster();
        QCOMPARE(validateDefinition(good(), snapshot.get(), true).size(), 0);
        QCOMPARE(validateDefinition(good(), nullptr, false).size(), 0);
        const QJsonObject small =
            QJsonDocument::fromJson(R"({"id": "p", "containers": [{"name": "a", "image": {"id": "x"}}]})").object();
        QCOMPARE(validate(DeployApp{small, Force::No}, snapshot.get()).size(), 0);
    }

    void badDefinitions_data()
    {
        QTest::addColumn<int>("number");
        const std::vector<BadPod> all = badPods();
        for (size_t i = 0; i < all.size(); ++i)
            QTest::addRow("%s %s", all[i].path, all[i].by) << int(i);
    }

    /// The one thing that is wrong is said, where it is wrong, and nothing else.
    void badDefinitions()
    {
        QFETCH(int, number);
        const BadPod bad = badPods().at(size_t(number));
        const QList<LocalProblem> problems = validate(DeployApp{spoilt(bad), Force::No}, sampleCluster().get());
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems.first().path, QString::fromLatin1(bad.path));
        QCOMPARE(int(problems.first().problem), int(bad.problem));
    }

    void instancesStandElsewhere()
    {
        QCOMPARE(kindOf(good()), App::Kind::Pod);
        QCOMPARE(instancesIn(good()), 2);
        QJsonObject expected = good();
        expected.insert(u"scaling"_s, QJsonObject{{u"kind"_s, u"fixed"_s}, {u"instances"_s, 7}});
        QCOMPARE(withInstances(good(), 7), expected);
        const QJsonObject bare{{u"containers"_s, QJsonArray()}};
        QCOMPARE(instancesIn(bare), -1);
        QCOMPARE(withInstances(bare, 3).value("scaling"_L1)["kind"_L1].toString(), u"fixed"_s);
        const QJsonObject app{{u"id"_s, u"/a"_s}, {u"instances"_s, 4}};
        QCOMPARE(kindOf(app), App::Kind::App);
        QCOMPARE(instancesIn(app), 4);
        QCOMPARE(instancesIn(withInstances(app, 5)), 5);
    }

    /// All containers and the executor; Marathon's defaults for what is not said.
    void anInstanceTakesWhatAllTake()
    {
        const Resources each = eachOfPod(good());
        QCOMPARE(each.cpus, 0.5 + 0.1 + 0.1);
        QCOMPARE(each.mem, 64.0 + 32 + 32);
        QCOMPARE(each.disk, 10.0);
        const QJsonObject pod{{u"containers"_s, QJsonArray{QJsonObject()}},
                              {u"executorResources"_s, QJsonObject{{u"cpus"_s, 1}, {u"mem"_s, 2}, {u"disk"_s, 3}}}};
        QCOMPARE(eachOfPod(pod).cpus, 1.1);
        QCOMPARE(eachOfPod(pod).mem, 34.0);
        QCOMPARE(eachOfPod(pod).disk, 3.0);
    }

    void theEffectIsForetold()
    {
        const auto snapshot = sampleCluster();
        const Effect fresh = effectOf(good(), {}, nullptr, *snapshot);
        QCOMPARE(int(fresh.kind), int(Effect::Kind::Start));
        QCOMPARE(fresh.started, 2);
        QCOMPARE(fresh.extra.mem, 256.0);
        QCOMPARE(fresh.wanted.constraints.size(), 1);
        QCOMPARE(fresh.wanted.constraints.first().op, u"LIKE"_s);

        App running;
        running.kind = App::Kind::Pod;
        running.instances = 2;
        running.counts.running = 2;
        running.each = eachOfPod(good());
        const Effect more = effectOf(withInstances(good(), 5), good(), &running, *snapshot);
        QCOMPARE(int(more.kind), int(Effect::Kind::Scale));
        QCOMPARE(more.started, 3);
        QCOMPARE(int(effectOf(good(), good(), &running, *snapshot).kind), int(Effect::Kind::Nothing));

        QJsonObject other = good();
        other.insert(u"user"_s, u"root"_s);
        const Effect replaced = effectOf(other, good(), &running, *snapshot);
        QCOMPARE(int(replaced.kind), int(Effect::Kind::Replace));
        QCOMPARE(replaced.atLeast, 1); // half of two: scheduling.upgrade
        QCOMPARE(replaced.killed, 2);
    }
};

MESOSCOPE_TEST(PodsTest)

#include "tst_pods.moc"
