// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/batches.h"

#include "app/core/commandbus.h"
#include "app/core/formerinstances.h"
#include "models/domain/poddefinition.h"
#include "models/domain/secrets.h"
#include "models/domain/validate.h"
#include "views/text/commandtext.h"
#include "views/text/errortext.h"
#include "views/text/refusaltext.h"

#include <QCoreApplication>

#include <algorithm>

namespace mesoscope {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(BatchText)
};

/// What keeps every command away from an app; empty: nothing.
QString hindrance(const AppId &id, const ClusterSnapshot &snapshot)
{
    const App *app = snapshot.findApp(id);
    if (!app)
        return Text::tr("It is not in the cluster any more.");
    const Refusal *refusal = snapshot.source(SourceId::Marathon).refusal(Capability::Commands, id.text());
    return refusal ? refusalText(*refusal) : QString();
}

std::function<Call<Command>()> ready(const Command &command)
{
    return [command] { return finishedCall<Command>(command); };
}

QString fromTo(int before, int after)
{
    return Text::tr("%1 → %2", "instances before and after").arg(QString::number(before), QString::number(after));
}

int runningOf(const App &app)
{
    return countSum(app.counts.running, app.counts.staged);
}

template<class F>
QList<BatchItem> itemsOf(const QList<AppId> &apps, const ClusterSnapshot &snapshot, F fill)
{
    QList<BatchItem> items;
    for (const AppId &id : apps) {
        BatchItem item{id, {}, hindrance(id, snapshot), {}, {}};
        if (const App *app = item.skipped.isEmpty() ? snapshot.findApp(id) : nullptr)
            fill(*app, item);
        items.append(item);
    }
    return items;
}

/// Turns the result of a reading into a command.
template<class T, class F>
Call<Command> commandFrom(const Call<T> &reading, QObject *context, F make)
{
    auto promise = std::make_shared<QPromise<Result<Command>>>();
    promise->start();
    observe(context, reading, [promise, make](const Result<T> &read) {
        promise->addResult(read.ok() ? Result<Command>(make(*read)) : Result<Command>(read.error()));
        promise->finish();
    });
    return promise->future();
}

} // namespace

QList<AppId> appsOf(const QList<AppId> &ids, const ClusterSnapshot &snapshot)
{
    QList<AppId> apps;
    for (const App &app : snapshot.apps) {
        const bool meant =
            std::any_of(ids.begin(), ids.end(), [&](const AppId &id) { return app.id == id || isInside(app.id, id); });
        if (meant)
            apps.append(app.id);
    }
    std::sort(apps.begin(), apps.end());
    return apps;
}

Batch restartBatch(const QList<AppId> &apps, const ClusterSnapshot &snapshot)
{
    Batch batch;
    batch.name = QStringLiteral("restartManyDialog");
    batch.title = Text::tr("Restart %n app(s)", nullptr, int(apps.size()));
    batch.explanation =
        Text::tr("The instances of each are replaced by new ones, as its upgrade strategy says. One after the other is "
                 "begun; none waits for the one before to be through.");
    batch.submit = Text::tr("&Restart");
    batch.pending = Text::tr("Restarting…");
    batch.items = itemsOf(apps, snapshot, [](const App &app, BatchItem &item) {
        if (app.instances == 0)
            item.skipped = Text::tr("It is suspended: there is nothing to restart.");
        else if (app.kind == App::Kind::Pod)
            item.skipped = Text::tr("It is a pod: Marathon does not restart pods.");
        item.change = Text::tr("%n instance(s) replaced", nullptr, runningOf(app));
        item.make = ready(RestartApp{app.id, Force::No});
    });
    return batch;
}

Batch suspendBatch(const QList<AppId> &apps, const ClusterSnapshot &snapshot)
{
    Batch batch;
    batch.name = QStringLiteral("suspendManyDialog");
    batch.title = Text::tr("Suspend %n app(s)", nullptr, int(apps.size()));
    batch.explanation = Text::tr("All their instances are stopped. The definitions stay; resume starts them again.");
    batch.submit = Text::tr("&Suspend");
    batch.pending = Text::tr("Suspending…");
    batch.danger = true;
    batch.items = scaleItems(apps, {ScaleChange::Kind::To, 0}, snapshot);
    return batch;
}

Batch destroyBatch(const QList<AppId> &apps, const ClusterSnapshot &snapshot)
{
    Batch batch;
    const int count = int(apps.size());
    batch.name = QStringLiteral("destroyManyDialog");
    batch.title = Text::tr("Destroy %n app(s)", nullptr, count);
    batch.explanation = Text::tr(
        "Their instances are stopped; their definitions and all their versions are gone. This cannot be undone.");
    batch.typed = Text::tr("destroy %n", "to be typed; %n is the number of apps", count);
    batch.submit = Text::tr("&Destroy");
    batch.pending = Text::tr("Destroying…");
    batch.danger = true;
    batch.items = itemsOf(apps, snapshot, [](const App &app, BatchItem &item) {
        item.change = Text::tr("%n instance(s) stopped", nullptr, runningOf(app));
        item.make = ready(DestroyApp{app.id, Force::No});
    });
    return batch;
}

Batch resumeBatch(const QList<AppId> &apps, const ClusterSnapshot &snapshot, CommandBus &commands, QObject *context)
{
    Batch batch;
    batch.name = QStringLiteral("resumeManyDialog");
    batch.title = Text::tr("Resume %n app(s)", nullptr, int(apps.size()));
    batch.explanation = Text::tr("Each gets the number of instances that it had before it was suspended, as Marathon's "
                                 "versions tell; one, where they do not tell.");
    batch.submit = Text::tr("&Resume");
    batch.pending = Text::tr("Resuming…");
    batch.items = itemsOf(apps, snapshot, [&commands, context](const App &app, BatchItem &item) {
        if (app.instances > 0)
            item.skipped = Text::tr("It is not suspended.");
        item.change = Text::tr("0 → as before");
        item.make = [&commands, context, id = app.id, seen = app.instances] {
            return commandFrom(formerInstances(commands, id, context), context,
                               [id, seen](const FormerInstances &former) {
                                   return ScaleApp{id, std::max(1, former.instances), Force::No, seen};
                               });
        };
    });
    return batch;
}

Batch deployBatch(const GroupDefinition &several, const ClusterSnapshot &snapshot)
{
    Batch batch;
    const int count = int(several.members.size());
    batch.name = QStringLiteral("deployManyDialog");
    batch.title = several.group.isEmpty()
                      ? Text::tr("Deploy %n app(s)", nullptr, count)
                      : Text::tr("Deploy %n app(s) of %1", nullptr, count).arg(several.group.text());
    batch.explanation =
        Text::tr("One after the other, each by a deployment of its own. What is there already is replaced "
                 "by what the JSON says; nothing is destroyed.");
    if (!several.left.isEmpty())
        batch.explanation += u' ' + Text::tr("What groups say of themselves is not sent: %1.")
                                        .arg(several.left.mid(0, 8).join(QStringLiteral(", ")));
    batch.submit = Text::tr("&Deploy");
    batch.pending = Text::tr("Deploying…");
    for (const QJsonObject &definition : several.members) {
        const AppId id(definition.value(QLatin1String("id")).toString());
        const App *there = snapshot.findApp(id);
        BatchItem item{id, {}, {}, {}, {}};
        const QList<LocalProblem> problems = validateDefinition(definition, &snapshot, !there);
        const Refusal *refusal = snapshot.source(SourceId::Marathon).refusal(Capability::Commands, id.text());
        if (!problems.isEmpty())
            item.skipped = Text::tr("%1: %2", "a field and what is wrong with it")
                               .arg(problems.first().path, problemText(problems.first()));
        else if (there && there->kind != kindOf(definition))
            item.skipped = Text::tr("An app cannot become a pod, nor a pod an app.");
        else if (refusal)
            item.skipped = refusalText(*refusal);
        item.change = there ? Text::tr("replaces what runs") : Text::tr("new");
        if (there)
            item.make = ready(UpdateApp{id, definition, there->version, Force::No});
        else
            item.make = ready(DeployApp{definition, Force::No});
        batch.items.append(item);
    }
    return batch;
}

Batch undoBatch(const UndoHistory::Entry &entry)
{
    Batch batch;
    batch.name = QStringLiteral("undoDialog");
    batch.title = Text::tr("Undo for %n app(s)", nullptr, int(entry.size()));
    batch.explanation = Text::tr("What somebody else has changed since then is not overwritten. A deployment of ours "
                                 "that still runs is rolled back.");
    batch.submit = Text::tr("&Undo");
    batch.pending = Text::tr("Undoing…");
    for (const UndoHistory::Step &step : entry)
        batch.items.append(
            {targetOf(step.undo), actionText(step.undo), {}, ready(step.undo), [step](const Error &error) {
                 return insteadOf(step, error);
             }});
    return batch;
}

QList<BatchItem> scaleItems(const QList<AppId> &apps, const ScaleChange &change, const ClusterSnapshot &snapshot)
{
    return itemsOf(apps, snapshot, [&](const App &app, BatchItem &item) {
        const int then = change.applied(app.instances);
        const ScaleApp scale{app.id, then, Force::No, app.instances};
        if (then == app.instances)
            item.skipped = Text::tr("It has that number already.");
        else if (!validate(scale, &snapshot).isEmpty())
            item.skipped = Text::tr("It may have one instance only.");
        item.change = fromTo(app.instances, then);
        item.make = ready(scale);
    });
}

QList<BatchItem> labelItems(const QList<AppId> &apps, const LabelChange &change, const ClusterSnapshot &snapshot,
                            CommandBus &commands, QObject *context)
{
    return itemsOf(apps, snapshot, [&, context](const App &app, BatchItem &item) {
        QStringList changes;
        for (auto it = change.set.begin(); it != change.set.end(); ++it) {
            const auto now = app.labels.constFind(it.key());
            if (now == app.labels.constEnd())
                changes.append(Text::tr("+ %1=%2", "label that is added").arg(it.key(), maskedValue(it.key(), *it)));
            else if (*now != *it)
                changes.append(Text::tr("%1: %2 → %3", "label, old and new value")
                                   .arg(it.key(), maskedValue(it.key(), *now), maskedValue(it.key(), *it)));
        }
        for (const QString &key : change.removed) {
            if (app.labels.contains(key))
                changes.append(Text::tr("− %1", "label that is removed").arg(key));
        }
        if (changes.isEmpty())
            item.skipped = change.set.isEmpty() && change.removed.isEmpty() ? Text::tr("nothing chosen yet")
                                                                            : Text::tr("Its labels are so already.");
        item.change = changes.join(QStringLiteral(", "));
        item.make = [&commands, context, change, id = app.id] {
            return commandFrom(commands.definition(id, {}), context, [change, id](const QJsonObject &now) {
                QJsonObject definition = editableDefinition(now);
                QJsonObject labels = definition.value(QLatin1String("labels")).toObject();
                for (auto it = change.set.begin(); it != change.set.end(); ++it)
                    labels.insert(it.key(), *it);
                for (const QString &key : change.removed)
                    labels.remove(key);
                definition.insert(QStringLiteral("labels"), labels);
                return UpdateApp{id, definition, now.value(QLatin1String("version")).toString(), Force::No};
            });
        };
    });
}

} // namespace mesoscope
