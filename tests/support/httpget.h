// SPDX-License-Identifier: GPL-3.0-or-later
// A plain HTTP GET for tests, independent of the program's own transport.
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QUrl>

namespace mesoscope::test {

struct Got
{
    int status = 0;
    QByteArray body;
    QByteArray contentType;
    QJsonDocument json() const { return QJsonDocument::fromJson(body); }
};

/// Waits for the answer, ten seconds at most (status 0 then). @p authorization: "Basic …" or empty.
Got httpGet(const QUrl &url, const QByteArray &authorization = {});
Got httpSend(const QByteArray &method, const QUrl &url, const QByteArray &body, const QByteArray &authorization = {});

} // namespace mesoscope::test
