// SPDX-License-Identifier: GPL-3.0-or-later
// What the two halves of the map's painter share.
#pragma once

#include <QColor>

namespace mesoscope {

/// @p share of @p b in @p a.
QColor blended(const QColor &a, const QColor &b, double share);

} // namespace mesoscope
