// SPDX-License-Identifier: GPL-3.0-or-later
// Every target on every input of the corpus, on cuts of them, and on long monotonous inputs.
#include "tests/fuzz/fuzz.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QtTest>

using namespace mesoscope::fuzz;
using namespace Qt::Literals::StringLiterals;

class CorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFolderHasItsTarget();
    void seedsAreTaken_data();
    void seedsAreTaken();
    void longInputsTakeTheirTimeOnly_data() { seedsAreTaken_data(); }
    void longInputsTakeTheirTimeOnly();
};

namespace {

QDir corpus()
{
    return QDir(QStringLiteral(MESOSCOPE_TEST_DATA "/corpus"));
}

const Target *targetNamed(const QString &name)
{
    for (const Target &target : targets()) {
        if (name == QLatin1StringView(target.name))
            return &target;
    }
    return nullptr;
}

QList<QPair<QString, QByteArray>> seedsOf(const QString &name)
{
    QList<QPair<QString, QByteArray>> seeds;
    const QDir folder(corpus().filePath(name));
    for (const QString &file : folder.entryList(QDir::Files, QDir::Name)) {
        QFile seed(folder.filePath(file));
        if (seed.open(QIODevice::ReadOnly))
            seeds.append({file, seed.readAll()});
    }
    return seeds;
}

} // namespace

void CorpusTest::everyFolderHasItsTarget()
{
    QVERIFY(targets().size() >= 15);
    for (const QString &name : corpus().entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QVERIFY2(targetNamed(name), qPrintable(name));
}

void CorpusTest::seedsAreTaken_data()
{
    QTest::addColumn<QString>("name");
    for (const Target &target : targets())
        QTest::newRow(target.name) << QString::fromLatin1(target.name);
}

void CorpusTest::seedsAreTaken()
{
    QFETCH(QString, name);
    const Target *target = targetNamed(name);
    const auto seeds = seedsOf(name);
    QVERIFY2(seeds.size() >= 4, "a target without a corpus finds nothing");
    for (const auto &[file, bytes] : seeds) {
        target->run(bytes);
        for (int part = 0; part < 16; ++part) {
            target->run(QByteArrayView(bytes).first(bytes.size() * part / 16));
            target->run(QByteArrayView(bytes).sliced(bytes.size() * part / 16));
        }
    }
    target->run({});
}

/// What takes longer than in proportion to its length takes minutes here, not milliseconds.
void CorpusTest::longInputsTakeTheirTimeOnly()
{
    QFETCH(QString, name);
    const Target *target = targetNamed(name);
    const QByteArrayList patterns{
        "[",      "{\"a\":", "\"",   "\\", "1",      " ",     "\n", "a", "aB9-",   "\x1b[",      "\x1b]", "://",
        "://a:b", "?a=",     "&a=b", "<",  "<title", "&amp;", "</", ",", "[1-2],", "data:x\n",   "1\na",  "0",
        "e",      "\xff",    "NaN",  "-",  "/",      "..",    "@",  "_", "key",    "-----BEGIN "};
    QElapsedTimer time;
    for (const QByteArray &pattern : patterns) {
        const QByteArray bytes = pattern.repeated(qsizetype(128 << 10) / pattern.size());
        time.start();
        target->run(bytes);
        target->run("{\"a\":\"" + bytes + "\"}");
        QVERIFY2(time.elapsed() < 20000, pattern.constData());
    }
}

MESOSCOPE_TEST(CorpusTest)

#include "tst_corpus.moc"
