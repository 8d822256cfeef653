// SPDX-License-Identifier: GPL-3.0-or-later
// Buttons that open a menu, all alike: words, and a chevron behind them.
#pragma once

class QToolButton;

namespace mesoscope {

class Theme;

/// @p button has its words and its menu, or gets the menu later; @p theme must outlive it.
void makeMenuButton(QToolButton *button, const Theme &theme);

} // namespace mesoscope
