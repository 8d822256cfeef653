// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles on disk: whole, corrupt, unwritable, edited by hand.
#include "app/core/profilestore.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace mesoscope;

namespace {

void write(const QString &file, const QByteArray &bytes)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(bytes);
}

QByteArray read(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

Profile sample()
{
    Profile profile;
    profile.name = QStringLiteral("Produktion ✓");
    profile.colour = QStringLiteral("#336699");
    profile.readOnly = true;
    profile.pollMs = 7000;
    Endpoint marathon;
    marathon.source = SourceId::Marathon;
    marathon.urls = {QUrl(QStringLiteral("http://lb.example/marathon/demo-1/")),
                     QUrl(QStringLiteral("https://b.example"))};
    marathon.usesSecret = true;
    marathon.caFile = QStringLiteral("/etc/ca.pem");
    marathon.certFile = QStringLiteral("/etc/me.pem");
    Endpoint series;
    series.source = SourceId::Series;
    series.urls = {QUrl(QStringLiteral("https://tsdb.example"))};
    series.dialect = Dialect::OpenTsdb;
    profile.endpoints = {marathon, series};
    return profile;
}

bool same(const Profile &a, const Profile &b)
{
    return a.id == b.id && toJson(a) == toJson(b);
}

} // namespace

class ProfilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip()
    {
        const Profile profile = sample();
        const auto back = profileFromJson(toJson(profile));
        QVERIFY(back.ok());
        QVERIFY(same(profile, *back));
        QCOMPARE(back->name, profile.name);
        QCOMPARE(back->endpoints.size(), 2);
        QCOMPARE(back->endpoints.first().urls, profile.endpoints.first().urls);
        QCOMPARE(back->endpoints.last().dialect, Dialect::OpenTsdb);
        QVERIFY(back->readOnly);
        QVERIFY(back->endpoint(SourceId::Marathon)->usesSecret);
        QVERIFY(!back->endpoint(SourceId::Mesos));
    }

    void keepsHowToReachAServer()
    {
        Profile profile = sample();
        Endpoint &marathon = profile.endpoints.first();
        marathon.keyFile = QStringLiteral("/etc/me.key");
        marathon.proxy = QStringLiteral("socks5://127.0.0.1:1080");
        marathon.pinnedSha256 = {QString(64, QLatin1Char('a')), QString(64, QLatin1Char('0'))};
        const auto back = profileFromJson(toJson(profile));
        QVERIFY(back.ok());
        QCOMPARE(back->endpoints.first().keyFile, marathon.keyFile);
        QCOMPARE(back->endpoints.first().proxy, marathon.proxy);
        QCOMPARE(back->endpoints.first().pinnedSha256, marathon.pinnedSha256);
    }

    void whatALaterVersionWroteStays()
    {
        QJsonObject json = toJson(sample());
        json.insert(QStringLiteral("later"), QJsonArray{1, QStringLiteral("x")});
        QJsonArray endpoints = json.value(QStringLiteral("endpoints")).toArray();
        QJsonObject first = endpoints.first().toObject();
        first.insert(QStringLiteral("alsoLater"), QJsonObject{{QStringLiteral("a"), true}});
        endpoints.replace(0, first);
        json.insert(QStringLiteral("endpoints"), endpoints);
        const auto back = profileFromJson(json);
        QVERIFY(back.ok());
        QCOMPARE(toJson(*back), json);
    }

    void readsFingerprintsAsPeopleWriteThem()
    {
        const QString digits(64, QLatin1Char('a'));
        QCOMPARE(parsePin(QStringLiteral("AA:aa ") + QString(60, QLatin1Char('A'))), std::optional(digits));
        for (const QString &bad : {QString(), QString(63, QLatin1Char('a')), QString(65, QLatin1Char('a')),
                                   QString(64, QLatin1Char('g')), QString(64, QChar(0x0661))})
            QVERIFY2(!parsePin(bad), qPrintable(bad));
    }

    void zkAddressesAreKeptAsOne()
    {
        Profile profile = sample();
        Endpoint mesos;
        mesos.source = SourceId::Mesos;
        mesos.urls = {QUrl(QStringLiteral("zk://a:2181/mesos")), QUrl(QStringLiteral("http://m:5050/")),
                      QUrl(QStringLiteral("zk://b:2182/mesos"))};
        mesos.usesZkSecret = true;
        QCOMPARE(checkEndpoint(mesos), EndpointProblem::None);
        profile.endpoints += mesos;
        const QJsonObject json = toJson(profile);
        const QJsonArray urls =
            json.value(QStringLiteral("endpoints")).toArray().last().toObject().value(QStringLiteral("urls")).toArray();
        QCOMPARE(urls, (QJsonArray{QStringLiteral("zk://a:2181,b:2182/mesos"), QStringLiteral("http://m:5050/")}));
        const auto back = profileFromJson(json);
        QVERIFY(back.ok());
        QCOMPARE(back->endpoints.last().urls.size(), 3);
        QVERIFY(back->endpoints.last().usesZkSecret);
        QVERIFY(!back->endpoints.first().usesZkSecret);
    }

    void badProfilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::newRow("no id") << QByteArray("{\"id\":\"\"}");
        QTest::newRow("no endpoints") << QByteArray("{\"endpoints\":[]}");
        QTest::newRow("unknown source") << QByteArray(
            "{\"endpoints\":[{\"source\":\"etcd\",\"urls\":[\"http://a\"]}]}");
        QTest::newRow("no url") << QByteArray("{\"endpoints\":[{\"source\":\"mesos\",\"urls\":[]}]}");
        QTest::newRow("zk url elsewhere")
            << QByteArray("{\"endpoints\":[{\"source\":\"marathon\",\"urls\":[\"zk://a:2181/mesos\"]}]}");
        QTest::newRow("broken zk url") << QByteArray(
            "{\"endpoints\":[{\"source\":\"mesos\",\"urls\":[\"zk://a:x/mesos\"]}]}");
        QTest::newRow("two zk paths") << QByteArray(
            "{\"endpoints\":[{\"source\":\"mesos\",\"urls\":[\"zk://a/one\",\"zk://b/two\"]}]}");
        QTest::newRow("zk credentials") << QByteArray(
            "{\"endpoints\":[{\"source\":\"mesos\",\"urls\":[\"zk://u:p@a:2181/mesos\"]}]}");
        QTest::newRow("zookeeper is no source")
            << QByteArray("{\"endpoints\":[{\"source\":\"zookeeper\",\"urls\":[\"http://a\"]}]}");
        QTest::newRow("credentials") << QByteArray(
            "{\"endpoints\":[{\"source\":\"mesos\",\"urls\":[\"http://u:p@a\"]}]}");
        QTest::newRow("twice") << QByteArray("{\"endpoints\":[{\"source\":\"lb\",\"urls\":[\"http://"
                                             "a\"]},{\"source\":\"lb\",\"urls\":[\"http://b\"]}]}");
        QTest::newRow("proxy") << QByteArray(
            "{\"endpoints\":[{\"source\":\"lb\",\"urls\":[\"http://a\"],\"proxy\":\"http://u:p@b\"}]}");
        QTest::newRow("pin") << QByteArray(
            "{\"endpoints\":[{\"source\":\"lb\",\"urls\":[\"http://a\"],\"pinnedSha256\":[\"abc\"]}]}");
        QTest::newRow("unknown dialect") << QByteArray(
            "{\"endpoints\":[{\"source\":\"metrics\",\"urls\":[\"http://a\"],\"dialect\":\"graphite\"}]}");
    }

    void badProfilesAreRefused()
    {
        QFETCH(QByteArray, change);
        QJsonObject json = toJson(sample());
        const QJsonObject other = QJsonDocument::fromJson(change).object();
        QVERIFY(!other.isEmpty());
        for (auto it = other.begin(); it != other.end(); ++it)
            json.insert(it.key(), it.value());
        const auto result = profileFromJson(json);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::Invalid);
        QVERIFY(!result.error().detail.contains(QStringLiteral("u:p")));
    }

    void addressesAreChecked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<EndpointProblem>("problem");
        QTest::newRow("good") << QStringLiteral("https://a.example:8443/x") << EndpointProblem::None;
        QTest::newRow("empty") << QString() << EndpointProblem::Unparsable;
        QTest::newRow("no scheme") << QStringLiteral("a.example:8080") << EndpointProblem::NotHttp;
        QTest::newRow("ftp") << QStringLiteral("ftp://a.example") << EndpointProblem::NotHttp;
        QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << EndpointProblem::NotHttp;
        QTest::newRow("no host") << QStringLiteral("http:///path") << EndpointProblem::NoHost;
        QTest::newRow("credentials") << QStringLiteral("http://me:secret@a.example")
                                     << EndpointProblem::CredentialsInUrl;
    }

    void addressesAreChecked()
    {
        QFETCH(QString, text);
        QFETCH(EndpointProblem, problem);
        QCOMPARE(checkUrl(QUrl(text)), problem);
        QCOMPARE(checkUrl(QUrl(QStringLiteral("zk://a:2181/mesos"))), EndpointProblem::ZkElsewhere);
        QCOMPARE(checkUrl(QUrl(QStringLiteral("zk://a:2181/mesos")), SourceId::Mesos), EndpointProblem::None);
        QCOMPARE(checkUrl(QUrl(QStringLiteral("zk:")), SourceId::Mesos), EndpointProblem::NotZk);
        QCOMPARE(checkUrl(QUrl(QStringLiteral("zk://u:p@a/m")), SourceId::Mesos), EndpointProblem::CredentialsInUrl);
    }

    void metricsNeedADialect()
    {
        Endpoint endpoint = sample().endpoints.last();
        QCOMPARE(checkEndpoint(endpoint), EndpointProblem::None);
        endpoint.dialect = Dialect::None;
        QCOMPARE(checkEndpoint(endpoint), EndpointProblem::DialectMissing);
        endpoint.urls.clear();
        QCOMPARE(checkEndpoint(endpoint), EndpointProblem::Unparsable);
    }

    void namesOfDialectsComeBack()
    {
        for (int i = 0; i <= int(Dialect::Ldp); ++i)
            QCOMPARE(parseDialect(dialectName(Dialect(i))), Dialect(i));
        for (int i = 0; i < SourceCount; ++i)
            QCOMPARE(parseSourceKey(sourceKey(SourceId(i))), std::optional(SourceId(i)));
        QVERIFY(!parseSourceKey(u"Marathon"));
    }

    void storeKeepsReplacesRemoves()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("sub/profiles.json"));
        Profile profile = sample();
        {
            ProfileStore store(file);
            QSignalSpy changed(&store, &ProfileStore::changed);
            QVERIFY(store.save(profile).ok());
            profile.name = QStringLiteral("renamed");
            QVERIFY(store.save(profile).ok());
            QCOMPARE(store.profiles().size(), 1);
            QCOMPARE(changed.size(), 2);
            QVERIFY(store.save(sample()).ok());
        }
        ProfileStore again(file);
        QVERIFY(again.corruptFile().isEmpty());
        QCOMPARE(again.profiles().size(), 2);
        QVERIFY(same(*again.find(profile.id), profile));
        QVERIFY(again.remove(profile.id).ok());
        QVERIFY(!again.find(profile.id));
        QCOMPARE(ProfileStore(file).profiles().size(), 1);
    }

    void noSecretReachesTheFile()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("profiles.json"));
        Profile profile = sample();
        profile.endpoints.first().urls = {QUrl(QStringLiteral("http://me:hunter2@a.example"))};
        ProfileStore store(file);
        QVERIFY(store.save(profile).ok());
        QVERIFY(read(file).contains("a.example"));
        QVERIFY(!read(file).contains("hunter2"));
    }

    void demosAreNotSaved()
    {
        const QTemporaryDir dir;
        ProfileStore store(dir.filePath(QStringLiteral("profiles.json")));
        Profile profile = sample();
        profile.demo = true;
        QVERIFY(!store.save(profile).ok());
        QVERIFY(store.profiles().isEmpty());
    }

    void aCorruptFileIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("garbage") << QByteArray("{ not json");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("newer schema") << QByteArray("{\"schema\":2,\"profiles\":[]}");
        QTest::newRow("list") << QByteArray("[]");
    }

    void aCorruptFileIsSetAside()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("profiles.json"));
        write(file, content);
        ProfileStore store(file);
        QVERIFY(!store.corruptFile().isEmpty());
        QCOMPARE(read(store.corruptFile()), content);
        QVERIFY(store.save(sample()).ok());
        QCOMPARE(read(store.corruptFile()), content);
        QCOMPARE(ProfileStore(file).profiles().size(), 1);
    }

    void oneBadProfileDoesNotCostTheOthers()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("profiles.json"));
        const QJsonObject root{{QStringLiteral("schema"), 1},
                               {QStringLiteral("profiles"), QJsonArray{toJson(sample()), QJsonObject{}}}};
        const QByteArray content = QJsonDocument(root).toJson();
        write(file, content);
        ProfileStore store(file);
        QCOMPARE(store.profiles().size(), 1);
        QCOMPARE(read(store.corruptFile()), content);
        QCOMPARE(read(file), content);
    }

    void unwritableIsSaidAndKeptMeanwhile()
    {
        const QTemporaryDir dir;
        const QString blocked = dir.filePath(QStringLiteral("file"));
        write(blocked, "x");
        ProfileStore store(blocked + QStringLiteral("/profiles.json"));
        const auto result = store.save(sample());
        QVERIFY(!result.ok());
        QVERIFY(!result.error().detail.isEmpty());
        QCOMPARE(store.profiles().size(), 1);
        QCOMPARE(read(blocked), QByteArray("x"));
    }
};

MESOSCOPE_TEST(ProfilesTest)

#include "tst_profiles.moc"
