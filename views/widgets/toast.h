// SPDX-License-Identifier: GPL-3.0-or-later
// Short messages in the window's lower right corner: what has become of a command.
#pragma once

#include "models/domain/states.h"

#include <QWidget>

class QAction;
class QVBoxLayout;

namespace mesoscope {

class Theme;

/// An overlay over @p host. Good news leaves after a while, later when something can be done about it; bad news when
/// it is closed. At most four at a time.
class ToastArea : public QWidget
{
    Q_OBJECT

public:
    ToastArea(const Theme &theme, QWidget *host);
    /// @p action: a button for it stands beside the text until it is pressed; null: none.
    void show(Condition condition, const QString &text, QAction *action = nullptr);
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
