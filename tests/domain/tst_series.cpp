// SPDX-License-Identifier: GPL-3.0-or-later
// Rates, sums and thinning; and the lines of logs.
#include "models/domain/logline.h"
#include "models/domain/series.h"
#include "tests/support/testmain.h"

#include <QtTest>

#include <cmath>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double Gap = std::numeric_limits<double>::quiet_NaN();

/// "1:5 2:- 3:7" of points at those seconds; "-" is a gap.
QString text(const QList<SeriesPoint> &points)
{
    QStringList parts;
    for (const SeriesPoint &point : points)
        parts.append(
            u"%1:%2"_s.arg(point.timeMs / 1000).arg(std::isnan(point.value) ? u"-"_s : QString::number(point.value)));
    return parts.join(u' ');
}

QList<SeriesPoint> points(const QList<std::pair<int, double>> &values)
{
    QList<SeriesPoint> list;
    for (const auto &[second, value] : values)
        list.append({second * 1000LL, value});
    return list;
}

} // namespace

class SeriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ratesOfCounters()
    {
        QCOMPARE(text(counterToRate(points({{0, 100}, {10, 200}, {20, 250}}))), u"10:10 20:5"_s);
        QCOMPARE(text(counterToRate(points({{0, 100}, {10, 20}, {20, 50}}))), u"10:- 20:3"_s); // begun anew
        QCOMPARE(text(counterToRate(points({{0, 100}, {10, Gap}, {20, 500}, {30, 510}}))), u"10:- 30:1"_s);
        QCOMPARE(text(counterToRate(points({{0, 100}, {0, 200}, {10, 300}}))), u"10:10"_s); // no division by zero
        QVERIFY(counterToRate({}).isEmpty());
        QVERIFY(counterToRate(points({{0, 1}})).isEmpty());
    }

    void sums()
    {
        const Series a{u"a"_s, points({{0, 1}, {60, 2}, {120, 3}})};
        const Series b{u"b"_s, points({{5, 10}, {65, Gap}, {125, 30}})};
        QCOMPARE(text(sumAligned({a, b}, 60, false)), u"0:11 60:2 120:33"_s);
        QCOMPARE(text(sumAligned({a, b}, 60, true)), u"0:5.5 60:2 120:16.5"_s);
        // A series with two points in a bucket counts once.
        const Series fine{u"c"_s, points({{0, 4}, {30, 6}})};
        QCOMPARE(text(sumAligned({a, fine}, 60, false)), u"0:6 60:2 120:3"_s);
        // Nobody knows the bucket between: a gap, not a line through it.
        const Series holed{u"d"_s, points({{0, 1}, {300, 2}})};
        QCOMPARE(text(sumAligned({holed}, 60, false)), u"0:1 60:- 300:2"_s);
        const Series unknown{u"e"_s, points({{0, Gap}})};
        QCOMPARE(text(sumAligned({unknown}, 60, false)), u"0:-"_s);
        QVERIFY(sumAligned({}, 60, false).isEmpty());
    }

    void thinKeepsPeaksAndGaps()
    {
        QRandomGenerator random(81);
        for (int round = 0; round < 100; ++round) {
            const int count = 50 + random.bounded(3000);
            const int buckets = 1 + random.bounded(200);
            QList<SeriesPoint> all;
            for (int i = 0; i < count; ++i)
                all.append({i * 1000LL, random.bounded(20) == 0 ? Gap : double(random.bounded(1000))});
            const QList<SeriesPoint> thinned = thin(all, buckets);
            if (count <= buckets * 2) {
                QCOMPARE(thinned.size(), all.size());
                continue;
            }
            QVERIFY(thinned.size() <= buckets * 3);
            double least = 1e9;
            double most = -1;
            double thinLeast = 1e9;
            double thinMost = -1;
            for (const SeriesPoint &point : all) {
                least = std::fmin(least, point.value);
                most = std::fmax(most, point.value);
            }
            for (qsizetype i = 0; i < thinned.size(); ++i) {
                thinLeast = std::fmin(thinLeast, thinned.at(i).value);
                thinMost = std::fmax(thinMost, thinned.at(i).value);
                QVERIFY(i == 0 || thinned.at(i - 1).timeMs < thinned.at(i).timeMs);
                const SeriesPoint &was = all.at(thinned.at(i).timeMs / 1000); // no point is made up
                QVERIFY(was.value == thinned.at(i).value || (std::isnan(was.value) && std::isnan(thinned.at(i).value)));
            }
            QCOMPARE(thinLeast, least);
            QCOMPARE(thinMost, most);
            for (const SeriesPoint &point : all) { // each gap has one near it
                if (!std::isnan(point.value))
                    continue;
                const double reach = 1000.0 * count / buckets + 1000;
                QVERIFY(std::any_of(thinned.begin(), thinned.end(), [&](const SeriesPoint &kept) {
                    return std::isnan(kept.value) && std::abs(double(kept.timeMs - point.timeMs)) <= reach;
                }));
            }
        }
        QCOMPARE(thin(points({{0, 1}, {1, 2}, {2, 3}}), 0).size(), 3);
    }

    void levelsOfLines_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("level");
        QTest::newRow("error") << u"2026-11-22 ERROR broken"_s << int(LogLevel::Error);
        QTest::newRow("lower case, brackets") << u"[warn] slow"_s << int(LogLevel::Warning);
        QTest::newRow("the first counts") << u"INFO no error here"_s << int(LogLevel::Info);
        QTest::newRow("not a word") << u"terrors and information"_s << int(LogLevel::None);
        QTest::newRow("a word later") << u"[myerror] ERROR: x"_s << int(LogLevel::Error);
        QTest::newRow("debug") << u"level=debug msg=x"_s << int(LogLevel::Debug);
        QTest::newRow("far away") << QString(100, u'x') + u" ERROR"_s << int(LogLevel::None);
        QTest::newRow("empty") << QString() << int(LogLevel::None);
    }
    void levelsOfLines()
    {
        QFETCH(QString, line);
        QFETCH(int, level);
        QCOMPARE(int(guessLevel(line)), level);
    }

    void bytesBecomeDisplayable_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << QByteArray("hello") << u"hello"_s;
        QTest::newRow("utf-8") << QByteArray("gr\xc3\xbc\xc3\x9f") << u"gr\u00fc\u00df"_s;
        QTest::newRow("invalid utf-8") << QByteArray("a\xff") + "b" << u"a\ufffdb"_s;
        QTest::newRow("colours") << QByteArray("\x1b[1;31mred\x1b[0m.") << u"red."_s;
        QTest::newRow("cut sequence") << QByteArray("x\x1b[1;3") << u"x"_s;
        QTest::newRow("escape at the end") << QByteArray("x\x1b") << u"x"_s;
        QTest::newRow("tab") << QByteArray("a\tb") << u"a    b"_s;
        QTest::newRow("control") << QByteArray("a\rb\x07") << u"a\ufffdb\ufffd"_s;
        QTest::newRow("nul") << QByteArray("a\0b", 3) << u"a\ufffdb"_s;
        QTest::newRow("bidi") << QByteArray("a\xe2\x80\xae"
                                            "b\xe2\x81\xa6")
                              << u"a\ufffdb\ufffd"_s;
        QTest::newRow("line separator") << QByteArray("a\xe2\x80\xa8"
                                                      "b")
                                        << u"a\ufffdb"_s;
        QTest::newRow("markup stays text") << QByteArray("<b>x</b>") << u"<b>x</b>"_s;
    }
    void bytesBecomeDisplayable()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, shown);
        QCOMPARE(displayable(bytes), shown);
    }

    void linesAreBounded()
    {
        QCOMPARE(displayable(QByteArray(1000000, 'x')).size(), 16384);
        QCOMPARE(displayable(QByteArray(16383, 'x') + "\t\t").size(), 16384);
        const QString cut = displayable(QByteArray(16383, 'x') + "\xf0\x9f\x98\x80");
        QVERIFY(!cut.back().isSurrogate()); // never half a character
        QVERIFY(displayable(QByteArray(200000, '\xff')).size() <= 16384);
    }
};

MESOSCOPE_TEST(SeriesTest)
#include "tst_series.moc"
