// SPDX-License-Identifier: GPL-3.0-or-later
// What --help and --version print.
#pragma once

#include <QString>

namespace mesoscope {

QString usageText();
QString versionText();

} // namespace mesoscope
