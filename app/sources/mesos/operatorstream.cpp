// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/mesos/operatorstream.h"

#include "app/base/threadcheck.h"
#include "app/sources/worker.h"

#include <algorithm>

namespace mesoscope {

static constexpr int RetryMs = 1000;
static constexpr int NeverRetryMs = 600000;  ///< no such call there, or not for us
static constexpr int OpeningMs = 60000;      ///< of silence until the first record is complete: it is a large one
static constexpr int ShortestSilenceMs = 50; ///< however quick a heart claims to be
static constexpr int LongestSilenceMs = 600000;
static constexpr qint64 MaxPendingBytes = qint64(768) << 20;

struct OperatorStream::Batch
{
    quint64 generation = 0;
    QList<QByteArray> records;
    std::vector<OperatorEvent> events;
    int unreadable = 0;
};

OperatorStream::OperatorStream(Transport &transport, QObject *parent)
    : QObject(parent), m_transport(transport), m_backoff(RetryMs)
{
    m_pool.setMaxThreadCount(1);
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        Error error;
        error.kind = Error::Kind::Timeout;
        fail(error);
    });
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &OperatorStream::ready);
}

OperatorStream::~OperatorStream()
{
    drop();
}

void OperatorStream::open(const QUrl &base)
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    if (m_stream || m_ended || m_wait.isActive())
        return;
    m_records = std::make_unique<RecordIoParser>();
    m_subscribed = false;
    ++m_generation;
    m_silenceMs = OpeningMs;
    Request request;
    request.method = Request::Method::Post;
    request.url = joinUrl(base, QStringLiteral("/api/v1"));
    // Exactly these: with a charset the type is refused.
    request.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
    request.body = "{\"type\":\"SUBSCRIBE\"}";
    request.timeoutMs = 0; // watched here: only whole records count
    m_stream = m_transport.open(request, this);
    connect(m_stream, &Stream::chunk, this, &OperatorStream::takeChunk);
    connect(m_stream, &Stream::closed, this, [this](const Error &error) {
        m_end = error;
        m_ended = true;
        m_silence.stop();
        if (!m_reading && m_pending.isEmpty())
            fail(error);
    });
    watch();
}

void OperatorStream::drop()
{
    ++m_generation;
    m_silence.stop();
    m_wait.stop();
    m_pending.clear();
    m_pendingBytes = 0;
    m_ended = false;
    m_subscribed = false;
    m_records.reset();
    if (m_stream) {
        m_stream->disconnect(this);
        m_stream->deleteLater(); // this may be one of its own signals
        m_stream = nullptr;
    }
}

void OperatorStream::forgive()
{
    m_wait.stop();
    m_backoff.afterSuccess();
}

void OperatorStream::watch()
{
    if (m_silenceMs > 0)
        m_silence.start(m_silenceMs);
    else
        m_silence.stop();
}

void OperatorStream::takeChunk(const QByteArray &bytes)
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    Result<QList<QByteArray>> records = m_records->feed(bytes);
    if (!records.ok()) {
        fail(records.error());
        return;
    }
    if (!m_subscribed || !records->isEmpty())
        watch(); // once it stands, bytes that never make a record are no sign of life
    for (const QByteArray &record : *records)
        m_pendingBytes += record.size();
    m_pending += *records;
    if (m_pendingBytes > MaxPendingBytes) {
        Error error;
        error.kind = Error::Kind::TooLarge;
        fail(error);
        return;
    }
    readNext();
}

void OperatorStream::readNext()
{
    if (m_reading || m_pending.isEmpty())
        return;
    m_reading = true;
    auto batch = std::make_shared<Batch>();
    batch->generation = m_generation;
    batch->records.swap(m_pending);
    m_pendingBytes = 0;
    const auto work = [batch]() -> Result<Nothing> {
        batch->events.reserve(size_t(batch->records.size()));
        for (QByteArray &record : batch->records) {
            Result<OperatorEvent> event = readOperatorEvent(record);
            record = QByteArray(); // the first one is large
            if (event.ok())
                batch->events.push_back(std::move(event).value());
            else
                ++batch->unreadable;
        }
        return Nothing{};
    };
    observe(this, runOn<Nothing>(m_pool, work), [this, batch](const Result<Nothing> &) { takeBatch(batch); });
}

void OperatorStream::takeBatch(const std::shared_ptr<Batch> &batch)
{
    m_reading = false;
    if (batch->generation == m_generation) {
        if (!m_subscribed) {
            const auto *first = batch->events.empty() ? nullptr : std::get_if<SubscribedEvent>(&batch->events.front());
            if (!first || batch->unreadable > 0) {
                Error error;
                error.kind = Error::Kind::Protocol;
                error.detail = QStringLiteral("a stream that does not begin with the state");
                fail(error);
                return;
            }
            m_subscribed = true;
            m_stood.start();
            m_silenceMs = first->heartbeatMs <= 0
                              ? 0
                              : std::clamp(BeatsMissed * std::min(first->heartbeatMs, LongestSilenceMs),
                                           ShortestSilenceMs, LongestSilenceMs);
            if (!m_ended)
                watch();
        }
        Q_EMIT received(batch->events, batch->unreadable);
    }
    if (!m_pending.isEmpty())
        readNext();
    else if (m_ended && m_stream && batch->generation == m_generation)
        fail(m_end);
}

void OperatorStream::fail(const Error &error)
{
    const bool stood = m_subscribed;
    const qint64 stoodMs = stood ? m_stood.elapsed() : 0;
    drop();
    if (error.kind == Error::Kind::Cancelled)
        return;
    const int status = error.httpStatus;
    const bool never = status == 401 || status == 403 || status == 404 || status == 405 || status == 406 ||
                       status == 415 || status == 501 || status == 400 || error.kind == Error::Kind::TooLarge ||
                       (error.kind == Error::Kind::Protocol && !stood);
    const int delay = m_backoff.afterLoss(stoodMs, error.retryAfterSeconds);
    m_wait.start(never ? std::max(NeverRetryMs, delay) : delay);
    Q_EMIT lost(error);
}

} // namespace mesoscope

#include "moc_operatorstream.cpp"
