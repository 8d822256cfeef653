// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/request.h"

#include <QHostAddress>

namespace mesoscope {

QByteArray Response::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QByteArray methodName(Request::Method method)
{
    switch (method) {
    case Request::Method::Get:
        return "GET";
    case Request::Method::Post:
        return "POST";
    case Request::Method::Put:
        return "PUT";
    case Request::Method::Patch:
        return "PATCH";
    case Request::Method::Delete:
        return "DELETE";
    }
    return "GET";
}

QString originOf(const QUrl &url)
{
    const QString scheme = url.scheme().toLower();
    const int port = url.port(scheme == QLatin1String("https") ? 443 : 80);
    return scheme + QStringLiteral("://") + url.host().toLower() + QLatin1Char(':') + QString::number(port);
}

bool isLoopback(const QString &host)
{
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

QUrl joinUrl(const QUrl &base, const QString &path, const QList<QPair<QString, QString>> &query)
{
    QUrl url = base;
    url.setUserInfo(QString());
    url.setFragment(QString());
    QString prefix = base.path(QUrl::FullyDecoded);
    while (prefix.endsWith(QLatin1Char('/')))
        prefix.chop(1);
    url.setPath(prefix + path, QUrl::DecodedMode);
    QByteArray text;
    for (const auto &[key, value] : query) {
        text += text.isEmpty() ? "" : "&";
        text += QUrl::toPercentEncoding(key) + '=' + QUrl::toPercentEncoding(value, "/:,*");
    }
    url.setQuery(text.isEmpty() ? QString() : QString::fromLatin1(text), QUrl::StrictMode);
    return url;
}

} // namespace mesoscope
