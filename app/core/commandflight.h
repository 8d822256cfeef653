// SPDX-License-Identifier: GPL-3.0-or-later
// One command on its way: check the version, send once, and when the answer is lost find out what happened.
#pragma once

#include "app/core/ports/commandapi.h"
#include "app/core/readback.h"

#include <QObject>

#include <functional>

namespace mesoscope {

/// GUI thread; owned by the command bus. A person who closes the dialog does not stop it: what is sent is sent.
class CommandFlight : public QObject
{
    Q_OBJECT

public:
    /// @p context and @p api live on the pipeline thread; abandon() comes before they die.
    CommandFlight(QObject *context, CommandApi &api, const Command &command, const QString &versionBefore,
                  std::function<void()> refresh, QObject *parent);

    Call<Receipt> result() const { return m_promise.future(); }
    const Command &command() const { return m_command; }
    void start();
    /// The connection closes: ends as OutcomeUnknown when the command was sent, else as Cancelled.
    void abandon();

Q_SIGNALS:
    void finished(const mesoscope::Result<mesoscope::Receipt> &result);

private:
    void checkVersion(const UpdateApp &update);
    void send();
    void readBack();
    void judge(const ReadBack &read);
    void end(const Result<Receipt> &result);
    Call<QJsonObject> definition(const AppId &app, const QString &version);

    QObject *m_context;
    CommandApi &m_api;
    Command m_command;
    QString m_versionBefore;
    std::function<void()> m_refresh;
    QPromise<Result<Receipt>> m_promise;
    Error m_lost; ///< why the outcome is unknown
    int m_reads = 0;
    bool m_sent = false;
    bool m_over = false;
};

} // namespace mesoscope
