// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/deploymentitems.h"

#include "models/items/deploymentsmodel.h"
#include "views/text/deploymenttext.h"
#include "views/text/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace mesoscope {

namespace {

using namespace Qt::Literals::StringLiterals;
using Kind = DetailItem::Kind;

class Text
{
    Q_DECLARE_TR_FUNCTIONS(DeploymentItems)
};

constexpr int MostActions = 200;
constexpr int MostReadiness = 50;
constexpr int MostEarlier = 20;

DetailItem section(const QString &title)
{
    return {Kind::Section, title, {}, {}, Condition::Unknown, false, {}};
}

DetailItem fact(const QString &name, const QString &value, bool mono = false)
{
    return {Kind::Fact, name, value, {}, Condition::Unknown, mono, {}};
}

DetailItem row(Condition condition, const QString &name, const QString &note, const QString &value = {})
{
    return {Kind::Row, name, value, note, condition, false, {}};
}

/// @p step: how far it has come, 1-based; @p running: that step is under way, else it ended there.
void addSteps(QList<DetailItem> &items, const DeploymentPlan &steps, int step, bool running)
{
    if (steps.isEmpty())
        return;
    items.append(section(Text::tr("Steps")));
    int shown = 0;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const bool present = i + 1 == step;
        const bool done = i + 1 < step;
        const bool underWay = present && running;
        const Condition condition = done ? Condition::Ok : underWay ? Condition::Progress : Condition::Off;
        const QString state = done       ? Text::tr("done", "a step")
                              : underWay ? Text::tr("under way", "a step")
                              : present  ? Text::tr("not finished", "a step")
                              : running  ? Text::tr("to come", "a step")
                                         : Text::tr("not begun", "a step");
        for (const DeploymentAction &action : steps.at(i)) {
            if (++shown > MostActions)
                continue;
            items.append(row(condition,
                             Text::tr("%1. %2", "number of a step, what it does")
                                 .arg(formatCount(i + 1), deploymentActionText(action)),
                             state));
        }
    }
    if (shown > MostActions)
        items.append(fact({}, Text::tr("%n more", "steps", shown - MostActions)));
}

void addReadiness(QList<DetailItem> &items, const Deployment &deployment, const ClusterSnapshot &snapshot)
{
    int shown = 0;
    for (const DeploymentAction &action : deployment.current) {
        for (const ReadinessResult &result : action.readiness) {
            if (++shown > MostReadiness)
                continue;
            if (shown == 1)
                items.append(section(Text::tr("Readiness checks")));
            const Task *task = snapshot.findTask(result.task);
            const QString name = task && !task->host.isEmpty() ? task->host : result.task.text();
            DetailItem item = row(result.ready ? Condition::Ok : Condition::Progress, name,
                                  result.ready ? Text::tr("ready", "an instance") : Text::tr("not ready yet"));
            if (result.status > 0)
                item.value = result.body.isEmpty() ? Text::tr("HTTP %1").arg(result.status)
                                                   : Text::tr("HTTP %1: %2").arg(result.status).arg(result.body);
            else if (!result.ready)
                item.value = Text::tr("no answer yet");
            item.links = {{DetailLink::To::Task, result.task.text(), name, false}};
            items.append(item);
        }
    }
    if (shown > MostReadiness)
        items.append(fact({}, Text::tr("%n more", "instances", shown - MostReadiness)));
}

QString tookText(const DeploymentRecord &record)
{
    const std::optional<qint64> took = record.durationMs();
    return took ? formatAge(*took) : QString();
}

} // namespace

QList<DetailItem> deploymentItems(const Deployment &deployment, const ClusterSnapshot &snapshot, const Stuck *stuck,
                                  qint64 nowMs)
{
    QList<DetailItem> items;
    if (stuck) {
        const StuckText words = stuckText(*stuck);
        DetailItem notice{Kind::Notice, words.title, words.body, {}, Condition::Warning, false, {}};
        const QString app = (stuck->app.isEmpty() ? deployment.affected.value(0) : stuck->app).text();
        if (!app.isEmpty())
            notice.links = {{DetailLink::To::App, app, Text::tr("Show %1").arg(app), false}};
        items.append(notice);
    }
    items.append(fact(Text::tr("Running for"), formatSince(deployment.versionMs, nowMs)));
    addSteps(items, deployment.steps.isEmpty() ? DeploymentPlan{deployment.current} : deployment.steps,
             deployment.steps.isEmpty() ? 1 : deployment.currentStep, true);
    addReadiness(items, deployment, snapshot);
    return items;
}

QList<DetailItem> deploymentItems(const DeploymentRecord &record, qint64 nowMs)
{
    QList<DetailItem> items;
    items.append({Kind::Notice,
                  deploymentStateText(record.state, false),
                  deploymentEndText(record),
                  {},
                  conditionOf(record.state, false),
                  false,
                  {}});
    const QString began = record.startedMs > 0 ? formatTime(record.startedMs) : QString();
    items.append(fact(Text::tr("Began"), began));
    items.append(fact(Text::tr("Ended"),
                      record.endedMs > 0
                          ? Text::tr("%1 (%2 ago)").arg(formatTime(record.endedMs), formatSince(record.endedMs, nowMs))
                          : QString()));
    items.append(fact(Text::tr("Took", "how long it lasted"), tookText(record)));
    DetailItem apps = fact(Text::tr("Apps"), {});
    for (const AppId &app : record.affected.first(std::min<qsizetype>(MostEarlier, record.affected.size())))
        apps.links.append({DetailLink::To::App, app.text(), app.text(), false});
    if (!apps.links.isEmpty())
        items.append(apps);
    if (record.affected.size() > MostEarlier)
        items.append(fact({}, Text::tr("%n more", "apps", int(record.affected.size()) - MostEarlier)));
    addSteps(items, record.actions,
             record.state == DeploymentRecord::State::Finished ? int(record.actions.size()) + 1 : record.step, false);
    return items;
}

QList<DetailItem> earlierItems(const QList<const DeploymentRecord *> &records, qint64 nowMs)
{
    QList<DetailItem> items;
    for (const DeploymentRecord *record : records) {
        if (items.isEmpty())
            items.append(section(Text::tr("Earlier")));
        if (items.size() > MostEarlier)
            break;
        QStringList actions;
        for (const QList<DeploymentAction> &step : record->actions) {
            for (const DeploymentAction &action : step) {
                if (actions.size() < 3)
                    actions.append(deploymentActionText(action));
            }
        }
        const QString took = tookText(*record);
        const qint64 when = record->endedMs > 0 ? record->endedMs : record->startedMs;
        QString state = deploymentStateText(record->state, false);
        if (!took.isEmpty())
            state = Text::tr("%1 after %2", "finished after 42 s").arg(state, took);
        items.append(row(conditionOf(record->state, false), state, formatSince(when, nowMs), actions.join(u", "_s)));
    }
    return items;
}

} // namespace mesoscope
