// SPDX-License-Identifier: GPL-3.0-or-later
// Short messages in the window's lower right corner: what has become of a command.
#pragma once

#include "models/domain/states.h"

#include <QWidget>

class QVBoxLayout;

namespace mesoscope {

class Theme;

/// An overlay over @p host. Good news leaves after a while, bad news when it is closed. At most four at a time.
class ToastArea : public QWidget
{
    Q_OBJECT

public:
    ToastArea(const Theme &theme, QWidget *host);
    void show(Condition condition, const QString &text, const QString &detail = {});
    void setBottomMargin(int px);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    const Theme &m_theme;
    QVBoxLayout *m_layout;
    int m_bottom = 36;
};

} // namespace mesoscope
