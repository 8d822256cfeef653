// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/scalechange.h"

#include <algorithm>
#include <cmath>

namespace mesoscope {

int ScaleChange::applied(int now) const
{
    const double wanted = kind == Kind::To ? amount : kind == Kind::By ? now + amount : now * amount;
    // 3 x 1.1 is 3.3000000000000003: what is one instance too many only by that is none.
    return int(std::clamp(std::ceil(wanted - 1e-9), 0.0, double(MostInstances)));
}

static std::optional<double> number(QStringView text, bool whole)
{
    bool ok = false;
    // Digits and one sign of the fraction only: neither "1e3", nor "inf", nor a second minus.
    const bool plain = !text.isEmpty() && std::all_of(text.begin(), text.end(), [whole](QChar c) {
        return (c >= u'0' && c <= u'9') || (!whole && (c == u'.' || c == u','));
    });
    const double value = plain ? text.toString().replace(u',', u'.').toDouble(&ok) : 0;
    return ok && value <= MostInstances ? std::optional(value) : std::nullopt;
}

std::optional<ScaleChange> parseScaleChange(const QString &text)
{
    using Kind = ScaleChange::Kind;
    const QString trimmed = text.simplified().remove(u' ');
    if (trimmed.isEmpty())
        return std::nullopt;
    const QStringView all(trimmed);
    const QChar first = all.front();
    std::optional<double> value;
    if (all.back() == u'%') {
        value = number(all.chopped(1), false);
        return value ? std::optional(ScaleChange{Kind::Times, *value / 100}) : std::nullopt;
    }
    if (first == u'+' || first == u'-' || first == u'−') {
        value = number(all.sliced(1), true);
        return value ? std::optional(ScaleChange{Kind::By, first == u'+' ? *value : -*value}) : std::nullopt;
    }
    if (first == u'x' || first == u'X' || first == u'*' || first == u'×') {
        value = number(all.sliced(1), false);
        return value ? std::optional(ScaleChange{Kind::Times, *value}) : std::nullopt;
    }
    if (first == u'/') {
        value = number(all.sliced(1), false);
        return value && *value > 0 ? std::optional(ScaleChange{Kind::Times, 1 / *value}) : std::nullopt;
    }
    value = number(all, true);
    return value ? std::optional(ScaleChange{Kind::To, *value}) : std::nullopt;
}

} // namespace mesoscope
