// SPDX-License-Identifier: GPL-3.0-or-later
// How a request is handed to QNetworkAccessManager, and what its way of ending means. Internal to app/net.
#pragma once

#include "app/net/request.h"
#include "models/domain/error.h"

#include <QIODevice>
#include <QNetworkReply>

namespace mesoscope {

/// The body of a write as something that can be read once only. QNetworkAccessManager sends a request again by itself
/// when the server closes before answering; as this cannot be rewound, it gives up instead (ContentReSendError), and a
/// write arrives at most once.
class OneShotBody : public QIODevice
{
    Q_OBJECT

public:
    OneShotBody(QByteArray bytes, QObject *parent);

    bool isSequential() const override { return true; }
    bool reset() override { return m_mayReset; }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_at + QIODevice::bytesAvailable(); }
    bool atEnd() const override { return bytesAvailable() == 0; }
    /// Qt rewinds the body of a 307 or 308 before it reports it, even where it will not follow; it must not fail then.
    /// By the time the status is known the request cannot be repeated any more.
    void allowReset() { m_mayReset = true; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
    bool m_mayReset = false;
};

/// Starts @p request; @p body is set for writes and owned by the reply.
QNetworkReply *startReply(QNetworkAccessManager &manager, const QNetworkRequest &prepared, const Request &request,
                          OneShotBody **body);

int statusOf(const QNetworkReply &reply);
QList<QPair<QByteArray, QByteArray>> headersOf(const QNetworkReply &reply);

/// Whether the reply ended with a complete answer of the server, whatever its status.
bool hasAnswer(const QNetworkReply &reply);
/// Why there is no answer. Of a write the outcome is open, unless no connection came about at all.
Error lossOf(const QNetworkReply &reply, bool isWrite);

} // namespace mesoscope
