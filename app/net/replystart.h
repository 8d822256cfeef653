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
    bool reset() override { return false; }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_at + QIODevice::bytesAvailable(); }
    bool atEnd() const override { return bytesAvailable() == 0; }
    bool touched() const { return m_touched; } ///< whether anybody began to read

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
    bool m_touched = false;
};

/// Starts @p request; @p body is set for writes and owned by the reply.
QNetworkReply *startReply(QNetworkAccessManager &manager, const QNetworkRequest &prepared, const Request &request,
                          OneShotBody **body);

int statusOf(const QNetworkReply &reply);
QList<QPair<QByteArray, QByteArray>> headersOf(const QNetworkReply &reply);

/// Whether the reply ended with a complete answer of the server, whatever its status.
bool hasAnswer(const QNetworkReply &reply);
/// Why there is no answer. @p mayHaveArrived: a write of which something was sent, so that its outcome is open.
Error lossOf(const QNetworkReply &reply, bool mayHaveArrived);

} // namespace mesoscope
