// SPDX-License-Identifier: GPL-3.0-or-later
// Polls; the event stream is in marathonstream.cpp.
#include "app/sources/marathon/marathonsource.h"

#include "app/net/httperror.h"
#include "app/sources/marathon/marathonjson.h"
#include "app/sources/marathon/marathonround.h"
#include "app/sources/worker.h"

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr int PollMs = 5000;
static constexpr int PollWithStreamMs = 15000;
static constexpr int MaxIntervalMs = 300000;
static constexpr int InfoEveryMs = 300000;
static constexpr int RefusedAgainMs = 300000; ///< what was refused is asked again after this, rights may change

/// Marathon knows no ETag and no 304, so nothing is asked conditionally. It compresses (from 1.3 on) for whoever
/// accepts gzip, which Qt does as long as nobody sets Accept-Encoding.
Request marathonGet(const QUrl &base, const QString &path, const QList<QPair<QString, QString>> &query)
{
    Request request;
    request.url = joinUrl(base, path, query);
    request.headers = {{"Accept", "application/json"}};
    request.timeoutMs = 30000;
    request.maxBytes = 256 << 20;
    return request;
}

MarathonSource::MarathonSource(Transport &transport, const Endpoint &endpoint, const Clock &clock, int pollMs,
                               MarathonAccess *access, QObject *parent)
    : PollingSource(SourceId::Marathon,
                    Capability::Apps | Capability::Deployments | Capability::Tasks | Capability::Commands |
                        Capability::Queue,
                    transport, endpoint, clock, pollMs > 0 ? pollMs : PollMs, parent),
      m_pollMs(pollMs > 0 ? pollMs : PollMs),
      m_ownAccess(clock),
      m_access(access ? *access : m_ownAccess),
      m_streamBackoff(1000)
{
    m_pool.setMaxThreadCount(1);
    m_reopen.setSingleShot(true);
    connect(&m_reopen, &QTimer::timeout, this, &MarathonSource::openStream);
    m_debounce.setSingleShot(true);
    connect(&m_debounce, &QTimer::timeout, this, &MarathonSource::answerNews);
    connect(&m_access, &MarathonAccess::changed, this, [this] { setRefusals(m_access.refusals()); });
}

MarathonSource::~MarathonSource() = default;

void MarathonSource::refresh()
{
    m_askRefused = true;
    m_access.forget();
    PollingSource::refresh();
}

static QList<QPair<QString, QString>> embeds(std::initializer_list<const char *> names)
{
    QList<QPair<QString, QString>> list; // one embed turns all defaults off, so all that is needed is named
    for (const char *name : names)
        list.append({u"embed"_s, QLatin1String(name)});
    return list;
}

void MarathonSource::ask(const std::shared_ptr<Round> &round, Result<Response> Round::*slot, const QString &path,
                         const QList<QPair<QString, QString>> &query)
{
    ++round->pending;
    observe(this, transport().send(marathonGet(url(), path, query)), [this, round, slot](Result<Response> result) {
        (*round).*slot = checked(std::move(result), SourceId::Marathon);
        if (--round->pending == 0)
            read(round);
    });
}

bool MarathonSource::isRefused(Capability what) const
{
    const auto since = m_refusedMs.constFind(what);
    return !m_askRefused && since != m_refusedMs.constEnd() && clock().nowMs() - *since < RefusedAgainMs;
}

void MarathonSource::poll()
{
    static const auto ofGroups = embeds({"group.groups", "group.apps", "group.pods", "group.apps.tasks",
                                         "group.apps.counts", "group.apps.deployments", "group.apps.lastTaskFailure"});
    ++m_pollNumber;
    m_changed.clear(); // what events named so far is in the answers to come
    m_changedAll = false;
    auto round = std::make_shared<Round>();
    round->cost.start();
    round->asksDeployments = !isRefused(Capability::Deployments);
    round->asksQueue = !isRefused(Capability::Queue);
    m_askRefused = false;
    ask(round, &Round::groups, u"/v2/groups"_s, ofGroups);
    if (round->asksDeployments)
        ask(round, &Round::deployments, u"/v2/deployments"_s);
    if (round->asksQueue)
        ask(round, &Round::queue, u"/v2/queue"_s);
    if (m_plainGroups)
        askApps(round);
    if (m_version.isEmpty() || clock().nowMs() - m_infoAskedMs > InfoEveryMs)
        askInfo();
}

/// Before 1.0 only this list tells counts and tasks.
void MarathonSource::askApps(const std::shared_ptr<Round> &round)
{
    static const auto ofApps = embeds({"apps.tasks", "apps.counts", "apps.deployments", "apps.lastTaskFailure"});
    round->asksApps = true;
    ask(round, &Round::apps, u"/v2/apps"_s, ofApps);
}

void MarathonSource::read(std::shared_ptr<Round> round)
{
    const Result<Response> &needed = round->groups.ok() && round->asksApps ? round->apps : round->groups;
    if (!needed.ok()) {
        m_version.clear(); // ask again after an outage: it may be another version, another leader
        failed(needed.error());
        return;
    }
    round->latencyMs = round->groups->elapsedMs;
    observe(this, runOn<Nothing>(m_pool, [round] { return round->read(); }),
            [this, round](const Result<Nothing> &done) {
                if (!done.ok()) {
                    failed(done.error());
                    return;
                }
                if (round->detail == GroupDetail::DefinitionsOnly && !round->asksApps) {
                    m_plainGroups = true; // whatever the version is: the answer shows what it can
                    askApps(round);
                    return;
                }
                m_plainGroups = round->detail == GroupDetail::DefinitionsOnly;
                noteLeader(*round);
                finish(round);
            });
}

void MarathonSource::finish(const std::shared_ptr<Round> &round)
{
    if (m_askingInfo) { // the first answer is to be complete
        m_waiting = round;
        return;
    }
    MarathonObservation &observation = round->observation;
    observation.version = m_info.version;
    observation.leader = m_leader.isEmpty() ? m_info.leader : m_leader;
    observation.frameworkId = m_info.frameworkId;
    observation.frameworkName = m_info.frameworkName;
    observation.mesosLeaderUrl = m_info.mesosLeaderUrl;
    noteRefusals(*round);
    m_lastCostMs = int(std::min<qint64>(round->cost.elapsed(), 600000));
    m_sincePoll.start();
    setRefusals(m_access.refusals()); // some are old by now
    // Fetching and reading take at most a tenth of the time, whatever the size of the cluster.
    const int base = m_stream && isStreaming() ? std::max(m_pollMs, PollWithStreamMs) : m_pollMs;
    setInterval(std::clamp(9 * m_lastCostMs, base, std::max(base, MaxIntervalMs)));
    const int skipped = observation.skipped;
    publish(std::make_shared<const Observation>(std::move(observation)));
    m_access.setUrl(url());
    succeeded(round->latencyMs, skipped, m_version, round->partial);
    if (!m_stream && !m_reopen.isActive())
        openStream();
}

void MarathonSource::publish(const ObservationPtr &seen)
{
    m_last = std::shared_ptr<const MarathonObservation>(seen, &std::get<MarathonObservation>(*seen));
    Q_EMIT observed(seen);
}

void MarathonSource::noteRefusals(const Round &round)
{
    const auto note = [this](Capability what, const std::optional<Error> &refused) {
        if (refused)
            m_refusedMs.insert(what, clock().nowMs());
        else
            m_refusedMs.remove(what);
        setRefusal(what, refused);
    };
    if (round.asksDeployments)
        note(Capability::Deployments, round.deploymentsRefused);
    if (round.asksQueue)
        note(Capability::Queue, round.queueRefused);
}

/// Every answer names the leader it comes from. A new one may be another version, and answers of two are of no one
/// moment.
void MarathonSource::noteLeader(const Round &round)
{
    QSet<QString> leaders;
    for (const Result<Response> *answer : {&round.groups, &round.apps, &round.deployments, &round.queue}) {
        if (!answer->ok())
            continue;
        const QUrl named = QUrl::fromEncoded((*answer)->header("X-Marathon-Leader"));
        const int port = named.port(named.scheme() == "https"_L1 ? 443 : 80);
        if (!named.host().isEmpty())
            leaders.insert(named.host() + u':' + QString::number(port));
    }
    if (leaders.isEmpty())
        return;
    const bool changed = !m_leader.isEmpty() && !leaders.contains(m_leader);
    if (leaders.size() > 1 || changed || m_leader.isEmpty())
        m_leader = *leaders.constBegin();
    if (leaders.size() > 1)
        pollWithin(0); // after this one
    if (changed || leaders.size() > 1) {
        m_version.clear();
        askInfo();
    }
}

void MarathonSource::askInfo()
{
    if (m_askingInfo)
        return;
    m_askingInfo = true;
    m_infoAskedMs = clock().nowMs();
    Request request = marathonGet(url(), u"/v2/info"_s);
    request.timeoutMs = 10000;
    observe(this, transport().send(request), [this](Result<Response> result) {
        m_askingInfo = false;
        const Result<Response> answer = checked(std::move(result), SourceId::Marathon);
        MarathonObservation info;
        if (answer.ok() && readInfo(answer->body, info).ok()) {
            m_version = info.version;
            m_info = std::move(info);
            m_access.setVersion(m_version);
        }
        if (const auto round = std::exchange(m_waiting, nullptr))
            finish(round);
    });
}

} // namespace mesoscope

#include "moc_marathonsource.cpp"
