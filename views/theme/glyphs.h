// SPDX-License-Identifier: GPL-3.0-or-later
// The state glyphs: one shape and colour per Condition, the same in tables, map, tray and charts.
#pragma once

#include "models/domain/states.h"

#include <QIcon>
#include <QRectF>

class QPainter;

namespace mesoscope {

class Theme;

/// Green dot, amber triangle, red square, blue open ring, hourglass, hollow grey ring, dash for unknown.
void paintGlyph(QPainter &painter, const QRectF &rect, Condition condition, const Theme &theme);
QIcon glyphIcon(Condition condition, const Theme &theme);
/// Outline icons of resources/icons, tinted by the theme: "overview", "topology", …
QIcon icon(const QString &name, const Theme &theme);

} // namespace mesoscope
