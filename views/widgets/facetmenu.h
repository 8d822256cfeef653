// SPDX-License-Identifier: GPL-3.0-or-later
// Filters by what the apps have in common: each value, with how many have it, is a term of the filter.
#pragma once

#include "models/domain/facets.h"

class QLineEdit;
class QMenu;

namespace mesoscope {

/// A submenu for each facet; a value that is among the filter's terms is checked. Choosing adds its term to the text
/// of @p filter, or takes it away. @p filter outlives the menu.
void fillFacetMenu(QMenu *menu, const QList<Facet> &facets, QLineEdit *filter);

/// @p text with @p term added at its end, or without it where it is there already.
QString withTermToggled(const QString &text, const QString &term);
bool hasTerm(const QString &text, const QString &term);

} // namespace mesoscope
