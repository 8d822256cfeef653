// SPDX-License-Identifier: GPL-3.0-or-later
// What an assistive technology can read of a widget: names, values and texts of its whole accessible tree.
#pragma once

#include <QString>

class QWidget;

namespace mesoscope::test {

/// One line per accessible object, bounded to @p most objects. Hidden widgets are left out, rows out of sight are not.
QString accessibleText(QWidget *widget, int most = 200000);

} // namespace mesoscope::test
