// SPDX-License-Identifier: GPL-3.0-or-later
// The one way in which a person changes the cluster.
#pragma once

#include "app/base/call.h"
#include "app/core/ports/commandapi.h"
#include "app/core/store.h"

#include <QObject>
#include <QSet>

#include <functional>

namespace mesoscope {

/// Lives on the GUI thread. One command in flight per app. Read-only profiles are refused here, below every button. When the
/// answer of a write is lost, it reads the state back and says what happened.
class CommandBus : public QObject
{
    Q_OBJECT

public:
    CommandBus(Store &store, QObject *parent = nullptr);

    /// @p pipelineContext lives on the pipeline thread; @p api may be null (no Marathon): commands fail with Unsupported.
    void attach(QObject *pipelineContext, CommandApi *api, std::function<void()> refresh, bool readOnly);
    void detach();
    bool canWrite() const; ///< a command API is there and the profile allows writing

    Call<Receipt> submit(const Command &command);
    Call<AppVersions> versions(const AppId &app);
    Call<QJsonObject> definition(const AppId &app, const QString &version);

    bool isPending(const AppId &app) const { return m_pending.contains(app); }

Q_SIGNALS:
    void pendingChanged(const mesoscope::AppId &app);
    void finished(const mesoscope::Command &command, const mesoscope::Result<mesoscope::Receipt> &result);

private:
    Store &m_store;
    QObject *m_context = nullptr;
    CommandApi *m_api = nullptr;
    std::function<void()> m_refresh;
    bool m_readOnly = false;
    QSet<AppId> m_pending;
};

} // namespace mesoscope
