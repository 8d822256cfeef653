// SPDX-License-Identifier: GPL-3.0-or-later
// Files that cannot be read are put beside, never deleted: somebody may mend them by hand.
#pragma once

#include <QString>

namespace mesoscope {

/// Renames @p file to "<file>.corrupt-<UTC time>" (a number is added when that exists). Returns the new name, empty
/// when it could not be renamed.
QString setAside(const QString &file);
/// The same, but copies: the original is still good for something.
QString copyAside(const QString &file);

} // namespace mesoscope
