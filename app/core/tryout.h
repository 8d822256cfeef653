// SPDX-License-Identifier: GPL-3.0-or-later
// Connects to a cluster on the side, to see which of its sources answer.
#pragma once

#include "app/core/commandbus.h"
#include "app/core/session.h"
#include "app/core/store.h"
#include "app/core/subscriptions.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QTimer>

namespace mesoscope {

/// GUI thread. Deletes itself when the sources are settled, the time is over, or nobody wants the answer any more.
class TryOut : public QObject
{
    Q_OBJECT

public:
    TryOut(const Clock &clock, BackendFactory factory, int limitMs, QObject *parent);
    ~TryOut() override;

    Call<SourceStates> result() const { return m_promise.future(); }
    void start(const Profile &profile, const Secrets &secrets);

private:
    void look();
    void end();

    Store m_store;
    CommandBus m_commands;
    Subscriptions m_subscriptions;
    Session m_session;
    QTimer m_limit;
    QPromise<Result<SourceStates>> m_promise;
    QFutureWatcher<Result<SourceStates>> m_watcher;
    bool m_over = false;
};

} // namespace mesoscope
