// SPDX-License-Identifier: GPL-3.0-or-later
// The transport against a server that misbehaves on request.
#include "tests/net/transporttest.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>

using namespace mesoscope;
using namespace mesoscope::test;
using Kind = Error::Kind;

class TransportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAnyStatus()
    {
        ScriptedServer server([](const ScriptedRequest &request, const ScriptedReply &reply) {
            reply.send(request.path.mid(1).toInt(), "body", {{"X-Marathon-Leader", "http://l"}});
        });
        HttpTransport transport({server.url()}, Secret::basic(QStringLiteral("u"), QStringLiteral("p")));
        for (const int status : {200, 201, 302, 400, 401, 403, 404, 405, 409, 410, 422, 429, 500, 501, 502, 503, 504}) {
            const auto result = await(transport.send(get(server.url(QStringLiteral("/%1").arg(status)))));
            QVERIFY2(result.ok(), qPrintable(QString::number(status)));
            QCOMPARE(result->status, status);
            QCOMPARE(result->body, "body");
            QCOMPARE(result->header("x-marathon-leader"), "http://l");
            QVERIFY(result->body.capacity() >= result->body.size() + 64);
        }
        QCOMPARE(server.requests.first().headers.value("authorization"), "Basic " + QByteArray("u:p").toBase64());
    }

    void tellsARefusedConnection()
    {
        ScriptedServer server;
        const QUrl url = server.url();
        server.stop();
        HttpTransport transport({url}, {});
        COMPARE_KIND(await(transport.send(get(url))), Kind::Unreachable);
        COMPARE_KIND(await(transport.send(write(Request::Method::Post, url))), Kind::Unreachable); // nothing was sent
    }

    void tellsAnUnknownHost()
    {
        const QUrl url(QStringLiteral("http://no-such-host.invalid/"));
        HttpTransport transport({url}, {});
        COMPARE_KIND(await(transport.send(get(url))), Kind::Unreachable);
    }

    void tellsSilence()
    {
        ScriptedServer server;
        HttpTransport transport({server.url()}, {});
        QElapsedTimer elapsed;
        elapsed.start();
        COMPARE_KIND(await(transport.send(get(server.url(), 200))), Kind::Timeout);
        QVERIFY(elapsed.elapsed() >= 190);
    }

    void doesNotWaitForTrickles()
    {
        ScriptedServer server([](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.raw("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            auto *drip = new QTimer(qApp);
            QObject::connect(drip, &QTimer::timeout, drip,
                             [reply, drip] { reply.isGone() ? drip->deleteLater() : reply.raw("x"); });
            drip->start(20);
        });
        HttpTransport transport({server.url()}, {});
        COMPARE_KIND(await(transport.send(get(server.url(), 300))),
                     Kind::Timeout); // of the whole answer, not of silence
    }

    void tellsACutBody_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("length") << QByteArray("Content-Length: 100\r\n");
        QTest::newRow("length, announced close") << QByteArray("Content-Length: 100\r\nConnection: close\r\n");
    }

    void tellsACutBody()
    {
        QFETCH(QByteArray, head);
        ScriptedServer server([head](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.raw("HTTP/1.1 200 OK\r\n" + head + "\r\n{\"half\":");
            reply.close();
        });
        HttpTransport transport({server.url()}, {});
        const auto result = await(transport.send(get(server.url())));
        COMPARE_KIND(result, Kind::Unreachable);
    }

    void tellsGarbage()
    {
        ScriptedServer server([](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.raw("this is not HTTP at all\r\n\r\n");
            reply.close();
        });
        HttpTransport transport({server.url()}, {});
        const auto result = await(transport.send(get(server.url())));
        QVERIFY(!result.ok());
        QVERIFY(result.error().kind == Kind::Protocol || result.error().kind == Kind::Unreachable);
    }

    void capsBodies()
    {
        ScriptedServer server(
            [](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, QByteArray(100000, 'x')); });
        HttpTransport transport({server.url()}, {});
        Request request = get(server.url());
        request.maxBytes = 99999;
        COMPARE_KIND(await(transport.send(request)), Kind::TooLarge);
        request.maxBytes = 100000;
        const auto whole = await(transport.send(request));
        QVERIFY(whole.ok());
        QCOMPARE(whole->body.size(), 100000);
    }

    void decodesGzipButNotABomb()
    {
        // gzip of 5,000,000 zero bytes, made here: deflate's stored form would not be small, so zlib's is wrapped.
        const QByteArray plain(5000000, '0');
        const QByteArray zlib = qCompress(plain, 9).mid(4); // 2 bytes of header, deflate, 4 bytes of checksum
        QByteArray gzip = QByteArray::fromHex("1f8b08000000000000ff") + zlib.mid(2, zlib.size() - 6);
        quint32 crc = 0xFFFFFFFF;
        for (qsizetype i = 0; i < plain.size(); ++i) {
            crc ^= '0';
            for (int bit = 0; bit < 8; ++bit)
                crc = (crc >> 1) ^ ((crc & 1) ? 0xEDB88320U : 0);
        }
        crc = ~crc;
        for (const quint32 value : {crc, quint32(plain.size())}) {
            for (int shift = 0; shift < 32; shift += 8)
                gzip += char((value >> shift) & 0xFF);
        }
        QVERIFY(gzip.size() < 50000);
        ScriptedServer server([gzip](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.send(200, gzip, {{"Content-Encoding", "gzip"}});
        });
        HttpTransport transport({server.url()}, {});
        const auto whole = await(transport.send(get(server.url())));
        QVERIFY(whole.ok());
        QCOMPARE(whole->body.size(), plain.size());
        QVERIFY(server.requests.first().headers.value("accept-encoding").contains("gzip"));
        Request small = get(server.url());
        small.maxBytes = 1000000;
        COMPARE_KIND(await(transport.send(small)), Kind::TooLarge);
    }

    void cancelsOnDemand()
    {
        ScriptedServer server;
        HttpTransport transport({server.url()}, {});
        Call<Response> call = transport.send(get(server.url()));
        QTRY_COMPARE(server.requests.size(), 1);
        call.cancel();
        QTRY_VERIFY(call.isFinished());
        QCOMPARE(call.resultCount(), 0);
        QTRY_COMPARE(transport.children().size(), 0); // the exchange is gone
    }

    void endsCallsWhenItDies()
    {
        ScriptedServer server;
        auto transport = std::make_unique<HttpTransport>(QList<QUrl>{server.url()}, Secret());
        const Call<Response> call = transport->send(get(server.url()));
        bool told = false;
        QObject context;
        observe(&context, call, [&told](const Result<Response> &result) {
            QCOMPARE(int(result.error().kind), int(Kind::Cancelled));
            told = true;
        });
        QTRY_COMPARE(server.requests.size(), 1);
        transport.reset();
        QTRY_VERIFY(told);
    }

    void keepsTwentyRequestsApart()
    {
        ScriptedServer server(
            [](const ScriptedRequest &request, const ScriptedReply &reply) { reply.send(200, request.path.toUtf8()); });
        HttpTransport transport({server.url()}, {});
        QList<Call<Response>> calls;
        for (int i = 0; i < 20; ++i)
            calls += transport.send(get(server.url(QStringLiteral("/%1").arg(i))));
        for (int i = 0; i < 20; ++i) {
            const auto result = await(calls.at(i));
            QVERIFY(result.ok());
            QCOMPARE(result->body, "/" + QByteArray::number(i));
        }
    }

    void sendsNoCredentialsFromUrls()
    {
        ScriptedServer server([](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, "x"); });
        HttpTransport transport({server.url()}, {});
        QUrl url = server.url(QStringLiteral("/p"));
        url.setUserName(QStringLiteral("user"));
        url.setPassword(QStringLiteral("secret"));
        QVERIFY(await(transport.send(get(url))).ok());
        QVERIFY(!server.requests.first().headers.contains("authorization"));
    }
};

/// Where redirects may lead, and what goes along.
class RedirectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsProtocolRelativeLocationsWithinTheEndpoint()
    {
        ScriptedServer leader([](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, "leader"); });
        const QByteArray location = "//127.0.0.1:" + QByteArray::number(leader.port()) + "/master/state?x=1";
        ScriptedServer standby(
            [location](const ScriptedRequest &, const ScriptedReply &reply) { reply.redirect(307, location); });
        HttpTransport transport({standby.url(), leader.url()}, Secret::token(QStringLiteral("T")));
        const auto result = await(transport.send(get(standby.url(QStringLiteral("/state?x=1")))));
        QVERIFY(result.ok());
        QCOMPARE(result->body, "leader");
        QCOMPARE(result->url, leader.url(QStringLiteral("/master/state?x=1")));
        QCOMPARE(leader.requests.first().headers.value("authorization"), "Bearer T");
    }

    void keepsMethodAndBody_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("307") << 307;
        QTest::newRow("308") << 308;
    }

    void keepsMethodAndBody()
    {
        QFETCH(int, status);
        ScriptedServer leader([](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, "done"); });
        const QByteArray location = leader.url(QStringLiteral("/x")).toEncoded();
        ScriptedServer standby(
            [=](const ScriptedRequest &, const ScriptedReply &reply) { reply.redirect(status, location); });
        HttpTransport transport({standby.url(), leader.url()}, {});
        const auto result = await(transport.send(write(Request::Method::Put, standby.url(), "{\"instances\":3}")));
        QVERIFY(result.ok());
        QCOMPARE(leader.requests.size(), 1);
        QCOMPARE(leader.requests.first().method, "PUT");
        QCOMPARE(leader.requests.first().body, "{\"instances\":3}");
    }

    void neverTurnsAWriteIntoAReading()
    {
        for (const int status : {301, 302, 303}) {
            ScriptedServer target(
                [](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, "looks fine"); });
            const QByteArray location = target.url().toEncoded();
            ScriptedServer server(
                [=](const ScriptedRequest &, const ScriptedReply &reply) { reply.redirect(status, location); });
            HttpTransport transport({server.url(), target.url()}, {});
            const auto result = await(transport.send(write(Request::Method::Post, server.url())));
            QVERIFY(result.ok());
            QCOMPARE(result->status, status);
            QVERIFY(target.requests.isEmpty());
        }
    }

    void leaksNothingToStrangers()
    {
        ScriptedServer stranger([](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, "{}"); });
        const QByteArray location = stranger.url().toEncoded();
        ScriptedServer server(
            [location](const ScriptedRequest &, const ScriptedReply &reply) { reply.redirect(307, location); });
        HttpTransport transport({server.url()}, Secret::basic(QStringLiteral("u"), QStringLiteral("p")));
        const auto refused = await(transport.send(get(server.url())));
        COMPARE_KIND(refused, Kind::Protocol);
        QCOMPARE(int(refused.error().redirect), int(Error::Redirect::Stranger));
        QCOMPARE(refused.error().detail, stranger.url().toString(QUrl::RemovePath));
        QVERIFY(stranger.requests.isEmpty());
        Request bold = get(server.url());
        bold.strangersAllowed = true;
        QVERIFY(await(transport.send(bold)).ok());
        QCOMPARE(stranger.requests.size(), 1);
        QVERIFY(!stranger.requests.first().headers.contains("authorization"));
        Request command = write(Request::Method::Post, server.url());
        command.strangersAllowed = true;
        COMPARE_KIND(await(transport.send(command)), Kind::Protocol);
        QCOMPARE(stranger.requests.size(), 1);
        transport.allowHost(stranger.url());
        QVERIFY(await(transport.send(get(server.url()))).ok());
        QVERIFY(stranger.requests.last().headers.contains("authorization"));
    }

    void endsLoops()
    {
        ScriptedServer server(
            [](const ScriptedRequest &, const ScriptedReply &reply) { reply.redirect(302, "/again"); });
        HttpTransport transport({server.url()}, {});
        const auto result = await(transport.send(get(server.url())));
        COMPARE_KIND(result, Kind::Protocol);
        QCOMPARE(int(result.error().redirect), int(Error::Redirect::Loop));
        QCOMPARE(result.error().httpStatus, 302);
        QCOMPARE(server.requests.size(), 4); // the first and three more
        const std::unique_ptr<Stream> stream(transport.open(get(server.url()), nullptr));
        QSignalSpy closed(stream.get(), &Stream::closed);
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(int(closed.first().first().value<Error>().redirect), int(Error::Redirect::Loop));
        QCOMPARE(server.requests.size(), 8);
    }

    void leavesRedirectsAloneOnDemand()
    {
        ScriptedServer server(
            [](const ScriptedRequest &, const ScriptedReply &reply) { reply.redirect(307, "//10.9.9.9:5050"); });
        HttpTransport transport({server.url()}, {});
        Request request = get(server.url());
        request.followRedirects = false;
        const auto result = await(transport.send(request));
        QVERIFY(result.ok());
        QCOMPARE(result->status, 307);
        QCOMPARE(result->header("Location"), "//10.9.9.9:5050");
    }

    void refusesOtherSchemesAndTheWayBackToPlain()
    {
        const QUrl secure(QStringLiteral("https://h/"));
        HttpTransport transport({secure, QUrl(QStringLiteral("http://h:443/")), QUrl(QStringLiteral("http://h/"))}, {});
        Request request = get(secure);
        request.strangersAllowed = true;
        const auto refused = [&](const char *target, int hop = 1) {
            const auto refusal = transport.refusalOf(request, secure, QUrl(QString::fromLatin1(target)), hop);
            return refusal ? refusal->redirect : Error::Redirect::None;
        };
        QCOMPARE(refused("http://h/"), Error::Redirect::Downgrade);
        QCOMPARE(refused("https://h/x"), Error::Redirect::None);
        QCOMPARE(refused("https://h/x", 4), Error::Redirect::Loop);
        for (const char *target : {"ftp://h/", "file:///etc/passwd", "javascript:1", "", "http:///x"})
            QCOMPARE(refused(target), Error::Redirect::Nowhere);
        request.strangersAllowed = false;
        QCOMPARE(refused("https://other/"), Error::Redirect::Stranger);
    }

    void tellsADeadLeader()
    {
        ScriptedServer leader;
        const QByteArray location = leader.url().toEncoded();
        leader.stop();
        ScriptedServer standby(
            [location](const ScriptedRequest &, const ScriptedReply &reply) { reply.redirect(307, location); });
        HttpTransport transport({standby.url(), leader.url()}, {});
        COMPARE_KIND(await(transport.send(get(standby.url()))), Kind::Unreachable);
        COMPARE_KIND(await(transport.send(write(Request::Method::Post, standby.url()))), Kind::Unreachable);
    }
};

MESOSCOPE_TEST(TransportTest)
MESOSCOPE_TEST(RedirectTest)

#include "tst_transport.moc"
