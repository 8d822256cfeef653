// SPDX-License-Identifier: GPL-3.0-or-later
// Qt Network's manager used in the plainest way.
#include "tests/support/httpget.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTimer>

namespace mesoscope::test {

Got httpSend(const QByteArray &method, const QUrl &url, const QByteArray &body, const QByteArray &authorization)
{
    QNetworkAccessManager manager;
    manager.setProxy(QNetworkProxy::NoProxy);
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setRawHeader("Content-Type", "application/json");
    request.setRawHeader("Accept", "application/json");
    if (!authorization.isEmpty())
        request.setRawHeader("Authorization", authorization);
    QNetworkReply *reply = manager.sendCustomRequest(request, method, body);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(10000, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    Got got;
    got.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    got.body = reply->readAll();
    got.contentType = reply->rawHeader("Content-Type");
    return got;
}

Got httpGet(const QUrl &url, const QByteArray &authorization)
{
    return httpSend("GET", url, {}, authorization);
}

} // namespace mesoscope::test
