// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogues are complete, their placeholders are those of the sources, and the program finds them.
#include "tests/support/testmain.h"
#include "tests/views/dialogfixture.h"
#include "views/text/errortext.h"
#include "views/text/format.h"
#include "views/text/statetext.h"
#include "views/text/translation.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTranslator>
#include <QXmlStreamReader>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Entry
{
    QString context;
    QString source;
    QString comment;
    QStringList forms; ///< one, or one per plural form
    bool plural = false;
    bool finished = true;
};

QString catalogue(const QString &language)
{
    return QStringLiteral(MESOSCOPE_SOURCE_DIR) + u"/translations/mesoscope_"_s + language + u".ts"_s;
}

void readTranslation(QXmlStreamReader *xml, Entry *entry)
{
    entry->finished = xml->attributes().value("type"_L1).isEmpty();
    QString plain;
    while (xml->readNext() != QXmlStreamReader::Invalid && !(xml->isEndElement() && xml->name() == "translation"_L1)) {
        if (xml->isStartElement() && xml->name() == "numerusform"_L1)
            entry->forms += xml->readElementText();
        else if (xml->isCharacters())
            plain += xml->text();
    }
    if (!entry->plural)
        entry->forms = {plain};
}

QList<Entry> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Entry> entries;
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == "name"_L1) {
            context = xml.readElementText();
        } else if (xml.name() == "message"_L1) {
            entries.append({context, {}, {}, {}, xml.attributes().value("numerus"_L1) == "yes"_L1, true});
        } else if (xml.name() == "source"_L1) {
            entries.last().source = xml.readElementText();
        } else if (xml.name() == "comment"_L1) {
            entries.last().comment = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            readTranslation(&xml, &entries.last());
        }
    }
    return entries;
}

/// "%1", "%n"…, each as often as it occurs.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression placeholder(u"%(?:L?\\d{1,2}|n)"_s);
    QStringList found;
    for (auto it = placeholder.globalMatch(text); it.hasNext();)
        found += it.next().captured();
    found.sort();
    return found;
}

QByteArray nameOf(const Entry &entry)
{
    return (entry.context + u": "_s + entry.source + u" | "_s + entry.forms.join(u" | "_s)).toUtf8();
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void frenchIsComplete();
    void englishHasEveryPlural();
    void placeholdersAreKept_data();
    void placeholdersAreKept();
    void mnemonicsAreKept();
    void sourcesHoldNoTextThatTheCataloguesLack_data();
    void sourcesHoldNoTextThatTheCataloguesLack();
    void theProgramSpeaksFrench();
    void pluralsReadWell();
    void unknownLanguagesFallBackToEnglish();
    void languagesAreOfferedByTheirOwnNames();
};

void TranslationsTest::cleanup()
{
    // The other tests of this program know the sources' own words.
    for (QTranslator *translator : QCoreApplication::instance()->findChildren<QTranslator *>()) {
        QCoreApplication::removeTranslator(translator);
        translator->deleteLater();
    }
    QLocale::setDefault(QLocale::c());
}

void TranslationsTest::frenchIsComplete()
{
    const QList<Entry> entries = read(catalogue(u"fr"_s));
    QVERIFY(entries.size() > 500);
    for (const Entry &entry : entries) {
        QVERIFY2(entry.finished, nameOf(entry).constData());
        QCOMPARE(entry.forms.size(), entry.plural ? 2 : 1);
        for (const QString &form : entry.forms)
            QVERIFY2(!form.trimmed().isEmpty(), nameOf(entry).constData());
    }
}

void TranslationsTest::englishHasEveryPlural()
{
    QSet<QString> english;
    for (const Entry &entry : read(catalogue(u"en"_s))) {
        QVERIFY2(entry.finished && entry.plural && entry.forms.size() == 2, nameOf(entry).constData());
        for (const QString &form : entry.forms) {
            QVERIFY2(!form.isEmpty() && !form.contains("(s)"_L1), nameOf(entry).constData());
        }
        english.insert(entry.context + entry.source + entry.comment);
    }
    for (const Entry &entry : read(catalogue(u"fr"_s))) {
        if (entry.plural)
            QVERIFY2(english.contains(entry.context + entry.source + entry.comment), nameOf(entry).constData());
        else
            QVERIFY2(!entry.source.contains("(s)"_L1), nameOf(entry).constData());
    }
}

void TranslationsTest::placeholdersAreKept_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("fr") << u"fr"_s;
    QTest::newRow("en") << u"en"_s;
}

void TranslationsTest::placeholdersAreKept()
{
    QFETCH(QString, language);
    for (const Entry &entry : read(catalogue(language))) {
        for (const QString &form : entry.forms)
            QVERIFY2(placeholders(form) == placeholders(entry.source), nameOf(entry).constData());
    }
}

/// Every control that has a mnemonic in English has one in French.
void TranslationsTest::mnemonicsAreKept()
{
    static const QRegularExpression mnemonic(u"&[^\\s&]"_s);
    for (const Entry &entry : read(catalogue(u"fr"_s))) {
        for (const QString &form : entry.forms)
            QVERIFY2(form.contains(mnemonic) == entry.source.contains(mnemonic), nameOf(entry).constData());
    }
}

void TranslationsTest::sourcesHoldNoTextThatTheCataloguesLack_data()
{
    placeholdersAreKept_data();
}

/// What the target update_translations would change.
void TranslationsTest::sourcesHoldNoTextThatTheCataloguesLack()
{
    QFETCH(QString, language);
    const QString lupdate = QStringLiteral(MESOSCOPE_LUPDATE);
    if (!QFile::exists(lupdate))
        QSKIP("lupdate is not installed: the catalogues are not compared with the sources.");
    QTemporaryDir folder;
    const QString copy = folder.filePath(u"copy.ts"_s);
    QVERIFY(QFile::copy(catalogue(language), copy));
    QStringList arguments{u"-no-obsolete"_s,     u"-locations"_s, u"none"_s, u"-I"_s, u"."_s,
                          u"-source-language"_s, u"en"_s};
    if (language == "en"_L1)
        arguments += u"-pluralonly"_s;
    arguments += {u"-target-language"_s, language, u"views"_s, u"models/items"_s, u"app"_s, u"-ts"_s, copy};
    QProcess process;
    process.setWorkingDirectory(QStringLiteral(MESOSCOPE_SOURCE_DIR));
    process.start(lupdate, arguments);
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 0);
    QStringList missing;
    const QList<Entry> after = read(copy);
    for (const Entry &entry : after) {
        if (!entry.finished)
            missing += entry.context + u": "_s + entry.source;
    }
    QVERIFY2(missing.isEmpty(),
             qPrintable(u"Run the target update_translations and translate:\n"_s + missing.join(u'\n')));
    QCOMPARE(after.size(), read(catalogue(language)).size()); // nothing that no source uses any more
}

void TranslationsTest::theProgramSpeaksFrench()
{
    QVERIFY(installTranslation(*QCoreApplication::instance(), u"fr"_s));
    QCOMPARE(text(Health::Healthy), u"saine"_s);
    QCOMPARE(formatMebibytes(9.2 * 1024), u"9,2 Gio"_s);
    QCOMPARE(describe(errorOf(Error::Kind::Timeout)).title, u"Marathon ne répond pas à temps."_s);
    DialogFixture f;
    f.actions().scale(AppId(u"/shop/frontend"_s));
    QCOMPARE(f.find<QPushButton>("submit")->text(), u"&Redimensionner"_s);
    f.picture("scale-fr");
    f.dialog()->reject();
    QTRY_VERIFY(!f.dialog());
    f.actions().connectDialog();
    f.picture("connect-fr");
    f.dialog()->reject();
    QTRY_VERIFY(!f.dialog());
    f.actions().deploy();
    f.picture("deploy-fr");
}

void TranslationsTest::pluralsReadWell()
{
    Group group;
    group.apps = 1;
    group.troubled = 1;
    QVERIFY(installTranslation(*QCoreApplication::instance(), u"en"_s));
    QCOMPARE(groupStatusText(group), u"1 of 1 app needs attention"_s);
    group.apps = 3;
    QCOMPARE(groupStatusText(group), u"1 of 3 apps need attention"_s);
    QVERIFY(installTranslation(*QCoreApplication::instance(), u"fr_FR"_s));
    Error locked = errorOf(Error::Kind::Conflict, 409);
    locked.deployments = {u"a"_s};
    QCOMPARE(describe(locked).title, u"1 déploiement verrouille cette application."_s);
    locked.deployments = {u"a"_s, u"b"_s};
    QCOMPARE(describe(locked).title, u"2 déploiements verrouillent cette application."_s);
}

void TranslationsTest::unknownLanguagesFallBackToEnglish()
{
    QVERIFY(!installTranslation(*QCoreApplication::instance(), u"eo"_s));
    QCOMPARE(text(Health::Healthy), u"healthy"_s);
    Group group;
    group.apps = 1;
    group.troubled = 1;
    QCOMPARE(groupStatusText(group), u"1 of 1 app needs attention"_s);
}

void TranslationsTest::languagesAreOfferedByTheirOwnNames()
{
    QCOMPARE(availableLanguages(), QStringList({u"en"_s, u"fr"_s}));
    QCOMPARE(languageName(u"fr"_s), u"Français"_s);
    QCOMPARE(languageName(u"en"_s), u"English"_s);
}

MESOSCOPE_TEST(TranslationsTest)
#include "tst_translations.moc"
