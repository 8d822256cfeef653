// SPDX-License-Identifier: GPL-3.0-or-later
// A request and what came back, without any of Qt Network's types.
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QUrl>

namespace mesoscope {

struct Request
{
    enum class Method { Get, Post, Put, Patch, Delete };

    Method method = Method::Get;
    QUrl url;                                     ///< absolute, without credentials
    QList<QPair<QByteArray, QByteArray>> headers; ///< Accept etc.; Authorization is added by the transport
    QByteArray body;
    int timeoutMs = 15000;      ///< for the whole answer of a request; for a stream: of silence (0 = none)
    qint64 maxBytes = 64 << 20; ///< of the decoded body; beyond it: TooLarge
    bool followRedirects =
        true; ///< at most 3, only to origins of the endpoint's list or the hosts added by allowHost()
    /// A reading request may also be redirected to an origin that nobody named (a Mesos master that leads under a name
    /// of its own); it then goes there without credentials. Never for writes.
    bool strangersAllowed = false;

    bool isWrite() const { return method != Method::Get; }
};

struct Response
{
    int status = 0;
    QUrl url; ///< the last one, after redirects
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body; ///< reserve() of at least 64 bytes beyond size(), for simdjson
    int elapsedMs = 0;

    QByteArray header(QByteArrayView name) const; ///< case-insensitive; empty when absent
};

QByteArray methodName(Request::Method method); ///< "GET"…

/// Scheme, host and port of a URL: what credentials are bound to. "https://h" and "https://h:443" are the same.
QString originOf(const QUrl &url);
bool isLoopback(const QString &host);

/// Base and path joined by text, so that a path prefix stays (api-facts 0). @p path begins with "/".
QUrl joinUrl(const QUrl &base, const QString &path, const QList<QPair<QString, QString>> &query = {});

} // namespace mesoscope
