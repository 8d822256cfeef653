// SPDX-License-Identifier: GPL-3.0-or-later
// Record framing, however the bytes are cut, and on a recorded event stream.
#include "app/net/recordio.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QtTest>

using namespace mesoscope;

class RecordIoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAcrossEveryCut()
    {
        const QByteArray bytes("3\nabc0\n\n\n11\nline\nbreaks5\n\xE2\x82\xAC!!");
        const QList<QByteArray> expected{"abc", "", "line\nbreaks", "\xE2\x82\xAC!!"};
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
            RecordIoParser parser;
            QList<QByteArray> records;
            for (const QByteArray &piece : {bytes.left(cut), bytes.mid(cut)}) {
                const auto result = parser.feed(piece);
                QVERIFY(result.ok());
                records += *result;
            }
            QCOMPARE(records, expected);
            QVERIFY(parser.atBoundary());
        }
    }

    void readsARecordedStream()
    {
        QFile file(QStringLiteral(MESOSCOPE_TEST_DATA "/mesos/master-v1/SUBSCRIBE.recordio"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        RecordIoParser parser;
        QStringList types;
        for (qsizetype at = 0; at < bytes.size(); at += 1000) {
            const auto records =
                parser.feed(QByteArrayView(bytes).sliced(at, qMin<qsizetype>(1000, bytes.size() - at)));
            QVERIFY(records.ok());
            for (const QByteArray &record : *records) {
                const QJsonDocument json = QJsonDocument::fromJson(record);
                QVERIFY(json.isObject());
                types += json[QLatin1String("type")].toString();
            }
        }
        QCOMPARE(types.value(0), QStringLiteral("SUBSCRIBED"));
        QCOMPARE(types.value(1), QStringLiteral("HEARTBEAT"));
        QVERIFY(types.count(QStringLiteral("TASK_UPDATED")) > 5);
    }

    void refusesWhatIsNoLength_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind");
        QTest::newRow("letters") << QByteArray("{\"type\":1}") << int(Error::Kind::Protocol);
        QTest::newRow("sign") << QByteArray("-1\nx") << int(Error::Kind::Protocol);
        QTest::newRow("carriage return") << QByteArray("3\r\nabc") << int(Error::Kind::Protocol);
        QTest::newRow("endless digits") << QByteArray(100, '9') << int(Error::Kind::Protocol);
        QTest::newRow("too large") << QByteArray("99999999999\n") << int(Error::Kind::TooLarge);
    }

    void refusesWhatIsNoLength()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        RecordIoParser parser;
        const auto first = parser.feed(bytes);
        QVERIFY(!first.ok());
        QCOMPARE(int(first.error().kind), kind);
        QVERIFY(!parser.feed("1\na").ok()); // it stays so
    }

    void givesWhatCameBeforeTheError()
    {
        RecordIoParser parser;
        const auto records = parser.feed("1\nax");
        QVERIFY(records.ok());
        QCOMPARE(*records, QList<QByteArray>{"a"});
        QVERIFY(!parser.feed("").ok());
    }

    void survivesAnyByte()
    {
        const QByteArray bytes("3\nabc2\nde");
        for (qsizetype at = 0; at < bytes.size(); ++at) {
            for (int value = 0; value < 256; ++value) {
                QByteArray mutated = bytes;
                mutated[at] = char(value);
                RecordIoParser parser(1000);
                const auto result = parser.feed(mutated);
                if (result.ok())
                    QVERIFY(result->size() <= 4);
            }
        }
    }
};

MESOSCOPE_TEST(RecordIoTest)

#include "tst_recordio.moc"
