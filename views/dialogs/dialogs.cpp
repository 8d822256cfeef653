// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the dialogs.
#include "views/dialogs/dialogs.h"

#include "app/core/commandbus.h"
#include "app/core/connections.h"

#include <QAction>
#include <QDialog>
#include <QWidget>

namespace mesoscope {

Actions::Actions(const ViewContext &context, Connections &connections, QWidget *window)
    : m_context(context), m_connections(connections), m_window(window), m_deploy(new QAction(tr("&Deploy…"), this))
{
    connect(m_deploy, &QAction::triggered, this, &Actions::deploy);
}

Actions::~Actions() = default;

void Actions::deploy() {}
void Actions::scale(const AppId &app)
{
    Q_UNUSED(app)
}
void Actions::edit(const AppId &app)
{
    Q_UNUSED(app)
}
void Actions::restart(const AppId &app)
{
    Q_UNUSED(app)
}
void Actions::suspend(const AppId &app)
{
    Q_UNUSED(app)
}
void Actions::resume(const AppId &app)
{
    Q_UNUSED(app)
}
void Actions::destroy(const AppId &app)
{
    Q_UNUSED(app)
}
void Actions::destroyGroup(const AppId &group)
{
    Q_UNUSED(group)
}
void Actions::scaleGroup(const AppId &group)
{
    Q_UNUSED(group)
}
void Actions::rollBack(const AppId &app, const QString &version)
{
    Q_UNUSED(app)
    Q_UNUSED(version)
}
void Actions::kill(const AppId &app, const QList<TaskId> &tasks)
{
    Q_UNUSED(app)
    Q_UNUSED(tasks)
}
void Actions::cancelDeployment(const DeploymentId &deployment)
{
    Q_UNUSED(deployment)
}
void Actions::resetDelay(const AppId &app)
{
    Q_UNUSED(app)
}
void Actions::connectDialog() {}
void Actions::editProfile(const QString &profileId)
{
    Q_UNUSED(profileId)
}
void Actions::preferences() {}
void Actions::about() {}

bool Actions::canWrite() const
{
    return m_context.commands.canWrite();
}

QString Actions::whyNot() const
{
    return {};
}

} // namespace mesoscope

#include "moc_dialogs.cpp"
