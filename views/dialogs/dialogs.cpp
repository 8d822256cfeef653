// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the dialogs.
#include "views/dialogs/dialogs.h"

#include "app/core/commandbus.h"
#include "app/core/connections.h"
#include "app/core/store.h"
#include "views/dialogs/batches.h"
#include "views/dialogs/confirmdialog.h"
#include "views/dialogs/connectdialog.h"
#include "views/dialogs/deploydialog.h"
#include "views/dialogs/groupdialog.h"
#include "views/dialogs/labelsdialog.h"
#include "views/dialogs/renamedialog.h"
#include "views/dialogs/rollbackdialog.h"
#include "views/dialogs/scaledialog.h"
#include "views/dialogs/scalemanydialog.h"
#include "views/dialogs/secretdialog.h"
#include "views/dialogs/settingsdialogs.h"
#include "views/text/commandtext.h"
#include "views/text/errortext.h"
#include "views/text/refusaltext.h"

#include <QAction>

namespace mesoscope {

Actions::Actions(const ViewContext &context, Connections &connections, QWidget *window)
    : m_context(context),
      m_connections(connections),
      m_window(window),
      m_deploy(new QAction(tr("&Deploy…"), this)),
      m_undo(new QAction(this)),
      m_history(context.commands)
{
    m_undo->setObjectName(QStringLiteral("undo"));
    connect(m_undo, &QAction::triggered, this, &Actions::undo);
    connect(&m_history, &UndoHistory::changed, this, &Actions::nameUndo);
    nameUndo();
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
    const QString atMesos = whyNotAtMesos();
    QList<Refusal> refusals;
    for (const Refusal &one : m_context.store.current()->source(SourceId::Marathon).refusals) {
        if (one.what == Capability::Commands)
            refusals.append(one);
    }
    m_deploy->setEnabled(can);
    m_deploy->setToolTip(can ? tr("Deploy an app") : whyNot().toHtmlEscaped());
    if (can == m_canWrite && refusals == m_refusals && atMesos == m_whyNotAtMesos)
        return;
    m_canWrite = can;
    m_whyNotAtMesos = atMesos;
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
    if (auto *action = qobject_cast<ActionDialog *>(dialog))
        connect(action, &ActionDialog::told, this, &Actions::tell);
    if (auto *command = qobject_cast<CommandDialog *>(dialog))
        connect(command, &CommandDialog::carriedOut, this, [this](const Command &sent, const Receipt &receipt) {
            m_history.record({{sent, receipt}});
        });
    else if (auto *batch = qobject_cast<BatchDialog *>(dialog))
        connect(batch, &BatchDialog::carriedOut, this, [this](const auto &done) { m_history.record(done); });
    dialog->open();
}

void Actions::tell(const QString &text, Condition condition, bool undoable)
{
    if (undoable)
        Q_EMIT this->undoable(text);
    else
        Q_EMIT message(text, condition);
}

void Actions::nameUndo()
{
    const bool can = !m_history.isEmpty();
    m_undo->setEnabled(can);
    m_undo->setText(!can                           ? tr("Undo")
                    : m_history.last().size() == 1 ? tr("Undo: %1").arg(actionText(m_history.last().first().done))
                                                   : tr("Undo for %n app(s)…", nullptr, int(m_history.last().size())));
}

void Actions::deploy()
{
    if (raiseOpenDialog())
        return;
    auto *dialog = new DeployDialog(m_context, AppId(), m_window);
    connect(dialog, &DeployDialog::severalChosen, this, [this](const GroupDefinition &several) {
        m_open = nullptr; // it is closing
        show(new BatchDialog(m_context, deployBatch(several, *m_context.store.current()), m_window));
    });
    show(dialog);
}

void Actions::edit(const AppId &app, const QString &fromVersion)
{
    if (!raiseOpenDialog())
        show(new DeployDialog(m_context, app, m_window, fromVersion));
}

void Actions::rename(const AppId &app)
{
    if (!raiseOpenDialog())
        show(new RenameDialog(m_context, app, m_window));
}

void Actions::scale(const AppId &app)
{
    if (!raiseOpenDialog())
        show(new ScaleDialog(m_context, app, ScaleDialog::Purpose::Scale, m_window));
}

void Actions::resume(const AppId &app)
{
    if (!raiseOpenDialog())
        show(new ScaleDialog(m_context, app, ScaleDialog::Purpose::Resume, m_window));
}

void Actions::scaleGroup(const AppId &group)
{
    if (!raiseOpenDialog())
        show(new ScaleGroupDialog(m_context, group, m_window));
}

void Actions::createGroup(const AppId &parent)
{
    if (!raiseOpenDialog())
        show(new GroupDialog(m_context, parent, m_window));
}

void Actions::showBatch(const Batch &batch, const QList<AppId> &apps)
{
    if (apps.isEmpty())
        Q_EMIT message(tr("There is no app in it."), Condition::Off);
    else if (!raiseOpenDialog())
        show(new BatchDialog(m_context, batch, m_window));
}

void Actions::restartAll(const QList<AppId> &ids)
{
    const SnapshotPtr snapshot = m_context.store.current();
    const QList<AppId> apps = appsOf(ids, *snapshot);
    showBatch(restartBatch(apps, *snapshot), apps);
}

void Actions::suspendAll(const QList<AppId> &ids)
{
    const SnapshotPtr snapshot = m_context.store.current();
    const QList<AppId> apps = appsOf(ids, *snapshot);
    showBatch(suspendBatch(apps, *snapshot), apps);
}

void Actions::resumeAll(const QList<AppId> &ids)
{
    const SnapshotPtr snapshot = m_context.store.current();
    const QList<AppId> apps = appsOf(ids, *snapshot);
    showBatch(resumeBatch(apps, *snapshot, m_context.commands, this), apps);
}

void Actions::destroyAll(const QList<AppId> &ids)
{
    const SnapshotPtr snapshot = m_context.store.current();
    const QList<AppId> apps = appsOf(ids, *snapshot);
    showBatch(destroyBatch(apps, *snapshot), apps);
}

void Actions::scaleAll(const QList<AppId> &ids)
{
    if (!raiseOpenDialog())
        show(new ScaleManyDialog(m_context, appsOf(ids, *m_context.store.current()), m_window));
}

void Actions::changeLabels(const QList<AppId> &ids)
{
    if (!raiseOpenDialog())
        show(new LabelsDialog(m_context, appsOf(ids, *m_context.store.current()), m_window));
}

void Actions::undo()
{
    if (m_history.isEmpty() || raiseOpenDialog())
        return;
    const UndoHistory::Entry entry = m_history.take();
    if (entry.size() == 1) {
        undoOne(entry.first());
        return;
    }
    auto *dialog = new BatchDialog(m_context, undoBatch(entry), m_window);
    m_open = dialog;
    connect(dialog, &BatchDialog::told, this, [this](const QString &text, Condition condition) {
        Q_EMIT message(text, condition); // to undo the undoing is not offered: it would turn in a circle
    });
    dialog->open();
}

void Actions::undoOne(const UndoHistory::Step &step)
{
    const auto tellOutcome = [this](const Command &command, const Result<Receipt> &result) {
        if (result.ok())
            Q_EMIT message(doneText(command, *result), Condition::Ok);
        else
            Q_EMIT message(failedText(command, result.error()), toneOf(result.error()));
    };
    observe(this, m_context.commands.submit(step.undo), [this, step, tellOutcome](const Result<Receipt> &result) {
        const auto instead = result.ok() ? std::nullopt : insteadOf(step, result.error());
        if (!instead) {
            tellOutcome(step.undo, result);
            return;
        }
        observe(this, m_context.commands.submit(*instead),
                [command = *instead, tellOutcome](const Result<Receipt> &other) { tellOutcome(command, other); });
    });
}

void Actions::restart(const AppId &app)
{
    confirm(confirmRestart(app, *m_context.store.current()));
}

void Actions::suspend(const AppId &app)
{
    confirm(confirmSuspend(app, *m_context.store.current()));
}

void Actions::destroy(const AppId &app)
{
    confirm(confirmDestroy(app, *m_context.store.current()));
}

void Actions::destroyGroup(const AppId &group)
{
    confirm(confirmDestroyGroup(group, *m_context.store.current()));
}

void Actions::kill(const AppId &app, const QList<TaskId> &tasks)
{
    if (!tasks.isEmpty())
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
    confirm(confirmResetDelay(app, *m_context.store.current()));
}

void Actions::confirm(const Confirmation &confirmation)
{
    if (!raiseOpenDialog())
        show(new ConfirmDialog(m_context, confirmation, m_window));
}

void Actions::rollBack(const AppId &app, const QString &version)
{
    if (!raiseOpenDialog())
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
