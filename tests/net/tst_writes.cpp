// SPDX-License-Identifier: GPL-3.0-or-later
// A write arrives once, whatever happens to its answer.
#include "tests/net/transporttest.h"
#include "tests/support/testmain.h"

using namespace mesoscope;
using namespace mesoscope::test;
using Kind = Error::Kind;
using Method = Request::Method;

class WriteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arrivesOnce_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("loss");
        for (const Method method : {Method::Post, Method::Put, Method::Patch, Method::Delete}) {
            for (const QByteArray &body : {QByteArray(), QByteArray("{\"instances\":1}"), QByteArray(300000, ' ')}) {
                for (const char *loss : {"close", "reset", "cut", "silent"})
                    QTest::addRow("%s %d bytes, %s", methodName(method).constData(), int(body.size()), loss)
                        << int(method) << body << QString::fromLatin1(loss);
            }
        }
    }

    /// Qt Network would send it a second time after "close" and "reset".
    void arrivesOnce()
    {
        QFETCH(int, method);
        QFETCH(QByteArray, body);
        QFETCH(QString, loss);
        ScriptedServer server([loss](const ScriptedRequest &, const ScriptedReply &reply) {
            if (loss == QLatin1String("close"))
                reply.close();
            else if (loss == QLatin1String("reset"))
                reply.reset();
            else if (loss == QLatin1String("cut")) {
                reply.raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{");
                reply.close();
            }
        });
        HttpTransport transport({server.url()}, {});
        const auto result = await(transport.send(write(Method(method), server.url(QStringLiteral("/w")), body, 500)));
        COMPARE_KIND(result, Kind::OutcomeUnknown);
        QTest::qWait(50); // room for a second one
        QCOMPARE(server.requests.size(), 1);
        QCOMPARE(server.requests.first().body, body);
        QCOMPARE(server.requests.first().headers.value("content-length"), QByteArray::number(body.size()));
    }

    /// A kept connection that the server closes just then is where Qt repeats most eagerly.
    void arrivesOnceOnAUsedConnection()
    {
        ScriptedServer server([](const ScriptedRequest &request, const ScriptedReply &reply) {
            request.method == "GET" ? reply.send(200, "{}") : reply.close();
        });
        HttpTransport transport({server.url()}, {});
        for (const Method method : {Method::Post, Method::Delete}) {
            QVERIFY(await(transport.send(get(server.url()))).ok());
            COMPARE_KIND(await(transport.send(write(method, server.url(), {}, 2000))), Kind::OutcomeUnknown);
            QTest::qWait(50);
            QCOMPARE(server.count(methodName(method)), 1);
        }
    }

    void bringsItsAnswer()
    {
        ScriptedServer server([](const ScriptedRequest &request, const ScriptedReply &reply) {
            reply.send(request.method == "DELETE" ? 202 : 409, request.body, {{"Marathon-Deployment-Id", "d1"}});
        });
        HttpTransport transport({server.url()}, Secret::token(QStringLiteral("t")));
        const auto deleted = await(transport.send(write(Method::Delete, server.url(), {})));
        QVERIFY(deleted.ok());
        QCOMPARE(deleted->status, 202);
        QCOMPARE(deleted->header("marathon-deployment-id"), "d1");
        const QByteArray large(200000, 'y');
        const auto posted = await(transport.send(write(Method::Post, server.url(), large)));
        QVERIFY(posted.ok());
        QCOMPARE(posted->status, 409);
        QCOMPARE(posted->body, large);
        QCOMPARE(server.requests.last().headers.value("content-type"), "application/json");
        QCOMPARE(server.requests.last().headers.value("authorization"), "Bearer t");
    }

    void isUnknownWhenTheAnswerIsTooLarge()
    {
        ScriptedServer server(
            [](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, QByteArray(5000, 'x')); });
        HttpTransport transport({server.url()}, {});
        Request request = write(Method::Put, server.url());
        request.maxBytes = 1000;
        COMPARE_KIND(await(transport.send(request)), Kind::OutcomeUnknown); // it was done, and its receipt is lost
    }
};

MESOSCOPE_TEST(WriteTest)

#include "tst_writes.moc"
