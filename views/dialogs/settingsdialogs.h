// SPDX-License-Identifier: GPL-3.0-or-later
// Preferences, and what this program is.
#pragma once

#include <QDialog>

namespace mesoscope {

class Preferences;
class Theme;

/// What is set takes effect at once; whoever cares listens to Preferences::changed().
class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    PreferencesDialog(Preferences &preferences, const Theme &theme, bool trayAvailable, QWidget *parent);
};

class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    AboutDialog(const Theme &theme, bool trayAvailable, QWidget *parent);
};

} // namespace mesoscope
