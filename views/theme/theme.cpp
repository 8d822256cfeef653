// SPDX-License-Identifier: GPL-3.0-or-later
// Applies palette, fonts and the few style rules that a palette cannot say.
#include "views/theme/theme.h"

#include "views/theme/controls.h"

#include <QApplication>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>

#include <array>
#include <utility>

namespace mesoscope {

namespace {

using namespace Qt::Literals::StringLiterals;

/// The application's style sheet; @name is replaced by a token's colour, #px by sizes scaled to the font.
QString styleSheet(const Theme &theme)
{
    QString sheet = uR"(
        QMainWindow, QDialog, QWidget#page, QStackedWidget { background: @window; }
        QToolTip { background: @raised; color: @text; border: 1px solid @hairline; padding: 4px 6px; }
        QFrame#panel { background: @panel; border: 1px solid @hairline; border-radius: 8px; }
        QFrame#sidebar { background: @panel; border: none; border-right: 1px solid @hairline; }
        QFrame#topbar { background: @panel; border: none; border-bottom: 1px solid @hairline; }
        QFrame#strip { background: @panel; border: none; border-top: 1px solid @hairline; }
        QLabel { background: transparent; }
        QLabel[muted="true"] { color: @muted; }
        QLabel[section="true"] { color: @muted; font-weight: 600; }
        QLabel[tone="bad"] { color: @bad; }
        QLabel[tone="warning"] { color: @warning; }
        QLabel[tone="ok"] { color: @ok; }
        QPushButton, QToolButton, QComboBox, QLineEdit, QSpinBox, QDoubleSpinBox {
            min-height: 28px; border: 1px solid @hairline; border-radius: 6px; background: @raised; color: @text; }
        QPushButton { padding: 0 12px; }
        QToolButton { padding: 0 8px; }
        QComboBox { padding: 0 8px; }
        QLineEdit, QSpinBox, QDoubleSpinBox { padding: 0 8px; background: @window; selection-background-color: @accent;
            selection-color: @onaccent; }
        QPushButton:hover, QToolButton:hover, QComboBox:hover { border-color: @faint; }
        QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: @selectedrow; }
        QPushButton:focus, QToolButton:focus, QComboBox:focus, QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
        QPlainTextEdit:focus, QTextEdit:focus { border: 1px solid @accent; }
        QPushButton:disabled, QToolButton:disabled, QComboBox:disabled, QLineEdit:disabled, QSpinBox:disabled {
            color: @faint; }
        QPushButton[primary="true"] { background: @accent; color: @onaccent; border-color: @accent; font-weight: 600; }
        QPushButton[primary="true"]:disabled { background: @hairline; color: @muted; border-color: @hairline; }
        QPushButton[danger="true"] { color: @bad; }
        QPushButton[flat="true"], QToolButton[flat="true"] { border-color: transparent; background: transparent; }
        QPushButton[link="true"] { border: none; background: transparent; color: @accent; padding: 0; min-height: 20px;
            text-align: left; }
        QPushButton[link="true"]:focus { text-decoration: underline; }
        QPushButton[chip="true"] { border-radius: 12px; min-height: 22px; padding: 0 10px; background: transparent; }
        QPushButton[chip="true"]:checked { background: @selectedrow; border-color: @selectedrow; }
        QToolButton::menu-indicator { image: none; }
        QComboBox::drop-down { border: none; width: 20px; }
        QComboBox QAbstractItemView { background: @panel; color: @text; border: 1px solid @hairline;
            selection-background-color: @selectedrow; selection-color: @text; }
        QPlainTextEdit, QTextEdit { background: @window; border: 1px solid @hairline; border-radius: 6px;
            selection-background-color: @accent; selection-color: @onaccent; }
        QAbstractItemView { background: @panel; alternate-background-color: @panel; border: none; outline: none;
            selection-background-color: @selectedrow; selection-color: @text; gridline-color: @grid; }
        QTableView, QTreeView, QListView { border: 1px solid @hairline; border-radius: 8px; }
        QTableView::item, QTreeView::item { border-bottom: 1px solid @grid; padding: 0 8px; }
        QTableView::item:selected, QTreeView::item:selected { background: @selectedrow; color: @text; }
        QHeaderView { background: @panel; border: none; }
        QHeaderView::section { background: @panel; color: @muted; border: none; border-bottom: 1px solid @hairline;
            padding: 6px 8px; font-weight: 600; }
        QTableCornerButton::section { background: @panel; border: none; }
        QTabWidget::pane { border: none; border-top: 1px solid @hairline; }
        QTabBar { background: transparent; }
        QTabBar::tab { background: transparent; color: @muted; padding: 6px 8px; border: none;
            border-bottom: 2px solid transparent; }
        QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
        QTabBar::tab:focus { color: @accent; }
        QToolButton[quiet="true"] { color: @muted; min-height: 0; padding: 6px 4px; border: none; border-radius: 0;
            border-bottom: 2px solid transparent; background: transparent; }
        QToolButton[inline="true"] { min-height: 0; padding: 1px; border: 1px solid transparent; border-radius: 4px;
            background: transparent; }
        QToolButton[inline="true"]:focus { border-color: @accent; }
        QToolButton[quiet="true"]:hover, QToolButton[quiet="true"]:focus { color: @accent; }
        QMenu { background: @panel; color: @text; border: 1px solid @hairline; padding: 4px; }
        QMenu::item { padding: 6px 20px; border-radius: 4px; }
        QMenu::item:selected { background: @selectedrow; }
        QMenu::item:disabled { color: @faint; }
        QMenu::separator { height: 1px; background: @hairline; margin: 4px 8px; }
        QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
        QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
        QScrollBar::handle { background: @hairline; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 1px; }
        QScrollBar::handle:hover { background: @faint; }
        QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
        QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
        QScrollArea { background: transparent; border: none; }
        QLineEdit QToolButton, QTabBar QToolButton { min-height: 0; padding: 0; border: none; background: transparent; }
        QSplitter::handle { background: transparent; }
        QSplitter::handle:horizontal { width: 8px; }
        QSplitter::handle:vertical { height: 8px; }
        QProgressBar { background: @grid; border: none; border-radius: 3px; max-height: 6px; text-align: center; }
        QProgressBar::chunk { background: @accent; border-radius: 3px; }
        QGroupBox { border: none; margin-top: 20px; font-weight: 600; }
        QGroupBox::title { subcontrol-origin: margin; color: @muted; }
        QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; }
    )"_s;
    sheet += controlSheet(theme.isDark());
    static constexpr std::array<std::pair<const char *, Token>, 16> names{{
        // Longer names first where one begins another.
        {"@onaccent", Token::OnAccent},
        {"@accent", Token::Accent},
        {"@window", Token::Window},
        {"@panel", Token::Panel},
        {"@raised", Token::Raised},
        {"@hairline", Token::Hairline},
        {"@grid", Token::Grid},
        {"@text", Token::Text},
        {"@muted", Token::Muted},
        {"@faint", Token::Faint},
        {"@selectedrow", Token::SelectedRow},
        {"@ok", Token::Ok},
        {"@warning", Token::Warning},
        {"@bad", Token::Bad},
        {"@progress", Token::Progress},
        {"@off", Token::Off},
    }};
    for (const auto &[name, token] : names)
        sheet.replace(QLatin1String(name), theme.colour(token).name());
    return sheet;
}

/// Qt 6.5 tells the desktop's scheme; before, the palette the platform gave is the only hint.
bool desktopIsDark(const QPalette &platform)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (QGuiApplication::styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
        return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#endif
    return platform.color(QPalette::Window).lightness() < platform.color(QPalette::WindowText).lightness();
}

} // namespace

Theme::Theme(QObject *parent) : QObject(parent), m_platform(QApplication::palette()), m_base(QApplication::font())
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    m_dark = desktopIsDark(m_platform);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] { setMode(m_mode); });
#endif
    apply();
}

void Theme::setMode(ThemeMode mode)
{
    m_mode = mode;
    m_dark = mode == ThemeMode::System ? desktopIsDark(m_platform) : mode == ThemeMode::Dark;
    apply();
}

QColor Theme::colour(Token token) const
{
    return tokenColour(token, m_dark);
}

QColor Theme::colour(Condition condition) const
{
    switch (condition) {
    case Condition::Ok:
        return colour(Token::Ok);
    case Condition::Warning:
    case Condition::Waiting:
        return colour(Token::Warning);
    case Condition::Bad:
        return colour(Token::Bad);
    case Condition::Progress:
        return colour(Token::Progress);
    case Condition::Off:
    case Condition::Unknown:
        break;
    }
    return colour(Token::Off);
}

QColor Theme::series(int index) const
{
    static constexpr std::array<QRgb, 8> dark{0xff6fb1ff, 0xfff0b45a, 0xff6fd6a0, 0xffd08cf0,
                                              0xffff8f7a, 0xff5fd3d8, 0xffd9d36b, 0xffa7b3c4};
    static constexpr std::array<QRgb, 8> light{0xff2b6cc4, 0xffa8660a, 0xff1f7a51, 0xff8a3fb0,
                                               0xffc2472f, 0xff0d7d86, 0xff7d7410, 0xff5b697b};
    const auto &colours = m_dark ? dark : light;
    return QColor(colours[size_t(index) % colours.size()]);
}

QFont Theme::font(TextStyle style) const
{
    // The drawings are made for a 13 px face; another size set on the desktop scales the whole type scale.
    const double base = m_base.pixelSize() > 0 ? m_base.pixelSize() : m_base.pointSizeF() * 96.0 / 72.0;
    const double scale = qBound(0.8, base / 13.0, 2.0);
    QFont font = style == TextStyle::Mono || style == TextStyle::MonoSmall
                     ? QFontDatabase::systemFont(QFontDatabase::FixedFont)
                     : m_base;
    double px = 13;
    switch (style) {
    case TextStyle::Caption:
    case TextStyle::MonoSmall:
        px = 11;
        break;
    case TextStyle::Body:
    case TextStyle::Mono:
        break;
    case TextStyle::Heading:
        px = 15;
        font.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Title:
        px = 20;
        font.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Display:
        px = 28;
        font.setWeight(QFont::DemiBold);
        break;
    }
    font.setPixelSize(qRound(px * scale));
    return font;
}

void Theme::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    Q_EMIT changed();
}

void Theme::apply()
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Token token) { palette.setColor(role, colour(token)); };
    set(QPalette::Window, Token::Window);
    set(QPalette::WindowText, Token::Text);
    set(QPalette::Base, Token::Panel);
    set(QPalette::AlternateBase, Token::Raised);
    set(QPalette::Text, Token::Text);
    set(QPalette::PlaceholderText, Token::Muted);
    set(QPalette::Button, Token::Raised);
    set(QPalette::ButtonText, Token::Text);
    set(QPalette::ToolTipBase, Token::Raised);
    set(QPalette::ToolTipText, Token::Text);
    set(QPalette::Highlight, Token::Accent);
    set(QPalette::HighlightedText, Token::OnAccent);
    set(QPalette::Link, Token::Accent);
    set(QPalette::LinkVisited, Token::Accent);
    set(QPalette::Light, Token::Raised);
    set(QPalette::Midlight, Token::Raised);
    set(QPalette::Mid, Token::Hairline);
    set(QPalette::Dark, Token::Hairline);
    set(QPalette::Shadow, Token::Window);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colour(Token::Faint));
    QApplication::setPalette(palette);
    QApplication::setFont(font(TextStyle::Body));
    qApp->setStyleSheet(styleSheet(*this));
    Q_EMIT changed();
}

} // namespace mesoscope

#include "moc_theme.cpp"
