// SPDX-License-Identifier: GPL-3.0-or-later
// What a page looked like the last time: one map of the preferences, by key.
#pragma once

#include <QString>
#include <QVariant>

namespace mesoscope {

class Preferences;

/// The page's entry in Pref::PageState.
QVariant pageState(const Preferences &preferences, const QString &key, const QVariant &fallback = {});
void setPageState(Preferences &preferences, const QString &key, const QVariant &value);

} // namespace mesoscope
