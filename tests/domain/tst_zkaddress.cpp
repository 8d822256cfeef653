// SPDX-License-Identifier: GPL-3.0-or-later
// zk:// addresses, as Mesos' own --zk flag writes them.
#include "models/domain/zkaddress.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;

class ZkAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAddresses_data();
    void readsAddresses();
    void readsCredentials();
    void refusesWhatIsNone_data();
    void refusesWhatIsNone();
    void neverRepeatsAPassword();
    void goesThroughUrlsAndBack();
    void doesNotMixPaths();
    void survivesAnything();
};

void ZkAddressTest::readsAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    const auto row = [](const QString &text, const QString &canonical) {
        QTest::newRow(qPrintable(text)) << text << canonical;
    };
    row(u"zk://a:2181/mesos"_s, u"zk://a:2181/mesos"_s);
    row(u"zk://a/mesos"_s, u"zk://a:2181/mesos"_s);
    row(u"zk://a:2181,b:2182,c:2183/mesos"_s, u"zk://a:2181,b:2182,c:2183/mesos"_s);
    row(u"ZK://Node-1.Example.org:2181, node_2/mesos"_s, u"zk://node-1.example.org:2181,node_2:2181/mesos"_s);
    row(u"zk://a:2181/prod/eu-1/mesos/"_s, u"zk://a:2181/prod/eu-1/mesos"_s);
    row(u"zk://a:2181"_s, u"zk://a:2181/"_s);
    row(u"zk://a:2181/"_s, u"zk://a:2181/"_s);
    row(u"zk://10.0.0.1:2181,[::1]:2182,[fe80::2]/m"_s, u"zk://10.0.0.1:2181,[::1]:2182,[fe80::2]:2181/m"_s);
    row(u"zk://a:2181,a:2181,a/m"_s, u"zk://a:2181/m"_s);
    row(u"zk://me:pass@a:2181/m"_s, u"zk://a:2181/m"_s);
}

void ZkAddressTest::readsAddresses()
{
    QFETCH(QString, text);
    QFETCH(QString, canonical);
    const Result<ZkAddress> address = parseZkAddress(text);
    QVERIFY(address.ok());
    QCOMPARE(address->toText(), canonical);
    const Result<ZkAddress> again = parseZkAddress(canonical);
    QVERIFY(again.ok());
    QCOMPARE(again->servers, address->servers);
    QCOMPARE(again->path, address->path);
}

void ZkAddressTest::readsCredentials()
{
    const Result<ZkAddress> address = parseZkAddress(u"zk://me:p@ss:wd@a:2181,b:2181/mesos");
    QVERIFY(address.ok());
    QCOMPARE(address->user, u"me"_s);
    QCOMPARE(address->password, u"p@ss:wd"_s);
    QCOMPARE(address->servers.size(), 2);
    QVERIFY(address->hasCredentials());
    QVERIFY(!parseZkAddress(u"zk://a:2181/mesos")->hasCredentials());
}

void ZkAddressTest::refusesWhatIsNone_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             "zk",
                             "zk:",
                             "zk:/",
                             "zk://",
                             "zk:///mesos",
                             "http://a/mesos",
                             "zk://a:0/m",
                             "zk://a:65536/m",
                             "zk://a:x/m",
                             "zk://a:/m",
                             "zk://:2181/m",
                             "zk://a,,b/m",
                             "zk://a:2181,/m",
                             "zk://a b/m",
                             "zk://-a/m",
                             "zk://a\\b/m",
                             "zk://me@a/m",
                             "zk://:pw@a/m",
                             "zk://a//m",
                             "zk://a/m//n",
                             "zk://a/../m",
                             "zk://a/./m",
                             "zk://a/m?x",
                             "zk://a/m#x",
                             "zk://a/%2e",
                             "zk://[::1/m",
                             "zk://[::1]x/m",
                             "zk://[a]:1/m",
                             "zk://::1/m",
                             "zk://[::1]:/m",
                             "zk://a:123456/m",
                             "zk://a:+1/m",
                             "zk://a/m\x01"})
        QTest::newRow(text) << QString::fromUtf8(text);
    QTest::newRow("too many") << u"zk://"_s + u"a:1,"_s.repeated(100) + u"b/m"_s;
    QTest::newRow("too long") << u"zk://"_s + u"a"_s.repeated(10000) + u"/m"_s;
}

void ZkAddressTest::refusesWhatIsNone()
{
    QFETCH(QString, text);
    const Result<ZkAddress> address = parseZkAddress(text);
    QVERIFY(!address.ok());
    QCOMPARE(int(address.error().kind), int(Error::Kind::Invalid));
    QVERIFY(!address.error().detail.isEmpty());
}

void ZkAddressTest::neverRepeatsAPassword()
{
    for (const QString &text :
         {u"zk://me:hush@a:x/m"_s, u"zk://me:hush@/m"_s, u"zk://hush@a/m"_s, u"zk://a:hush/m"_s}) {
        const Result<ZkAddress> address = parseZkAddress(text);
        QVERIFY(!address.ok());
        QVERIFY(!address.error().detail.contains("hush"_L1));
    }
    const Result<ZkAddress> good = parseZkAddress(u"zk://me:hush@a:2181/m");
    QVERIFY(!good->toText().contains("hush"_L1));
    for (const QUrl &url : good->toUrls())
        QVERIFY(!url.toString().contains("hush"_L1));
}

void ZkAddressTest::goesThroughUrlsAndBack()
{
    ZkAddress typed;
    QList<QUrl> urls = urlsOfText(u"zk://me:pw@a:2181,[::1]:2182/prod/mesos"_s, &typed);
    QCOMPARE(urls.size(), 2);
    QCOMPARE(typed.user, u"me"_s);
    for (const QUrl &url : urls)
        QVERIFY(url.isValid() && isZkAddress(url) && url.userInfo().isEmpty());
    urls.prepend(QUrl(u"http://m1:5050/"_s));
    urls.append(QUrl(u"https://u:p@m2/"_s));
    const Result<ZkAddress> back = zkAddressOf(urls);
    QVERIFY(back.ok());
    QCOMPARE(back->toText(), u"zk://a:2181,[::1]:2182/prod/mesos"_s);
    QCOMPARE(textsOfUrls(urls),
             (QStringList{u"http://m1:5050/"_s, u"zk://a:2181,[::1]:2182/prod/mesos"_s, u"https://m2/"_s}));
    QVERIFY(!zkAddressOf({QUrl(u"http://m1:5050/"_s)}).ok());
    QCOMPARE(urlsOfText(u"http://m1:5050/x"_s), QList<QUrl>{QUrl(u"http://m1:5050/x"_s)});
    const QList<QUrl> broken = urlsOfText(u"zk://a:hush/m"_s);
    QCOMPARE(broken.size(), 1);
    QVERIFY(isZkAddress(broken.constFirst()) && broken.constFirst().host().isEmpty());
}

void ZkAddressTest::doesNotMixPaths()
{
    QVERIFY(!zkAddressOf({QUrl(u"zk://a:2181/mesos"_s), QUrl(u"zk://b:2181/other"_s)}).ok());
    QCOMPARE(zkAddressOf({QUrl(u"zk://a:2181/mesos"_s), QUrl(u"zk://b:2181/mesos/"_s)})->servers.size(), 2);
}

void ZkAddressTest::survivesAnything()
{
    QRandomGenerator random(11);
    const QString alphabet = u"zk:/@,[].%?#\\ a1-\u00e9"_s + QChar(u'\0') + QChar(0xd800);
    for (int i = 0; i < 20000; ++i) {
        QString text = i % 2 ? u"zk://"_s : QString();
        for (int length = random.bounded(24); length > 0; --length)
            text += alphabet.at(random.bounded(int(alphabet.size())));
        const Result<ZkAddress> address = parseZkAddress(text);
        if (!address.ok())
            continue;
        QVERIFY(!address->servers.isEmpty());
        const Result<ZkAddress> again = parseZkAddress(address->toText());
        QVERIFY2(again.ok() && again->servers == address->servers && again->path == address->path, qPrintable(text));
    }
}

MESOSCOPE_TEST(ZkAddressTest)

#include "tst_zkaddress.moc"
