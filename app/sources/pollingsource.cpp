// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/pollingsource.h"

#include "app/base/threadcheck.h"

namespace mesoscope {

static constexpr int HiddenFactor = 2; ///< polls are rarer by this while nobody looks

PollingSource::PollingSource(SourceId id, Capabilities capabilities, Transport &transport, const Endpoint &endpoint,
                             const Clock &clock, int intervalMs, QObject *parent)
    : Source(parent), m_transport(transport), m_clock(clock), m_usesSecret(endpoint.usesSecret), m_backoff(intervalMs)
{
    for (const QUrl &url : endpoint.urls) {
        if (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"))
            m_urls += url;
    }
    m_state.id = id;
    m_state.capabilities = capabilities;
    m_state.intervalMs = intervalMs;
    noteUrls();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PollingSource::begin);
}

PollingSource::~PollingSource() = default;

void PollingSource::start()
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    m_started = true;
    noteUrls();
    if (m_urls.isEmpty()) {
        failWithoutUrls();
        return;
    }
    m_state.address = url().toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    enter(SourceState::Phase::Connecting);
    Q_EMIT stateChanged(m_state);
    begin();
}

void PollingSource::failWithoutUrls()
{
    m_state.error = m_urlProblem;
    if (!m_expectsUrls) {
        m_state.error.emplace();
        m_state.error->kind = Error::Kind::Unsupported;
    }
    if (m_state.error)
        m_state.error->source = m_state.id;
    enter(m_state.error ? SourceState::Phase::Failed : SourceState::Phase::Connecting);
    Q_EMIT stateChanged(m_state);
}

void PollingSource::noteUrls()
{
    m_state.plainCredentials = m_opensSignIn;
    for (const QUrl &url : m_urls)
        m_state.plainCredentials |= m_usesSecret && url.scheme() == QLatin1String("http");
}

void PollingSource::setUrls(const QList<QUrl> &urls)
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    if (urls.isEmpty() || urls == m_urls)
        return;
    const bool first = m_urls.isEmpty();
    const bool other = urls.constFirst() != url();
    m_urls = urls;
    m_current = 0;
    m_triedInRound = 0;
    noteUrls();
    if (!m_started || (!first && !other))
        return;
    if (first) {
        start();
        return;
    }
    pollAnew(m_otherUrl);
}

/// Drops the poll under way; where it has to end by itself, @p overtaken says why its answer is not the last word.
void PollingSource::pollAnew(bool &overtaken)
{
    if (m_polling && !abandonPoll()) {
        overtaken = true;
        return;
    }
    m_polling = false;
    begin();
}

void PollingSource::setUrlProblem(const std::optional<Error> &problem)
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    if (m_urlProblem == problem)
        return;
    m_urlProblem = problem;
    if (m_urlProblem)
        m_urlProblem->source = m_state.id;
    if (!m_started)
        return;
    if (m_urls.isEmpty()) {
        failWithoutUrls();
    } else if (m_state.isLive()) {
        m_state.error = m_partial ? m_partial : m_urlProblem;
        Q_EMIT stateChanged(m_state);
    }
}

void PollingSource::refresh()
{
    Q_EMIT refreshed();
    if (!m_started || m_urls.isEmpty())
        return;
    if (m_polling)
        m_again = true; // what is under way may have been asked before that which made somebody refresh
    else
        begin();
}

void PollingSource::setWatched(bool watched)
{
    const bool back = watched && !m_watched;
    m_watched = watched;
    if (back && m_backoff.failures() == 0)
        pollWithin(0);
}

void PollingSource::wake()
{
    if (!m_started || m_urls.isEmpty())
        return;
    m_transport.forgetConnections();
    m_backoff.afterSuccess();
    m_triedInRound = 0;
    pollAnew(m_woke);
}

void PollingSource::pollWithin(int delayMs)
{
    if (m_polling)
        m_again |= delayMs == 0;
    else if (m_started && m_backoff.failures() == 0 && (!m_timer.isActive() || m_timer.remainingTime() > delayMs))
        m_timer.start(delayMs);
}

void PollingSource::begin()
{
    if (m_polling || m_urls.isEmpty())
        return;
    m_timer.stop();
    m_polling = true;
    m_again = false;
    m_otherUrl = false;
    m_woke = false;
    m_begunMs = m_clock.nowMs();
    poll();
}

void PollingSource::succeeded(int latencyMs, int skipped, const QString &version, const std::optional<Error> &partial)
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    m_polling = false;
    m_triedInRound = 0;
    m_state.address = url().toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    m_state.lastGoodMs = m_woke ? m_begunMs : m_clock.nowMs(); // an answer may be as old as the sleep was long
    m_state.latencyMs = latencyMs;
    m_state.skippedEntries = skipped;
    m_state.version = version;
    m_partial = partial;
    m_state.error = partial ? partial : m_urlProblem;
    m_state.intervalMs = m_backoff.base();
    enter(SourceState::Phase::Live);
    schedule(m_again || m_otherUrl || m_woke ? 0 : m_backoff.afterSuccess() * (m_watched ? 1 : HiddenFactor));
    Q_EMIT stateChanged(m_state);
}

void PollingSource::failed(Error error)
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    m_polling = false;
    if (error.kind == Error::Kind::Cancelled)
        return;                 // the transport goes away, and this with it
    if (m_otherUrl || m_woke) { // of an address that is not the right one any more, or of a connection that is none
        begin();
        return;
    }
    if (m_secretProblem && error.kind == Error::Kind::Unauthorized)
        error = *m_secretProblem;
    if (m_urlProblem && m_urlProblem->kind == Error::Kind::NoLeader)
        error = *m_urlProblem; // says why the one that led last does not answer
    error.source = m_state.id;
    ++m_triedInRound;
    m_current = (m_current + 1) % m_urls.size();
    if (m_triedInRound < m_urls.size()) {
        begin();
        return;
    }
    m_triedInRound = 0;
    const int delay = m_backoff.afterFailure(error.retryAfterSeconds);
    m_state.error = std::move(error);
    m_state.intervalMs = delay;
    enter(m_state.hasData() ? SourceState::Phase::Stale : SourceState::Phase::Failed);
    schedule(delay);
    Q_EMIT stateChanged(m_state);
}

void PollingSource::setStreaming(bool streaming)
{
    if (m_state.streaming == streaming)
        return;
    m_state.streaming = streaming;
    m_state.capabilities.setFlag(Capability::Events, streaming);
    Q_EMIT stateChanged(m_state);
}

void PollingSource::setRefusal(Capability what, const std::optional<Error> &why)
{
    QList<Refusal> refusals;
    for (const Refusal &one : std::as_const(m_state.refusals)) {
        if (one.what != what)
            refusals.append(one);
    }
    if (why)
        refusals.append({what, {}, *why});
    if (refusals == m_state.refusals)
        return;
    m_state.refusals = refusals;
    if (what != Capability::Events) // that one follows the stream
        m_state.capabilities.setFlag(what, !why);
    if (!m_polling)
        Q_EMIT stateChanged(m_state);
}

void PollingSource::setRefusals(const QList<Refusal> &ofCommands)
{
    QList<Refusal> refusals;
    for (const Refusal &one : std::as_const(m_state.refusals)) {
        if (one.what != Capability::Commands)
            refusals.append(one);
    }
    refusals += ofCommands;
    if (refusals == m_state.refusals)
        return;
    m_state.refusals = refusals;
    m_state.capabilities.setFlag(Capability::Commands, m_state.refusal(Capability::Commands) == nullptr);
    Q_EMIT stateChanged(m_state);
}

void PollingSource::heard()
{
    if (!m_state.isLive())
        return;
    m_state.lastGoodMs = m_clock.nowMs();
    Q_EMIT stateChanged(m_state);
}

void PollingSource::schedule(int delayMs)
{
    m_again = false;
    m_timer.start(delayMs);
}

void PollingSource::enter(SourceState::Phase phase)
{
    if (m_state.phase == phase)
        return;
    m_state.phase = phase;
    m_state.phaseSinceMs = m_clock.nowMs();
}

} // namespace mesoscope

#include "moc_pollingsource.cpp"
