// SPDX-License-Identifier: GPL-3.0-or-later
// What the command bus needs of the systems that can change the cluster (Marathon, Mesos). They live on the pipeline
// thread; their calls may be made there only and are fulfilled there.
#pragma once

#include "app/base/call.h"
#include "models/domain/app.h"
#include "models/domain/command.h"
#include "models/domain/declinedoffer.h"
#include "models/domain/deployment.h"

#include <QStringList>

namespace mesoscope {

inline Error noSuchReading()
{
    Error error;
    error.kind = Error::Kind::Unsupported;
    return error;
}

struct AppVersions
{
    AppId app;
    QStringList versions; ///< newest first
};

class CommandApi
{
public:
    virtual ~CommandApi() = default;
    // Apps and pods are asked for and changed in different ways, and an id does not tell which of them it is.

    /// Sends the command exactly once. A lost answer is Error::Kind::OutcomeUnknown. @p kind: of the command's target;
    /// of no meaning for all but apps. Unsupported for what is not done to a pod (restart, kill and scale), and for the
    /// commands of another system.
    virtual Call<Receipt> run(const Command &command, App::Kind kind) = 0;
    virtual Call<AppVersions> versions(const AppId &app, App::Kind kind)
    {
        Q_UNUSED(app)
        Q_UNUSED(kind)
        return finishedCall<AppVersions>(noSuchReading());
    }
    /// Empty version: the current one.
    virtual Call<QJsonObject> definition(const AppId &app, App::Kind kind, const QString &version)
    {
        Q_UNUSED(app)
        Q_UNUSED(kind)
        Q_UNUSED(version)
        return finishedCall<QJsonObject>(noSuchReading());
    }

    /// The offers that did not suit an app that waits; Unsupported where the server does not keep them.
    virtual Call<QList<DeclinedOffer>> declinedOffers(const AppId &app)
    {
        Q_UNUSED(app)
        return finishedCall<QList<DeclinedOffer>>(noSuchReading());
    }

    /// What the server would do, step by step, without doing it. Of DeployApp and UpdateApp only; Unsupported where the
    /// server does not know how to tell.
    virtual Call<DeploymentPlan> plan(const Command &command)
    {
        Q_UNUSED(command)
        return finishedCall<DeploymentPlan>(noSuchReading());
    }

    // For finding out what became of a command whose answer was lost.
    virtual Call<QJsonObject> group(const AppId &group)
    {
        Q_UNUSED(group)
        return finishedCall<QJsonObject>(noSuchReading());
    }
    /// The agent or the role that @p command is about, as Mesos' /slaves and /roles tell it; NotFound: it is not
    /// listed.
    virtual Call<QJsonObject> present(const Command &command)
    {
        Q_UNUSED(command)
        return finishedCall<QJsonObject>(noSuchReading());
    }
    virtual Call<QStringList> deployments() ///< ids of those that run
    {
        return finishedCall<QStringList>(noSuchReading());
    }
};

} // namespace mesoscope
