// SPDX-License-Identifier: GPL-3.0-or-later
// The operator API's SUBSCRIBE stream of one master: opened, cut into records, read off the thread, watched.
#pragma once

#include "app/base/backoff.h"
#include "app/net/recordio.h"
#include "app/net/transport.h"
#include "app/sources/mesos/operatorjson.h"

#include <QElapsedTimer>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace mesoscope {

/// Pipeline thread. Records are read on a worker, in order: the first is as large as the whole state. A stream that
/// says nothing for three heartbeats, is cut or breaks the framing is lost; it may be opened again when ready() says
/// so: sooner after an accident, later where the master will not have it at all (an old one, or 403).
class OperatorStream : public QObject
{
    Q_OBJECT

public:
    explicit OperatorStream(Transport &transport, QObject *parent = nullptr);
    ~OperatorStream() override;

    /// Asks the master at @p base, which must be the leading one. Nothing while a stream is open or its time has not
    /// come.
    void open(const QUrl &base);
    /// Gives the stream up; it may be opened anew at once.
    void drop();
    /// Forgets why the last one was refused: another master may do better.
    void forgive();

    /// For tests: the wait before a stream is opened again begins with this.
    void setRetry(int ms) { m_backoff.setBase(ms); }

    static constexpr int BeatsMissed = 3;

Q_SIGNALS:
    /// One batch, in order; the first event of a stream is a SubscribedEvent.
    void received(const std::vector<mesoscope::OperatorEvent> &events, int unreadable);
    void lost(const mesoscope::Error &error);
    void ready();

private:
    struct Batch;
    void takeChunk(const QByteArray &bytes);
    void readNext();
    void takeBatch(const std::shared_ptr<Batch> &batch);
    void fail(const Error &error);
    void watch();

    Transport &m_transport;
    Stream *m_stream = nullptr; ///< owned
    std::unique_ptr<RecordIoParser> m_records;
    QList<QByteArray> m_pending;
    qint64 m_pendingBytes = 0;
    quint64 m_generation = 0; ///< of the stream: what an earlier one said is not taken
    bool m_reading = false;
    bool m_subscribed = false;
    bool m_ended = false; ///< by the server; what it said before is still read
    Error m_end;
    int m_silenceMs = 0;
    QTimer m_silence;
    QTimer m_wait;
    Backoff m_backoff;
    QElapsedTimer m_stood; ///< since the state came
    QThreadPool m_pool;
};

} // namespace mesoscope
