// SPDX-License-Identifier: GPL-3.0-or-later
// The event stream: news that something changed.
#include "app/net/httperror.h"
#include "app/sources/marathon/marathonevents.h"
#include "app/sources/marathon/marathonround.h"
#include "app/sources/worker.h"

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr int DebounceMs = 300;
static constexpr int SilenceMs = 30000;        ///< the server's heart beats every 10 s
static constexpr int NoStreamRetryMs = 300000; ///< no address has a stream that can be reached
/// A poll that costs more is not made for one app's sake. Measured over loopback with 20,000 instances: the groups are
/// 12.7 MB (1.6 MB compressed) and take 0.33 s to fetch, and as much again to read; one app of 25 instances 19 kB, 7
/// ms.
static constexpr int DearMs = 400;
static constexpr qsizetype MostAskedAlone = 16; ///< beyond it, the whole is cheaper than its parts
static constexpr int MostParsedPerSecond = 2000;

void MarathonSource::openStream()
{
    m_reopen.stop();
    m_parser.reset();
    if (m_streamRefusals == 0)
        m_streamUrl = std::max<qsizetype>(0, urls().indexOf(url()));
    Request request;
    request.url = joinUrl(urls().at(m_streamUrl % urls().size()), u"/v2/events"_s, {{u"plan-format"_s, u"light"_s}});
    request.headers = {{"Accept", "text/event-stream"}}; // exactly this, or 405
    request.timeoutMs = SilenceMs;
    m_stream = transport().open(request, this);
    connect(m_stream, &Stream::opened, this, [this] {
        m_stood.start();
        m_streamRefusals = 0;
        setRefusal(Capability::Events, {});
        setStreaming(true);
        // Whatever happened before the first event; still at most a tenth of the time.
        pollWithin(int(std::max<qint64>(0, 9 * m_lastCostMs - (m_sincePoll.isValid() ? m_sincePoll.elapsed() : 0))));
    });
    connect(m_stream, &Stream::chunk, this, &MarathonSource::takeChunk);
    connect(m_stream, &Stream::closed, this, &MarathonSource::streamClosed);
}

void MarathonSource::wake()
{
    m_reopen.stop();
    m_streamBackoff.afterSuccess();
    m_streamRefusals = 0;
    delete m_stream; // the next poll opens another
    setStreaming(false);
    PollingSource::wake();
}

void MarathonSource::takeChunk(const QByteArray &bytes)
{
    QList<ClusterEvent> batch;
    if (!m_second.isValid() || m_second.elapsed() > 1000) {
        m_second.start();
        m_parsed = 0;
    }
    for (const SseEvent &event : m_parser.feed(bytes)) {
        // Nobody reads ten thousand a second: beyond a measure only their types are looked at.
        ClusterEvent read = ++m_parsed <= MostParsedPerSecond ? readEvent(event, clock().nowMs())
                                                              : readEventType(event, clock().nowMs());
        read.serial = ++m_serial;
        noteNews(read);
        batch.append(std::move(read));
    }
    if (!batch.isEmpty())
        Q_EMIT events(batch);
}

void MarathonSource::noteNews(const ClusterEvent &event)
{
    if (!changesState(event.type))
        return;
    if (!concernsOneApp(event.type) || event.subject.size() < 2 || m_changed.size() > MostAskedAlone)
        m_changedAll = true;
    else
        m_changed.insert(event.subject);
    if (!m_debounce.isActive())
        m_debounce.start(std::max(DebounceMs, 9 * (asksParts() ? m_changedCostMs : m_lastCostMs)));
}

/// A busy cluster always has news: reading them costs at most a tenth of the time. Where the whole is dear, a part may
/// be enough.
bool MarathonSource::asksParts() const
{
    return m_lastCostMs > DearMs && !m_changedAll && m_changed.size() <= MostAskedAlone && m_last && !m_plainGroups;
}

void MarathonSource::answerNews()
{
    if (isPolling() || m_askingChanged)
        m_debounce.start(DebounceMs); // what is under way may have been answered before the news
    else if (asksParts() && !m_changed.isEmpty())
        askChanged(std::exchange(m_changed, {}));
    else // a part was waited for, and then came something that concerns all
        pollWithin(std::max(0, 9 * m_lastCostMs - m_debounce.interval()));
}

/// The apps that events named, one by one, put into what the last poll saw.
void MarathonSource::askChanged(const QSet<QString> &apps)
{
    struct Parts
    {
        QList<QByteArray> bodies;
        qsizetype pending = 0;
        bool whole = false; ///< one was not found or not understood: the whole is asked
        QElapsedTimer cost;
        std::shared_ptr<Observation> observation;
    };
    auto parts = std::make_shared<Parts>();
    parts->pending = apps.size();
    parts->cost.start();
    m_askingChanged = true;
    const quint64 number = m_pollNumber;
    const auto done = [this, parts, number] {
        const auto patch = [parts, last = m_last]() -> Result<Nothing> {
            parts->observation = std::make_shared<Observation>(*last);
            for (const QByteArray &body : std::as_const(parts->bodies)) {
                const Result<Nothing> read = readOneApp(body, std::get<MarathonObservation>(*parts->observation));
                if (!read.ok())
                    return read.error();
            }
            return Nothing{};
        };
        observe(this, runOn<Nothing>(m_pool, patch), [this, parts, number](const Result<Nothing> &patched) {
            m_askingChanged = false;
            m_changedCostMs = int(std::min<qint64>(parts->cost.elapsed(), 60000));
            if (number != m_pollNumber)
                return; // a poll began meanwhile: it sees more
            if (!patched.ok() || parts->whole) {
                pollWithin(0);
                return;
            }
            publish(parts->observation);
        });
    };
    for (const QString &app : apps) {
        observe(this, transport().send(marathonGet(url(), u"/v2/apps"_s + app)),
                [parts, done](Result<Response> result) {
                    const Result<Response> answer = checked(std::move(result), SourceId::Marathon);
                    if (answer.ok())
                        parts->bodies.append(answer->body);
                    else
                        parts->whole = true;
                    if (--parts->pending == 0)
                        done();
                });
    }
}

void MarathonSource::streamClosed(const Error &error)
{
    if (m_stream)
        m_stream->deleteLater();
    m_stream = nullptr;
    setInterval(std::max(m_pollMs, 9 * m_lastCostMs));
    setStreaming(false);
    const qint64 stoodMs = m_stood.isValid() ? m_stood.elapsed() : 0;
    m_stood.invalidate();
    if (error.kind == Error::Kind::Cancelled)
        return;
    const bool never = error.kind == Error::Kind::Protocol || error.kind == Error::Kind::Unsupported ||
                       error.kind == Error::Kind::NotFound || isMissingRight(error);
    if (!never) {
        m_reopen.start(m_streamBackoff.afterLoss(stoodMs, error.retryAfterSeconds));
    } else if (++m_streamRefusals < urls().size()) {
        ++m_streamUrl; // a standby may lead elsewhere where the leader itself streams
        m_reopen.start(0);
    } else {
        m_streamRefusals = 0;
        setRefusal(Capability::Events, error);
        m_reopen.start(NoStreamRetryMs);
    }
    pollWithin(m_pollMs);
}

} // namespace mesoscope
