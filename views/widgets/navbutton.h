// SPDX-License-Identifier: GPL-3.0-or-later
// One entry of the navigation: icon, name, and a badge with a count.
#pragma once

#include "models/domain/states.h"

#include <QAbstractButton>

namespace mesoscope {

class Theme;

class NavButton : public QAbstractButton
{
    Q_OBJECT

public:
    NavButton(const QString &iconName, const QString &text, const Theme &theme, QWidget *parent = nullptr);
    /// @p meaning says what is counted, for those who do not see the badge: "2 unhealthy". Empty: no badge.
    void setBadge(int count, Condition condition, const QString &meaning);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void tint();

    const Theme &m_theme;
    QString m_iconName;
    int m_count = 0;
    Condition m_condition = Condition::Off;
};

} // namespace mesoscope
