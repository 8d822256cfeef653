// SPDX-License-Identifier: GPL-3.0-or-later
// Who leads by what masters register in ZooKeeper, and who of them may be given a sign-in.
#include "app/sources/zookeeper/masterelection.h"
#include "tests/sources/testdata.h"
#include "tests/support/testmain.h"

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

class MasterElectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLowestSequenceLeads();
    void onlyOldMasters();
    void readsAMaster();
    void readsAMasterWithoutAddress();
    void refusesWhatIsNoMaster_data();
    void refusesWhatIsNoMaster();
    void survivesMutations();
    void asksTheLeaderFirst();
    void trustsOnlyTypedHosts();
    void speaksHttpsWhereAMasterWasListedSo();
    void doesNotAskThisMachineForAnother();
};

static ElectedMaster master(const QString &hostname, const QString &ip, int port = 5050)
{
    return {hostname, ip, port, {}};
}

void MasterElectionTest::theLowestSequenceLeads()
{
    QCOMPARE(candidatesOf({u"json.info_0000000012"_s, u"json.info_0000000003"_s, u"json.info_0000000100"_s}),
             (QStringList{u"json.info_0000000003"_s, u"json.info_0000000012"_s, u"json.info_0000000100"_s}));
    // What else masters and people keep there.
    QCOMPARE(candidatesOf({u"log_replicas"_s, u"info_0000000001"_s, u"json.info_"_s, u"json.info_12"_s,
                           u"json.info_000000001x"_s, u"json.info_+000000001"_s, u"json.info_00000000000001"_s,
                           u"json.info_0000000007"_s}),
             QStringList{u"json.info_0000000007"_s});
    // The counter is an int that runs over.
    QCOMPARE(candidatesOf({u"json.info_2147483647"_s, u"json.info_-2147483648"_s}).constFirst(),
             u"json.info_-2147483648"_s);
    QStringList many;
    for (int i = 0; i < 1000; ++i)
        many += u"json.info_%1"_s.arg(i, 10, 10, QLatin1Char('0'));
    QCOMPARE(candidatesOf(many).size(), 32);
    QCOMPARE(candidatesOf(many).constFirst(), many.constFirst());
    QVERIFY(candidatesOf({}).isEmpty());
}

void MasterElectionTest::onlyOldMasters()
{
    QVERIFY(hasOnlyOldCandidates({u"info_0000000001"_s, u"log_replicas"_s}));
    QVERIFY(!hasOnlyOldCandidates({u"info_0000000001"_s, u"json.info_0000000002"_s}));
    QVERIFY(!hasOnlyOldCandidates({u"log_replicas"_s}));
}

void MasterElectionTest::readsAMaster()
{
    const auto read = parseMaster(js(
        "{`address`:{`hostname`:`M1.example.org`,`ip`:`10.0.0.1`,`port`:5051},`capabilities`:[{`type`:`AGENT_UPDATE`}],"
        "`hostname`:`other`,`id`:`a1b2`,`ip`:16777226,`pid`:`master@10.0.0.9:5050`,`port`:5050,`version`:`1.11.0`}"));
    QVERIFY(read.ok());
    QCOMPARE(*read, (ElectedMaster{u"m1.example.org"_s, u"10.0.0.1"_s, 5051, u"1.11.0"_s}));
    QCOMPARE(read->hosts(), (QStringList{u"m1.example.org"_s, u"10.0.0.1"_s}));
}

void MasterElectionTest::readsAMasterWithoutAddress()
{
    const auto old =
        parseMaster(js("{`hostname`:`m1`,`id`:`x`,`ip`:16777226,`pid`:`master@10.0.0.1:5050`,`port`:5050}"));
    QVERIFY(old.ok());
    QCOMPARE(old->hosts(), (QStringList{u"m1"_s, u"10.0.0.1"_s}));
    QCOMPARE(old->port, 5050);
    QCOMPARE(parseMaster(js("{`pid`:`master@[fe80::1]:5052`}"))->hosts(), QStringList{u"fe80::1"_s});
    QCOMPARE(parseMaster(js("{`hostname`:`10.0.0.1`,`pid`:`master@10.0.0.1:5050`}"))->hosts(),
             QStringList{u"10.0.0.1"_s});
    // Bound to every address: the name is all there is.
    QCOMPARE(parseMaster(js("{`hostname`:`m1`,`pid`:`master@0.0.0.0:5050`}"))->hosts(), QStringList{u"m1"_s});
}

void MasterElectionTest::refusesWhatIsNoMaster_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *text) { QTest::newRow(text) << js(text); };
    row("");
    row("[]");
    row("null");
    row("{}");
    row("{`address`:7}");
    row("{`address`:{`hostname`:`m1`}}");
    row("{`address`:{`hostname`:`m1`,`port`:0}}");
    row("{`address`:{`hostname`:`m1`,`port`:70000}}");
    row("{`address`:{`hostname`:`m1`,`port`:-1}}");
    row("{`address`:{`hostname`:`me:pw@evil`,`port`:5050}}");
    row("{`address`:{`hostname`:`evil/path`,`port`:5050}}");
    row("{`address`:{`hostname`:`evil?x`,`port`:5050}}");
    row("{`address`:{`hostname`:`a b`,`port`:5050}}");
    row("{`address`:{`hostname`:``,`ip`:`not-an-ip`,`port`:5050}}");
    row("{`address`:{`ip`:`0.0.0.0`,`port`:5050}}");
    row("{`hostname`:[`m1`],`port`:5050}");
    row("{`pid`:`master@:5050`}");
    row("{`address`:{`hostname`:`m1`,`port`:5050}");
    QTest::newRow("protobuf") << QByteArray("\x0a\x24\x32\x30\x31\x35\x10\x8a\x80\x02", 10);
    QTest::newRow("deep") << QByteArray(100000, '[');
    QTest::newRow("huge") << "{\"hostname\":\"" + QByteArray(2 << 20, 'a') + "\",\"port\":1}";
}

void MasterElectionTest::refusesWhatIsNoMaster()
{
    QFETCH(QByteArray, text);
    const Result<ElectedMaster> read = parseMaster(text);
    QVERIFY(!read.ok());
    QCOMPARE(int(read.error().kind), int(Error::Kind::Protocol));
    QVERIFY(!read.error().detail.isEmpty());
}

void MasterElectionTest::survivesMutations()
{
    const QByteArray good =
        js("{`address`:{`hostname`:`m1`,`ip`:`10.0.0.1`,`port`:5051},`hostname`:`m1`,`pid`:`master@10.0.0.9:5050`}");
    QRandomGenerator random(5);
    int read = 0;
    for (int i = 0; i < 20000; ++i) {
        QByteArray bytes = good;
        for (int n = random.bounded(4); n >= 0; --n)
            bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
        const Result<ElectedMaster> mutant = parseMaster(bytes);
        if (!mutant.ok())
            continue;
        ++read;
        const MasterUrls urls = urlsOfMasters({*mutant}, {QUrl(u"zk://z:2181/m"_s)});
        for (const QUrl &url : urls.ask) {
            QVERIFY(url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && url.path().isEmpty());
            QVERIFY(url.scheme() == "http"_L1 && url.port() > 0 && url.port() <= 65535);
        }
    }
    QVERIFY(read > 1000);
}

void MasterElectionTest::asksTheLeaderFirst()
{
    const MasterUrls urls =
        urlsOfMasters({master(u"m2"_s, u"10.0.0.2"_s), master(u"m1"_s, u"10.0.0.1"_s), master({}, u"10.0.0.3"_s)},
                      {QUrl(u"zk://z1:2181/mesos"_s), QUrl(u"http://m1:5050/"_s), QUrl(u"http://m9:5050/"_s)});
    QStringList ask;
    for (const QUrl &url : urls.ask)
        ask += url.toString();
    QCOMPARE(ask, (QStringList{u"http://m2:5050"_s, u"http://10.0.0.2:5050"_s, u"http://m1:5050/"_s,
                               u"http://10.0.0.1:5050"_s, u"http://10.0.0.3:5050"_s, u"http://m9:5050/"_s}));
    QCOMPARE(urls.masters.size(), 3);
    QCOMPARE(urls.masters.at(2), QUrl(u"http://10.0.0.3:5050"_s));
}

void MasterElectionTest::trustsOnlyTypedHosts()
{
    const QList<QUrl> listed{QUrl(u"zk://z1:2181/mesos"_s), QUrl(u"zk://10.0.0.2:2181/mesos"_s),
                             QUrl(u"http://m1:5050/"_s)};
    const MasterUrls evil = urlsOfMasters({master(u"evil"_s, u"6.6.6.6"_s)}, listed);
    QVERIFY(!evil.leaderIsTrusted);
    QVERIFY(evil.trusted.isEmpty());
    QCOMPARE(evil.ask.constFirst(), QUrl(u"http://evil:5050"_s)); // asked, but without a sign-in
    // A typed host is preferred to a name that nobody typed.
    const MasterUrls byAddress = urlsOfMasters({master(u"m2"_s, u"10.0.0.2"_s)}, listed);
    QVERIFY(byAddress.leaderIsTrusted);
    QCOMPARE(byAddress.trusted, QList<QUrl>{QUrl(u"http://10.0.0.2:5050"_s)});
    QCOMPARE(byAddress.ask.constFirst(), QUrl(u"http://10.0.0.2:5050"_s));
    const MasterUrls standby = urlsOfMasters({master(u"evil"_s, {}), master(u"m1"_s, {})}, listed);
    QVERIFY(!standby.leaderIsTrusted);
    QCOMPARE(standby.trusted, QList<QUrl>{QUrl(u"http://m1:5050/"_s)});
    QVERIFY(!urlsOfMasters({master(u"m1.evil"_s, {})}, listed).leaderIsTrusted);
}

void MasterElectionTest::speaksHttpsWhereAMasterWasListedSo()
{
    const QList<QUrl> listed{QUrl(u"zk://z1:2181/mesos"_s), QUrl(u"https://m1:5050/prefix"_s)};
    const MasterUrls urls = urlsOfMasters({master(u"m2"_s, {}), master(u"m1"_s, {})}, listed);
    QCOMPARE(urls.ask.at(0), QUrl(u"https://m2:5050"_s));
    QCOMPARE(urls.ask.at(1), QUrl(u"https://m1:5050/prefix"_s)); // as it was typed
    const MasterUrls both = urlsOfMasters({master(u"m1"_s, {}, 6000), master(u"m3"_s, {})},
                                          listed + QList<QUrl>{QUrl(u"http://m2:5050/"_s)});
    QCOMPARE(both.ask.at(0), QUrl(u"https://m1:6000"_s)); // no sign-in in the open where https was typed
    QCOMPARE(both.ask.at(1), QUrl(u"http://m3:5050"_s));
}

void MasterElectionTest::doesNotAskThisMachineForAnother()
{
    const ElectedMaster local = master(u"m1"_s, u"127.0.1.1"_s);
    QCOMPARE(urlsOfMasters({local}, {QUrl(u"zk://z1:2181/mesos"_s)}).ask, QList<QUrl>{QUrl(u"http://m1:5050"_s)});
    QVERIFY(urlsOfMasters({master(u"localhost"_s, {})}, {QUrl(u"zk://z1:2181/mesos"_s)}).ask.isEmpty());
    QVERIFY(urlsOfMasters({master(u"0x7f.1"_s, {})}, {QUrl(u"zk://z1:2181/mesos"_s)}).ask.isEmpty());
    QCOMPARE(urlsOfMasters({local}, {QUrl(u"zk://127.0.0.1:2181/mesos"_s)}).ask.size(), 2);
}

MESOSCOPE_TEST(MasterElectionTest)

#include "tst_masterelection.moc"
