// SPDX-License-Identifier: GPL-3.0-or-later
// What makes a filter's language findable: words are completed, a term that cannot be used is marked and explained.
#pragma once

#include "models/domain/filter.h"

class QLineEdit;

namespace mesoscope {

class Theme;

/// @p field filters @p table. Its tip says what can be typed, or what is wrong with what was.
void teachFilter(QLineEdit *field, FilterTable table, const Theme &theme);

} // namespace mesoscope
