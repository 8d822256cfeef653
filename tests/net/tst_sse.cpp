// SPDX-License-Identifier: GPL-3.0-or-later
// Server-sent events, however the bytes are cut.
#include "app/net/sse.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;

static QList<QByteArray> parse(const QList<QByteArray> &pieces)
{
    SseParser parser;
    QList<QByteArray> texts;
    for (const QByteArray &piece : pieces) {
        for (const SseEvent &event : parser.feed(piece))
            texts += event.type + '|' + event.data;
    }
    return texts;
}

class SseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryLineEnd_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QList<QByteArray>>("events");
        const QList<QByteArray> two{"a|{\"x\":1}", "b|2\n3"};
        QTest::newRow("CRLF, as Jetty writes")
            << QByteArray("event: a\r\ndata: {\"x\":1}\r\n\r\nevent: b\r\ndata: 2\r\ndata: 3\r\n\r\n") << two;
        QTest::newRow("LF") << QByteArray("event: a\ndata: {\"x\":1}\n\nevent: b\ndata: 2\ndata: 3\n\n") << two;
        QTest::newRow("CR") << QByteArray("event: a\rdata: {\"x\":1}\r\revent: b\rdata: 2\rdata: 3\r\r") << two;
        QTest::newRow("no blank") << QByteArray("event:a\ndata:{\"x\":1}\n\nevent:b\ndata:2\ndata:3\n\n") << two;
        QTest::newRow("comments, ids and unknown fields")
            << QByteArray(
                   ":ping\nevent: a\nid: 7\nretry: 1\ndata: {\"x\":1}\n\n: \n\nfoo\nevent: b\ndata: 2\ndata: 3\n\n")
            << two;
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                       "event: a\ndata: {\"x\":1}\n\nevent: b\ndata: 2\ndata: 3\n\n")
                                         << two;
        QTest::newRow("heartbeats are no events")
            << QByteArray(
                   "\r\n\r\n\r\nevent: a\r\ndata: {\"x\":1}\r\n\r\n\r\n\r\nevent: b\r\ndata: 2\r\ndata: 3\r\n\r\n\r\n")
            << two;
        QTest::newRow("a type without data is no event")
            << QByteArray("event: c\n\nevent: a\ndata: {\"x\":1}\n\nevent: b\ndata: 2\ndata: 3\n\n") << two;
        QTest::newRow("no type") << QByteArray("data: 1\n\n") << QList<QByteArray>{"message|1"};
        QTest::newRow("empty data") << QByteArray("event: e\ndata\n\n") << QList<QByteArray>{"e|"};
        QTest::newRow("unfinished") << QByteArray("event: a\ndata: 1\n") << QList<QByteArray>{};
        QTest::newRow("UTF-8") << QByteArray("event: u\ndata: \xE2\x82\xAC\xF0\x9F\x90\xBC\n\n")
                               << QList<QByteArray>{"u|\xE2\x82\xAC\xF0\x9F\x90\xBC"};
    }

    void readsEveryLineEnd()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QList<QByteArray>, events);
        QCOMPARE(parse({bytes}), events);
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
            QCOMPARE(parse({bytes.left(cut), bytes.mid(cut)}), events);
        QList<QByteArray> single;
        for (const char c : bytes)
            single += QByteArray(1, c);
        QCOMPARE(parse(single), events);
    }

    void leavesOutWhatIsTooLong()
    {
        SseParser parser(100);
        QList<SseEvent> events = parser.feed("event: big\ndata: " + QByteArray(500, 'x') + "\n\nevent: a\ndata: 1\n\n");
        QCOMPARE(events.size(), 1);
        QCOMPARE(events.first().data, "1");
        QCOMPARE(parser.dropped(), 1);
        QByteArray many = "event: many\n";
        for (int i = 0; i < 50; ++i)
            many += "data: 12345678\n";
        events = parser.feed(many + "\ndata: 2\n\n");
        QCOMPARE(events.size(), 1);
        QCOMPARE(events.first().data, "2");
        QCOMPARE(parser.dropped(), 2);
    }

    void forgetsOnReset()
    {
        SseParser parser;
        QVERIFY(parser.feed("event: old\ndata: half").isEmpty());
        parser.reset();
        const QList<SseEvent> events = parser.feed("data: new\n\n");
        QCOMPARE(events.size(), 1);
        QCOMPARE(events.first().type, "message");
        QCOMPARE(events.first().data, "new");
    }
};

MESOSCOPE_TEST(SseTest)

#include "tst_sse.moc"
