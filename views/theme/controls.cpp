// SPDX-License-Identifier: GPL-3.0-or-later
// Style rules of check boxes, arrows, text fields and lists.
#include "views/theme/controls.h"

namespace mesoscope {

QString controlSheet(bool dark)
{
    // Fusion outlines boxes by a darker shade of the window: on a dark window they are not to be seen.
    QString sheet = QStringLiteral(R"(
        QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @muted;
            background: @window; }
        QCheckBox::indicator { border-radius: 4px; }
        QRadioButton::indicator { border-radius: 8px; }
        QCheckBox::indicator:checked { background: @accent; border-color: @accent;
            image: url(:/icons/control-check-%1.svg); }
        QRadioButton::indicator:checked { border: 4px solid @accent; width: 8px; height: 8px; background: @onaccent; }
        QTableView#merge::indicator { width: 14px; height: 14px; border: 1px solid @muted; border-radius: 8px; }
        QTableView#merge::indicator:checked { border: 4px solid @accent; width: 8px; height: 8px;
            background: @onaccent; }
        QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @hairline; }
        QCheckBox::indicator:checked:disabled { background: @faint; }
        QCheckBox:focus, QRadioButton:focus { color: @accent; }
        QCheckBox:disabled, QRadioButton:disabled { color: @faint; }
        QComboBox::down-arrow { image: url(:/icons/control-down.svg); width: 16px; height: 16px; }
        QComboBox::drop-down { subcontrol-origin: padding; subcontrol-position: right center; border: none; width: 24px; }
        QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::down-button {
            subcontrol-origin: border; width: 20px; border: none; background: transparent; }
        QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-position: top right; margin-top: 1px; }
        QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 1px; }
        QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/icons/control-up.svg); width: 14px; height: 14px; }
        QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(:/icons/control-down.svg); width: 14px; height: 14px; }
        QPlainTextEdit, QTextEdit { background: @window; border: 1px solid @hairline; border-radius: 6px; padding: 2px 4px; }
        QDialog QTableView, QDialog QListView { background: @panel; border: 1px solid @hairline; border-radius: 8px; }
        QDialog QComboBox QListView { border-radius: 0; }
        QDialog QListWidget::item { padding: 6px 8px; border: none; background: transparent; }
        QDialog QListWidget::item:selected { background: @selectedrow; color: @text; }
        QDialog QTableView QLineEdit, QDialog QTableView QComboBox { min-height: 20px; border-radius: 0; padding: 0 4px; }
    )");
    return sheet.arg(dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

} // namespace mesoscope
