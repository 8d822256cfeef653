// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/marathon/marathonsource.h"

#include "app/net/httperror.h"
#include "app/sources/marathon/marathonevents.h"
#include "app/sources/marathon/marathonjson.h"
#include "app/sources/worker.h"

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr int PollMs = 5000;
static constexpr int PollWithStreamMs = 15000;
static constexpr int DebounceMs = 300;
static constexpr int SilenceMs = 30000; ///< the server's heart beats every 10 s
static constexpr int InfoEveryMs = 300000;
static constexpr int NoStreamRetryMs =
    300000; ///< the leader's own address cannot be reached, or there is no such endpoint

static Request get(const QUrl &base, const QString &path, const QList<QPair<QString, QString>> &query = {})
{
    Request request;
    request.url = joinUrl(base, path, query);
    request.headers = {{"Accept", "application/json"}};
    request.timeoutMs = 30000;
    request.maxBytes = 256 << 20;
    return request;
}

/// One poll: three answers, then read together.
struct MarathonSource::Round
{
    Result<Response> groups;
    Result<Response> deployments;
    Result<Response> queue;
    int pending = 3;
    std::optional<Error> partial; ///< deployments or the queue failed, groups did not
    int latencyMs = 0;
    qint64 startedMs = 0;
    std::shared_ptr<Observation> observation;
};

MarathonSource::MarathonSource(Transport &transport, const Endpoint &endpoint, const Clock &clock, int pollMs,
                               QObject *parent)
    : PollingSource(SourceId::Marathon,
                    Capability::Apps | Capability::Deployments | Capability::Tasks | Capability::Commands, transport,
                    endpoint, clock, pollMs > 0 ? pollMs : PollMs, parent),
      m_pollMs(pollMs > 0 ? pollMs : PollMs),
      m_streamBackoff(1000)
{
    m_pool.setMaxThreadCount(1);
    m_reopen.setSingleShot(true);
    connect(&m_reopen, &QTimer::timeout, this, &MarathonSource::openStream);
    m_debounce.setSingleShot(true);
    connect(&m_debounce, &QTimer::timeout, this, [this] { pollWithin(0); });
}

MarathonSource::~MarathonSource() = default;

void MarathonSource::poll()
{
    static const QList<QPair<QString, QString>> embeds = [] {
        QList<QPair<QString, QString>> list; // one embed turns all defaults off, so all that is needed is named
        for (const QString &what :
             {u"group.groups"_s, u"group.apps"_s, u"group.pods"_s, u"group.apps.tasks"_s, u"group.apps.counts"_s,
              u"group.apps.deployments"_s, u"group.apps.lastTaskFailure"_s})
            list.append({u"embed"_s, what});
        return list;
    }();
    auto round = std::make_shared<Round>();
    round->startedMs = clock().nowMs();
    const auto keep = [this, round](Result<Response> Round::*slot) {
        return [this, round, slot](Result<Response> result) {
            (*round).*slot = checked(std::move(result), SourceId::Marathon);
            if (--round->pending == 0)
                read(round);
        };
    };
    observe(this, transport().send(get(url(), u"/v2/groups"_s, embeds)), keep(&Round::groups));
    observe(this, transport().send(get(url(), u"/v2/deployments"_s)), keep(&Round::deployments));
    observe(this, transport().send(get(url(), u"/v2/queue"_s)), keep(&Round::queue));
    if (m_version.isEmpty() || clock().nowMs() - m_infoAskedMs > InfoEveryMs)
        askInfo();
}

void MarathonSource::read(std::shared_ptr<Round> round)
{
    if (!round->groups.ok()) {
        m_version.clear(); // ask again after an outage: it may be another version, another leader
        failed(round->groups.error());
        return;
    }
    round->latencyMs = round->groups->elapsedMs;
    const auto work = [round]() -> Result<Nothing> {
        MarathonObservation observation;
        const Result<Nothing> groups = readGroups(round->groups->body, observation);
        if (!groups.ok())
            return groups.error();
        for (const auto &[answer, reader] :
             {std::pair(&round->deployments, &readDeployments), std::pair(&round->queue, &readQueue)}) {
            const Result<Nothing> part =
                answer->ok() ? reader((*answer)->body, observation) : Result<Nothing>((*answer).error());
            if (!part.ok())
                round->partial = part.error();
        }
        round->observation = std::make_shared<Observation>(std::move(observation));
        return Nothing{};
    };
    observe(this, runOn<Nothing>(m_pool, work), [this, round](const Result<Nothing> &done) {
        if (done.ok())
            finish(round);
        else
            failed(done.error());
    });
}

void MarathonSource::finish(const std::shared_ptr<Round> &round)
{
    if (m_askingInfo) { // the first answer is to be complete
        m_waiting = round;
        return;
    }
    auto &observation = std::get<MarathonObservation>(*round->observation);
    observation.version = m_info.version;
    observation.leader = m_info.leader;
    observation.frameworkId = m_info.frameworkId;
    observation.frameworkName = m_info.frameworkName;
    observation.mesosLeaderUrl = m_info.mesosLeaderUrl;
    m_lastCostMs = int(std::clamp<qint64>(clock().nowMs() - round->startedMs, 0, 600000));
    Q_EMIT observed(round->observation);
    succeeded(round->latencyMs, observation.skipped, m_version, round->partial);
    if (!m_stream && !m_reopen.isActive())
        openStream();
}

void MarathonSource::askInfo()
{
    if (m_askingInfo)
        return;
    m_askingInfo = true;
    m_infoAskedMs = clock().nowMs();
    Request request = get(url(), u"/v2/info"_s);
    request.timeoutMs = 10000;
    observe(this, transport().send(request), [this](Result<Response> result) {
        m_askingInfo = false;
        const Result<Response> answer = checked(std::move(result), SourceId::Marathon);
        MarathonObservation info;
        if (answer.ok() && readInfo(answer->body, info).ok()) {
            m_version = info.version;
            m_info = std::move(info);
        }
        if (const auto round = std::exchange(m_waiting, nullptr))
            finish(round);
    });
}

void MarathonSource::openStream()
{
    m_reopen.stop();
    m_parser.reset();
    Request request;
    request.url = joinUrl(url(), u"/v2/events"_s, {{u"plan-format"_s, u"light"_s}});
    request.headers = {{"Accept", "text/event-stream"}}; // exactly this, or 405
    request.timeoutMs = SilenceMs;
    m_stream = transport().open(request, this);
    connect(m_stream, &Stream::opened, this, [this] {
        m_streamBackoff.afterSuccess();
        setInterval(std::max(m_pollMs, PollWithStreamMs));
        setStreaming(true);
        pollWithin(0); // whatever happened before the first event
    });
    connect(m_stream, &Stream::chunk, this, &MarathonSource::takeChunk);
    connect(m_stream, &Stream::closed, this, &MarathonSource::streamClosed);
}

void MarathonSource::takeChunk(const QByteArray &bytes)
{
    QList<ClusterEvent> batch;
    bool changed = false;
    for (const SseEvent &event : m_parser.feed(bytes)) {
        ClusterEvent read = readEvent(event, clock().nowMs());
        read.serial = ++m_serial;
        changed |= changesState(read.type);
        batch.append(std::move(read));
    }
    if (batch.isEmpty())
        return;
    Q_EMIT events(batch);
    // A busy cluster always has news: reading it costs at most a tenth of the time.
    if (changed && !m_debounce.isActive())
        m_debounce.start(std::max(DebounceMs, 9 * m_lastCostMs));
}

void MarathonSource::streamClosed(const Error &error)
{
    if (m_stream)
        m_stream->deleteLater();
    m_stream = nullptr;
    setInterval(m_pollMs);
    setStreaming(false);
    if (error.kind == Error::Kind::Cancelled)
        return;
    const bool never = error.kind == Error::Kind::Protocol || error.kind == Error::Kind::Unsupported ||
                       error.kind == Error::Kind::NotFound || error.kind == Error::Kind::Forbidden ||
                       error.kind == Error::Kind::Unauthorized;
    m_reopen.start(never ? NoStreamRetryMs : m_streamBackoff.afterFailure(error.retryAfterSeconds));
    pollWithin(m_pollMs);
}

} // namespace mesoscope

#include "moc_marathonsource.cpp"
