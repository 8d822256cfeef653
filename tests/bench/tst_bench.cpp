// SPDX-License-Identifier: GPL-3.0-or-later
// The bench itself: that every bar has its line, and that each line is of the form that people and scripts read.
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;

class BenchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyBarIsPrinted();
    void badArgumentsAreRefused();
};

void BenchTest::everyBarIsPrinted()
{
    const QTemporaryDir folder;
    QProcess bench;
    bench.start(QStringLiteral(MESOSCOPE_BENCH), {u"--smoke"_s, u"--json"_s, folder.filePath(u"figures.json"_s)});
    QVERIFY(bench.waitForFinished(240000));
    const QByteArray errors = bench.readAllStandardError();
    QVERIFY2(bench.exitStatus() == QProcess::NormalExit && bench.exitCode() == 0, errors.constData());
    const QStringList lines = QString::fromUtf8(bench.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    static const QRegularExpression form(
        u"^P(\\d+) [^ ]+ (\\d+(\\.\\d+)? [^ ]+ (\\d+(\\.\\d+)? (pass|FALLS SHORT)|- baseline)|not measured: .+)$"_s);
    QSet<int> bars;
    QSet<int> measured;
    for (const QString &line : lines) {
        const QRegularExpressionMatch match = form.match(line);
        QVERIFY2(match.hasMatch(), qPrintable(line));
        bars.insert(match.captured(1).toInt());
        if (line.endsWith("pass"_L1) || line.endsWith("SHORT"_L1))
            measured.insert(match.captured(1).toInt());
        QVERIFY2(!line.contains("did not come"_L1) && !line.contains("tasks are missing"_L1), qPrintable(line));
    }
    for (int bar = 1; bar <= 12; ++bar) {
        QVERIFY2(bars.contains(bar), qPrintable(QString::number(bar)));
        QVERIFY2(bar == 8 || measured.contains(bar), qPrintable(QString::number(bar)));
    }
    QFile file(folder.filePath(u"figures.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(file.readAll()).object()["figures"_L1].toArray().size(), lines.size());
}

void BenchTest::badArgumentsAreRefused()
{
    for (const QStringList &arguments : {QStringList{u"--scale"_s, u"many"_s}, QStringList{u"--only"_s, u"P13"_s}})
        QCOMPARE(QProcess::execute(QStringLiteral(MESOSCOPE_BENCH), arguments), 2);
}

MESOSCOPE_TEST(BenchTest)

#include "tst_bench.moc"
