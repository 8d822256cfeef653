// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates of every kind, shown by a real nginx.
#include "app/net/httperror.h"
#include "tests/net/transporttest.h"
#include "tests/servers/certificates.h"
#include "tests/servers/nginx.h"
#include "tests/support/testmain.h"

#include <QDateTime>
#include <QSignalSpy>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using Kind = Error::Kind;

namespace {

enum Port { Good, SelfSigned, Expired, WrongName, WantsClient, Plain, Renewed };

QByteArray tlsServer(int port, const QByteArray &certificate, const QByteArray &more = {})
{
    const QByteArray file = QFile::encodeName(QString::fromLatin1(certificate));
    return "server { listen 127.0.0.1:@" + QByteArray::number(port) + "@ ssl; ssl_certificate " + file +
           ".pem; ssl_certificate_key " + file + ".key; " + more +
           " access_log access.log short; location / { return 200 '{}'; } }\n";
}

} // namespace

class TlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_nginx.stop(); }
    void trustsAGivenAuthority();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void pins_data();
    void pins();
    void aPinBindsTheProfilesOwnAddressesOnly();
    void refusesAnotherCertificateBeforeAnythingIsSent();
    void showsAClientCertificate_data();
    void showsAClientCertificate();
    void saysWhichFileCannotBeUsed_data();
    void saysWhichFileCannotBeUsed();
    void readsAFileThatComesLater();
    void tellsEncryptionFromNone();
    void streamsSayTheSame();

private:
    QUrl url(Port port, const QString &host = u"127.0.0.1"_s) const
    {
        QUrl made = m_nginx.url(port, u"/v2/info"_s, u"https"_s);
        made.setHost(host);
        return made;
    }
    TransportOptions with(Port port) const { return {{url(port)}, Secret::basic(u"u"_s, u"p"_s)}; }
    QString file(const char *name) const { return m_certificates.file(QString::fromLatin1(name)); }

    Certificates m_certificates;
    Nginx m_nginx;
};

void TlsTest::initTestCase()
{
    NEED_NGINX();
    QVERIFY2(m_certificates.isGood(), qPrintable(m_certificates.problem()));
    const auto path = [this](const char *name) { return QFile::encodeName(file(name)); };
    QVERIFY2(m_nginx.start(tlsServer(Good, path("server")) + tlsServer(SelfSigned, path("selfsigned")) +
                           tlsServer(Expired, path("expired")) + tlsServer(WrongName, path("wrongname")) +
                           tlsServer(WantsClient, path("server"),
                                     "ssl_verify_client on; ssl_client_certificate " + path("ca.pem") + ";") +
                           tlsServer(Renewed, path("renewed")) +
                           "server { listen 127.0.0.1:@5@; location / { return 200 '{}'; } }"),
             qPrintable(m_nginx.problem()));
}

void TlsTest::trustsAGivenAuthority()
{
    TransportOptions options = with(Good);
    HttpTransport without(options);
    const auto refused = await(without.send(get(url(Good))));
    COMPARE_KIND(refused, Kind::Tls);
    QCOMPARE(int(refused.error().tls), int(TlsProblem::Untrusted));
    options.caFile = file("ca.pem");
    HttpTransport transport(options);
    const auto answer = await(transport.send(get(url(Good))));
    QVERIFY2(answer.ok(), qPrintable(answer.ok() ? QString() : answer.error().detail));
    QCOMPARE(answer->status, 200);
    QVERIFY(await(transport.send(get(url(Good)))).ok()); // on the connection that stays open too
}

void TlsTest::tellsWhatIsWrong_data()
{
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("problem");
    QTest::addColumn<QString>("shown");
    QTest::newRow("self-signed") << int(SelfSigned) << int(TlsProblem::SelfSigned) << u"selfsigned"_s;
    QTest::newRow("expired") << int(Expired) << int(TlsProblem::Expired) << u"expired"_s;
    QTest::newRow("wrong name") << int(WrongName) << int(TlsProblem::WrongName) << u"wrongname"_s;
}

void TlsTest::tellsWhatIsWrong()
{
    QFETCH(int, port);
    QFETCH(int, problem);
    QFETCH(QString, shown);
    TransportOptions options = with(Port(port));
    options.caFile = file("ca.pem");
    HttpTransport transport(options);
    for (const Request &request :
         {get(url(Port(port))),
          write(Request::Method::Post, url(Port(port)))}) { // a write did not happen: that is sure
        const auto result = await(transport.send(request));
        COMPARE_KIND(result, Kind::Tls);
        QCOMPARE(int(result.error().tls), problem);
        QVERIFY(!result.error().detail.isEmpty());
        QVERIFY(result.error().certificate.has_value());
        const PeerCertificate &facts = *result.error().certificate;
        QCOMPARE(facts.sha256.toLatin1(), m_certificates.sha256(shown + u".pem"_s));
        QVERIFY(facts.subject.contains(shown));
        QVERIFY(shown == "selfsigned"_L1 || facts.issuer.contains(u"Test authority"_s));
        QVERIFY(!facts.names.isEmpty());
        QCOMPARE(facts.notAfterMs < QDateTime::currentMSecsSinceEpoch(), shown == "expired"_L1);
    }
    QCOMPARE(m_nginx.accessesWith("POST"), 0);
}

void TlsTest::pins_data()
{
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("shown");
    QTest::newRow("self-signed") << int(SelfSigned) << u"selfsigned.pem"_s;
    QTest::newRow("expired") << int(Expired) << u"expired.pem"_s; // see TransportOptions for why
    QTest::newRow("wrong name") << int(WrongName) << u"wrongname.pem"_s;
    QTest::newRow("good") << int(Good) << u"server.pem"_s;
}

void TlsTest::pins()
{
    QFETCH(int, port);
    QFETCH(QString, shown);
    TransportOptions options = with(Port(port));
    options.pinnedSha256 = {QString(64, u'0'), QString::fromLatin1(m_certificates.sha256(shown))};
    HttpTransport transport(options);
    const auto answer = await(transport.send(get(url(Port(port)))));
    QVERIFY2(answer.ok(), qPrintable(answer.ok() ? QString() : answer.error().detail));
    QCOMPARE(answer->status, 200);
}

void TlsTest::aPinBindsTheProfilesOwnAddressesOnly()
{
    TransportOptions options = with(SelfSigned);
    options.pinnedSha256 = {QString::fromLatin1(m_certificates.sha256(u"selfsigned.pem"_s))};
    options.caFile = file("ca.pem");
    HttpTransport transport(options);
    QVERIFY(await(transport.send(get(url(Good)))).ok()); // an agent, say: by its authority
    COMPARE_KIND(await(transport.send(get(url(Expired)))), Kind::Tls);
}

void TlsTest::refusesAnotherCertificateBeforeAnythingIsSent()
{
    TransportOptions options = with(Renewed);
    options.pinnedSha256 = {QString::fromLatin1(m_certificates.sha256(u"server.pem"_s))};
    for (const bool isTrusted : {true, false}) {
        options.caFile = isTrusted ? file("ca.pem") : QString();
        HttpTransport transport(options);
        QUrl marked = url(Renewed);
        marked.setPath(u"/never"_s);
        for (const Request &request : {get(marked), write(Request::Method::Post, marked)}) {
            const auto result = await(transport.send(request));
            COMPARE_KIND(result, Kind::Tls);
            QCOMPARE(int(result.error().tls), int(TlsProblem::Changed));
            QCOMPARE(result.error().certificate->sha256.toLatin1(), m_certificates.sha256(u"renewed.pem"_s));
        }
    }
    QVERIFY(m_nginx.accessesWith("/v2/info") > 0); // the log is kept
    QCOMPARE(m_nginx.accessesWith("/never"), 0);
}

void TlsTest::showsAClientCertificate_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("problem");
    QTest::newRow("none") << QString() << QString() << int(TlsProblem::ClientWanted);
    QTest::newRow("in one file") << u"both.pem"_s << QString() << int(TlsProblem::None);
    QTest::newRow("in two files") << u"client.pem"_s << u"client.key"_s << int(TlsProblem::None);
    QTest::newRow("of another authority") << u"stranger.pem"_s << u"stranger.key"_s << int(TlsProblem::ClientRefused);
}

void TlsTest::showsAClientCertificate()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(int, problem);
    TransportOptions options = with(WantsClient);
    options.caFile = file("ca.pem");
    options.certFile = certificate.isEmpty() ? QString() : m_certificates.file(certificate);
    options.keyFile = key.isEmpty() ? QString() : m_certificates.file(key);
    HttpTransport transport(options);
    auto answer = await(transport.send(get(url(WantsClient))));
    if (answer.ok() && answer->status != 200)
        answer = checked(answer, SourceId::Marathon); // nginx says it in a status, others break the handshake off
    if (problem == int(TlsProblem::None)) {
        QVERIFY2(answer.ok(), qPrintable(answer.ok() ? QString() : answer.error().detail));
        return;
    }
    COMPARE_KIND(answer, Kind::Tls);
    QCOMPARE(int(answer.error().tls), problem);
}

void TlsTest::saysWhichFileCannotBeUsed_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<int>("problem");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *name, const QStringList &files, TlsProblem problem, const QString &named) {
        QTest::newRow(name) << files << int(problem) << named;
    };
    row("no authority", {u"nowhere.pem"_s, {}, {}}, TlsProblem::FileUnreadable, u"nowhere.pem"_s);
    row("a folder", {u"."_s, {}, {}}, TlsProblem::FileUnreadable, u"."_s);
    row("no PEM", {u"server.ext"_s, {}, {}}, TlsProblem::FileNoCertificate, u"server.ext"_s);
    row("a key where a certificate should be", {{}, u"client.key"_s, {}}, TlsProblem::FileNoCertificate,
        u"client.key"_s);
    row("no key", {{}, u"client.pem"_s, {}}, TlsProblem::FileNoKey, u"client.pem"_s);
    row("key missing", {{}, u"client.pem"_s, u"nowhere.key"_s}, TlsProblem::FileUnreadable, u"nowhere.key"_s);
    row("key with a pass phrase", {{}, u"client.pem"_s, u"encrypted.key"_s}, TlsProblem::FileKeyEncrypted,
        u"encrypted.key"_s);
}

void TlsTest::saysWhichFileCannotBeUsed()
{
    QFETCH(QStringList, files);
    QFETCH(int, problem);
    QFETCH(QString, named);
    TransportOptions options = with(Good);
    const auto full = [this](const QString &name) { return name.isEmpty() ? QString() : m_certificates.file(name); };
    options.caFile = full(files.at(0));
    options.certFile = full(files.at(1));
    options.keyFile = full(files.at(2));
    HttpTransport transport(options);
    const auto result = await(transport.send(get(url(Good))));
    COMPARE_KIND(result, Kind::Tls);
    QCOMPARE(int(result.error().tls), problem);
    QVERIFY2(result.error().detail.contains(named), qPrintable(result.error().detail));
}

void TlsTest::readsAFileThatComesLater()
{
    TransportOptions options = with(Good);
    options.caFile = file("later.pem");
    HttpTransport transport(options);
    COMPARE_KIND(await(transport.send(get(url(Good)))), Kind::Tls);
    QVERIFY(QFile::copy(file("ca.pem"), options.caFile));
    QVERIFY(await(transport.send(get(url(Good)))).ok());
}

void TlsTest::tellsEncryptionFromNone()
{
    const QUrl plain = m_nginx.url(Good);
    HttpTransport http({plain}, {});
    const auto wantsTls = checked(await(http.send(get(plain))), SourceId::Marathon);
    COMPARE_KIND(wantsTls, Kind::Tls);
    QCOMPARE(int(wantsTls.error().tls), int(TlsProblem::OnlyTls));
    HttpTransport https({url(Plain)}, {});
    const auto knowsNone = await(https.send(get(url(Plain))));
    COMPARE_KIND(knowsNone, Kind::Tls);
    QVERIFY2(knowsNone.error().tls == TlsProblem::NotTls, qPrintable(knowsNone.error().detail));
}

void TlsTest::streamsSayTheSame()
{
    qRegisterMetaType<mesoscope::Error>();
    TransportOptions changed = with(Renewed);
    changed.pinnedSha256 = {QString(64, u'0')};
    TransportOptions unreadable = with(Good);
    unreadable.caFile = file("nowhere.pem");
    const std::pair<TransportOptions, TlsProblem> cases[]{{with(SelfSigned), TlsProblem::SelfSigned},
                                                          {changed, TlsProblem::Changed},
                                                          {unreadable, TlsProblem::FileUnreadable}};
    for (const auto &[options, problem] : cases) {
        HttpTransport transport(options);
        const std::unique_ptr<Stream> stream(transport.open(get(options.baseUrls.first()), nullptr));
        QSignalSpy closed(stream.get(), &Stream::closed);
        QTRY_COMPARE(closed.size(), 1);
        const auto error = closed.first().first().value<Error>();
        QCOMPARE(int(error.kind), int(Kind::Tls));
        QCOMPARE(int(error.tls), int(problem));
    }
}

MESOSCOPE_TEST(TlsTest)

#include "tst_tls.moc"
