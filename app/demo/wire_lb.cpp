// SPDX-License-Identifier: GPL-3.0-or-later
// HAProxy's statistics as marathon-lb configures it: a frontend and a backend per service port, a server per instance.
#include "app/demo/wire.h"

#include "app/demo/wire_mesosparts.h"

#include <algorithm>
#include <cmath>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray &header()
{
    static const QByteArray line =
        "# "
        "pxname,svname,qcur,qmax,scur,smax,slim,stot,bin,bout,dreq,dresp,ereq,econ,eresp,wretr,wredis,status,weight,"
        "act,bck,"
        "chkfail,chkdown,lastchg,downtime,qlimit,pid,iid,sid,throttle,lbtot,tracked,type,rate,rate_lim,rate_max,check_"
        "status,"
        "check_code,check_duration,hrsp_1xx,hrsp_2xx,hrsp_3xx,hrsp_4xx,hrsp_5xx,hrsp_other,hanafail,req_rate,req_rate_"
        "max,"
        "req_tot,cli_abrt,srv_abrt,comp_in,comp_out,comp_byp,comp_rsp,lastsess,last_chk,last_agt,qtime,ctime,rtime,"
        "ttime,"
        "agent_status,agent_code,agent_duration,check_desc,agent_desc,check_rise,check_fall,check_health,agent_rise,"
        "agent_fall,agent_health,addr,cookie,mode,algo,conn_rate,conn_rate_max,conn_tot,intercepted,dcon,dses,";
    return line;
}

/// One line of the CSV, filled by column name.
class Row
{
public:
    Row() : m_cells(header().mid(2).split(',')), m_values(m_cells.size()) {}

    Row &set(const char *column, const QByteArray &value)
    {
        m_values[m_cells.indexOf(column)] = value;
        return *this;
    }
    Row &set(const char *column, qint64 value) { return set(column, QByteArray::number(value)); }
    QByteArray line() const { return m_values.join(',') + '\n'; }

private:
    QByteArrayList m_cells;
    QByteArrayList m_values;
};

/// Counters of a server, and their sums for its backend and frontend.
struct Traffic
{
    qint64 sessions = 0, in = 0, out = 0, ok = 0, failed = 0, current = 0, rate = 0;

    void add(const Traffic &other)
    {
        sessions += other.sessions;
        in += other.in;
        out += other.out;
        ok += other.ok;
        failed += other.failed;
        current += other.current;
        rate += other.rate;
    }
};

Traffic trafficOf(const SimTask &task, qint64 now, const WireContext &context)
{
    Traffic t;
    t.in = qint64(seriesValue(task, u"network.rx"_s, now, context));
    t.out = qint64(seriesValue(task, u"network.tx"_s, now, context));
    t.sessions = t.in / 1900;
    t.failed = t.sessions / (context.health.unhealthyForMs(task.id, now) >= 0 ? 9 : 1400);
    t.ok = t.sessions - t.failed;
    t.rate = qint64(seriesValue(task, u"cpu"_s, now, context) / 4);
    t.current = t.rate / 3;
    return t;
}

void fill(Row &row, const Traffic &traffic, bool http)
{
    row.set("scur", traffic.current).set("smax", traffic.current * 3 + 4).set("stot", traffic.sessions);
    row.set("bin", traffic.in).set("bout", traffic.out).set("rate", traffic.rate).set("rate_max", traffic.rate * 2 + 3);
    row.set("mode", http ? "http" : "tcp");
    if (!http)
        return;
    row.set("hrsp_1xx", 0).set("hrsp_2xx", traffic.ok).set("hrsp_3xx", 0).set("hrsp_4xx", traffic.failed / 3);
    row.set("hrsp_5xx", traffic.failed - traffic.failed / 3).set("hrsp_other", 0);
}

struct Service
{
    int port = 0;
    int index = 0;
    bool http = false;
};

QList<Service> services(const SimApp &app)
{
    const QJsonObject labels = app.definition.value("labels"_L1).toObject();
    QList<int> ports;
    const QJsonObject container = app.definition.value("container"_L1).toObject();
    QJsonArray mappings = container.value("portMappings"_L1).toArray();
    if (mappings.isEmpty())
        mappings = container.value("docker"_L1)[u"portMappings"].toArray();
    for (const QJsonValue &mapping : std::as_const(mappings))
        ports.append(mapping[u"servicePort"].toInt());
    const QJsonArray definitions = app.definition.value("portDefinitions"_L1).toArray();
    for (const QJsonValue &definition : definitions)
        if (mappings.isEmpty())
            ports.append(definition[u"port"].toInt());
    bool checked = false;
    const QJsonArray checks = app.definition.value("healthChecks"_L1).toArray();
    for (const QJsonValue &check : checks)
        checked = checked || check[u"protocol"].toString().contains("HTTP"_L1);
    QList<Service> found;
    for (qsizetype i = 0; i < ports.size(); ++i) {
        const QString stem = u"HAPROXY_%1_"_s.arg(i);
        if (ports.at(i) <= 0 || labels.value(stem + u"ENABLED"_s).toString() == "false"_L1)
            continue;
        const bool http =
            labels.value(stem + u"MODE"_s)
                .toString(labels.contains(stem + u"VHOST"_s) || checked ? u"http"_s : u"tcp"_s) == "http"_L1;
        found.append({ports.at(i), int(i), http});
    }
    return found;
}

QByteArray sanitised(QString name)
{
    for (QChar &c : name)
        if (!(c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-')))
            c = u'_';
    return name.toLatin1();
}

void server(QByteArray &csv, const SimCluster &cluster, const SimTask &task, const SimAgent &agent,
            const QByteArray &proxy, const Service &service, int iid, int sid, const Traffic &traffic)
{
    const int port = task.ports.value(service.index);
    const QString name = agent.hostname == agent.ip ? u"%1_%2"_s.arg(agent.ip).arg(port)
                                                    : u"%1_%2_%3"_s.arg(agent.hostname, agent.ip).arg(port);
    Row row;
    row.set("pxname", proxy).set("svname", sanitised(name)).set("qcur", 0).set("qmax", 0);
    fill(row, traffic, service.http);
    row.set("dresp", 0).set("econ", 0).set("eresp", traffic.failed).set("wretr", 0).set("wredis", 0);
    row.set("weight", 1).set("act", 1).set("bck", 0).set("pid", 1).set("iid", iid).set("sid", sid).set("type", 2);
    row.set("lbtot", traffic.sessions)
        .set("lastsess", traffic.rate > 0 ? 0 : 7)
        .set("addr", agent.ip.toLatin1() + ':' + QByteArray::number(port));
    row.set("qtime", 0).set("ctime", 1).set("rtime", 10 + task.seed % 40).set("ttime", 40 + task.seed % 120);
    row.set("cli_abrt", 0).set("srv_abrt", 0);
    if (!task.health) {
        row.set("status", "no check");
    } else {
        const bool up = task.health->alive;
        const qint64 since = up ? task.health->firstSuccessMs : std::max(task.health->lastSuccessMs, task.startedMs);
        row.set("status", up ? "UP" : "DOWN")
            .set("chkfail", task.health->consecutiveFailures)
            .set("chkdown", up ? 0 : 1);
        row.set("lastchg", std::max<qint64>(0, (cluster.nowMs() - since) / 1000))
            .set("downtime", up ? 0 : std::max<qint64>(0, (cluster.nowMs() - since) / 1000));
        row.set("check_status", service.http ? (up ? "L7OK" : "L7STS") : (up ? "L4OK" : "L4CON"));
        if (service.http)
            row.set("check_code", up ? 200 : 503);
        row.set("check_duration", up ? 2 + task.seed % 9 : 801)
            .set("check_rise", 2)
            .set("check_fall", 11)
            .set("check_health", up ? 12 : 0);
        row.set("check_desc", service.http ? (up ? "Layer7 check passed" : "Layer7 wrong status")
                                           : (up ? "Layer4 check passed" : "Layer4 connection problem"));
        if (!up && service.http)
            row.set("last_chk", "\"HTTP status check returned code <503>, want \"\"200\"\"\"");
    }
    csv += row.line();
}

void frontend(QByteArray &csv, const QByteArray &name, int iid, bool http, const Traffic &traffic)
{
    Row row;
    row.set("pxname", name).set("svname", "FRONTEND");
    fill(row, traffic, http);
    row.set("slim", 10000).set("dreq", 0).set("dresp", 0).set("ereq", traffic.failed / 20).set("status", "OPEN");
    row.set("pid", 1).set("iid", iid).set("sid", 0).set("type", 0).set("rate_lim", 0).set("conn_rate", traffic.rate);
    row.set("conn_rate_max", traffic.rate * 2 + 3).set("conn_tot", traffic.sessions).set("dcon", 0).set("dses", 0);
    if (http)
        row.set("req_rate", traffic.rate)
            .set("req_rate_max", traffic.rate * 2 + 3)
            .set("req_tot", traffic.sessions)
            .set("intercepted", 0);
    csv += row.line();
}

} // namespace

WireReply answerLoadBalancer(SimCluster &cluster, const WireRequest &request, const WireContext &context)
{
    if (request.path == "/_haproxy_health_check"_L1)
        return {200, "text/html", "<html><body><h1>200 OK</h1>\nService ready.\n</body></html>\n", {}};
    const QString query = request.query.toString(QUrl::FullyDecoded);
    if (request.path != "/haproxy"_L1 || !query.startsWith("stats"_L1))
        return {503,
                "text/html",
                "<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this "
                "request.\n</body></html>\n",
                {}};
    if (!query.contains(";csv"_L1))
        return {200,
                "text/html",
                "<html><head><title>Statistics Report for HAProxy</title></head><body></body></html>\n",
                {}};

    std::map<QString, std::vector<const SimTask *>> byApp;
    for (const SimTask &task : cluster.tasks())
        if (!task.ended && !task.appId.isEmpty() && task.state == "TASK_RUNNING"_L1 && task.agent >= 0)
            byApp[task.appId].push_back(&task);
    QByteArray body;
    Traffic entry;
    int iid = 4;
    for (const auto &app : cluster.apps()) {
        const QList<Service> exposed = app.second.pod ? QList<Service>() : services(app.second);
        for (const Service &service : exposed) {
            QString path = app.first.mid(1);
            path.replace(u'/', u'_');
            const QByteArray name = path.toUtf8() + '_' + QByteArray::number(service.port);
            QByteArray servers;
            Traffic sum;
            int up = 0;
            int sid = 0;
            const int backend = iid + 1;
            for (const SimTask *task : byApp[app.first]) {
                const Traffic traffic = trafficOf(*task, cluster.nowMs(), context);
                sum.add(traffic);
                up += !task->health || task->health->alive ? 1 : 0;
                server(servers, cluster, *task, cluster.agents()[std::size_t(task->agent)], name, service, backend,
                       ++sid, traffic);
            }
            frontend(body, name, iid, service.http, sum);
            body += servers;
            Row row;
            row.set("pxname", name).set("svname", "BACKEND").set("qcur", 0).set("qmax", 0).set("slim", 1000);
            fill(row, sum, service.http);
            row.set("dreq", 0).set("dresp", 0).set("econ", 0).set("eresp", sum.failed).set("wretr", 0).set("wredis", 0);
            row.set("status", up > 0 ? "UP" : "DOWN").set("weight", up).set("act", up).set("bck", 0).set("chkdown", 0);
            row.set("lastchg", (cluster.nowMs() - context.beganMs) / 1000)
                .set("downtime", 0)
                .set("pid", 1)
                .set("iid", backend);
            row.set("sid", 0).set("lbtot", sum.sessions).set("type", 1).set("lastsess", 0).set("algo", "roundrobin");
            row.set("qtime", 0).set("ctime", 1).set("rtime", 21).set("ttime", 63);
            body += row.line();
            if (service.http)
                entry.add(sum);
            iid += 2;
        }
    }
    QByteArray head = header() + '\n';
    frontend(head, "marathon_http_in", 2, true, entry);
    frontend(head, "marathon_http_appid_in", 3, true, {});
    return {200, "text/plain", head + body, {{"Cache-Control", "no-cache"}}};
}

} // namespace mesoscope::demo
