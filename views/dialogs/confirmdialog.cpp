// SPDX-License-Identifier: GPL-3.0-or-later
// Asks before something is stopped, killed or destroyed.
#include "views/dialogs/confirmdialog.h"

#include "app/core/store.h"
#include "views/theme/theme.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace mesoscope {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(ConfirmText)
};

constexpr int MostListed = 12;

int runningOf(const AppId &app, const ClusterSnapshot &snapshot)
{
    const App *known = snapshot.findApp(app);
    return known ? known->counts.running + known->counts.staged : 0;
}

QStringList bounded(const QStringList &all)
{
    if (all.size() <= MostListed)
        return all;
    return all.first(MostListed) + QStringList{Text::tr("and %n more", nullptr, int(all.size()) - MostListed)};
}

} // namespace

ConfirmDialog::ConfirmDialog(const ViewContext &context, const Confirmation &confirmation, QWidget *parent)
    : CommandDialog(context, parent), m_confirmation(confirmation), m_choices(new QButtonGroup(this))
{
    setObjectName(confirmation.name);
    setHeading(confirmation.title, confirmation.explanation);
    const Style style = confirmation.danger ? Style::Danger : Style::Primary;
    setSubmit(confirmation.submit.isEmpty() ? confirmation.choices.constFirst().text : confirmation.submit,
              confirmation.pending, style);
    if (confirmation.submit.isEmpty())
        connect(m_choices, &QButtonGroup::idClicked, this, [this, style](int id) {
            setSubmit(m_confirmation.choices.at(id).text, m_confirmation.pending, style);
        });

    if (!confirmation.affected.isEmpty()) {
        auto *list = plainLabel(confirmation.affected.join(u'\n'), this);
        list->setObjectName(QStringLiteral("affected"));
        list->setFont(context.theme.font(TextStyle::Mono));
        if (confirmation.affected.size() > MostListed) {
            auto *scroll = new QScrollArea(this); // a group may hold hundreds
            scroll->setWidgetResizable(true);
            scroll->setWidget(list);
            scroll->setMaximumHeight(list->fontMetrics().lineSpacing() * MostListed);
            scroll->setAccessibleName(tr("What is affected"));
            body()->addWidget(scroll);
        } else {
            body()->addWidget(list);
        }
    }
    if (confirmation.choices.size() > 1) {
        for (int i = 0; i < confirmation.choices.size(); ++i) {
            const ConfirmChoice &choice = confirmation.choices.at(i);
            auto *button = new QRadioButton(choice.text, this);
            button->setAccessibleDescription(choice.explanation);
            button->setChecked(i == 0);
            m_choices->addButton(button, i);
            auto *group = new QVBoxLayout;
            group->setSpacing(0);
            group->addWidget(button);
            auto *explanation = mutedLabel(choice.explanation, this);
            explanation->setContentsMargins(24, 0, 0, 0);
            group->addWidget(explanation);
            body()->addLayout(group);
        }
    }
    if (!confirmation.typed.isEmpty()) {
        m_typed = new QLineEdit(this);
        m_typed->setObjectName(QStringLiteral("typed"));
        m_typed->setFont(context.theme.font(TextStyle::Mono));
        m_typed->setPlaceholderText(confirmation.typed);
        body()->addWidget(new FieldRow(tr("&Type its name to go on"), m_typed, this));
        setSubmitEnabled(false);
        connect(m_typed, &QLineEdit::textChanged, this,
                [this](const QString &text) { setSubmitEnabled(text.trimmed() == m_confirmation.typed); });
        m_typed->setFocus();
    }
    body()->addStretch(1);
    if (!confirmation.danger)
        submitButton()->setFocus();
}

Command ConfirmDialog::command() const
{
    const int chosen = qMax(0, m_choices->checkedId());
    return m_confirmation.choices.at(chosen).command;
}

void ConfirmDialog::refused(const Error &error)
{
    CommandDialog::refused(error);
    for (ConfirmChoice &choice : m_confirmation.choices) {
        if (auto *scale = std::get_if<ScaleApp>(&choice.command))
            scale->seenInstances =
                instancesMeanwhile(error).value_or(scale->seenInstances); // told: the next press means it
    }
}

/// Marathon has no restart for pods; killing every instance is the nearest, and a harder one.
static Confirmation confirmRestartOfPod(const App &pod, const ClusterSnapshot &snapshot)
{
    Confirmation asked;
    asked.name = QStringLiteral("restartDialog");
    asked.title = Text::tr("Restart %1").arg(pod.id.text());
    QList<TaskId> tasks;
    for (const Task *task : snapshot.tasksOf(pod.handle)) {
        if (isActive(task->state))
            tasks.append(task->id);
    }
    asked.explanation =
        Text::tr("Marathon does not replace a pod's instances one after the other, as it does with an app's. All %n of "
                 "them are killed at once, and others are started in their place.",
                 nullptr, runningOf(pod.id, snapshot));
    if (tasks.isEmpty())
        asked.explanation = Text::tr("Nothing of it runs: there is nothing to restart.");
    asked.submit = Text::tr("&Kill all");
    asked.pending = Text::tr("Killing…");
    asked.choices = {{{}, {}, KillTasks{pod.id, tasks, KillMode::Respawn, Force::No}}};
    return asked;
}

Confirmation confirmRestart(const AppId &app, const ClusterSnapshot &snapshot)
{
    const App *known = snapshot.findApp(app);
    if (known && known->kind == App::Kind::Pod)
        return confirmRestartOfPod(*known, snapshot);
    Confirmation asked;
    asked.name = QStringLiteral("restartDialog");
    asked.title = Text::tr("Restart %1").arg(app.text());
    asked.explanation = Text::tr("Its %n instance(s) are replaced by new ones, as its upgrade strategy says.", nullptr,
                                 runningOf(app, snapshot));
    asked.submit = Text::tr("&Restart");
    asked.pending = Text::tr("Restarting…");
    asked.danger = false;
    asked.choices = {{{}, {}, RestartApp{app, Force::No}}};
    return asked;
}

Confirmation confirmSuspend(const AppId &app, const ClusterSnapshot &snapshot)
{
    Confirmation asked;
    asked.name = QStringLiteral("suspendDialog");
    asked.title = Text::tr("Suspend %1").arg(app.text());
    asked.explanation = Text::tr("Its %n instance(s) are stopped. The definition stays; resume starts it again.",
                                 nullptr, runningOf(app, snapshot));
    asked.submit = Text::tr("&Suspend");
    asked.pending = Text::tr("Suspending…");
    const App *shown = snapshot.findApp(app);
    asked.choices = {{{}, {}, ScaleApp{app, 0, Force::No, shown ? shown->instances : -1}}};
    return asked;
}

Confirmation confirmDestroy(const AppId &app, const ClusterSnapshot &snapshot)
{
    Confirmation asked;
    asked.name = QStringLiteral("destroyDialog");
    asked.title = Text::tr("Destroy %1").arg(app.text());
    asked.explanation =
        Text::tr("Its %n instance(s) are stopped; its definition and all its versions are gone. This cannot be undone.",
                 nullptr, runningOf(app, snapshot));
    asked.typed = app.text();
    asked.submit = Text::tr("&Destroy");
    asked.pending = Text::tr("Destroying…");
    asked.choices = {{{}, {}, DestroyApp{app, Force::No}}};
    return asked;
}

Confirmation confirmDestroyGroup(const AppId &group, const ClusterSnapshot &snapshot)
{
    Confirmation asked;
    asked.name = QStringLiteral("destroyGroupDialog");
    asked.title = Text::tr("Destroy group %1").arg(group.text());
    int instances = 0;
    int apps = 0;
    for (const App &app : snapshot.apps) {
        if (!isInside(app.id, group))
            continue;
        ++apps;
        instances = countSum(instances, app.counts.running + app.counts.staged);
        asked.affected += app.id.text(); // all of them: one that is overlooked is lost
    }
    asked.explanation = Text::tr("Everything inside is destroyed: %n app(s).", nullptr, apps) + u' ' +
                        Text::tr("%n instance(s) are stopped. This cannot be undone.", nullptr, instances);
    asked.typed = group.text();
    asked.submit = Text::tr("&Destroy");
    asked.pending = Text::tr("Destroying…");
    asked.choices = {{{}, {}, DestroyGroup{group, Force::No}}};
    return asked;
}

/// Of pods Marathon kills instances as a whole, and does not scale at the same time (api-facts 1.8).
static Confirmation killOfPod(Confirmation asked, const AppId &pod, const QList<TaskId> &tasks)
{
    QStringList instances;
    for (const TaskId &id : tasks)
        instances.append(instanceIdOfTaskId(id.text()));
    instances.removeDuplicates();
    asked.title = Text::tr("Kill %n instance(s) of %1", nullptr, int(instances.size())).arg(pod.text());
    asked.affected = bounded(instances);
    asked.explanation = Text::tr("An instance of a pod ends with all its containers.");
    asked.choices = {
        {Text::tr("Kill, and start others in their place"), Text::tr("The pod keeps its number of instances."),
         KillTasks{pod, tasks, KillMode::Respawn, Force::No}},
        {Text::tr("Kill, and wipe their data"),
         Text::tr("For pods with local volumes: what these instances have written is lost, others start empty "
                  "elsewhere."),
         KillTasks{pod, tasks, KillMode::Wipe, Force::No}},
    };
    return asked;
}

Confirmation confirmKill(const AppId &app, const QList<TaskId> &tasks, const ClusterSnapshot &snapshot)
{
    Confirmation asked;
    const int count = int(tasks.size());
    asked.name = QStringLiteral("killDialog");
    asked.title = Text::tr("Kill %n instance(s) of %1", nullptr, count).arg(app.text());
    QStringList lines;
    for (const TaskId &id : tasks) {
        const Task *task = snapshot.findTask(id);
        lines += task && !task->host.isEmpty() ? Text::tr("%1 on %2", "instance on node").arg(id.text(), task->host)
                                               : id.text();
    }
    asked.affected = bounded(lines);
    asked.submit = Text::tr("&Kill");
    asked.pending = Text::tr("Killing…");
    const App *known = snapshot.findApp(app);
    if (known && known->kind == App::Kind::Pod)
        return killOfPod(asked, app, tasks);
    asked.choices = {
        {Text::tr("Kill, and start others in their place"), Text::tr("The app keeps its number of instances."),
         KillTasks{app, tasks, KillMode::Respawn, Force::No}},
        {Text::tr("Kill, and scale the app down"),
         Text::tr("The app has %n instance(s) less afterwards.", nullptr, count),
         KillTasks{app, tasks, KillMode::Scale, Force::No}},
        {Text::tr("Kill, and wipe their data"),
         Text::tr(
             "For apps with local volumes: what these instances have written is lost, others start empty elsewhere."),
         KillTasks{app, tasks, KillMode::Wipe, Force::No}},
    };
    return asked;
}

namespace {

/// What both ways of ending a deployment say of it; @p consequences follow.
Confirmation ofDeployment(const DeploymentId &deployment, const ClusterSnapshot &snapshot, const QString &consequences)
{
    Confirmation asked;
    const Deployment *known = snapshot.findDeployment(deployment);
    if (!known) {
        asked.explanation = Text::tr("It seems to be over already.");
        return asked;
    }
    QStringList apps;
    int old = 0;
    int fresh = 0;
    for (const AppId &id : known->affected) {
        apps += id.text();
        const App *app = snapshot.findApp(id);
        if (!app)
            continue;
        for (const Task *task : snapshot.tasksOf(app->handle)) {
            if (isActive(task->state))
                ++(task->outdated ? old : fresh);
        }
    }
    asked.affected = bounded(apps);
    asked.explanation = QStringList{Text::tr("It is at step %1 of %2; of its apps run %3 new and %4 old instances.")
                                        .arg(QString::number(known->currentStep), QString::number(known->totalSteps),
                                             QString::number(fresh), QString::number(old)),
                                    consequences, Text::tr("It changes:")}
                            .join(u' ');
    return asked;
}

} // namespace

Confirmation confirmRollBackDeployment(const DeploymentId &deployment, const ClusterSnapshot &snapshot)
{
    Confirmation asked = ofDeployment(
        deployment, snapshot,
        Text::tr("It ends, and a new deployment brings these apps back to what they were before it: instances that it "
                 "has started are replaced again, apps that it created are removed."));
    asked.name = QStringLiteral("rollBackDeploymentDialog");
    asked.title = Text::tr("Roll a deployment back");
    asked.submit = Text::tr("&Roll back");
    asked.pending = Text::tr("Rolling back…");
    asked.choices = {{{}, {}, CancelDeployment{deployment, Force::No}}};
    return asked;
}

Confirmation confirmStopDeployment(const DeploymentId &deployment, const ClusterSnapshot &snapshot)
{
    Confirmation asked = ofDeployment(
        deployment, snapshot,
        Text::tr("It ends where it is, and nothing is rolled back: old and new instances stay side by side until the "
                 "apps are deployed again."));
    asked.name = QStringLiteral("stopDeploymentDialog");
    asked.title = Text::tr("Stop a deployment without rolling back");
    asked.submit = Text::tr("&Stop it");
    asked.pending = Text::tr("Stopping…");
    asked.choices = {{{}, {}, CancelDeployment{deployment, Force::Yes}}};
    return asked;
}

Confirmation confirmResetDelay(const AppId &app, const ClusterSnapshot &snapshot)
{
    Confirmation asked;
    asked.name = QStringLiteral("resetDelayDialog");
    asked.title = Text::tr("Start %1 without further delay").arg(app.text());
    const App *known = snapshot.findApp(app);
    asked.explanation =
        known && known->queue && known->queue->timeLeftSeconds > 0
            ? Text::tr(
                  "Marathon waits %n s more before the next try, because earlier ones failed. It will try at once.",
                  nullptr, known->queue->timeLeftSeconds)
            : Text::tr("Marathon waits before the next try, because earlier ones failed. It will try at once.");
    asked.submit = Text::tr("&Start now");
    asked.pending = Text::tr("Starting…");
    asked.danger = false;
    asked.choices = {{{}, {}, ResetDelay{app}}};
    return asked;
}

} // namespace mesoscope

#include "moc_confirmdialog.cpp"
