// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoserver.h"

#include "app/demo/demoworker.h"
#include "app/demo/simcluster.h"

#include <QJsonArray>

#include <condition_variable>
#include <mutex>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

DemoServer::DemoServer(QObject *parent) : QObject(parent)
{
    m_thread.setObjectName("demo"_L1);
}

DemoServer::~DemoServer()
{
    stop();
}

/// Runs @p work in the server's thread and waits; in that thread itself, at once.
void DemoServer::inside(const std::function<void(DemoWorker &)> &work) const
{
    if (m_worker == nullptr)
        return;
    if (QThread::currentThread() == m_worker->thread()) {
        work(*m_worker);
        return;
    }
    // By means that a thread sanitizer sees through, which Qt's blocking connections are not.
    std::mutex mutex;
    std::condition_variable wake;
    bool done = false;
    std::unique_lock lock(mutex);
    const auto carryOut = [&, worker = m_worker] {
        const std::lock_guard held(mutex);
        work(*worker);
        done = true;
        wake.notify_one();
    };
    QMetaObject::invokeMethod(m_worker, carryOut, Qt::QueuedConnection);
    wake.wait(lock, [&done] { return done; });
}

Result<Nothing> DemoServer::start(const Options &options)
{
    stop();
    m_scenario = options.scenario;
    m_worker = new DemoWorker(options); // deleted in its own thread by stop()
    m_worker->moveToThread(&m_thread);
    m_thread.start();
    Result<Nothing> outcome = Nothing{};
    inside([&outcome](DemoWorker &worker) { outcome = worker.listen(); });
    if (!outcome.ok())
        stop();
    return outcome;
}

void DemoServer::stop()
{
    if (m_worker == nullptr)
        return;
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.quit();
    m_thread.wait();
    m_worker = nullptr;
}

QUrl DemoServer::marathonUrl() const
{
    QUrl url;
    inside([&url](DemoWorker &worker) { url = QUrl(worker.addresses().marathon); });
    return url;
}

QList<QUrl> DemoServer::mesosUrls() const
{
    QList<QUrl> urls;
    if (m_scenario.router) {
        QUrl router = marathonUrl();
        router.setPath(u"/mesos"_s);
        return {router};
    }
    inside([&urls](DemoWorker &worker) {
        const QList<int> order = worker.mastersByRank();
        for (const int i : order)
            urls.append(QUrl(u"http://"_s + worker.addresses().masters.at(i)));
    });
    return urls;
}

QUrl DemoServer::agentUrl(const QString &agentId) const
{
    QUrl url;
    inside([&url, &agentId](DemoWorker &worker) {
        const Addresses &where = worker.addresses();
        if (where.agentPort == 0)
            return;
        const int own = where.agentPorts.value(agentId, 0);
        url = own != 0 ? QUrl(u"http://127.0.0.1:%1"_s.arg(own))
                       : QUrl(u"http://127.0.0.1:%1/agent/%2"_s.arg(where.agentPort).arg(agentId));
    });
    return url;
}

QUrl DemoServer::metricsUrl() const
{
    QUrl url;
    inside([&url](DemoWorker &worker) { url = QUrl(worker.addresses().metrics); });
    return url;
}

QUrl DemoServer::lbUrl() const
{
    QUrl url;
    inside([&url](DemoWorker &worker) { url = QUrl(worker.addresses().lb + u"/haproxy?stats;csv"_s); });
    return url;
}

QString DemoServer::user() const
{
    return m_scenario.user;
}

QString DemoServer::password() const
{
    return m_scenario.password;
}

QJsonObject DemoServer::description() const
{
    QJsonObject line{{"marathon"_L1, marathonUrl().toString()},
                     {"metrics"_L1, metricsUrl().toString()},
                     {"lb"_L1, lbUrl().toString()}};
    QJsonArray agents;
    inside([&agents](DemoWorker &worker) {
        for (const SimAgent &agent : worker.cluster().agents()) {
            const int port = worker.addresses().agentPorts.value(agent.id, 0);
            if (port != 0)
                agents.append(u"http://127.0.0.1:%1"_s.arg(port));
        }
    });
    line.insert("agents"_L1, agents);
    const QList<QUrl> masters = mesosUrls();
    if (!masters.isEmpty()) {
        line.insert("mesos"_L1, masters.first().toString());
        QJsonArray standbys;
        const auto others = masters.mid(1);
        for (const QUrl &url : others)
            standbys.append(url.toString());
        line.insert("standbys"_L1, standbys);
    }
    if (!user().isEmpty()) // made up for the demo: these are nobody's secrets
        line.insert("credentials"_L1, QJsonObject{{"user"_L1, user()}, {"password"_L1, password()}});
    return line;
}

void DemoServer::advance(qint64 ms)
{
    inside([ms](DemoWorker &worker) { worker.advance(ms); });
}

void DemoServer::setFault(const Fault &fault)
{
    inside([&fault](DemoWorker &worker) { worker.faults().set(fault); });
}

void DemoServer::clearFaults()
{
    inside([](DemoWorker &worker) { worker.faults().clear(); });
}

void DemoServer::closeStreams(const QString &service)
{
    inside([&service](DemoWorker &worker) { worker.closeStreams(service); });
}

void DemoServer::run(const std::function<void(SimCluster &)> &work)
{
    inside([&work](DemoWorker &worker) {
        work(worker.cluster());
        worker.settle();
    });
}

void DemoServer::prerender()
{
    inside([](DemoWorker &worker) { worker.prerender(); });
}

qint64 DemoServer::mesosBytesSent() const
{
    qint64 bytes = 0;
    inside([&bytes](DemoWorker &worker) { bytes = worker.mesosBytesSent(); });
    return bytes;
}

int DemoServer::requestCount(const QString &service, const QString &method, const QString &path) const
{
    int count = 0;
    inside([&](DemoWorker &worker) { count = worker.faults().counted(service, method, path); });
    return count;
}

} // namespace mesoscope::demo

#include "moc_demoserver.cpp"
