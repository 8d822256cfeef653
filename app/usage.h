// SPDX-License-Identifier: GPL-3.0-or-later
// What --help prints.
#pragma once

#include <QString>

namespace mesoscope {

QString usageText();

} // namespace mesoscope
