// SPDX-License-Identifier: GPL-3.0-or-later
// Asks before something is stopped, killed or destroyed: says what will happen, and takes a deliberate step where it is
// for good.
#pragma once

#include "views/dialogs/commanddialog.h"

class QButtonGroup;
class QLineEdit;

namespace mesoscope {

/// One way of doing it, when there are several.
struct ConfirmChoice
{
    QString text;
    QString explanation;
    Command command;
};

struct Confirmation
{
    QString name;         ///< object name, for tests
    QString title;        ///< "Destroy /shop/frontend"
    QString explanation;  ///< what will happen
    QStringList affected; ///< apps or instances, listed
    QString typed;        ///< what must be typed first; empty: nothing
    QString submit;       ///< the button; empty: the chosen way
    QString pending;
    bool danger = true;
    QList<ConfirmChoice> choices; ///< one: no question; several: the first is selected
};

class ConfirmDialog : public CommandDialog
{
    Q_OBJECT

public:
    ConfirmDialog(const ViewContext &context, const Confirmation &confirmation, QWidget *parent);

protected:
    Command command() const override;
    void refused(const Error &error) override;

private:
    Confirmation m_confirmation;
    QButtonGroup *m_choices;
    QLineEdit *m_typed = nullptr;
};

/// What the questions about apps and deployments say; apart from the dialog, so that a test can read all of them.
Confirmation confirmRestart(const AppId &app, const ClusterSnapshot &snapshot);
Confirmation confirmSuspend(const AppId &app, const ClusterSnapshot &snapshot);
Confirmation confirmDestroy(const AppId &app, const ClusterSnapshot &snapshot);
Confirmation confirmDestroyGroup(const AppId &group, const ClusterSnapshot &snapshot);
Confirmation confirmKill(const AppId &app, const QList<TaskId> &tasks, const ClusterSnapshot &snapshot);
Confirmation confirmRollBackDeployment(const DeploymentId &deployment, const ClusterSnapshot &snapshot);
Confirmation confirmStopDeployment(const DeploymentId &deployment, const ClusterSnapshot &snapshot);
Confirmation confirmResetDelay(const AppId &app, const ClusterSnapshot &snapshot);

} // namespace mesoscope
