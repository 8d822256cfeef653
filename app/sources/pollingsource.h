// SPDX-License-Identifier: GPL-3.0-or-later
// What all polling sources share: when to ask next, whom, and how the source's state follows from the answers.
#pragma once

#include "app/base/backoff.h"
#include "app/base/clock.h"
#include "app/core/ports/source.h"
#include "app/core/profile.h"
#include "app/net/transport.h"

#include <QTimer>

namespace mesoscope {

/// Pipeline thread. A derived class implements poll(), which asks url() and ends in exactly one succeeded() or
/// failed(). Polls never overlap; after an error the other addresses are tried at once, then the interval doubles up to
/// two minutes (±10 %, and never before Retry-After).
class PollingSource : public Source
{
    Q_OBJECT

public:
    ~PollingSource() override;

    SourceId id() const override { return m_state.id; }
    void start() override;
    void refresh() override;
    void setWatched(bool watched) override;
    void wake() override;
    const SourceState &state() const { return m_state; }

    /// Before start(), where addresses are found out rather than given (the leader that ZooKeeper names): without any
    /// it waits, Connecting, and is Failed only while there is a problem.
    void expectUrls() { m_expectsUrls = true; }
    /// Asks the first one at once if it is not what is asked now; a poll under way is dropped if the source can do
    /// that.
    void setUrls(const QList<QUrl> &urls);
    /// Why the addresses may not be right. Shown while nothing worse is wrong: the data is live all the same.
    void setUrlProblem(const std::optional<Error> &problem);
    /// Shown in the place of a refused sign-in: why it was not sent.
    void setSecretProblem(const std::optional<Error> &problem) { m_secretProblem = problem; }
    /// Before start(): a sign-in travels in the open on the way to the addresses, too (ZooKeeper's digest does).
    void noteOpenSignIn() { m_opensSignIn = true; }

    /// For tests: jitter from here instead of from chance.
    void setRandom(Backoff::Random random) { m_backoff.setRandom(std::move(random)); }

Q_SIGNALS:
    void refreshed(); ///< a person or a command asked for it

protected:
    PollingSource(SourceId id, Capabilities capabilities, Transport &transport, const Endpoint &endpoint,
                  const Clock &clock, int intervalMs, QObject *parent);

    virtual void poll() = 0;
    /// Drops the poll under way, whose answer nobody waits for any more; false: it has to end by itself.
    virtual bool abandonPoll() { return false; }
    void succeeded(int latencyMs, int skipped, const QString &version, const std::optional<Error> &partial = {});
    void failed(Error error);

    Transport &transport() const { return m_transport; }
    const Clock &clock() const { return m_clock; }
    const QList<QUrl> &urls() const { return m_urls; }
    QUrl url() const { return m_urls.value(m_current); }
    void setInterval(int intervalMs) { m_backoff.setBase(intervalMs); }
    void setStreaming(bool streaming);
    bool isStreaming() const { return m_state.streaming; }
    /// What this user may not see, or what leads nowhere; nothing: it is given. Told with the next state, at once when
    /// there is no poll under way that will tell.
    void setRefusal(Capability what, const std::optional<Error> &why);
    void setRefusals(const QList<Refusal> &ofCommands); ///< takes the place of all that concern commands
    /// A stream that carries the state has shown that it lives: the data are as of now.
    void heard();
    /// Sooner than planned; with 0 also once more after a poll that is under way.
    void pollWithin(int delayMs);
    bool isPolling() const { return m_polling; }

private:
    void begin();
    void pollAnew(bool &overtaken);
    void failWithoutUrls();
    void noteUrls();
    void schedule(int delayMs);
    void enter(SourceState::Phase phase);

    Transport &m_transport;
    const Clock &m_clock;
    QList<QUrl> m_urls;
    qsizetype m_current = 0;
    qsizetype m_triedInRound = 0;
    SourceState m_state;
    std::optional<Error> m_partial; ///< of the last answer
    std::optional<Error> m_urlProblem;
    std::optional<Error> m_secretProblem;
    const bool m_usesSecret;
    bool m_opensSignIn = false;
    bool m_expectsUrls = false;
    bool m_otherUrl = false; ///< the poll under way asks an address that is not the first any more
    Backoff m_backoff;
    QTimer m_timer;
    bool m_started = false;
    bool m_polling = false;
    bool m_again = false;
    qint64 m_begunMs = 0; ///< the poll under way, or the last one
    bool m_woke = false;  ///< the poll under way was sent before the machine slept
    bool m_watched = true;
};

} // namespace mesoscope
