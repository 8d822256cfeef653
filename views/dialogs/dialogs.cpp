// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the dialogs.
#include "views/dialogs/dialogs.h"

#include "app/core/commandbus.h"
#include "app/core/connections.h"
#include "app/core/store.h"
#include "views/dialogs/confirmdialog.h"
#include "views/dialogs/connectdialog.h"
#include "views/dialogs/deploydialog.h"
#include "views/dialogs/rollbackdialog.h"
#include "views/dialogs/scaledialog.h"
#include "views/dialogs/secretdialog.h"
#include "views/dialogs/settingsdialogs.h"
#include "views/text/errortext.h"
#include "views/text/refusaltext.h"

#include <QAction>

namespace mesoscope {

Actions::Actions(const ViewContext &context, Connections &connections, QWidget *window)
    : m_context(context), m_connections(connections), m_window(window), m_deploy(new QAction(tr("&Deploy…"), this))
{
    m_deploy->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_N));
    connect(m_deploy, &QAction::triggered, this, &Actions::deploy);
    connect(&m_connections, &Connections::secretNeeded, this, &Actions::askSecret);
    connect(&m_connections, &Connections::secretsNotKept, this, [this](const Error &error) {
        Q_EMIT message(tr("The keychain does not take the sign-in: it is kept in memory until the program ends. %1")
                           .arg(describe(error).detail)
                           .trimmed(),
                       Condition::Warning);
    });
    connect(&m_connections, &Connections::currentChanged, this, &Actions::updateCanWrite);
    connect(&m_context.commands, &CommandBus::availabilityChanged, this, &Actions::updateCanWrite);
    connect(&m_context.store, &Store::changed, this, &Actions::updateCanWrite);
    updateCanWrite();
}

Actions::~Actions() = default;

static const Refusal *refusalOf(const ViewContext &context, const AppId &target)
{
    return context.store.current()->source(SourceId::Marathon).refusal(Capability::Commands, target.text());
}

bool Actions::canWrite(const AppId &target) const
{
    return m_context.commands.canWrite() && !refusalOf(m_context, target);
}

QString Actions::whyNot(const AppId &target) const
{
    if (canWrite(target))
        return {};
    if (m_context.commands.canWrite())
        return refusalText(*refusalOf(m_context, target));
    if (!m_connections.isConnected())
        return tr("No cluster is connected.");
    if (m_connections.current().readOnly)
        return tr("This connection is read-only.");
    return tr("This cluster is connected without Marathon: nothing can be changed.");
}

void Actions::updateCanWrite()
{
    const bool can = canWrite();
    QList<Refusal> refusals;
    for (const Refusal &one : m_context.store.current()->source(SourceId::Marathon).refusals) {
        if (one.what == Capability::Commands)
            refusals.append(one);
    }
    m_deploy->setEnabled(can);
    m_deploy->setToolTip(can ? tr("Deploy an app") : whyNot().toHtmlEscaped());
    if (can == m_canWrite && refusals == m_refusals)
        return;
    m_canWrite = can;
    m_refusals = refusals;
    Q_EMIT canWriteChanged();
}

bool Actions::raiseOpenDialog()
{
    if (!m_open || !m_open->isVisible())
        return false;
    m_open->raise();
    m_open->activateWindow();
    return true;
}

void Actions::show(QDialog *dialog)
{
    m_open = dialog;
    if (auto *command = qobject_cast<CommandDialog *>(dialog))
        connect(command, &CommandDialog::told, this, &Actions::message);
    dialog->open();
}

bool Actions::refusePod(const AppId &app)
{
    const App *known = m_context.store.current()->findApp(app);
    if (!known || known->kind != App::Kind::Pod)
        return false;
    // They have calls of their own (api-facts 1.8), which the command API does not make yet: apps' calls would say "not
    // found".
    Q_EMIT message(tr("%1 is a pod. Pods are shown, but only apps can be changed from here.").arg(app.text()),
                   Condition::Warning);
    return true;
}

void Actions::deploy()
{
    if (!raiseOpenDialog())
        show(new DeployDialog(m_context, AppId(), m_window));
}

void Actions::edit(const AppId &app)
{
    if (!refusePod(app) && !raiseOpenDialog())
        show(new DeployDialog(m_context, app, m_window));
}

void Actions::scale(const AppId &app)
{
    if (!refusePod(app) && !raiseOpenDialog())
        show(new ScaleDialog(m_context, app, ScaleDialog::Purpose::Scale, m_window));
}

void Actions::resume(const AppId &app)
{
    if (!refusePod(app) && !raiseOpenDialog())
        show(new ScaleDialog(m_context, app, ScaleDialog::Purpose::Resume, m_window));
}

void Actions::scaleGroup(const AppId &group)
{
    if (!raiseOpenDialog())
        show(new ScaleGroupDialog(m_context, group, m_window));
}

void Actions::restart(const AppId &app)
{
    if (!refusePod(app))
        confirm(confirmRestart(app, *m_context.store.current()));
}

void Actions::suspend(const AppId &app)
{
    if (!refusePod(app))
        confirm(confirmSuspend(app, *m_context.store.current()));
}

void Actions::destroy(const AppId &app)
{
    if (!refusePod(app))
        confirm(confirmDestroy(app, *m_context.store.current()));
}

void Actions::destroyGroup(const AppId &group)
{
    confirm(confirmDestroyGroup(group, *m_context.store.current()));
}

void Actions::kill(const AppId &app, const QList<TaskId> &tasks)
{
    if (!tasks.isEmpty() && !refusePod(app))
        confirm(confirmKill(app, tasks, *m_context.store.current()));
}

void Actions::rollBackDeployment(const DeploymentId &deployment)
{
    confirm(confirmRollBackDeployment(deployment, *m_context.store.current()));
}

void Actions::stopDeployment(const DeploymentId &deployment)
{
    confirm(confirmStopDeployment(deployment, *m_context.store.current()));
}

void Actions::resetDelay(const AppId &app)
{
    if (!refusePod(app))
        confirm(confirmResetDelay(app, *m_context.store.current()));
}

void Actions::confirm(const Confirmation &confirmation)
{
    if (!raiseOpenDialog())
        show(new ConfirmDialog(m_context, confirmation, m_window));
}

void Actions::rollBack(const AppId &app, const QString &version)
{
    if (!refusePod(app) && !raiseOpenDialog())
        show(new RollBackDialog(m_context, app, version, m_window));
}

void Actions::connectDialog()
{
    editProfile({});
}

void Actions::editProfile(const QString &profileId)
{
    if (raiseOpenDialog())
        return;
    auto *dialog = new ConnectDialog(m_connections, m_context.theme, profileId, m_window);
    connect(dialog, &ConnectDialog::demoRequested, this, &Actions::demoRequested);
    connect(dialog, &ConnectDialog::told, this, &Actions::message);
    show(dialog);
}

void Actions::askSecret(const Profile &profile, SourceId source)
{
    // Not one of many: connecting waits for it, so it comes on top of whatever is open.
    auto *dialog = new SecretDialog(m_connections, profile, source, m_context.theme, m_window);
    dialog->open();
}

void Actions::preferences()
{
    if (!raiseOpenDialog())
        show(new PreferencesDialog(m_context.preferences, m_context.theme, m_trayAvailable, m_window));
}

void Actions::about()
{
    if (!raiseOpenDialog())
        show(new AboutDialog(m_context.theme, m_trayAvailable, m_window));
}

} // namespace mesoscope

#include "moc_dialogs.cpp"
