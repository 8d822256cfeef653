// SPDX-License-Identifier: GPL-3.0-or-later
// A wish for a number of instances, as a person writes it.
#pragma once

#include <QString>

#include <optional>

namespace mesoscope {

constexpr int MostInstances = 100000;

struct ScaleChange
{
    enum class Kind { To, By, Times };

    Kind kind = Kind::To;
    double amount = 0;

    /// Rounded up as Marathon does it with a group's factor; 0 to MostInstances.
    int applied(int now) const;
};

/// "5"; "+2" and "-1" (from what there is now); "x2", "*1.5", "/2" and "150%" (of what there is now). Anything else is
/// nothing.
std::optional<ScaleChange> parseScaleChange(const QString &text);

} // namespace mesoscope
