// SPDX-License-Identifier: GPL-3.0-or-later
// The tolerant reader: numbers, texts, lists and times as ten years of servers write them.
#include "app/sources/json.h"
#include "tests/sources/testdata.h"
#include "tests/support/testmain.h"

#include <limits>

using namespace mesoscope;
using namespace mesoscope::test;

class JsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsNumbers()
    {
        QCOMPARE(json::num(1.5), 1.5);
        QCOMPARE(json::num(QStringLiteral(" 2.5 ")), 2.5);
        QCOMPARE(json::num(QJsonValue::Null, 7), 7.0);
        QCOMPARE(json::num(QStringLiteral("nan"), 7), 7.0);
        QCOMPARE(json::num(QStringLiteral("unlimited"), 7), 7.0);
        QCOMPARE(json::integer(3.0), 3);
        QCOMPARE(json::integer(1e300), std::numeric_limits<int>::max());
        QCOMPARE(json::integer(-1e300), std::numeric_limits<int>::min());
        const auto big = json::parse("[9007199254740993]", SourceId::Mesos);
        QVERIFY(big.ok());
        QCOMPARE(json::bigInteger(big->toArray().at(0)), Q_INT64_C(9007199254740993));
        QCOMPARE(json::bigInteger(QStringLiteral("9007199254740993")), Q_INT64_C(9007199254740993));
        QVERIFY(json::bigInteger(1e300) > 0);
    }

    void readsTextsAndLists()
    {
        QCOMPARE(json::str(QStringLiteral("a")), QStringLiteral("a"));
        QCOMPARE(json::str(3), QStringLiteral("3"));
        QCOMPARE(json::str(true), QStringLiteral("true"));
        QCOMPARE(json::str(QJsonArray{1}), QString());
        QCOMPARE(json::list(QJsonValue::Null).size(), 0);
        QCOMPARE(json::list(QJsonObject{}).size(), 1);
        QCOMPARE(json::strings(QJsonArray{1, QJsonValue::Null, QStringLiteral("x")}),
                 QStringList({QStringLiteral("1"), QStringLiteral("x")}));
        QVERIFY(json::boolean(QStringLiteral("TRUE")));
        QVERIFY(!json::boolean(QStringLiteral("false"), true));
        QVERIFY(json::boolean(QStringLiteral("perhaps"), true));
    }

    void readsTimes_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<qint64>("ms");
        const auto row = [](const char *text, qint64 ms) {
            QTest::newRow(text) << QJsonValue(QString::fromLatin1(text)) << ms;
        };
        row("2026-11-22T10:00:00Z", 1795341600000);
        row("2026-11-22T10:00:00.5Z", 1795341600500);
        row("2026-11-22T10:00:00.48Z", 1795341600480);
        row("2026-11-22T10:00:00.480Z", 1795341600480);
        row("2026-11-22T10:00:00.123456789Z", 1795341600123);
        row("2026-11-22T12:00:00+02:00", 1795341600000);
        row("2026-11-22T07:30:00.000-0230", 1795341600000);
        row("2026-11-22 10:00:00", 1795341600000);
        row("1795341600", 1795341600000);
        row("yesterday", 0);
        row("2026-13-22T10:00:00Z", 0);
        row("2026-11-22", 0);
        row("2026-11-22T1", 0);
        row("", 0);
        QTest::newRow("seconds") << QJsonValue(1795341600.25) << Q_INT64_C(1795341600250);
        QTest::newRow("ms") << QJsonValue(1795341600250.0) << Q_INT64_C(1795341600250);
        QTest::newRow("us") << QJsonValue(1795341600250000.0) << Q_INT64_C(1795341600250);
        QTest::newRow("ns") << QJsonValue(QJsonObject{{QStringLiteral("nanoseconds"), Q_INT64_C(1795341600250000000)}})
                            << Q_INT64_C(1795341600250);
        QTest::newRow("unknown") << QJsonValue(0.0) << Q_INT64_C(0);
        QTest::newRow("negative") << QJsonValue(-5) << Q_INT64_C(0);
        QTest::newRow("null") << QJsonValue() << Q_INT64_C(0);
    }

    void readsTimes()
    {
        QFETCH(QJsonValue, value);
        QFETCH(qint64, ms);
        QCOMPARE(json::time(value), ms);
    }

    void mendsBytesThatAreNoText()
    {
        bool repaired = false;
        const auto parsed = json::parse("{\"a\":\"caf\xE9\",\"b\":\"\xE2\x82\xAC\"}", SourceId::Mesos, &repaired);
        QVERIFY(parsed.ok());
        QVERIFY(repaired);
        QCOMPARE(parsed->toObject().value(QStringLiteral("a")).toString(), QStringLiteral("caf?"));
        QCOMPARE(parsed->toObject().value(QStringLiteral("b")).toString(), QStringLiteral("€"));
        for (const QByteArray &bad :
             {QByteArray("\xC0\xAF"), QByteArray("\xED\xA0\x80"), QByteArray("\xF4\x90\x80\x80"),
              QByteArray("\xE2\x82"), QByteArray("\x80"), QByteArray("\xFF\xFE")}) {
            const QByteArray mended = json::withValidUtf8(bad);
            QCOMPARE(mended.size(), bad.size());
            QVERIFY(QString::fromUtf8(mended).toUtf8() == mended);
            QVERIFY(mended.capacity() >= mended.size() + 64);
        }
        const QByteArray good("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x90\xBC");
        QCOMPARE(json::withValidUtf8(good), good);
    }

    void refusesWhatIsNoJson()
    {
        for (const QByteArray &bad : {QByteArray(), QByteArray("{"), QByteArray("<html>"), QByteArray("[1,"),
                                      QByteArray(3000, '['), QByteArray("\0\0", 2)}) {
            const auto parsed = json::parse(bad, SourceId::Series);
            QVERIFY(!parsed.ok());
            QCOMPARE(int(parsed.error().kind), int(Error::Kind::Protocol));
            QCOMPARE(int(parsed.error().source), int(SourceId::Series));
        }
    }
};

MESOSCOPE_TEST(JsonTest)

#include "tst_json.moc"
