// SPDX-License-Identifier: GPL-3.0-or-later
// The apps and pods that a group's JSON holds, each as it can be sent alone (api-facts 1.7). Pure.
#pragma once

#include "models/domain/ids.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace mesoscope {

struct GroupDefinition
{
    AppId group;                ///< empty: several beside each other, of no group
    QList<QJsonObject> members; ///< with absolute ids and dependencies; those that others depend on come before these
    QStringList left;           ///< what groups say of themselves and no member can carry: "/shop: dependencies"
};

inline constexpr int MostMembers = 1000; ///< what stands after them is left out, and said in left
inline constexpr int DeepestGroup = 50;

GroupDefinition readGroup(const QJsonObject &group);
GroupDefinition readSeveral(const QJsonArray &apps);

} // namespace mesoscope
