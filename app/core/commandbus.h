// SPDX-License-Identifier: GPL-3.0-or-later
// The one way in which a person changes the cluster.
#pragma once

#include "app/base/call.h"
#include "app/core/ports/commandapi.h"
#include "app/core/store.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <optional>

namespace mesoscope {

class CommandFlight;

/// Lives on the GUI thread. One command in flight per app. Read-only profiles are refused here, below every button.
/// When the answer of a write is lost, it reads the state back and says what happened.
class CommandBus : public QObject
{
    Q_OBJECT

public:
    explicit CommandBus(Store &store, QObject *parent = nullptr);
    ~CommandBus() override;

    /// @p pipelineContext lives on the pipeline thread; @p api (Marathon) and @p mesos may be null: the commands of
    /// that system fail with Unsupported.
    void attach(QObject *pipelineContext, CommandApi *api, std::function<void()> refresh, bool readOnly,
                CommandApi *mesos = nullptr);
    void detach(); ///< comes before the context and the APIs die
    /// A command API of that system is there and the profile allows writing.
    bool canWrite(SourceId system = SourceId::Marathon) const;
    bool isReadOnly() const { return m_context && m_readOnly; }

    /// Refused before anything is sent: Unsupported; Invalid, with fields named by namedproblem.h; ReadOnly; Conflict
    /// without fields: another command of the same app is on its way; Conflict with the field "/version" (edits and
    /// roll-backs) or "/instances" (scaling): somebody else has changed what the person decided from, its text is what
    /// there is now. After a lost answer: a receipt that is confirmedByReading; NotDone; or OutcomeUnknown when reading
    /// back did not tell.
    Call<Receipt> submit(const Command &command);
    Call<AppVersions> versions(const AppId &app);
    Call<QJsonObject> definition(const AppId &app, const QString &version);
    Call<QList<DeclinedOffer>> declinedOffers(const AppId &app);
    /// As CommandApi::plan(); refused like submit() where nothing may be changed: not every server can be trusted to
    /// only try.
    Call<DeploymentPlan> plan(const Command &command);

    /// Between two readings after a lost answer; for tests.
    void setReadBackPause(int ms) { m_readBackPauseMs = ms; }
    bool isPending(const AppId &app) const { return m_pending.contains(app); }

Q_SIGNALS:
    void availabilityChanged(); ///< canWrite() may have changed
    void pendingChanged(const mesoscope::AppId &app);
    void finished(const mesoscope::Command &command, const mesoscope::Result<mesoscope::Receipt> &result);

private:
    void forget();
    std::optional<Error> refuse(const Command &command) const;
    App::Kind kindOf(const AppId &id) const; ///< as shown now

    CommandApi *apiFor(const Command &command) const;

    Store &m_store;
    QObject *m_context = nullptr;
    CommandApi *m_api = nullptr; ///< Marathon's
    CommandApi *m_mesos = nullptr;
    std::function<void()> m_refresh;
    bool m_readOnly = false;
    int m_readBackPauseMs = 500;
    QSet<AppId> m_pending;
    QSet<CommandFlight *> m_flights; ///< children
};

} // namespace mesoscope
