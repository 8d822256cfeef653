// SPDX-License-Identifier: GPL-3.0-or-later
// Log texts: plausible lines, about one a second, made from the task's seed and its health at that second.
#include "app/demo/simtime.h"
#include "app/demo/wire.h"

#include <algorithm>
#include <array>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 Oldest = 2 * 3600 * 1000; // how far back a log goes when the servers begin: making it must stay quick
constexpr int KeptFiles = 300;

quint32 random(quint32 seed, quint32 n, quint32 salt = 0)
{
    quint64 z = (quint64(seed) << 32 | n) + 0x9E3779B97F4A7C15ULL * (salt + 1);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return quint32(z >> 32);
}

QByteArray stamp(qint64 ms)
{
    return isoTime(ms).toLatin1();
}

QByteArray glogStamp(qint64 ms)
{
    const QByteArray iso = stamp(ms); // 2026-11-22T14:11:27.123Z
    return iso.left(4) + iso.mid(5, 2) + iso.mid(8, 2) + ' ' + iso.mid(11, 12) + "412";
}

constexpr std::array<const char *, 8> Paths = {"/",
                                               "/cart",
                                               "/items/4711",
                                               "/login",
                                               "/search?q=caf\xC3\xA9",
                                               "/api/orders",
                                               "/static/app.js",
                                               "/basket/\xE6\x97\xA5\xE6\x9C\xAC"};
constexpr std::array<const char *, 6> Infos = {"session opened for user ",
                                               "cache refreshed, entries: ",
                                               "order accepted, number ",
                                               "queue depth ",
                                               "stored object, bytes: ",
                                               "Gr\xC3\xB6\xC3\x9F"
                                               "e gepr\xC3\xBC"
                                               "ft: "};
constexpr std::array<const char *, 4> Warnings = {
    "slow query, ms: ", "retrying upstream call, attempt ",
    "pool nearly exhausted, free connections: ", "clock of peer is behind, ms: "};
constexpr std::array<const char *, 4> Errors = {"connection refused: db-1:5432, attempt ",
                                                "upstream timed out after ms: ", "could not parse message at offset ",
                                                "write failed, errno 28, fd "};

void stackTrace(QByteArray &out, quint32 roll)
{
    out += "java.lang.IllegalStateException: connection pool is closed\n"
           "\tat com.example.pool.Pool.borrow(Pool.java:" +
           QByteArray::number(80 + roll % 60) +
           ")\n\tat com.example.orders.OrderStore.load(OrderStore.java:" + QByteArray::number(20 + roll % 200) +
           ")\n\tat com.example.http.Handler.handle(Handler.java:57)\n\t... 12 more\n";
}

void stdoutLine(QByteArray &out, quint32 seed, quint32 n, qint64 ms, bool unhealthy)
{
    const quint32 roll = random(seed, n, 1);
    const quint32 dice = roll % 1000;
    const QByteArray thread = " [http-" + QByteArray::number(roll / 1000 % 16) + "] ";
    const QByteArray number = QByteArray::number(random(seed, n, 2) % 5000);
    out += stamp(ms);
    if (unhealthy && dice < 250) {
        out += " ERROR" + thread + "GET /health 503 " + QByteArray::number(700 + roll % 400) + " ms\n";
    } else if (dice < (unhealthy ? 420U : 8U)) {
        out += " ERROR" + thread + Errors[roll / 7 % Errors.size()] + number + '\n';
        if (roll / 31 % 6 == 0)
            stackTrace(out, roll);
    } else if (dice < (unhealthy ? 560U : 40U)) {
        out += " WARN " + thread + Warnings[roll / 7 % Warnings.size()] + number + '\n';
    } else if (dice < 640) {
        out += " INFO " + thread + "GET " + Paths[roll / 7 % Paths.size()] + " 200 " +
               QByteArray::number(2 + roll / 64 % 90) + " ms\n";
    } else {
        out += " INFO " + thread + Infos[roll / 7 % Infos.size()] + number + '\n';
    }
}

void stderrLine(QByteArray &out, quint32 seed, quint32 n, qint64 ms, bool unhealthy)
{
    const quint32 roll = random(seed, n, 3);
    out += stamp(ms);
    if (unhealthy)
        out += " ERROR health probe failed: GET /health answered 503 after " + QByteArray::number(700 + roll % 400) +
               " ms\n";
    else
        out += QByteArray(" WARN  ") + Warnings[roll % Warnings.size()] + QByteArray::number(roll / 16 % 900) + '\n';
}

/// What the executor writes before the task does.
void executorBanner(QByteArray &out, const SimTask &task, const QString &agent)
{
    const QByteArray at = 'I' + glogStamp(task.startedMs);
    out += at + "  6208 exec.cpp:164] Version: 1.11.0\n";
    out += at + "  6213 exec.cpp:237] Executor registered on agent " + agent.toUtf8() + '\n';
    out += at + "  6211 executor.cpp:190] Received SUBSCRIBED event\n";
    out += at + "  6209 executor.cpp:763] Forked command at " + QByteArray::number(2000 + task.seed % 28000) + '\n';
}

void ending(QByteArray &out, const SimTask &task)
{
    out += stamp(task.endedMs);
    if (task.state == "TASK_FINISHED"_L1) {
        out += " INFO  [main] done, leaving\n";
    } else if (task.state == "TASK_KILLED"_L1) {
        out += " INFO  [main] received SIGTERM, draining connections\n";
    } else {
        const QString message = task.statuses.empty() ? QString() : task.statuses.back().message;
        out += " ERROR [main] fatal: " + (message.isEmpty() ? QByteArray("terminated") : message.toUtf8()) + '\n';
    }
}

} // namespace

QByteArray LogFileView::read(qint64 offset, qint64 length) const
{
    return content && offset >= 0 && offset < content->size() ? content->mid(offset, length) : QByteArray();
}

void HealthHistory::note(const SimTask &task, qint64 nowMs, bool atFirst)
{
    if (task.ended)
        return;
    bool bad = task.health && !task.health->alive && task.health->consecutiveFailures > 0;
    if (!task.statuses.empty() && task.statuses.back().healthy)
        bad = !*task.statuses.back().healthy;
    const auto known = m_turns.find(task.id);
    if (known == m_turns.end()) {
        if (bad) {
            const qint64 since = atFirst && task.health ? std::max(task.health->lastSuccessMs, task.startedMs) : nowMs;
            m_turns.insert(task.id, {since > 0 ? std::min(since, nowMs) : nowMs});
        }
        return;
    }
    const bool was = known->size() % 2 == 1;
    if (was != bad)
        known->push_back(nowMs);
}

qint64 HealthHistory::unhealthyForMs(const std::vector<qint64> &turns, qint64 atMs)
{
    if (turns.empty())
        return -1;
    const auto after = std::upper_bound(turns.begin(), turns.end(), atMs);
    return (after - turns.begin()) % 2 == 1 ? atMs - *std::prev(after) : -1;
}

WireContext::WireContext(const SimCluster &cluster) : beganMs(cluster.nowMs()), logs(std::make_unique<LogBook>())
{
    for (const SimTask &task : cluster.tasks())
        health.note(task, beganMs, true);
}

WireContext::~WireContext() = default;

LogBook::Growing &LogBook::growing(const QString &key, qint64 firstMs)
{
    if (m_files.size() > KeptFiles && !m_files.contains(key)) {
        auto oldest = m_files.begin();
        for (auto it = m_files.begin(); it != m_files.end(); ++it)
            if (it->used < oldest->used)
                oldest = it;
        m_files.erase(oldest); // it would grow again just the same
    }
    Growing &file = m_files[key];
    if (!file.text) {
        file.text = std::make_shared<QByteArray>();
        file.nextMs = firstMs;
    }
    file.used = ++m_uses;
    return file;
}

LogFileView LogBook::file(const SimCluster &cluster, const SimTask &task, const QString &name,
                          const WireContext &context)
{
    if (task.startedMs <= 0 || (name != "stdout"_L1 && name != "stderr"_L1))
        return {};
    const bool out = name == "stdout"_L1;
    Growing &file = growing(task.id + u'/' + name, std::max(task.startedMs, context.beganMs - Oldest));
    if (file.text->isEmpty() && !out) {
        const QString agent = task.agent >= 0 ? cluster.agents()[std::size_t(task.agent)].id : QString();
        executorBanner(*file.text, task, agent);
    }
    const qint64 until = task.ended ? std::min(task.endedMs, cluster.nowMs()) : cluster.nowMs();
    while (file.nextMs <= until && !file.ended) {
        const bool unhealthy = context.health.unhealthyForMs(task.id, file.nextMs) >= 0;
        const quint32 gap = random(task.seed, file.line, out ? 4 : 5);
        if (out) {
            stdoutLine(*file.text, task.seed, file.line, file.nextMs, unhealthy);
            file.nextMs += 300 + gap % 1400;
        } else {
            // The first moment is quiet: whether there is a line here depends on the health then.
            if (unhealthy || file.line % 6 == 5)
                stderrLine(*file.text, task.seed, file.line, file.nextMs, unhealthy);
            file.nextMs += 4000 + gap % 8000;
        }
        ++file.line;
    }
    if (task.ended && !file.ended && out) {
        ending(*file.text, task);
    }
    file.ended = file.ended || task.ended;
    return {true, file.text->size(), file.text};
}

LogFileView LogBook::daemonLog(const SimCluster &cluster, const QString &daemon, quint32 seed,
                               const WireContext &context)
{
    Growing &file = growing(u"daemon/"_s + daemon, context.beganMs - Oldest);
    if (file.text->isEmpty()) {
        *file.text = "Log file created at: " + stamp(file.nextMs) +
                     "\nLog line format: [IWEF]yyyymmdd hh:mm:ss.uuuuuu threadid file:line] msg\n";
    }
    while (file.nextMs <= cluster.nowMs()) {
        const quint32 roll = random(seed, file.line, 6);
        const QByteArray level = roll % 50 == 0 ? "W" : "I";
        *file.text += level + glogStamp(file.nextMs) + "  " + QByteArray::number(1000 + roll % 40) +
                      " http.cpp:1436] HTTP GET for " +
                      (roll % 3 == 0   ? "/state"
                       : roll % 3 == 1 ? "/slaves"
                                       : "/metrics/snapshot") +
                      " from 127.0.0.1:" + QByteArray::number(30000 + roll % 30000) + '\n';
        file.nextMs += 1500 + roll % 4000;
        ++file.line;
    }
    return {true, file.text->size(), file.text};
}

} // namespace mesoscope::demo
