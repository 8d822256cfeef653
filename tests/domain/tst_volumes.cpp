// SPDX-License-Identifier: GPL-3.0-or-later
// Volumes out of definitions of every shape, who holds them, and when data would be lost.
#include "models/domain/volumes.h"
#include "tests/domain/joinkit.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using Kind = AppVolume::Kind;

namespace {

App withDefinition(const QByteArray &json, App::Kind kind = App::Kind::App)
{
    App app = anApp("/a", 2);
    app.kind = kind;
    app.definition = json;
    return app;
}

AppVolume volume(Kind kind, const QString &path, const QString &source)
{
    AppVolume one;
    one.kind = kind;
    one.containerPath = path;
    one.source = source;
    return one;
}

} // namespace

class VolumesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryShape_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<AppVolume>("expected");
        const auto listed = [](const char *name, const QByteArray &json, const AppVolume &expected) {
            QTest::newRow(name) << QByteArray(R"({"container":{"volumes":[)" + json + "]}}") << expected;
        };
        const auto parameter = [](const char *name, const QByteArray &key, const QByteArray &value,
                                  AppVolume expected) {
            expected.parameter = true;
            QTest::newRow(name) << QByteArray(R"({"container":{"docker":{"parameters":[{"key":")" + key +
                                              R"(","value":")" + value + R"("}]}}})")
                                << expected;
        };
        listed("host", R"({"containerPath":"/data","hostPath":"/srv/x","mode":"RW"})",
               volume(Kind::Host, u"/data"_s, u"/srv/x"_s));
        AppVolume one = volume(Kind::Host, u"/etc/x"_s, u"/etc/x"_s);
        one.readOnly = true;
        listed("read only", R"({"containerPath":"/etc/x","hostPath":"/etc/x","mode":"RO"})", one);
        listed("in the sandbox", R"({"containerPath":"/tmp/x","hostPath":"x","mode":"RW"})",
               volume(Kind::Ephemeral, u"/tmp/x"_s, u"x"_s));
        one = volume(Kind::Persistent, u"db"_s, {});
        one.sizeMib = 20480;
        one.maxSizeMib = 40960;
        one.medium = u"mount"_s;
        one.profile = u"fast"_s;
        listed(
            "persistent",
            R"({"containerPath":"db","mode":"RW","persistent":{"type":"mount","size":20480,"maxSize":"40960","profileName":"fast"}})",
            one);
        one = volume(Kind::External, u"/data"_s, u"vol-1"_s);
        one.provider = u"dvdi"_s;
        one.driver = u"rexray"_s;
        one.sizeMib = 102400;
        listed(
            "external",
            R"({"containerPath":"/data","mode":"RW","external":{"name":"vol-1","provider":"dvdi","size":100,"options":{"dvdi/driver":"rexray"}}})",
            one);
        one = volume(Kind::External, u"/data"_s, u"vol-2"_s);
        one.provider = u"csi"_s;
        one.driver = u"nfs.csi"_s;
        one.shared = true;
        listed(
            "csi",
            R"({"containerPath":"/data","mode":"RW","external":{"name":"vol-2","provider":"csi","shared":true,"options":{"pluginName":"nfs.csi"}}})",
            one);
        one = volume(Kind::Secret, u"/run/key"_s, u"db-key"_s);
        one.readOnly = true;
        listed("secret", R"({"containerPath":"/run/key","secret":"db-key"})", one);
        listed("odd", R"({"containerPath":7,"hostPath":[],"persistent":"x","mode":null})",
               volume(Kind::Ephemeral, {}, {}));
        listed("negative size", R"({"containerPath":"db","persistent":{"size":-5}})",
               volume(Kind::Persistent, u"db"_s, {}));
        parameter("bind", "volume", "/srv/y:/y", volume(Kind::Host, u"/y"_s, u"/srv/y"_s));
        one = volume(Kind::Named, u"/y"_s, u"cache"_s);
        one.readOnly = true;
        parameter("named", "volume", "cache:/y:ro,z", one);
        parameter("nameless", "v", "/y", volume(Kind::Named, u"/y"_s, {}));
        one = volume(Kind::Host, u"/y"_s, u"/srv/y"_s);
        one.readOnly = true;
        parameter("mount", "mount", "type=bind,source=/srv/y,target=/y,readonly", one);
        parameter("mounted memory", "mount", "type=tmpfs,dst=/y", volume(Kind::Memory, u"/y"_s, {}));
        parameter("memory", "tmpfs", "/run:rw,size=64m", volume(Kind::Memory, u"/run"_s, {}));
        one = volume(Kind::Inherited, {}, u"other"_s);
        one.readOnly = true;
        parameter("inherited", "volumes-from", "other:ro", one);
    }
    void readsEveryShape()
    {
        QFETCH(QByteArray, json);
        QFETCH(AppVolume, expected);
        const QList<AppVolume> volumes = volumesOf(withDefinition(json));
        QCOMPARE(volumes.size(), 1);
        QCOMPARE(int(volumes.first().kind), int(expected.kind));
        QCOMPARE(volumes.first().containerPath, expected.containerPath);
        QCOMPARE(volumes.first().source, expected.source);
        QVERIFY(volumes.first() == expected);
    }

    void otherThingsAreNone_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("{");
        QTest::newRow("a list") << QByteArray("[1]");
        QTest::newRow("no container") << QByteArray(R"({"id":"/a","container":null})");
        QTest::newRow("odd lists") << QByteArray(R"({"container":{"volumes":{"a":1},"docker":{"parameters":"x"}}})");
        QTest::newRow("odd entries") << QByteArray(R"({"container":{"volumes":[1,null],"docker":{"parameters":[7]}}})");
        QTest::newRow("other parameters")
            << QByteArray(R"({"container":{"docker":{"parameters":[{"key":"log-driver","value":"gelf"}]}}})");
    }
    void otherThingsAreNone()
    {
        QFETCH(QByteArray, json);
        QVERIFY(volumesOf(withDefinition(json)).isEmpty());
    }

    void pods()
    {
        const QList<AppVolume> volumes = volumesOf(withDefinition(
            R"({"volumes":[{"name":"scratch"},{"name":"data","persistent":{"size":512}},{"name":"key","secret":"k"},{"name":"lonely","host":"/srv"}],
                "containers":[{"name":"web","volumeMounts":[{"name":"scratch","mountPath":"/tmp"},{"name":"data","mountPath":"data","readOnly":true}]},
                              {"name":"side","volumeMounts":[{"name":"scratch","mountPath":"/shared"},{"name":"key","mountPath":"key"}]}]})",
            App::Kind::Pod));
        QStringList said;
        for (const AppVolume &one : volumes)
            said += QStringList{one.name, one.container, one.containerPath, QString::number(int(one.kind)),
                                one.readOnly ? u"ro"_s : u"rw"_s}
                        .join(u' ');
        QCOMPARE(said, QStringList({u"scratch web /tmp 7 rw"_s, u"scratch side /shared 7 rw"_s, u"data web data 1 ro"_s,
                                    u"key side key 3 ro"_s, u"lonely   0 rw"_s}));
    }

    void countsAreBounded()
    {
        QByteArray many;
        for (int i = 0; i < 500; ++i)
            many += QByteArray(i ? "," : "") + R"({"containerPath":"/a","hostPath":"/a"})";
        QCOMPARE(volumesOf(withDefinition(R"({"container":{"volumes":[)" + many + "]}}")).size(), 100);
    }

    void tiesToNodes_data()
    {
        QTest::addColumn<QString>("op");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("mesos");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("nodes");
        const auto pin = [](const char *name, const char *op, const char *value, bool mesos, Pinning::Kind kind,
                            int nodes = -1) {
            QTest::newRow(name) << text(op) << text(value) << mesos << int(kind) << nodes;
        };
        pin("one by name", "LIKE", "n1.example", true, Pinning::Kind::OneNode);
        pin("a pattern that none fits", "LIKE", "x.*", true, Pinning::Kind::Nodes, 0);
        pin("two by pattern", "LIKE", "n[12].*", true, Pinning::Kind::Nodes, 2);
        pin("a pattern that one fits", "LIKE", "n3.*", true, Pinning::Kind::OneNode, 1);
        pin("a pattern without Mesos", "LIKE", "n3.*", false, Pinning::Kind::Nodes);
        pin("cluster", "CLUSTER", "n1.example", true, Pinning::Kind::OneNode);
        pin("cluster of itself", "CLUSTER", "", true, Pinning::Kind::Together);
        pin("is", "IS", "n1.example", true, Pinning::Kind::OneNode);
        pin("in a pod", "like", "n1.example", true, Pinning::Kind::OneNode);
        pin("unique", "UNIQUE", "", true, Pinning::Kind::None);
        pin("not there", "UNLIKE", "n1.*", true, Pinning::Kind::None);
        pin("a hostile pattern", "LIKE", "(a+)+$", true, Pinning::Kind::Nodes, 0);
    }
    void tiesToNodes()
    {
        QFETCH(QString, op);
        QFETCH(QString, value);
        QFETCH(bool, mesos);
        QFETCH(int, kind);
        QFETCH(int, nodes);
        App app = anApp("/a", 1);
        app.constraints = {{u"rack"_s, u"CLUSTER"_s, u"r1"_s}, {u"hostname"_s, op, value}};
        MarathonObservation marathon;
        marathon.apps = {app};
        Joiner joiner(mesos ? QList{SourceId::Marathon, SourceId::Mesos} : QList{SourceId::Marathon});
        SnapshotPtr snapshot = joiner.take(marathon);
        if (mesos) {
            MesosObservation seen;
            seen.agents = {anAgent("S1", "n1.example"), anAgent("S2", "n2.example"), anAgent("S3", "n3.example")};
            snapshot = joiner.take(seen);
        }
        const Pinning pinning = pinningOf(app, *snapshot);
        QCOMPARE(int(pinning.kind), kind);
        QCOMPARE(pinning.nodes, nodes);
        QCOMPARE(pinning.constraint, pinning.kind == Pinning::Kind::None ? -1 : 1);
    }

    void saysWhatIsLost_data()
    {
        QTest::addColumn<AppVolume>("volume");
        QTest::addColumn<int>("instances");
        QTest::addColumn<int>("pinning");
        QTest::addColumn<int>("concern");
        const AppVolume host = volume(Kind::Host, u"/d"_s, u"/srv/d"_s);
        AppVolume readOnly = host;
        readOnly.readOnly = true;
        const auto row = [](const char *name, const AppVolume &one, int instances, Pinning::Kind pin,
                            VolumeConcern concern) {
            QTest::newRow(name) << one << instances << int(pin) << int(concern);
        };
        row("scattered", host, 3, Pinning::Kind::None, VolumeConcern::Scattered);
        row("scattered over some", host, 3, Pinning::Kind::Nodes, VolumeConcern::Scattered);
        row("together anywhere", host, 3, Pinning::Kind::Together, VolumeConcern::Scattered);
        row("left behind", host, 1, Pinning::Kind::None, VolumeConcern::LeftBehind);
        row("left behind while suspended", host, 0, Pinning::Kind::Nodes, VolumeConcern::LeftBehind);
        row("pinned", host, 1, Pinning::Kind::OneNode, VolumeConcern::None);
        row("crowded", host, 2, Pinning::Kind::OneNode, VolumeConcern::Crowded);
        row("read everywhere", readOnly, 3, Pinning::Kind::None, VolumeConcern::Everywhere);
        row("read on one node", readOnly, 3, Pinning::Kind::OneNode, VolumeConcern::None);
        row("named", volume(Kind::Named, u"/d"_s, u"cache"_s), 2, Pinning::Kind::None, VolumeConcern::Scattered);
        row("nameless", volume(Kind::Named, u"/d"_s, {}), 2, Pinning::Kind::None, VolumeConcern::None);
        row("persistent", volume(Kind::Persistent, u"d"_s, {}), 3, Pinning::Kind::None, VolumeConcern::None);
        row("external", volume(Kind::External, u"d"_s, u"v"_s), 3, Pinning::Kind::None, VolumeConcern::None);
        row("memory", volume(Kind::Memory, u"/d"_s, {}), 3, Pinning::Kind::None, VolumeConcern::None);
    }
    void saysWhatIsLost()
    {
        QFETCH(AppVolume, volume);
        QFETCH(int, instances);
        QFETCH(int, pinning);
        QFETCH(int, concern);
        App app = anApp("/a", instances);
        Pinning pin;
        pin.kind = Pinning::Kind(pinning);
        QCOMPARE(int(concernOf(volume, app, pin)), concern);
    }

    void knowsWhoHoldsThem()
    {
        MarathonObservation seen;
        App app = anApp("/a", 2);
        seen.apps = {app, anApp("/b")};
        seen.tasks = {ofApp(aTask("a.instance-1._app.1", "S1"), "/a", "n1"),
                      ofApp(aTask("t2", "S2", TaskState::Failed), "/a", "n2"), ofApp(aTask("t3", "S3"), "/b", "n3")};
        seen.localVolumes = {{AppId(u"/a"_s), TaskId(u"a.instance-1"_s), u"n1"_s, u"db"_s, u"a#db#1"_s},
                             {AppId(u"/a"_s), TaskId(u"gone"_s), u"n2"_s, u"db"_s, u"a#db#2"_s},
                             {AppId(u"/a"_s), TaskId(u"gone"_s), u"n2"_s, u"log"_s, u"a#log#2"_s},
                             {AppId(u"/b"_s), TaskId(u"t3"_s), u"n3"_s, u"db"_s, u"b#db#1"_s}};
        const SnapshotPtr snapshot = Joiner({SourceId::Marathon}).take(seen);
        app = *snapshot->findApp(app.id);
        const AppVolume db = volume(Kind::Persistent, u"db"_s, {});
        const AppVolume log = volume(Kind::Persistent, u"log"_s, {});
        const std::vector<VolumeHolder> holders = holdersOf(db, {db, log}, app, *snapshot);
        QCOMPARE(holders.size(), size_t(2));
        QVERIFY((holders[0] == VolumeHolder{TaskId(u"a.instance-1._app.1"_s), u"n1"_s, u"a#db#1"_s}));
        QVERIFY(
            (holders[1] == VolumeHolder{TaskId(u"gone"_s), u"n2"_s, u"a#db#2"_s})); // suspended: the data wait there
        QCOMPARE(holdersOf(db, {db}, app, *snapshot).size(), size_t(3)); // the only one: whatever it is called
        const AppVolume host = volume(Kind::Host, u"/d"_s, u"/srv"_s);
        const std::vector<VolumeHolder> running = holdersOf(host, {host}, app, *snapshot);
        QCOMPARE(running.size(), size_t(1)); // the one that failed writes nothing
        QCOMPARE(running.front().host, u"n1"_s);
        QVERIFY(holdersOf(volume(Kind::Memory, u"/d"_s, {}), {}, app, *snapshot).empty());
    }
};

MESOSCOPE_TEST(VolumesTest)
#include "tst_volumes.moc"
