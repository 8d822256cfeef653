// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/cluster.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>

namespace mesoscope::bench {

using namespace Qt::Literals::StringLiterals;

Cluster::Cluster(const QString &scenario, double speed)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(), {u"--serve"_s, scenario, QString::number(speed)});
    if (!m_process.waitForStarted())
        return;
    const QJsonObject line = QJsonDocument::fromJson(readLine()).object();
    m_marathon = QUrl(line["marathon"_L1].toString());
    m_mesos = QUrl(line["mesos"_L1].toString());
    m_metrics = QUrl(line["metrics"_L1].toString());
    m_lb = QUrl(line["lb"_L1].toString());
    m_up = m_mesos.isValid() && !m_mesos.isEmpty();
}

Cluster::~Cluster()
{
    m_process.closeWriteChannel(); // the end of its input is the child's end
    if (!m_process.waitForFinished(20000))
        m_process.kill();
    m_process.waitForFinished();
}

static Endpoint endpoint(SourceId source, const QUrl &url, Dialect dialect = Dialect::None)
{
    Endpoint made;
    made.source = source;
    made.urls = {url};
    made.dialect = dialect;
    return made;
}

Profile Cluster::mesosOnly() const
{
    Profile profile;
    profile.name = u"bench"_s;
    profile.endpoints = {endpoint(SourceId::Mesos, m_mesos)};
    return profile;
}

Profile Cluster::everything() const
{
    Profile profile = mesosOnly();
    profile.endpoints.prepend(endpoint(SourceId::Marathon, m_marathon));
    profile.endpoints.append(endpoint(SourceId::Series, m_metrics, Dialect::OpenTsdb));
    profile.endpoints.append(endpoint(SourceId::LoadBalancer, m_lb));
    return profile;
}

QByteArray Cluster::readLine()
{
    while (!m_process.canReadLine() && m_process.waitForReadyRead(300000)) {
    }
    return m_process.readLine().trimmed();
}

QByteArray Cluster::ask(const QByteArray &line)
{
    m_process.write(line + '\n');
    for (; m_owed > 0; --m_owed)
        readLine();
    return readLine();
}

void Cluster::setStreams(bool served)
{
    ask(served ? "streams on" : "streams off");
}

void Cluster::change(int tasks, bool render)
{
    ask("change " + QByteArray::number(tasks) + (render ? " render" : ""));
}

void Cluster::changeMeanwhile(int tasks, bool render)
{
    m_process.write("change " + QByteArray::number(tasks) + (render ? " render\n" : "\n"));
    ++m_owed;
}

qint64 Cluster::bytesSent()
{
    return ask("sent").toLongLong();
}

size_t Cluster::tasks()
{
    return size_t(ask("tasks").toULongLong());
}

QByteArray fetch(const QUrl &url)
{
    QNetworkAccessManager manager;
    manager.setProxy(QNetworkProxy::NoProxy);
    QNetworkRequest request(url);
    request.setRawHeader("Accept", "application/json");
    QNetworkReply *reply = manager.get(request);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    QByteArray body;
    body.reserve(reply->bytesAvailable() + 64);
    body.append(reply->readAll());
    return body;
}

} // namespace mesoscope::bench
