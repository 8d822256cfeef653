// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/pagememory.h"

#include "app/core/preferences.h"

namespace mesoscope {

QVariant pageState(const Preferences &preferences, const QString &key, const QVariant &fallback)
{
    return preferences.get(Pref::PageState).toMap().value(key, fallback);
}

void setPageState(Preferences &preferences, const QString &key, const QVariant &value)
{
    QVariantMap states = preferences.get(Pref::PageState).toMap();
    states.insert(key, value);
    preferences.set(Pref::PageState, states);
}

} // namespace mesoscope
