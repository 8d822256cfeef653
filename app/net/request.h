// SPDX-License-Identifier: GPL-3.0-or-later
// A request and what came back, without any of Qt Network's types.
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QUrl>

namespace mesoscope {

struct Request {
    enum class Method { Get, Post, Put, Patch, Delete };

    Method method = Method::Get;
    QUrl url;                   ///< absolute, without credentials
    QList<QPair<QByteArray, QByteArray>> headers; ///< Accept etc.; Authorization is added by the transport
    QByteArray body;
    int timeoutMs = 15000;      ///< for the whole answer of a request; for a stream: of silence (0 = none)
    qint64 maxBytes = 64 << 20; ///< of the decoded body; beyond it: TooLarge
    bool followRedirects = true;///< at most 3, only to origins of the endpoint's list or the hosts added by allowHost()
};

struct Response {
    int status = 0;
    QUrl url; ///< the last one, after redirects
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;            ///< reserve() of at least 64 bytes beyond size(), for simdjson
    int elapsedMs = 0;

    QByteArray header(QByteArrayView name) const; ///< case-insensitive; empty when absent
};

/// Base and path joined by text, so that a path prefix stays (api-facts 0). @p path begins with "/".
QUrl joinUrl(const QUrl &base, const QString &path, const QList<QPair<QString, QString>> &query = {});

} // namespace mesoscope
