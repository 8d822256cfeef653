// SPDX-License-Identifier: GPL-3.0-or-later
// The simulation's own state. Split over several files by what happens: build, tasks, health, offers, deployments,
// commands, others (frameworks, agents, leaders). Everything here runs on virtual time.
#pragma once

#include "app/demo/offermatch.h"
#include "app/demo/runspec.h"
#include "app/demo/simcluster.h"
#include "app/demo/simtime.h"

#include <deque>
#include <queue>
#include <set>

namespace mesoscope::demo {

/// What can be due at a time; `subject` is an index of what the kind names.
enum class Due {
    Offers,       ///< a round of offers to the waiting apps
    Starting,     ///< task: TASK_STARTING
    Running,      ///< task: TASK_RUNNING
    Ended,        ///< task: it ends as `argument` says
    Check,        ///< task: a health check's result
    Ready,        ///< task: its readiness check passes
    Stable,       ///< task: has run long enough to forget the app's back-off
    Crash,        ///< task: its command fails
    PingTimeout,  ///< agent: the master gives it up
    Inactive,     ///< task: unreachable for too long, Marathon replaces it
    Expunge,      ///< task: Marathon forgets it
    Abdicate,     ///< the leading Marathon ends
    Succeed,      ///< another Marathon leads
    Elect,        ///< a new leading master
    RecoverAgent, ///< agent: registers again with the new leader
    Job,          ///< framework: starts a job or an executor
    Happening,    ///< the scenario's happening
    Undo,         ///< the happening's end
    Pump,         ///< deployments look at their steps again
};

enum class Ending { Killed, Failed, Finished, Lost };

struct Event
{
    qint64 at = 0;
    quint64 number = 0; ///< same time: in the order of asking
    Due what = Due::Offers;
    qint32 subject = -1;
    qint32 argument = 0;
    bool operator<(const Event &other) const { return at != other.at ? at > other.at : number > other.number; }
};

struct TaskExtra
{
    std::shared_ptr<const RunSpec> spec; ///< none: another framework's
    qint32 head = -1;                    ///< a pod's further containers: index of the first one
    qint32 siblings = 0;                 ///< of a head: how many further containers follow it in the list
    int incarnation = 1;
    bool killing = false;
    bool replaced = false;         ///< unreachable and given up: no longer counted
    bool replaceAfterKill = false; ///< killed for being unhealthy or by hand: another one is to come
    bool ready = true;             ///< readiness check
    bool checking = false;         ///< a Check is due
    std::optional<bool> told;      ///< setHealthy()
    bool reserved = false;
    QString endMessage;
};

struct Pending
{
    QString instanceId;
    int incarnation = 1;
};

struct AppExtra
{
    std::shared_ptr<const RunSpec> spec;
    std::vector<qint32> live; ///< heads of tasks that have not ended
    std::deque<Pending> pending;
};

struct Action
{
    enum class Kind { Start, Stop, Scale, Restart };
    Kind kind = Kind::Scale;
    QString app;
    bool pod = false;
    int instances = 0;
    bool down = false; ///< Scale: to fewer than before
};

using Definitions = std::map<QString, QJsonObject>;

struct DeploymentExtra
{
    std::vector<std::vector<Action>> steps;
    Definitions original; ///< of the affected apps; missing: they did not exist
    std::set<QString> affected;
    QString groupId;
};

/// What a command wants the cluster to be.
struct Target
{
    Definitions apps;
    QStringList groups;
    QHash<QString, QStringList> dependencies; ///< of groups
    std::set<QString> restart;                ///< unchanged, but to be restarted
    QString groupId = QStringLiteral("/");    ///< what the command named
};

struct RootVersion
{
    QString version;
    Definitions apps;
    QStringList groups;
    QHash<QString, QStringList> dependencies;
};

struct JobMaker
{
    qint32 framework = -1;
    QString kind, role; ///< "jobs", "executors", "pods"
    qint64 everyMs = 30000;
    int count = 0, made = 0;
};

struct Happening
{
    QJsonObject what;
    int times = 0;
};

struct SimCluster::Private
{
    SimCluster *q = nullptr;
    Scenario scenario;
    std::mt19937 random;
    qint64 now = 0;
    int returnedAgents = 0;
    quint64 eventNumber = 0;
    std::priority_queue<Event> due;

    std::vector<SimAgent> agents;
    std::vector<AgentUse> uses;
    std::vector<SimTask> tasks;
    std::vector<TaskExtra> extras;
    std::vector<SimFramework> frameworks;
    QHash<QString, std::deque<qint32>> endedTasks; ///< what has ended, by framework, oldest first
    std::vector<JobMaker> makers;
    std::map<QString, SimApp> apps;
    std::map<QString, AppExtra> appExtras; ///< of removed apps too, until their tasks are gone
    QStringList groups{QStringLiteral("/")};
    QHash<QString, QStringList> groupDependencies;
    QSet<QString> enforcedRoles;           ///< groups at the top
    std::vector<RootVersion> rootVersions; ///< oldest first
    std::vector<SimDeployment> deployments;
    std::vector<DeploymentExtra> plans; ///< same order
    std::vector<SimEvent> events;
    std::vector<Happening> happenings;
    std::set<QString> waiting;        ///< apps with something in the queue
    std::set<QString> victims;        ///< task ids to prefer when scaling down
    QHash<QString, qint32> taskIndex; ///< by task id
    qint64 offersHeldUntil = 0;       ///< what the last round did not use is declined then
    qint64 offersAt = 0;              ///< when the next round of offers is due; 0: none
    bool pumping = false, dirty = false, quiet = false;
    qint64 lastVersionMs = 0;
    int nextServicePort = 10000;

    QString uuid, masterId, clusterName;
    qint64 electedMs = 0;
    int leader = 0, nextLeader = 0;
    int marathonLeader = 0, lastMarathon = 0;
    int missingAgents = 0;
    int elections = 0;

    // Time and chance
    void at(qint64 when, Due what, qint32 subject = -1, qint32 argument = 0);
    void handle(const Event &event);
    qint64 between(qint64 low, qint64 high);
    QString newUuid();
    QString newInstanceId(const QString &appId);
    QString newVersion();

    // Build
    void build();
    void buildAgents();
    void buildFrameworks();
    void buildApps();
    void addInitialApp(const QJsonObject &described);
    void generate();
    void addGroupsOf(const QString &path);
    void rememberRoot(const QString &version);

    // Telling
    void tell(const QString &type, QJsonObject body);
    void tellInstance(qint32 task, const QString &condition);
    void tellStatus(qint32 task, const QString &state, const QString &message);
    void tellMesos(MesosChange::Kind kind, qint32 task, qint32 agent = -1, qint32 framework = -1);

    // Tasks
    qint32 addTask(SimTask task, TaskExtra extra);
    qint32 launch(const QString &appId, const Pending &pending, qint32 agent, const OfferMatch &match);
    void occupy(qint32 task);
    void release(qint32 task);
    void addStatus(qint32 task, const QString &state, const QString &message = {}, const QString &reason = {},
                   const QString &source = {});
    /// The same without a word to Mesos' subscribers.
    void noteStatus(qint32 task, const QString &state, const QString &message, const QString &reason,
                    const QString &source);
    void starting(qint32 task);
    void running(qint32 task);
    void kill(qint32 task, bool replace, const QString &message = {});
    void ended(qint32 task, Ending ending);
    void fail(qint32 task, const QString &message);
    void afterEnd(qint32 task, Ending ending);
    void trimHistory(qint32 task);
    void noteFailure(qint32 task, const QString &message);
    bool isReady(qint32 task) const;
    bool counts(qint32 task) const; ///< as an instance: neither being killed nor replaced

    // Health
    void scheduleCheck(qint32 task, qint64 when);
    void check(qint32 task);
    bool checkFails(qint32 task) const;
    void setAlive(qint32 task, bool alive);

    // Offers and the launch queue
    void enqueue(const QString &appId, Pending pending);
    void enqueueNew(const QString &appId, int count);
    int dequeue(const QString &appId, int count);
    void syncQueue(const QString &appId);
    void wantOffers(qint64 delay);
    void offerRound();
    bool offerTo(const QString &appId);
    void backOff(const QString &appId);
    std::vector<const SimAgent *> placed(const QString &appId) const;
    void reconcile(const QString &appId);
    bool isDeploying(const QString &appId) const;

    // Deployments
    Target present() const;
    std::vector<std::vector<Action>> plan(const Target &target) const;
    Outcome deploy(Target target, bool force, bool dryRun = false);
    void completeDefinitions(Target &target);
    void applyTarget(const Target &target, const QString &version);
    void startDeployment(const Target &target, std::vector<std::vector<Action>> steps, const QString &version,
                         const QString &id, const Target &before);
    void pump();
    bool pumpOne(size_t index);
    bool drive(const Action &action);
    bool driveScale(const Action &action);
    bool driveRestart(const Action &action);
    void finish(size_t index, bool success, const QString &reason = {}, const std::set<QString> &takenOver = {});
    QJsonObject planJson(size_t index) const;
    void tellStep(const QString &type, size_t index);
    void assignServicePorts(QJsonObject &definition, const QJsonObject &previous);
    void killPreferred(const QString &appId, std::vector<qint32> candidates, int count);
    void groupUpdate(Target &target, const QString &path, const QJsonObject &body) const;
    int rankOf(const Definitions &all, const QHash<QString, QStringList> &dependencies, const QString &id,
               std::map<QString, int> &known) const;

    // Others
    void pingTimeout(qint32 agent);
    void agentBack(qint32 agent);
    bool isMarathons(qint32 task) const { return extras[size_t(task)].spec != nullptr; }
    void inactive(qint32 task);
    void expunge(qint32 task);
    void elect();
    void recoverAgent(qint32 agent, qint32 election);
    void job(qint32 maker);
    void runJob(JobMaker &maker);
    qint32 addForeign(const JobMaker &maker, const QString &id, const QString &name, int containers);
    bool churn(const QJsonObject &what);
    void happen(qint32 index);
    void undo(qint32 index);
    void doHappening(const QJsonObject &what);
    qint32 agentByName(const QString &hostname) const;
};

/// "/shop/frontend" → "shop_frontend"
QString safeId(const QString &path);
/// "/shop/frontend" → "frontend.shop", Mesos' task name
QString mesosName(const QString &path);
QString parentPath(const QString &path);
QString actionName(const Action &action);
bool differs(const QJsonObject &left, const QJsonObject &right, bool *onlyInstances);
QJsonArray stepsJson(const std::vector<std::vector<Action>> &steps);

} // namespace mesoscope::demo
