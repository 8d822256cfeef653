// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/mesos/streamgaps.h"

#include "app/base/log.h"
#include "app/net/httperror.h"
#include "app/sources/mesos/mesosjson.h"
#include "app/sources/mesos/mesosrequest.h"
#include "app/sources/worker.h"

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr int ListsFactor = 3; ///< without counts the list is asked for less often than /state without a stream
static constexpr int SuspectMs = 1000;
static constexpr qsizetype MostAskedAlone = 16; ///< beyond it, the whole list is cheaper
static constexpr qint64 BytesPerAgent = 1500;   ///< until a list has come: a short one's
static constexpr qint64 MaxSpacingMs = 3600000;
static constexpr int TimeoutMs = 15000;
static constexpr qint64 MaxListBytes = qint64(256) << 20;

StreamGaps::StreamGaps(Transport &transport, MasterModel &model, const QSet<QString> &origins, int pollMs)
    : m_transport(transport), m_model(model), m_origins(origins), m_pollMs(pollMs)
{
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_suspectTimer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &StreamGaps::look);
    connect(&m_suspectTimer, &QTimer::timeout, this, &StreamGaps::askSuspects);
}

StreamGaps::~StreamGaps() = default;

void StreamGaps::begin(const QUrl &leader, const QList<QUrl> &masters)
{
    end();
    m_leader = leader;
    m_masters = masters;
    m_noCounts = false;
    m_sinceList.start(); // the stream began with all of them
    m_listSpacingMs = std::min(1000 * BytesPerAgent * m_model.tally().registered / BytesPerSecond, MaxSpacingMs);
    lookWithin(m_pollMs);
}

void StreamGaps::end()
{
    ++m_session;
    m_timer.stop();
    m_suspectTimer.stop();
    m_suspects.clear();
    m_listing = false;
    m_askedAgents = 0;
    m_counted.reset();
    m_accepted = {};
    m_leader = QUrl();
}

void StreamGaps::lookWithin(int delayMs)
{
    if (m_leader.isValid() && (!m_timer.isActive() || m_timer.remainingTime() > delayMs))
        m_timer.start(delayMs);
}

void StreamGaps::look()
{
    if (!m_leader.isValid())
        return;
    m_timer.stop();
    askRoles();
    if (m_noCounts || m_model.isRecovering()) {
        askList();
        lookWithin(ListsFactor * m_pollMs);
        return;
    }
    askCounts(m_leader);
    const QUrl other = nextMaster();
    if (!m_origins.contains(originOf(other)))
        askCounts(other);
    lookWithin(m_pollMs);
}

QUrl StreamGaps::nextMaster()
{
    return m_masters.isEmpty() ? m_leader : m_masters.at(m_turn++ % m_masters.size());
}

void StreamGaps::count()
{
    lookWithin(SuspectMs);
}

void StreamGaps::lookAt(const AgentId &agent)
{
    m_suspects.insert(agent);
    if (!m_suspectTimer.isActive())
        m_suspectTimer.start(SuspectMs);
}

void StreamGaps::askSuspects()
{
    const QSet<AgentId> suspects = std::exchange(m_suspects, {});
    if (suspects.size() > MostAskedAlone) {
        askList();
    } else {
        for (const AgentId &agent : suspects)
            askAgent(agent);
    }
}

void StreamGaps::askAgent(const AgentId &agent)
{
    const Request request = mesosGet(m_leader, u"/slaves"_s, TimeoutMs, MaxListBytes, {{u"slave_id"_s, agent.text()}});
    const quint64 since = m_model.serial();
    observe(this, m_transport.send(request), [this, agent, since, session = m_session](Result<Response> result) {
        const Result<Response> answer = checked(std::move(result), SourceId::Mesos);
        if (session != m_session || !answer.ok())
            return; // the counts will not fit
        const auto work = [body = answer->body] { return readAgentList(body); };
        observe(this, runOn<std::vector<Agent>>(m_pool, work),
                [this, agent, since, session](const Result<std::vector<Agent>> &read) {
                    if (session != m_session || !read.ok())
                        return;
                    // Masters that do not know the question answer with all of them.
                    const bool all = read->size() > 1;
                    const auto doubt = all ? m_model.takeAgentList(*read, since, counts())
                                           : m_model.takeAgent(agent, read->empty() ? nullptr : &read->front(), since);
                    count();
                    Q_EMIT filled(doubt == MasterModel::Doubt::Impossible);
                });
    });
}

void StreamGaps::askCounts(const QUrl &master)
{
    const Request request = mesosGet(master, u"/metrics/snapshot"_s, TimeoutMs, 8 << 20);
    const bool ofLeader = master == m_leader;
    observe(this, m_transport.send(request), [this, ofLeader, master, session = m_session](Result<Response> result) {
        if (session != m_session)
            return;
        const Result<Response> answer = checked(std::move(result), SourceId::Mesos);
        const Result<AgentCounts> counts =
            answer.ok() ? readAgentCounts(answer->body) : Result<AgentCounts>(answer.error());
        if (!ofLeader) {
            if (counts.ok() && counts->elected && !m_origins.contains(originOf(answer->url)))
                Q_EMIT anotherLeads(master); // or this one by another name
        } else if (!counts.ok()) {
            const int status = counts.error().httpStatus;
            if (counts.error().kind == Error::Kind::Protocol || status == 401 || status == 403 || status == 404) {
                m_noCounts = true;
                askList();
            }
        } else if (!counts->elected) {
            Q_EMIT anotherLeads(nextMaster()); // which leads to whoever does
        } else {
            takeCounts(*counts);
        }
    });
}

StreamGaps::Gap StreamGaps::gapOf(const AgentCounts &counts) const
{
    const MasterModel::Tally tally = m_model.tally();
    return {counts.registered - tally.registered, counts.active - tally.active, counts.arrivals - tally.arrivals};
}

void StreamGaps::takeCounts(const AgentCounts &counts)
{
    const bool first = !m_counted.has_value();
    m_counted = counts;
    if (counts.unreachable >= 0)
        m_model.setUnreachable(counts.unreachable);
    const Gap gap = gapOf(counts);
    if (first)
        m_accepted.arrivals = gap.arrivals; // how many had come before the stream began
    if (gap == m_accepted && !m_model.hasDraining())
        Q_EMIT filled(false);
    else
        askList();
}

qint64 StreamGaps::untilNextList() const
{
    return m_sinceList.isValid() ? m_listSpacingMs - m_sinceList.elapsed() : 0;
}

void StreamGaps::askList()
{
    if (m_listing || !m_leader.isValid() || untilNextList() > 0)
        return; // the next look finds the same gap, if it is still there
    m_listing = true;
    const quint64 since = m_model.serial();
    const QUrl url = m_noCounts ? nextMaster() : m_leader;
    auto cost = std::make_shared<QElapsedTimer>();
    cost->start();
    const auto done = [this, cost](qint64 bytes) {
        m_listing = false;
        m_sinceList.start();
        m_listSpacingMs = std::min(std::max(1000 * bytes / BytesPerSecond, 9 * cost->elapsed()), MaxSpacingMs);
    };
    const Request agents = mesosGet(url, u"/slaves"_s, 60000, MaxListBytes);
    observe(this, m_transport.send(agents), [this, since, url, done, session = m_session](Result<Response> result) {
        if (session != m_session)
            return;
        const Result<Response> answer = checked(std::move(result), SourceId::Mesos);
        if (!answer.ok() || !m_origins.contains(originOf(answer->url))) {
            done(0);
            if (answer.ok())
                Q_EMIT anotherLeads(url); // or this one by another name
            return;
        }
        const qint64 sent = answer->header("Content-Length").toLongLong(); // compressed, where it is
        const qint64 bytes = sent > 0 ? sent : answer->body.size();
        const auto work = [body = answer->body] { return readAgentList(body); };
        observe(this, runOn<std::vector<Agent>>(m_pool, work),
                [this, since, done, bytes, session](const Result<std::vector<Agent>> &read) {
                    if (session != m_session)
                        return;
                    done(bytes);
                    if (!read.ok())
                        return;
                    const auto doubt = m_model.takeAgentList(*read, since, m_counted && m_counted->unreachable >= 0);
                    if (m_counted)
                        m_accepted = gapOf(*m_counted);
                    Q_EMIT filled(doubt == MasterModel::Doubt::Impossible);
                });
    });
}

void StreamGaps::askRoles()
{
    const Request roles = mesosGet(m_leader, u"/roles"_s, TimeoutMs, 64 << 20);
    observe(this, m_transport.send(roles), [this, session = m_session](Result<Response> result) {
        const Result<Response> answer = checked(std::move(result), SourceId::Mesos);
        const Result<std::vector<Role>> read =
            answer.ok() ? readRoles(answer->body) : Result<std::vector<Role>>(answer.error());
        if (session == m_session && read.ok())
            Q_EMIT rolesRead(*read);
    });
}

} // namespace mesoscope

#include "moc_streamgaps.cpp"
