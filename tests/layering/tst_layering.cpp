// SPDX-License-Identifier: GPL-3.0-or-later
// Reads every #include of the tree against the table of who may include whom, and a few rules about files.
#include "tests/support/testmain.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Layer
{
    QString folder;      ///< of the including file
    QStringList allowed; ///< prefixes of what it may include, beside itself
    QString why;
};

/// The longest matching folder wins.
const QList<Layer> &layers()
{
    static const QList<Layer> table{
        {u"models/domain/"_s, {}, u"domain is pure values: the standard library and QtCore only"_s},
        {u"models/items/"_s, {u"models/domain/"_s}, u"item models show domain values"_s},
        {u"app/base/"_s, {u"models/domain/"_s}, u"base is shared technique"_s},
        {u"app/net/"_s, {u"app/base/"_s, u"models/domain/"_s}, u"net moves bytes"_s},
        {u"app/core/"_s,
         {u"app/base/"_s, u"models/domain/"_s},
         u"core owns the interfaces it needs and names no implementation"_s},
        {u"app/sources/"_s,
         {u"app/core/ports/"_s, u"app/core/profile.h"_s, u"app/net/"_s, u"app/base/"_s, u"models/domain/"_s},
         u"sources implement core's ports"_s},
        {u"app/demo/"_s,
         {u"app/base/"_s, u"models/domain/result.h"_s, u"models/domain/error.h"_s},
         u"the demo cluster must not see the program's parsers or entities"_s},
        {u"views/"_s, {u"app/core/"_s, u"app/base/"_s, u"models/"_s}, u"views never learn which backend answered"_s},
        {u"app/"_s, {u"app/"_s, u"views/"_s, u"models/"_s}, u"the composition root sees all"_s},
        {u"tests/"_s, {u"app/"_s, u"views/"_s, u"models/"_s}, u"tests see all"_s},
    };
    return table;
}

QStringList filesOf(const QStringList &folders, const QStringList &patterns)
{
    QStringList files;
    const QDir top(QStringLiteral(MESOSCOPE_SOURCE_DIR));
    for (const QString &folder : folders) {
        QDirIterator walk(top.filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext())
            files.append(top.relativeFilePath(walk.next()));
    }
    files.sort();
    return files;
}

QString contentOf(const QString &file)
{
    QFile opened(QDir(QStringLiteral(MESOSCOPE_SOURCE_DIR)).filePath(file));
    return opened.open(QIODevice::ReadOnly) ? QString::fromUtf8(opened.readAll()) : QString();
}

const Layer *layerOf(const QString &file)
{
    const Layer *best = nullptr;
    for (const Layer &layer : layers()) {
        if (file.startsWith(layer.folder) && (!best || layer.folder.size() > best->folder.size()))
            best = &layer;
    }
    return best;
}

} // namespace

class LayeringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void includesPointDown();
    void domainKnowsOnlyQtCore();
    void sourcesDoNotKnowEachOther();
    void everyFileSaysItsLicence();
    void noFileIsTooLong();
    void nothingStandsAtTheTopThatIsNotAgreed();
    void theTablesTellTheTruth();
};

void LayeringTest::includesPointDown()
{
    static const QRegularExpression include(u"^\\s*#\\s*include\\s+\"([^\"]+)\""_s,
                                            QRegularExpression::MultilineOption);
    QStringList wrong;
    int seen = 0;
    for (const QString &file : filesOf({u"app"_s, u"models"_s, u"views"_s, u"tests"_s}, {u"*.cpp"_s, u"*.h"_s})) {
        const Layer *layer = layerOf(file);
        QVERIFY2(layer, qPrintable(file));
        auto matches = include.globalMatch(contentOf(file));
        while (matches.hasNext()) {
            const QString target = matches.next().captured(1);
            if (!target.contains(u'/'))
                continue; // moc's output
            ++seen;
            bool allowed = target.startsWith(layer->folder);
            for (const QString &prefix : layer->allowed)
                allowed = allowed || target.startsWith(prefix);
            if (target.startsWith(u"tests/"_s) && !file.startsWith(u"tests/"_s))
                allowed = false;
            if (!allowed)
                wrong.append(u"%1 includes %2: %3"_s.arg(file, target, layer->why));
        }
    }
    QVERIFY(seen > 100);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void LayeringTest::domainKnowsOnlyQtCore()
{
    static const QRegularExpression forbidden(
        u"#include "
        u"<(QObject|QWidget|QApplication|QColor|QIcon|QPainter|QNetwork|QFile>|QDir>|QTimer)|\\btr\\(|currentDateTime|"
        "currentMSecsSinceEpoch|Q_OBJECT"_s);
    QStringList wrong;
    for (const QString &file : filesOf({u"models/domain"_s}, {u"*.cpp"_s, u"*.h"_s})) {
        const QRegularExpressionMatch match = forbidden.match(contentOf(file));
        if (match.hasMatch())
            wrong.append(u"%1: %2"_s.arg(file, match.captured(0)));
    }
    static const QRegularExpression colours(u"#include <(QColor|QIcon|QPainter|QWidget|QPixmap|QBrush)>"_s);
    for (const QString &file : filesOf({u"models/items"_s}, {u"*.cpp"_s, u"*.h"_s})) {
        if (colours.match(contentOf(file)).hasMatch())
            wrong.append(file + u": item models return enums, delegates paint"_s);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void LayeringTest::sourcesDoNotKnowEachOther()
{
    static const QRegularExpression include(u"#include \"app/sources/([a-z]+)/"_s);
    QStringList wrong;
    for (const QString &file : filesOf({u"app/sources"_s}, {u"*.cpp"_s, u"*.h"_s})) {
        const QString own = file.section(u'/', 2, 2);
        auto matches = include.globalMatch(contentOf(file));
        while (matches.hasNext()) {
            const QString other = matches.next().captured(1);
            if (other != own)
                wrong.append(u"%1 includes the source %2"_s.arg(file, other));
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void LayeringTest::everyFileSaysItsLicence()
{
    QStringList files =
        filesOf({u"app"_s, u"models"_s, u"views"_s, u"tests"_s, u"installer"_s, u"resources"_s, u".ci"_s},
                {u"*.cpp"_s, u"*.h"_s, u"*.cmake"_s, u"CMakeLists.txt"_s, u"*.svg"_s, u"*.py"_s, u"run"_s, u"check*"_s,
                 u"*.sh"_s, u"*.desktop"_s, u"*.xml"_s});
    files.append(u"CMakeLists.txt"_s);
    QStringList wrong;
    for (const QString &file : files) {
        if (!file.startsWith(u"tests/data/"_s) &&
            !contentOf(file).left(400).contains(u"SPDX-License-Identifier: GPL-3.0-or-later"_s))
            wrong.append(file);
    }
    QVERIFY(files.size() > 50);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void LayeringTest::noFileIsTooLong()
{
    QStringList wrong;
    for (const QString &file : filesOf({u"app"_s, u"models"_s, u"views"_s, u"tests"_s}, {u"*.cpp"_s, u"*.h"_s})) {
        const qsizetype lines = contentOf(file).count(u'\n');
        if (lines > 600)
            wrong.append(u"%1 has %2 lines: find the seam"_s.arg(file).arg(lines));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void LayeringTest::nothingStandsAtTheTopThatIsNotAgreed()
{
    static const QStringList agreed{
        u"CMakeLists.txt"_s, u"CMakePresets.json"_s, u"LICENSE"_s,      u"README.md"_s, u"app"_s,      u"models"_s,
        u"views"_s,          u"resources"_s,         u"translations"_s, u"tests"_s,     u"installer"_s};
    QStringList wrong;
    for (const QString &name :
         QDir(QStringLiteral(MESOSCOPE_SOURCE_DIR)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot)) {
        if (!agreed.contains(name) && !name.startsWith(u"build"_s) && !name.endsWith(u".png"_s))
            wrong.append(name);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

/// Every `Class::function` of tests/README.md is a test that some file has, and every row of its tables names one, or
/// says that there is nothing yet.
void LayeringTest::theTablesTellTheTruth()
{
    static const QRegularExpression className(u"class (\\w+) : public QObject"_s);
    static const QRegularExpression function(u"^    void (\\w+)\\(\\)"_s, QRegularExpression::MultilineOption);
    QSet<QString> tests;
    for (const QString &file : filesOf({u"tests"_s}, {u"tst_*.cpp"_s})) {
        const QString content = contentOf(file);
        QString owner;
        for (const QString &line : content.split(u'\n')) {
            const QRegularExpressionMatch begins = className.match(line);
            if (begins.hasMatch())
                owner = begins.captured(1);
            const QRegularExpressionMatch found = function.match(line);
            if (found.hasMatch())
                tests.insert(owner + u"::"_s + found.captured(1));
        }
    }
    static const QRegularExpression named(u"`(\\w+::\\w+)`"_s);
    const QString readme = contentOf(u"tests/README.md"_s);
    QStringList wrong;
    int seen = 0;
    auto matches = named.globalMatch(readme);
    while (matches.hasNext()) {
        const QString name = matches.next().captured(1);
        ++seen;
        if (!tests.contains(name))
            wrong.append(name + u" does not exist"_s);
    }
    for (const auto &[head, least] : {std::pair(u"| fault | tests |"_s, 35), std::pair(u"| feature | tests |"_s, 30),
                                      std::pair(u"| complaint | how it is met |"_s, 15)}) {
        const QString table = readme.section(head, 1).section(u"## "_s, 0, 0);
        int rows = 0;
        for (const QString &row : table.split(u'\n', Qt::SkipEmptyParts)) {
            if (!row.startsWith(u"| "_s))
                continue;
            ++rows;
            if (!named.match(row).hasMatch() && !row.endsWith(u"| not yet |"_s))
                wrong.append(row + u" names no test"_s);
        }
        QVERIFY2(rows >= least, qPrintable(head));
    }
    QVERIFY(seen > 60);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

MESOSCOPE_TEST(LayeringTest)

#include "tst_layering.moc"
