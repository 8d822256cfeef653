// SPDX-License-Identifier: GPL-3.0-or-later
// Loads catalogues from :/i18n, where app/cmake/Translations.cmake puts them.
#include "views/text/translation.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace mesoscope {

namespace {

constexpr char16_t Prefix[] = u"mesoscope_";

void install(QCoreApplication &application, std::unique_ptr<QTranslator> translator)
{
    translator->setObjectName(QStringLiteral("mesoscope-catalogue"));
    translator->setParent(&application);
    application.installTranslator(translator.release()); // owned by the application
}

} // namespace

bool installTranslation(QCoreApplication &application, const QString &language)
{
    const auto old = application.findChildren<QTranslator *>(QStringLiteral("mesoscope-catalogue"));
    for (QTranslator *translator : old) {
        application.removeTranslator(translator);
        translator->deleteLater();
    }

    const bool fromSystem = language.isEmpty() || language == QLatin1String("system");
    const QLocale locale = fromSystem ? QLocale::system() : QLocale(language);
    const QString folder = QStringLiteral(":/i18n");
    auto ours = std::make_unique<QTranslator>();
    // Not through QTranslator::load(QLocale): that tries the desktop's whole list of languages, and would then pick
    // French on an English desktop that has French second, because an English catalogue was not thought necessary.
    bool found = ours->load(QString::fromUtf16(Prefix) + locale.name(), folder);
    if (!found)
        found = ours->load(QString::fromUtf16(Prefix) + locale.name().section(u'_', 0, 0), folder);
    if (found) {
        QLocale::setDefault(locale);
        install(application, std::move(ours));
    } else {
        // A German desktop keeps its way to write numbers and dates.
        QLocale::setDefault(fromSystem ? locale : QLocale(QLocale::English));
        auto english = std::make_unique<QTranslator>();
        if (english->load(QString::fromUtf16(Prefix) + QStringLiteral("en"), folder))
            install(application, std::move(english));
    }

    auto qts = std::make_unique<QTranslator>();
    if (found && qts->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                           QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        install(application, std::move(qts));
    return found;
}

QStringList availableLanguages()
{
    const QString prefix = QString::fromUtf16(Prefix);
    QStringList languages;
    const QStringList files = QDir(QStringLiteral(":/i18n")).entryList({prefix + QStringLiteral("*.qm")});
    for (const QString &file : files)
        languages += file.mid(prefix.size()).chopped(3);
    languages.removeAll(QStringLiteral("en"));
    languages.prepend(QStringLiteral("en"));
    return languages;
}

QString languageName(const QString &locale)
{
    QString name = QLocale(locale).nativeLanguageName();
    if (locale == QLatin1String("en"))
        return QStringLiteral("English"); // "American English" says more than is meant
    if (!name.isEmpty())
        name[0] = name.at(0).toUpper();
    return name;
}

} // namespace mesoscope
