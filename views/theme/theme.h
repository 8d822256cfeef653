// SPDX-License-Identifier: GPL-3.0-or-later
// Colours, fonts and spacing of look.md, for light and dark.
#pragma once

#include "models/domain/states.h"

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

namespace mesoscope {

enum class ThemeMode { System, Light, Dark };
enum class Token {
    Window,
    Panel,
    Raised,
    Hairline,
    Grid,
    Text,
    Muted,
    Faint,
    Accent,
    SelectedRow,
    Ok,
    Warning,
    Bad,
    Progress,
    Off,
    OnAccent,
};
enum class TextStyle {
    Caption,
    Body,
    Heading,
    Title,
    Display,
    Mono,
    MonoSmall
}; ///< 11 13 15 20 28 px scaled to the desktop's font

/// One per window; applies its palette and style sheet to the application. GUI thread.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);

    void setMode(ThemeMode mode); ///< System follows the desktop, also at run time
    bool isDark() const { return m_dark; }
    QColor colour(Token token) const;
    QColor colour(Condition condition) const;
    QColor series(int index) const; ///< eight distinguishable line colours, repeating
    QFont font(TextStyle style) const;
    static constexpr int Grid = 4; ///< px
    int rowHeight() const { return m_compact ? 24 : 28; }
    void setCompact(bool compact);

Q_SIGNALS:
    void changed();

private:
    void apply();

    QPalette m_platform; ///< as the desktop gave it, before ours
    QFont m_base;
    ThemeMode m_mode = ThemeMode::System;
    bool m_dark = false;
    bool m_compact = false;
};

QColor tokenColour(Token token, bool dark); ///< the table itself, for tests

} // namespace mesoscope
