// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/nodeconfirm.h"

#include "models/domain/snapshot.h"

#include <QCoreApplication>

namespace mesoscope {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(NodeConfirm)
};

} // namespace

Confirmation confirmGroupRole(const AppId &group, const ClusterSnapshot &snapshot)
{
    const QString role = lastSegment(group);
    const Group *known = snapshot.findGroup(group);
    Confirmation asked;
    asked.name = QStringLiteral("groupRoleDialog");
    asked.title = Text::tr("Role of new apps in %1").arg(group.text());
    asked.explanation =
        Text::tr("A role is what Mesos counts quota and reservations by. What runs already keeps the role "
                 "it has; nothing is restarted.");
    asked.submit = Text::tr("&Set");
    asked.pending = Text::tr("Setting…");
    asked.danger = false;
    asked.choices = {
        {Text::tr("The role of the group: %1").arg(role),
         Text::tr("Apps and pods that are deployed into it from now on use the quota of this role; another "
                  "one in their definition is refused."),
         SetGroupRole{group, true}},
        {Text::tr("Whichever their definition says"),
         Text::tr("Where it says nothing, the role that Marathon was started with."), SetGroupRole{group, false}}};
    if (known && known->enforcesRole == false)
        asked.choices.swapItemsAt(0, 1);
    return asked;
}

} // namespace mesoscope
