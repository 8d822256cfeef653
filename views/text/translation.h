// SPDX-License-Identifier: GPL-3.0-or-later
// The program in a person's language.
#pragma once

#include <QStringList>

class QCoreApplication;

namespace mesoscope {

/// Installs our catalogue and Qt's own for @p language ("system", or a locale name such as "fr"); replaces what an
/// earlier call installed. Also sets the default QLocale, so that numbers match the words. English needs its catalogue
/// too, for plurals. Returns false, and falls back to English, when there is no catalogue for that language.
bool installTranslation(QCoreApplication &application, const QString &language);

/// Locale names of the catalogues inside the program, "en" first.
QStringList availableLanguages();
/// A language as those who speak it write it: "Français".
QString languageName(const QString &locale);

} // namespace mesoscope
