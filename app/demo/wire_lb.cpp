// SPDX-License-Identifier: GPL-3.0-or-later
// HAProxy's statistics as marathon-lb configures it: a frontend and a backend per service port, a server per instance.
#include "app/demo/wire.h"

#include "app/demo/wire_mesosparts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::string_view Header =
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

/// Where a column stands; a name that is not in the header does not compile.
consteval std::size_t column(std::string_view name)
{
    std::size_t index = 0;
    std::size_t from = 2;
    while (true) {
        const std::size_t comma = Header.find(',', from);
        if (Header.substr(from, comma - from) == name)
            return index;
        from = comma + 1;
        ++index;
    }
}

constexpr std::size_t Columns = column("dses") + 1;

/// One line of the CSV, filled by column.
class Row
{
public:
    Row &set(std::size_t place, const QByteArray &value)
    {
        m_values[place] = value;
        return *this;
    }
    Row &set(std::size_t place, qint64 value) { return set(place, QByteArray::number(value)); }
    void appendTo(QByteArray &csv) const
    {
        for (const QByteArray &value : m_values)
            csv.append(value).append(','); // every line ends with an empty field
        csv.append('\n');
    }

private:
    std::array<QByteArray, Columns> m_values;
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
    row.set(column("scur"), traffic.current)
        .set(column("smax"), traffic.current * 3 + 4)
        .set(column("stot"), traffic.sessions);
    row.set(column("bin"), traffic.in)
        .set(column("bout"), traffic.out)
        .set(column("rate"), traffic.rate)
        .set(column("rate_max"), traffic.rate * 2 + 3);
    row.set(column("mode"), http ? "http" : "tcp");
    if (!http)
        return;
    row.set(column("hrsp_1xx"), 0)
        .set(column("hrsp_2xx"), traffic.ok)
        .set(column("hrsp_3xx"), 0)
        .set(column("hrsp_4xx"), traffic.failed / 3);
    row.set(column("hrsp_5xx"), traffic.failed - traffic.failed / 3).set(column("hrsp_other"), 0);
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
    row.set(column("pxname"), proxy)
        .set(column("svname"), sanitised(name))
        .set(column("qcur"), 0)
        .set(column("qmax"), 0);
    fill(row, traffic, service.http);
    row.set(column("dresp"), 0)
        .set(column("econ"), 0)
        .set(column("eresp"), traffic.failed)
        .set(column("wretr"), 0)
        .set(column("wredis"), 0);
    row.set(column("weight"), 1)
        .set(column("act"), 1)
        .set(column("bck"), 0)
        .set(column("pid"), 1)
        .set(column("iid"), iid)
        .set(column("sid"), sid)
        .set(column("type"), 2);
    row.set(column("lbtot"), traffic.sessions)
        .set(column("lastsess"), traffic.rate > 0 ? 0 : 7)
        .set(column("addr"), agent.ip.toLatin1() + ':' + QByteArray::number(port));
    row.set(column("qtime"), 0)
        .set(column("ctime"), 1)
        .set(column("rtime"), 10 + task.seed % 40)
        .set(column("ttime"), 40 + task.seed % 120);
    row.set(column("cli_abrt"), 0).set(column("srv_abrt"), 0);
    if (!task.health) {
        row.set(column("status"), "no check");
    } else {
        const bool up = task.health->alive;
        const qint64 since = up ? task.health->firstSuccessMs : std::max(task.health->lastSuccessMs, task.startedMs);
        row.set(column("status"), up ? "UP" : "DOWN")
            .set(column("chkfail"), task.health->consecutiveFailures)
            .set(column("chkdown"), up ? 0 : 1);
        row.set(column("lastchg"), std::max<qint64>(0, (cluster.nowMs() - since) / 1000))
            .set(column("downtime"), up ? 0 : std::max<qint64>(0, (cluster.nowMs() - since) / 1000));
        row.set(column("check_status"), service.http ? (up ? "L7OK" : "L7STS") : (up ? "L4OK" : "L4CON"));
        if (service.http)
            row.set(column("check_code"), up ? 200 : 503);
        row.set(column("check_duration"), up ? 2 + task.seed % 9 : 801)
            .set(column("check_rise"), 2)
            .set(column("check_fall"), 11)
            .set(column("check_health"), up ? 12 : 0);
        row.set(column("check_desc"), service.http ? (up ? "Layer7 check passed" : "Layer7 wrong status")
                                                   : (up ? "Layer4 check passed" : "Layer4 connection problem"));
        if (!up && service.http)
            row.set(column("last_chk"), "\"HTTP status check returned code <503>, want \"\"200\"\"\"");
    }
    row.appendTo(csv);
}

void frontend(QByteArray &csv, const QByteArray &name, int iid, bool http, const Traffic &traffic)
{
    Row row;
    row.set(column("pxname"), name).set(column("svname"), "FRONTEND");
    fill(row, traffic, http);
    row.set(column("slim"), 10000)
        .set(column("dreq"), 0)
        .set(column("dresp"), 0)
        .set(column("ereq"), traffic.failed / 20)
        .set(column("status"), "OPEN");
    row.set(column("pid"), 1)
        .set(column("iid"), iid)
        .set(column("sid"), 0)
        .set(column("type"), 0)
        .set(column("rate_lim"), 0)
        .set(column("conn_rate"), traffic.rate);
    row.set(column("conn_rate_max"), traffic.rate * 2 + 3)
        .set(column("conn_tot"), traffic.sessions)
        .set(column("dcon"), 0)
        .set(column("dses"), 0);
    if (http)
        row.set(column("req_rate"), traffic.rate)
            .set(column("req_rate_max"), traffic.rate * 2 + 3)
            .set(column("req_tot"), traffic.sessions)
            .set(column("intercepted"), 0);
    row.appendTo(csv);
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
            row.set(column("pxname"), name)
                .set(column("svname"), "BACKEND")
                .set(column("qcur"), 0)
                .set(column("qmax"), 0)
                .set(column("slim"), 1000);
            fill(row, sum, service.http);
            row.set(column("dreq"), 0)
                .set(column("dresp"), 0)
                .set(column("econ"), 0)
                .set(column("eresp"), sum.failed)
                .set(column("wretr"), 0)
                .set(column("wredis"), 0);
            row.set(column("status"), up > 0 ? "UP" : "DOWN")
                .set(column("weight"), up)
                .set(column("act"), up)
                .set(column("bck"), 0)
                .set(column("chkdown"), 0);
            row.set(column("lastchg"), (cluster.nowMs() - context.beganMs) / 1000)
                .set(column("downtime"), 0)
                .set(column("pid"), 1)
                .set(column("iid"), backend);
            row.set(column("sid"), 0)
                .set(column("lbtot"), sum.sessions)
                .set(column("type"), 1)
                .set(column("lastsess"), 0)
                .set(column("algo"), "roundrobin");
            row.set(column("qtime"), 0).set(column("ctime"), 1).set(column("rtime"), 21).set(column("ttime"), 63);
            row.appendTo(body);
            if (service.http)
                entry.add(sum);
            iid += 2;
        }
    }
    QByteArray head = QByteArray(Header.data(), qsizetype(Header.size())) + '\n';
    frontend(head, "marathon_http_in", 2, true, entry);
    frontend(head, "marathon_http_appid_in", 3, true, {});
    return {200, "text/plain", head + body, {{"Cache-Control", "no-cache"}}};
}

} // namespace mesoscope::demo
