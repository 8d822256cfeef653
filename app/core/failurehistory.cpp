// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/failurehistory.h"

#include <QJsonObject>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr qsizetype MaximumMessage = 1000;
static constexpr qsizetype MaximumName = 300;

static TaskFailure bounded(TaskFailure failure)
{
    failure.message = failure.message.left(MaximumMessage);
    for (QString *text : {&failure.taskId, &failure.host, &failure.state, &failure.version})
        *text = text->left(MaximumName);
    return failure;
}

static TaskFailure failureOf(const Task &task)
{
    return {
        task.id.text(), task.host,    task.rawState.isEmpty() ? taskStateName(task.state).toString() : task.rawState,
        task.message,   task.sinceMs, task.version};
}

FailureHistory::FailureHistory(Store &store, QObject *parent)
    : QObject(parent), m_file(u"failures"_s, [this] { return items(); })
{
    connect(&store, &Store::changed, this, &FailureHistory::see);
    connect(&store, &Store::cleared, this, [this] {
        m_rest.clear(); // of the cluster that was left
        m_file.save();
    });
}

FailureHistory::~FailureHistory()
{
    m_file.save();
}

QJsonArray FailureHistory::items() const
{
    QJsonArray items;
    for (auto it = m_failures.cbegin(); it != m_failures.cend(); ++it) {
        for (const TaskFailure &failure : *it)
            items.append(QJsonObject{{u"app"_s, it.key().text()},
                                     {u"task"_s, failure.taskId},
                                     {u"host"_s, failure.host},
                                     {u"state"_s, failure.state},
                                     {u"message"_s, failure.message},
                                     {u"timeMs"_s, failure.timestampMs},
                                     {u"version"_s, failure.version}});
    }
    return items;
}

void FailureHistory::open(const QString &file)
{
    const QJsonArray items = m_file.open(file);
    m_failures.clear();
    m_rest.clear();
    bool allGood = true;
    for (const QJsonValue &item : items) {
        const QJsonObject json = item.toObject();
        const TaskFailure failure{json["task"_L1].toString(),
                                  json["host"_L1].toString(),
                                  json["state"_L1].toString(),
                                  json["message"_L1].toString(),
                                  qint64(std::clamp(json["timeMs"_L1].toDouble(), 0.0, 1e15)),
                                  json["version"_L1].toString()};
        const AppId app(json["app"_L1].toString());
        allGood &= !app.isEmpty() && add(app, failure);
    }
    keepNewest();
    if (!allGood)
        m_file.keepCopy(); // the next save writes the good ones only
    Q_EMIT changed();
}

bool FailureHistory::add(const AppId &app, const TaskFailure &failure)
{
    if (failure.taskId.isEmpty() || failure.timestampMs <= 0)
        return false;
    QList<TaskFailure> &known = m_failures[app];
    if (std::any_of(known.cbegin(), known.cend(),
                    [&failure](const TaskFailure &one) { return one.taskId == failure.taskId; }))
        return false;
    const auto place = std::find_if(known.begin(), known.end(), [&failure](const TaskFailure &one) {
        return one.timestampMs <= failure.timestampMs;
    });
    if (place - known.begin() >= MaximumPerApp)
        return false;
    known.insert(place, bounded(failure));
    known.resize(std::min(known.size(), MaximumPerApp));
    return true;
}

bool FailureHistory::look(const ClusterSnapshot &snapshot, const std::vector<quint32> &handles, size_t from, size_t to)
{
    bool fresh = false;
    for (size_t i = from; i < std::min(to, handles.size()); ++i) {
        const Task *task = snapshot.task(TaskHandle(handles[i]));
        if (!task || !isFailure(task->state) || !isTerminal(task->state))
            continue;
        if (const App *app = snapshot.app(task->app))
            fresh |= add(app->id, failureOf(*task));
    }
    return fresh;
}

void FailureHistory::see(const ClusterChange &change)
{
    const ClusterSnapshot &now = *change.after;
    bool fresh = false;
    for (const std::vector<quint32> *apps : {&change.changes.apps.added, &change.changes.apps.changed}) {
        for (const quint32 handle : *apps) {
            const App *app = now.app(AppHandle(handle));
            if (app && app->lastFailure)
                fresh |= add(app->id, *app->lastFailure);
        }
    }
    for (const std::vector<quint32> *tasks : {&change.changes.tasks.added, &change.changes.tasks.changed}) {
        fresh |= look(now, *tasks, 0, MaximumAtOnce);
        if (tasks->size() <= MaximumAtOnce)
            continue;
        if (m_rest.empty())
            QMetaObject::invokeMethod(this, &FailureHistory::lookOn, Qt::QueuedConnection);
        m_rest.push_back({change.after, *tasks, MaximumAtOnce});
        if (m_rest.size() > 4) // older snapshots are not kept for this
            m_rest.pop_front();
    }
    if (fresh)
        tellFresh();
}

void FailureHistory::lookOn()
{
    if (m_rest.empty())
        return;
    Rest &rest = m_rest.front();
    const bool fresh = look(*rest.snapshot, rest.handles, rest.next, rest.next + MaximumAtOnce);
    rest.next += MaximumAtOnce;
    if (rest.next >= rest.handles.size())
        m_rest.pop_front();
    if (!m_rest.empty())
        QMetaObject::invokeMethod(this, &FailureHistory::lookOn, Qt::QueuedConnection);
    if (fresh)
        tellFresh();
}

void FailureHistory::tellFresh()
{
    keepNewest();
    m_file.touch();
    Q_EMIT changed();
}

void FailureHistory::keepNewest()
{
    m_failures.removeIf([](auto it) { return it->isEmpty(); });
    if (m_failures.size() <= MaximumApps)
        return;
    std::vector<qint64> times;
    for (const QList<TaskFailure> &failures : std::as_const(m_failures))
        times.push_back(failures.first().timestampMs);
    std::nth_element(times.begin(), times.begin() + (MaximumApps - 1), times.end(), std::greater<>());
    const qint64 oldest = times[MaximumApps - 1];
    m_failures.removeIf([oldest](auto it) { return it->first().timestampMs < oldest; });
}

} // namespace mesoscope

#include "moc_failurehistory.cpp"
