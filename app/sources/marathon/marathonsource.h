// SPDX-License-Identifier: GPL-3.0-or-later
// Observes Marathon by polling groups, deployments and the launch queue, and by its event stream where that can be
// reached.
#pragma once

#include "app/net/sse.h"
#include "app/net/transport.h"
#include "app/sources/pollingsource.h"

#include <QPointer>
#include <QThreadPool>

namespace mesoscope {

/// Pipeline thread. Polls every 5 s, every 15 s while the event stream is open; an event asks again within 300 ms.
class MarathonSource : public PollingSource
{
    Q_OBJECT

public:
    MarathonSource(Transport &transport, const Endpoint &endpoint, const Clock &clock, int pollMs = 0,
                   QObject *parent = nullptr);
    ~MarathonSource() override;

protected:
    void poll() override;

private:
    struct Round;
    void read(std::shared_ptr<Round> round);
    void finish(const std::shared_ptr<Round> &round);
    void askInfo();
    void openStream();
    void takeChunk(const QByteArray &bytes);
    void streamClosed(const Error &error);

    const int m_pollMs;
    QThreadPool m_pool;
    QString m_version;          ///< empty: to be asked
    MarathonObservation m_info; ///< only what /v2/info says
    qint64 m_infoAskedMs = 0;
    bool m_askingInfo = false;
    std::shared_ptr<Round> m_waiting; ///< read, but /v2/info has not answered yet
    int m_lastCostMs = 0;
    QPointer<Stream> m_stream;
    SseParser m_parser;
    Backoff m_streamBackoff;
    QTimer m_reopen;
    QTimer m_debounce;
    quint64 m_serial = 0;
};

} // namespace mesoscope
