// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of instances as people write them.
#include "models/domain/scalechange.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;

class ScaleChangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("now");
        QTest::addColumn<int>("then"); // -1: refused
        const auto row = [](const char *text, int now, int then) {
            QTest::addRow("%s of %d", text, now) << QString::fromUtf8(text) << now << then;
        };
        row("5", 3, 5);
        row("0", 3, 0);
        row(" 12 ", 3, 12);
        row("+2", 3, 5);
        row("-1", 3, 2);
        row("−1", 3, 2);
        row("- 1", 3, 2);
        row("-5", 3, 0); // never below none
        row("x2", 3, 6);
        row("X2", 3, 6);
        row("×2", 3, 6);
        row("*1.5", 3, 5); // rounded up, as Marathon does
        row("*1,5", 3, 5);
        row("x1.1", 10, 11); // 11.000000000000002
        row("/2", 3, 2);
        row("150%", 4, 6);
        row("0%", 4, 0);
        row("x0", 4, 0);
        row("x100000", 100000, MostInstances);
        row("", 3, -1);
        row("+", 3, -1);
        row("x", 3, -1);
        row("%", 3, -1);
        row("/0", 3, -1);
        row("1.5", 3, -1); // half an instance
        row("+1.5", 3, -1);
        row("1e3", 3, -1);
        row("inf", 3, -1);
        row("--1", 3, -1);
        row("2x", 3, -1);
        row("1.2.3%", 3, -1);
        row("100001", 3, -1);
        row("99999999999999999999", 3, -1);
    }

    void reads()
    {
        QFETCH(QString, text);
        QFETCH(int, now);
        QFETCH(int, then);
        const auto change = parseScaleChange(text);
        QCOMPARE(change ? change->applied(now) : -1, then);
    }
};

MESOSCOPE_TEST(ScaleChangeTest)
#include "tst_scalechange.moc"
