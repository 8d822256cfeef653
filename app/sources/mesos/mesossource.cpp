// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/mesos/mesossource.h"

#include "app/base/log.h"
#include "app/net/httperror.h"
#include "app/sources/json.h"
#include "app/sources/mesos/mesosjson.h"
#include "app/sources/mesos/mesosrequest.h"
#include "app/sources/worker.h"

#include <QElapsedTimer>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr int PollMs = 10000;
static constexpr int MaxIntervalMs = 300000;
static constexpr int VerifyMs = 300000;
static constexpr qint64 MaxVerifyMs = 3600000;
static constexpr int MastersEveryMs = 60000;
static constexpr int DriftMs = 60000; ///< where a verification found something, another one looks sooner
static constexpr int MasterAnswerMs = 1500;

static QString addressOf(const QUrl &url)
{
    const int port = url.port(url.scheme() == "https"_L1 ? 443 : 80);
    return url.host() + u':' + QString::number(port);
}

static MesosObservation headerOf(const MesosObservation &seen)
{
    MesosObservation header;
    header.version = seen.version;
    header.clusterName = seen.clusterName;
    header.leader = seen.leader;
    header.masterId = seen.masterId;
    header.electedAtMs = seen.electedAtMs;
    header.unreachableAgents = seen.unreachableAgents;
    header.unreachableKnown = seen.unreachableKnown;
    header.roles = seen.roles;
    return header;
}

/// One poll: state and roles asked, then read together on the worker.
struct MesosSource::Round
{
    Result<Response> state;
    Result<Response> roles;
    bool oldRoles = false;
    bool abandoned = false; ///< another master leads: nobody waits for these answers
    bool verifies = false;  ///< the stream carried the state when it began
    bool suspect = false;   ///< it asks for another leader
    bool hopped = false;    ///< a standby answered by itself, its leader was asked
    QElapsedTimer cost;
    int latencyMs = 0;
    QUrl answeredBy;
    MasterState read;
    std::optional<Error> partial;
};

MesosSource::MesosSource(Transport &transport, const Endpoint &endpoint, const Clock &clock, AgentDirectory &agents,
                         int pollMs, QObject *parent)
    : PollingSource(SourceId::Mesos, Capability::Agents | Capability::Tasks | Capability::Logs, transport, endpoint,
                    clock, pollMs > 0 ? pollMs : PollMs, parent),
      m_agents(agents),
      m_pollMs(pollMs > 0 ? pollMs : PollMs),
      m_stream(transport),
      m_gaps(transport, m_model, m_origins, m_pollMs)
{
    m_pool.setMaxThreadCount(1);
    m_masterUrls = urls();
    for (const QUrl &url : m_masterUrls)
        m_masters.push_back({addressOf(url), QString(), false, false});
    connect(&m_stream, &OperatorStream::received, this, &MesosSource::takeEvents);
    connect(&m_stream, &OperatorStream::lost, this, &MesosSource::streamLost);
    connect(&m_stream, &OperatorStream::ready, this, &MesosSource::openStream);
    for (QTimer *timer : {&m_publish, &m_verify, &m_await})
        timer->setSingleShot(true);
    connect(&m_publish, &QTimer::timeout, this, &MesosSource::publishChanges);
    connect(&m_verify, &QTimer::timeout, this, [this] { pollWithin(0); });
    connect(&m_await, &QTimer::timeout, this, [this] {
        if (m_model.awaitsAgents())
            verifySoon();
    });
    connect(&m_gaps, &StreamGaps::filled, this, &MesosSource::gapsFilled);
    connect(&m_gaps, &StreamGaps::anotherLeads, this, &MesosSource::anotherLeads);
    connect(&m_gaps, &StreamGaps::rolesRead, this, [this](const std::vector<Role> &roles) {
        if (m_model.isKnown() && roles != m_header.roles)
            m_model.takeRoles(roles);
    });
}

MesosSource::~MesosSource() = default;

void MesosSource::setMasters(const QList<QUrl> &urls, const QList<QUrl> &masters)
{
    std::vector<MasterInfo> known;
    for (const QUrl &url : masters) {
        const QString address = addressOf(url);
        const auto same = std::find_if(m_masters.begin(), m_masters.end(),
                                       [&](const MasterInfo &master) { return master.address == address; });
        known.push_back(same == m_masters.end() ? MasterInfo{address, QString(), false, false} : *same);
    }
    m_masterUrls = masters;
    m_masters = std::move(known);
    ++m_mastersSerial;
    m_mastersPending = 0;
    m_mastersAskedMs = 0;
    if (const auto round = std::exchange(m_waiting, nullptr))
        settle(round);
    const bool another = m_model.isKnown() && !urls.isEmpty() && !m_origins.contains(originOf(urls.constFirst()));
    if (another)
        m_suspect = urls.constFirst();
    setUrls(urls);
    if (another)
        pollWithin(0);
}

bool MesosSource::abandonPoll()
{
    const auto round = m_round.lock();
    if (round)
        round->abandoned = true;
    m_round.reset();
    m_waiting.reset();
    return true;
}

void MesosSource::poll()
{
    if (m_mastersPending == 0 && (m_mastersAskedMs == 0 || clock().nowMs() - m_mastersAskedMs > MastersEveryMs))
        askMasters();
    m_verify.stop();
    m_sincePoll.start();
    auto round = std::make_shared<Round>();
    round->cost.start();
    m_round = round;
    round->verifies = m_model.isKnown();
    if (round->verifies)
        m_model.beginVerification();
    const QUrl suspect = std::exchange(m_suspect, QUrl());
    round->suspect = suspect.isValid();
    askState(round, round->suspect ? suspect : round->verifies ? m_base : url());
}

/// While the stream stands, what is known is as of now, whatever becomes of a question beside it.
void MesosSource::roundFailed(const Round &round, const Error &error)
{
    m_model.cancelVerification();
    if (!m_model.isKnown() || error.kind == Error::Kind::Cancelled) {
        failed(error);
        return;
    }
    succeeded(state().latencyMs, m_strange, m_header.version,
              round.suspect ? std::nullopt : std::optional<Error>(error));
    QTimer::singleShot(std::max(DriftMs, m_pollMs), this, &MesosSource::verifySoon);
}

void MesosSource::askState(const std::shared_ptr<Round> &round, const QUrl &base)
{
    const QString path = m_oldNames ? u"/state.json"_s : u"/state"_s;
    observe(this, transport().send(mesosGet(base, path, 120000, qint64(1) << 30)),
            [this, round, base](Result<Response> result) {
                if (round->abandoned)
                    return;
                round->state = checked(std::move(result), SourceId::Mesos);
                if (round->state.ok()) {
                    askRoles(round, base);
                    return;
                }
                const bool missing = round->state.error().kind == Error::Kind::NotFound;
                m_oldNames = missing && !m_oldNames;
                if (m_oldNames)
                    askState(round, base); // once more under the old name; both missing is a wrong prefix
                else
                    roundFailed(*round, round->state.error());
            });
}

void MesosSource::askRoles(const std::shared_ptr<Round> &round, const QUrl &base)
{
    // Before 1.0 this one has the old name, where the state has both.
    const bool old = m_oldNames || round->oldRoles;
    const QString path = old ? u"/roles.json"_s : u"/roles"_s;
    observe(this, transport().send(mesosGet(base, path, 15000, 64 << 20)),
            [this, round, base, old](Result<Response> result) {
                if (round->abandoned)
                    return;
                round->roles = checked(std::move(result), SourceId::Mesos);
                if (!old && !round->roles.ok() && round->roles.error().kind == Error::Kind::NotFound) {
                    round->oldRoles = true;
                    askRoles(round, base);
                    return;
                }
                readAnswers(round);
            });
}

void MesosSource::readAnswers(const std::shared_ptr<Round> &round)
{
    round->latencyMs = round->state->elapsedMs;
    const qint64 sent = round->state->header("Content-Length").toLongLong(); // compressed, where it is
    m_stateBytes = sent > 0 ? sent : round->state->body.size();
    round->answeredBy = round->state->url;
    const auto work = [round]() -> Result<Nothing> {
        Result<MasterState> state = readState(round->state->body);
        round->state = Error{}; // the document is as large as all that was read from it
        if (!state.ok())
            return state.error();
        round->read = std::move(state).value();
        Result<std::vector<Role>> roles =
            round->roles.ok() ? readRoles(round->roles->body) : Result<std::vector<Role>>(round->roles.error());
        if (roles.ok())
            round->read.observation.roles = std::move(roles).value();
        else if (roles.error().kind != Error::Kind::NotFound) // before 0.2x there is no such list
            round->partial = roles.error();
        return Nothing{};
    };
    observe(this, runOn<Nothing>(m_pool, work), [this, round](const Result<Nothing> &done) {
        if (round->abandoned)
            return;
        if (!done.ok()) {
            roundFailed(*round, done.error());
            return;
        }
        const MasterState &read = round->read;
        const bool byStandby = !read.leaderPid.isEmpty() && !read.pid.isEmpty() && read.leaderPid != read.pid;
        if (byStandby && !round->hopped) { // before 1.0 a standby answers with its own, empty state
            round->hopped = true;
            QUrl leader(url().scheme() + u"://"_s + addressOfPid(read.leaderPid), QUrl::StrictMode);
            if (leader.isValid() && !leader.host().isEmpty()) {
                askState(round, leader);
                return;
            }
        }
        if (m_mastersPending > 0)
            m_waiting = round;
        else
            settle(round);
    });
}

void MesosSource::settle(const std::shared_ptr<Round> &round)
{
    MesosObservation observation = std::move(round->read.observation);
    m_costMs = round->cost.elapsed();
    const int skipped = observation.skipped + m_strange;
    const bool taken = takeReading(round, observation);
    const QString version = taken ? observation.version : m_header.version;
    if (taken)
        Q_EMIT observed(std::make_shared<const Observation>(std::move(observation)));
    setPollInterval();
    succeeded(round->latencyMs, skipped, version, round->partial);
    m_pollGood = true;
    if (m_model.hasChanges())
        publishChanges(); // what came while the reading was under way
    openStream();
}

/// False when it is older than what the stream told.
bool MesosSource::takeReading(const std::shared_ptr<Round> &round, MesosObservation &observation)
{
    QUrl base = round->answeredBy;
    base.setQuery(QString());
    QString path = base.path();
    path.truncate(path.lastIndexOf(u'/'));
    if (path.endsWith("/master"_L1)) // where a standby's redirect leads to
        path.chop(7);
    base.setPath(path);
    const bool another = observation.masterId != m_header.masterId;
    if (m_model.isKnown() && another && observation.electedAtMs > 0 &&
        observation.electedAtMs < m_header.electedAtMs) { // it has not noticed that it leads no more
        m_model.cancelVerification();
        return false;
    }
    if (another) {
        m_origins.clear();
        m_stream.drop();
        m_stream.forgive();
        endStreaming(); // of a master that has lost its lead, even if it goes on talking
    }
    m_base = base;
    m_origins.insert(originOf(base));
    m_leaderNames = QStringList{observation.leader, addressOfPid(round->read.leaderPid), addressOf(base)};
    m_header = headerOf(observation);
    m_header.masters = observation.masters = mastersNow();
    if (m_model.isKnown() && !round->verifies) { // the stream began meanwhile
        m_model.takeRoles(std::move(observation.roles));
        return false;
    }
    m_agents.update(observation.agents, base);
    if (m_model.isKnown()) {
        const int differences = m_model.verify(observation);
        qCDebug(logPipeline) << "verified the stream:" << differences << "differences";
        if (differences > 0)
            QTimer::singleShot(std::max(DriftMs, m_pollMs), this, &MesosSource::verifySoon);
    }
    return true;
}

std::vector<MasterInfo> MesosSource::mastersNow() const
{
    std::vector<MasterInfo> masters = m_masters;
    bool found = false;
    for (MasterInfo &master : masters) {
        master.leader = !found && m_leaderNames.contains(master.address);
        master.answered |= master.leader;
        if (master.leader)
            master.version = m_header.version;
        found |= master.leader;
    }
    if (!found && !m_leaderNames.isEmpty()) {
        const QString &name = m_leaderNames.first().isEmpty() ? m_leaderNames.last() : m_leaderNames.first();
        masters.push_back({name, m_header.version, true, true});
    }
    return masters;
}

/// Fetching and reading take at most a tenth of the time, whatever the size of the cluster; beside a stream they take
/// no more than a fixed rate of bytes either.
void MesosSource::setPollInterval()
{
    const bool rarely = m_model.isKnown() && !m_model.isRecovering();
    const qint64 byBytes = std::min(1000 * m_stateBytes / StreamGaps::BytesPerSecond, MaxVerifyMs);
    const qint64 least = std::max<qint64>(m_pollMs, rarely ? std::max<qint64>(VerifyMs, byBytes) : 0);
    setInterval(int(std::clamp<qint64>(9 * m_costMs, least, std::max<qint64>(MaxIntervalMs, least))));
}

/// /version is the one cheap question that standbys answer themselves.
void MesosSource::askMasters()
{
    m_mastersAskedMs = clock().nowMs();
    m_mastersPending = int(m_masterUrls.size());
    for (qsizetype i = 0; i < m_masterUrls.size(); ++i) {
        Request request = mesosGet(m_masterUrls.at(i), u"/version"_s, MasterAnswerMs, 1 << 20);
        request.strangersAllowed = false;
        observe(this, transport().send(request), [this, i, serial = m_mastersSerial](Result<Response> result) {
            if (serial != m_mastersSerial)
                return;
            MasterInfo &master = m_masters[size_t(i)];
            const Result<Response> answer = checked(std::move(result), SourceId::Mesos);
            // Any answer of HTTP is one: also 401, also an old master's 404.
            master.answered = answer.ok() || answer.error().httpStatus > 0;
            const Result<QJsonValue> json =
                answer.ok() ? json::parse(answer->body, SourceId::Mesos) : Result<QJsonValue>(answer.error());
            if (json.ok())
                master.version = json::str(json->toObject()["version"_L1]);
            --m_mastersPending;
            if (m_mastersPending == 0) {
                if (const auto round = std::exchange(m_waiting, nullptr))
                    settle(round);
            }
        });
    }
}

} // namespace mesoscope

#include "moc_mesossource.cpp"
