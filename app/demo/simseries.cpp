// SPDX-License-Identifier: GPL-3.0-or-later
// What the metrics of a container are at a time, and which containers there were.
#include "app/demo/wire_mesosparts.h"
#include "app/demo/wire_series.h"

#include <algorithm>
#include <cmath>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double Pi = 3.14159265358979323846;
constexpr double DayMs = 24.0 * 3600 * 1000;
constexpr double Swing = 0.45;       // how much a day differs from its mean
constexpr double PeakHour = 15;      // UTC
constexpr double ClimbPerMinute = 6; // an unhealthy app's cpu, in percent of its limit
constexpr double ClimbMost = 160;
constexpr std::size_t MostSlots = 10;     // instances of an app that have a past
constexpr std::size_t WithHistory = 5000; // in larger clusters the past before the servers began is left out

double unit(quint32 seed, quint32 n)
{
    quint64 z = (quint64(seed) << 32 | n) + 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return double((z ^ (z >> 31)) >> 11) / 9007199254740992.0;
}

double phase(double ms)
{
    return 2 * Pi * (ms - (PeakHour - 6) * 3600 * 1000) / DayMs;
}

/// Day and night: 1 on average.
double daily(qint64 ms)
{
    return 1 + Swing * std::sin(phase(double(ms)));
}

/// Integral of daily() in seconds.
double dailySeconds(qint64 fromMs, qint64 toMs)
{
    const double omega = 2 * Pi / DayMs;
    const double wave = (std::cos(phase(double(fromMs))) - std::cos(phase(double(toMs)))) / omega;
    return (double(toMs - fromMs) + Swing * wave) / 1000;
}

quint32 appSeed(const SimTask &task)
{
    return mesos::hash32(task.appId.isEmpty() ? task.name : task.appId);
}

double cpuLevel(const SimTask &task) ///< percent of the limit, on average
{
    return (12 + 38 * unit(appSeed(task), 1)) * std::max(0.05, task.load);
}

double climb(qint64 ill) ///< for how long
{
    return ill < 0 ? 0 : std::min(ClimbMost, ClimbPerMinute * double(ill) / 60000);
}

} // namespace

namespace series {

Meter::Meter(const SimTask &task, const QString &metric, const WireContext &context)
    : m_seed(task.seed), m_startedMs(task.startedMs)
{
    if (context.health.knows(task.id))
        m_health = context.health.turns(task.id);
    const quint32 app = appSeed(task);
    const double size = std::max(0.1, task.resources.cpus) * std::max(0.05, task.load);
    const auto count = [this](double perSecond, quint32 salt) {
        m_kind = Counter;
        m_level = perSecond;
        m_salt = salt;
    };
    if (metric == "cpu"_L1) {
        m_kind = Cpu;
        m_level = cpuLevel(task);
    } else if (metric == "memory.limit"_L1) {
        m_kind = Limit;
        m_level = task.resources.mem * 1048576;
    } else if (metric == "memory.usage"_L1) {
        m_kind = Usage;
        m_level = task.resources.mem * 1048576;
        m_base = 0.32 + 0.3 * unit(app, 2);
    } else if (metric == "network.rx"_L1) {
        count((4000 + 60000 * unit(app, 3)) * size, 1);
    } else if (metric == "network.tx"_L1) {
        count((9000 + 160000 * unit(app, 4)) * size, 2);
    } else if (metric == "blkio.input"_L1) {
        count((500 + 20000 * unit(app, 5)) * size, 3);
    } else if (metric == "blkio.output"_L1) {
        count((800 + 30000 * unit(app, 6)) * size, 4);
    }
}

double Meter::at(qint64 ms) const
{
    const auto minute = quint32(ms / 60000);
    switch (m_kind) {
    case Unknown:
        break;
    case Limit:
        return m_level;
    case Cpu: {
        const double noise = 0.82 + 0.36 * unit(m_seed, minute);
        const double burst = unit(m_seed + 17, minute) > 0.985 ? 1.9 : 1; // more than 100 is possible: of the limit
        return m_level * daily(ms) * noise * burst + climb(HealthHistory::unhealthyForMs(m_health, ms));
    }
    case Usage: {
        const double age = double(std::max<qint64>(0, ms - m_startedMs)) / DayMs;
        const double leak = 0.18 * (age - std::floor(age)); // grows over a day, then a collection brings it down
        const double base = m_base + 0.02 * unit(m_seed + 5, minute);
        return std::floor(m_level *
                          std::min(0.985, base + leak + climb(HealthHistory::unhealthyForMs(m_health, ms)) / 700));
    }
    case Counter: {
        if (ms <= m_startedMs)
            return 0;
        // The noise is less than what the slowest minute adds, so the counter never falls.
        const double quiet = m_level * 60 * (1 - Swing);
        const double noise = 0.8 * quiet * unit(m_seed + m_salt, minute);
        const double grown = m_level * dailySeconds(m_startedMs, ms);
        return std::floor(grown < quiet ? grown : grown - quiet + noise);
    }
    }
    return std::nan("");
}

} // namespace series

double seriesValue(const SimTask &task, const QString &metric, qint64 atMs, const WireContext &context)
{
    return series::Meter(task, metric, context).at(atMs);
}

double cpuSeconds(const SimTask &task, qint64 atMs, const WireContext &context)
{
    const qint64 end = task.ended ? std::min(task.endedMs, atMs) : atMs;
    if (end <= task.startedMs)
        return 0;
    const double cores = cpuLevel(task) / 100 * task.resources.cpus;
    double seconds = cores * dailySeconds(task.startedMs, end);
    const qint64 ill = context.health.unhealthyForMs(task.id, end);
    if (ill > 0) { // the integral of the climb of the present illness
        const double top = climb(ill);
        const double rising = top / ClimbPerMinute * 60;
        seconds += task.resources.cpus * (top / 2 * rising + top * (double(ill) / 1000 - rising)) / 100;
    }
    return seconds;
}

namespace series {

const QStringList &metrics()
{
    static const QStringList names{u"blkio.input"_s,  u"blkio.output"_s, u"cpu"_s,       u"memory.limit"_s,
                                   u"memory.usage"_s, u"network.rx"_s,   u"network.tx"_s};
    return names;
}

bool isInteger(const QString &metric)
{
    return metric != "cpu"_L1;
}

qint64 newestPointMs(const SimCluster &cluster)
{
    return cluster.nowMs() / Minute * Minute - Minute;
}

static qint64 minuteUp(qint64 ms)
{
    return (ms + Minute - 1) / Minute * Minute;
}

/// The tasks that an app's first known tasks replaced, back to a week before the servers began.
static void earlier(std::vector<Container> &into, const SimApp &app, const std::vector<const SimTask *> &first,
                    const WireContext &context, qint64 fromMs, qint64 toMs)
{
    const qint64 horizon = context.beganMs - Week;
    const quint32 seed = mesos::hash32(app.id);
    for (std::size_t slot = 0; slot < first.size(); ++slot) {
        qint64 end = first[slot]->startedMs;
        for (quint32 generation = 1; end > horizon && generation < 40; ++generation) {
            // Whole apps are deployed anew every one to four days: the same moment for all slots, give or take.
            const double days = 1 + 3 * unit(seed, 100 + generation);
            const qint64 begin = end - qint64(days * DayMs);
            if (begin < toMs && end > fromMs) {
                Container old;
                old.task = *first[slot];
                const QString uuid = mesos::uuidText(u"%1#%2#%3"_s.arg(app.id).arg(slot).arg(generation));
                QString name = app.id.mid(1);
                name.replace(u'/', u'_');
                old.task.id = u"%1.instance-%2._app.1"_s.arg(name, uuid);
                old.task.seed = mesos::hash32(uuid);
                old.task.load = 0.7 + 0.5 * unit(seed, 200 + generation);
                old.task.startedMs = begin + qint64(slot) * 7000;
                old.task.ended = true;
                old.task.endedMs = end;
                old.task.health.reset();
                into.push_back(std::move(old));
            }
            end = begin;
        }
    }
}

std::vector<Container> containers(const SimCluster &cluster, const WireContext &context, qint64 fromMs, qint64 toMs,
                                  const std::function<bool(const QString &, const QString &)> &wanted)
{
    std::vector<Container> all;
    std::map<QString, std::vector<const SimTask *>> firsts;
    const bool history = cluster.tasks().size() < WithHistory;
    for (const SimTask &task : cluster.tasks()) {
        if (task.appId.isEmpty() || task.startedMs <= 0)
            continue;
        // What was there at the beginning replaced what is made up for the time before it.
        if (history && task.startedMs <= context.beganMs && (!task.ended || task.endedMs > context.beganMs)) {
            auto &first = firsts[task.appId];
            if (first.size() < MostSlots)
                first.push_back(&task);
        }
        if (wanted(task.appId, task.id))
            all.push_back({task, 0, 0});
    }
    for (const auto &entry : firsts) {
        const auto app = cluster.apps().find(entry.first);
        if (app == cluster.apps().end())
            continue;
        std::vector<Container> old;
        earlier(old, app->second, entry.second, context, fromMs, toMs);
        for (Container &container : old)
            if (wanted(container.task.appId, container.task.id))
                all.push_back(std::move(container));
    }
    const qint64 newest = newestPointMs(cluster);
    std::vector<Container> found;
    for (Container &container : all) {
        const qint64 last = container.task.ended ? std::min(container.task.endedMs / Minute * Minute, newest) : newest;
        container.fromMs = std::max(minuteUp(container.task.startedMs + 1), minuteUp(fromMs));
        container.toMs = std::min(last, toMs / Minute * Minute);
        if (container.fromMs <= container.toMs)
            found.push_back(std::move(container));
    }
    return found;
}

} // namespace series

} // namespace mesoscope::demo
