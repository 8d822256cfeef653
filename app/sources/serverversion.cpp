// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/serverversion.h"

#include <QRegularExpression>

namespace mesoscope {

std::optional<ServerVersion> ServerVersion::parse(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^\\s*v?(\\d{1,4})\\.(\\d{1,6})(?!\\d)(?:\\.(\\d{1,6})(?!\\d))?"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return ServerVersion{match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()};
}

} // namespace mesoscope
