// SPDX-License-Identifier: GPL-3.0-or-later
// Style rules of check boxes, arrows, text fields and lists: what Fusion draws too faint on our colours.
#pragma once

#include <QString>

namespace mesoscope {

/// To be appended to the application's style sheet before its tokens ("@accent") are replaced.
QString controlSheet(bool dark);

} // namespace mesoscope
