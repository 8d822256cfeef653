// SPDX-License-Identifier: GPL-3.0-or-later
// One command on its way: check what it was decided from, send once, and when the answer is lost find out what
// happened.
#pragma once

#include "app/core/ports/commandapi.h"
#include "app/core/readback.h"

#include <QElapsedTimer>
#include <QObject>

#include <functional>

namespace mesoscope {

/// GUI thread; owned by the command bus. A person who closes the dialog does not stop it: what is sent is sent.
class CommandFlight : public QObject
{
    Q_OBJECT

public:
    /// @p context and @p api live on the pipeline thread; abandon() comes before they die. @p pauseMs: before the
    /// second reading after a lost answer; the others wait longer and longer.
    CommandFlight(QObject *context, CommandApi &api, const Command &command, App::Kind kind, const Before &before,
                  std::function<void()> refresh, int pauseMs, QObject *parent);

    Call<Receipt> result() const { return m_promise.future(); }
    const Command &command() const { return m_command; }
    void start();
    /// The connection closes: ends as OutcomeUnknown when the command was sent, else as Cancelled.
    void abandon();

Q_SIGNALS:
    void finished(const mesoscope::Result<mesoscope::Receipt> &result);

private:
    void checkBase();
    void send();
    void readBack();
    void readApp();
    void judge(const ReadBack &read);
    void end(const Result<Receipt> &result);
    Call<QJsonObject> definition(const AppId &app, const QString &version);

    QObject *m_context;
    CommandApi &m_api;
    Command m_command;
    const App::Kind m_kind; ///< of its target
    Before m_before;
    std::function<void()> m_refresh;
    const int m_pauseMs;
    QPromise<Result<Receipt>> m_promise;
    Error m_lost;          ///< why the outcome is unknown
    QElapsedTimer m_since; ///< the loss
    int m_looks = 0;       ///< readings that told something
    int m_failures = 0;    ///< readings that failed
    bool m_sent = false;
    bool m_over = false;
};

} // namespace mesoscope
