// SPDX-License-Identifier: GPL-3.0-or-later
// What can be typed into a filter, and what cannot be understood, in words.
#pragma once

#include "models/domain/filter.h"

namespace mesoscope {

/// A line for each way to filter @p table.
QString filterHelp(FilterTable table);
QString filterProblemText(const FilterProblem &problem, FilterTable table);

} // namespace mesoscope
