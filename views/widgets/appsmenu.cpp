// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/appsmenu.h"

#include "views/dialogs/dialogs.h"
#include "views/widgets/plainlabel.h"

#include <QCoreApplication>
#include <QMenu>

namespace mesoscope {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(AppsMenu)
};

} // namespace

void fillAppsMenu(QMenu *menu, const QList<AppId> &ids, Actions &actions)
{
    menu->setToolTipsVisible(true);
    const bool can = actions.canWrite();
    const QString why = can ? QString() : tipText(actions.whyNot());
    const auto add = [&](const QString &text, void (Actions::*begin)(const QList<AppId> &)) {
        QAction *action = menu->addAction(text);
        action->setEnabled(can);
        action->setToolTip(why);
        QObject::connect(action, &QAction::triggered, &actions, [&actions, begin, ids] { (actions.*begin)(ids); });
    };
    add(Text::tr("Scale…"), &Actions::scaleAll);
    add(Text::tr("Restart…"), &Actions::restartAll);
    add(Text::tr("Suspend…"), &Actions::suspendAll);
    add(Text::tr("Resume…"), &Actions::resumeAll);
    add(Text::tr("Change labels…"), &Actions::changeLabels);
    menu->addSeparator();
    add(Text::tr("Destroy…"), &Actions::destroyAll);
}

} // namespace mesoscope
