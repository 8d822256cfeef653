// SPDX-License-Identifier: GPL-3.0-or-later
// What stands where there is nothing to show: what is missing, why, and the button that mends it.
#pragma once

#include "models/domain/states.h"

#include <QWidget>

class QPushButton;

namespace mesoscope {

class PlainLabel;
class Theme;

class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(const Theme &theme, QWidget *parent = nullptr);

    void setContent(Condition condition, const QString &title, const QString &advice, const QString &detail = {});
    void setButton(const QString &text); ///< empty: none

Q_SIGNALS:
    void pressed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QWidget *m_glyph;
    PlainLabel *m_title;
    PlainLabel *m_advice;
    PlainLabel *m_detail;
    QPushButton *m_button;
    Condition m_condition = Condition::Off;
};

} // namespace mesoscope
