// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/menubutton.h"

#include "views/theme/glyphs.h"
#include "views/theme/theme.h"

#include <QGuiApplication>
#include <QToolButton>

namespace mesoscope {

void makeMenuButton(QToolButton *button, const Theme &theme)
{
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    // An icon stands before the words; the other way round it stands behind them.
    button->setLayoutDirection(QGuiApplication::layoutDirection() == Qt::LeftToRight ? Qt::RightToLeft
                                                                                     : Qt::LeftToRight);
    button->setFocusPolicy(Qt::StrongFocus);
    const auto tint = [button, &theme] { button->setIcon(icon(QStringLiteral("chevron-down"), theme)); };
    tint();
    QObject::connect(&theme, &Theme::changed, button, tint);
}

} // namespace mesoscope
