// SPDX-License-Identifier: GPL-3.0-or-later
// "1.4.3", "1.5.0-SNAPSHOT" and "1.8.222" as numbers that can be compared.
#pragma once

#include <QString>

#include <optional>

namespace mesoscope {

struct ServerVersion
{
    int major = 0, minor = 0, patch = 0;

    /// Up to the first part that is no number; nothing when there are not even two.
    static std::optional<ServerVersion> parse(const QString &text);
    bool atLeast(int otherMajor, int otherMinor, int otherPatch = 0) const
    {
        if (major != otherMajor)
            return major > otherMajor;
        return minor != otherMinor ? minor > otherMinor : patch >= otherPatch;
    }
};

} // namespace mesoscope
