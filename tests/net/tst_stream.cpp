// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that never end.
#include "tests/net/transporttest.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace mesoscope;
using namespace mesoscope::test;
using Kind = Error::Kind;

/// Backticks stand for quotes: moc loses its way in raw strings.
static QByteArray js(const char *text)
{
    return QByteArray(text).replace('`', '"');
}

class StreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<mesoscope::Error>(); }

    void deliversAsItComes()
    {
        QList<ScriptedReply> open;
        ScriptedServer server([&open](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
            open += reply;
        });
        HttpTransport transport({server.url()}, Secret::token(QStringLiteral("t")));
        QObject owner;
        Request request = get(server.url());
        request.headers = {{"Accept", "text/event-stream"}};
        Stream *stream = transport.open(request, &owner);
        QSignalSpy opened(stream, &Stream::opened);
        QSignalSpy chunks(stream, &Stream::chunk);
        QSignalSpy closed(stream, &Stream::closed);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toInt(), 200);
        QCOMPARE(server.requests.first().headers.value("accept"), "text/event-stream");
        QCOMPARE(server.requests.first().headers.value("authorization"), "Bearer t");
        open.first().raw("one");
        QTRY_COMPARE(chunks.size(), 1);
        QCOMPARE(chunks.first().first().toByteArray(), "one");
        QCOMPARE(closed.size(), 0);
        open.first().close();
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(int(closed.first().first().value<Error>().kind), int(Kind::Unreachable));
    }

    void watchesForSilence()
    {
        QList<ScriptedReply> open;
        ScriptedServer server([&open](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.raw("HTTP/1.1 200 OK\r\n\r\n");
            open += reply;
        });
        HttpTransport transport({server.url()}, {});
        QObject owner;
        Stream *stream = transport.open(get(server.url(), 300), &owner);
        QSignalSpy chunks(stream, &Stream::chunk);
        QSignalSpy closed(stream, &Stream::closed);
        QTRY_COMPARE(open.size(), 1);
        for (int i = 0; i < 6; ++i) { // longer than the limit in all, never silent for so long
            QTest::qWait(100);
            open.first().raw("\n");
        }
        QTRY_COMPARE(chunks.size(), 6);
        QCOMPARE(closed.size(), 0);
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(int(closed.first().first().value<Error>().kind), int(Kind::Timeout));
        QTRY_VERIFY(open.first().isGone());
    }

    void saysWhyItWasRefused()
    {
        ScriptedServer server(
            [](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(401, js("{`message`:`who?`}")); });
        HttpTransport transport({server.url()}, {});
        QObject owner;
        Stream *stream = transport.open(get(server.url()), &owner);
        QSignalSpy opened(stream, &Stream::opened);
        QSignalSpy closed(stream, &Stream::closed);
        QTRY_COMPARE(closed.size(), 1);
        const Error error = closed.first().first().value<Error>();
        QCOMPARE(int(error.kind), int(Kind::Unauthorized));
        QCOMPARE(error.detail, QStringLiteral("who?"));
        QCOMPARE(opened.size(), 0);
    }

    void doesNotFollowToStrangers()
    {
        ScriptedServer leader(
            [](const ScriptedRequest &, const ScriptedReply &reply) { reply.raw("HTTP/1.1 200 OK\r\n\r\nhi"); });
        const QByteArray location = leader.url(QStringLiteral("/v2/events")).toEncoded();
        ScriptedServer standby(
            [location](const ScriptedRequest &, const ScriptedReply &reply) { reply.redirect(302, location); });
        HttpTransport transport({standby.url()}, Secret::token(QStringLiteral("t")));
        QObject owner;
        QSignalSpy refused(transport.open(get(standby.url()), &owner), &Stream::closed);
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(int(refused.first().first().value<Error>().kind), int(Kind::Protocol));
        QVERIFY(leader.requests.isEmpty());
        transport.allowHost(leader.url());
        QSignalSpy chunks(transport.open(get(standby.url()), &owner), &Stream::chunk);
        QTRY_COMPARE(chunks.size(), 1);
        QCOMPARE(leader.requests.first().headers.value("authorization"), "Bearer t");
    }

    void closesWhenDeleted()
    {
        QList<ScriptedReply> open;
        ScriptedServer server([&open](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.raw("HTTP/1.1 200 OK\r\n\r\nx");
            open += reply;
        });
        HttpTransport transport({server.url()}, {});
        QObject owner;
        Stream *stream = transport.open(get(server.url()), &owner);
        QObject::connect(stream, &Stream::chunk, &owner, [stream] { delete stream; }); // in its own signal
        QTRY_COMPARE(open.size(), 1);
        QTRY_VERIFY(open.first().isGone());
    }

    void leavesRoomForRequests()
    {
        QList<ScriptedReply> open;
        ScriptedServer server([&open](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (request.path == QLatin1String("/stream")) {
                reply.raw("HTTP/1.1 200 OK\r\n\r\nx");
                open += reply;
            } else {
                reply.send(200, "{}");
            }
        });
        HttpTransport transport({server.url()}, {});
        QObject owner;
        for (int i = 0; i < 6; ++i)
            transport.open(get(server.url(QStringLiteral("/stream"))), &owner);
        QTRY_COMPARE(open.size(), 6);
        QVERIFY(await(transport.send(get(server.url()))).ok());
    }
};

MESOSCOPE_TEST(StreamTest)

#include "tst_stream.moc"
