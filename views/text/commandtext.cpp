// SPDX-License-Identifier: GPL-3.0-or-later
// Commands as words.
#include "views/text/commandtext.h"

#include "views/text/errortext.h"

#include <QCoreApplication>
#include <QLocale>

namespace mesoscope {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(CommandText)
};

QString idOf(const QJsonObject &definition)
{
    return definition.value(QLatin1String("id")).toString();
}

struct ActionWords
{
    QString operator()(const DeployApp &c) const { return Text::tr("Deploy %1").arg(idOf(c.definition)); }
    QString operator()(const UpdateApp &c) const { return Text::tr("Change %1").arg(c.app.text()); }
    QString operator()(const ScaleApp &c) const
    {
        return c.instances == 0 ? Text::tr("Suspend %1").arg(c.app.text())
                                : Text::tr("Scale %1 to %2").arg(c.app.text(), QLocale().toString(c.instances));
    }
    QString operator()(const RestartApp &c) const { return Text::tr("Restart %1").arg(c.app.text()); }
    QString operator()(const DestroyApp &c) const { return Text::tr("Destroy %1").arg(c.app.text()); }
    QString operator()(const CreateGroup &c) const { return Text::tr("Create group %1").arg(c.group.text()); }
    QString operator()(const DestroyGroup &c) const { return Text::tr("Destroy group %1").arg(c.group.text()); }
    QString operator()(const ScaleGroup &c) const
    {
        return Text::tr("Scale group %1 by %2").arg(c.group.text(), QLocale().toString(c.factor, 'g', 3));
    }
    QString operator()(const SetGroupRole &c) const
    {
        return c.enforced ? Text::tr("Give new apps of %1 its role").arg(c.group.text())
                          : Text::tr("Let new apps of %1 have any role").arg(c.group.text());
    }
    QString operator()(const RollBackApp &c) const
    {
        return Text::tr("Roll %1 back to version %2").arg(c.app.text(), c.version);
    }
    QString operator()(const KillTasks &c) const
    {
        return Text::tr("Kill %n instance(s) of %1", nullptr, int(c.tasks.size())).arg(c.app.text());
    }
    QString operator()(const CancelDeployment &c) const
    {
        return c.force == Force::Yes ? Text::tr("Stop deployment %1").arg(c.deployment.text())
                                     : Text::tr("Roll deployment %1 back").arg(c.deployment.text());
    }
    QString operator()(const ResetDelay &c) const
    {
        return Text::tr("Start %1 without further delay").arg(c.app.text());
    }
    QString operator()(const SetQuota &c) const { return Text::tr("Set the quota of role %1").arg(c.role); }
    QString operator()(const DrainAgent &c) const { return Text::tr("Drain %1", "a node").arg(c.host); }
    QString operator()(const DeactivateAgent &c) const { return Text::tr("Deactivate %1", "a node").arg(c.host); }
    QString operator()(const ReactivateAgent &c) const { return Text::tr("Reactivate %1", "a node").arg(c.host); }
};

/// What has happened. Most commands only begin a deployment: the sentence must not claim more.
struct DoneWords
{
    QString operator()(const DeployApp &c) const { return Text::tr("%1 is being deployed.").arg(idOf(c.definition)); }
    QString operator()(const UpdateApp &c) const { return Text::tr("%1 is being changed.").arg(c.app.text()); }
    QString operator()(const ScaleApp &c) const
    {
        return c.instances == 0
                   ? Text::tr("%1 is being suspended.").arg(c.app.text())
                   : Text::tr("%1 is being scaled to %n instance(s).", nullptr, c.instances).arg(c.app.text());
    }
    QString operator()(const RestartApp &c) const { return Text::tr("%1 is being restarted.").arg(c.app.text()); }
    QString operator()(const DestroyApp &c) const { return Text::tr("%1 is being destroyed.").arg(c.app.text()); }
    QString operator()(const CreateGroup &c) const { return Text::tr("Group %1 is there.").arg(c.group.text()); }
    QString operator()(const DestroyGroup &c) const
    {
        return Text::tr("Group %1 is being destroyed.").arg(c.group.text());
    }
    QString operator()(const ScaleGroup &c) const { return Text::tr("Group %1 is being scaled.").arg(c.group.text()); }
    QString operator()(const SetGroupRole &c) const
    {
        return c.enforced ? Text::tr("New apps of %1 get its role.").arg(c.group.text())
                          : Text::tr("New apps of %1 may have any role.").arg(c.group.text());
    }
    QString operator()(const RollBackApp &c) const { return Text::tr("%1 is being rolled back.").arg(c.app.text()); }
    QString operator()(const KillTasks &c) const
    {
        return Text::tr("%n instance(s) of %1 are being killed.", nullptr, int(c.tasks.size())).arg(c.app.text());
    }
    QString operator()(const CancelDeployment &c) const
    {
        return c.force == Force::Yes ? Text::tr("The deployment was stopped; nothing is rolled back.")
                                     : Text::tr("The deployment is being rolled back.");
    }
    QString operator()(const ResetDelay &c) const
    {
        return Text::tr("%1 starts without further delay.").arg(c.app.text());
    }
    QString operator()(const SetQuota &c) const
    {
        return c.guarantee.isZero() && c.limit.isEmpty() ? Text::tr("Role %1 has no quota any more.").arg(c.role)
                                                         : Text::tr("Role %1 has its new quota.").arg(c.role);
    }
    QString operator()(const DrainAgent &c) const { return Text::tr("%1 is being drained.", "a node").arg(c.host); }
    QString operator()(const DeactivateAgent &c) const
    {
        return Text::tr("%1 is offered to nobody any more.", "a node").arg(c.host);
    }
    QString operator()(const ReactivateAgent &c) const { return Text::tr("%1 is in use again.", "a node").arg(c.host); }
};

} // namespace

QString actionText(const Command &command)
{
    return std::visit(ActionWords{}, command);
}

QString doneText(const Command &command, const Receipt &receipt)
{
    const QString done = std::visit(DoneWords{}, command);
    return receipt.confirmedByReading
               ? Text::tr("%1 The answer was lost; the cluster's state shows that it happened.").arg(done)
               : done;
}

QString failedText(const Command &command, const Error &error)
{
    const QString told =
        Text::tr("%1: %2", "what was tried: what went wrong").arg(actionText(command), describe(error).title);
    if (error.kind == Error::Kind::OutcomeUnknown)
        return told + u' ' + unknownAdvice(command);
    return error.kind == Error::Kind::NotDone ? told + u' ' + describe(error).advice : told;
}

QString unknownAdvice(const Command &command)
{
    if (std::holds_alternative<ResetDelay>(command))
        return Text::tr("It does no harm to send it again.");
    if (std::holds_alternative<CancelDeployment>(command))
        return Text::tr("Look at the deployments: if it still runs, send it again.");
    if (std::holds_alternative<KillTasks>(command))
        return Text::tr("Look at the app's instances: kill again those that are still the same after a minute.");
    if (std::holds_alternative<ScaleGroup>(command))
        return Text::tr("Look at the instances of the group's apps before you try again: it would multiply them anew.");
    if (systemOf(command) == SourceId::Mesos || std::holds_alternative<SetGroupRole>(command))
        return Text::tr("It does no harm to send it again."); // it sets what is wanted, whatever there was
    return Text::tr("Look at the app's state before you try again.");
}

} // namespace mesoscope
