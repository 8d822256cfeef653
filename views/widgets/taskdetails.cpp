// SPDX-License-Identifier: GPL-3.0-or-later
// Facts about a task and what can be done with it.
#include "views/widgets/taskdetails.h"

#include "app/base/clock.h"
#include "models/domain/secrets.h"
#include "models/domain/volumes.h"
#include "views/dialogs/dialogs.h"
#include "views/selection.h"
#include "views/text/format.h"
#include "views/text/statetext.h"
#include "views/theme/theme.h"
#include "views/widgets/factsheet.h"
#include "views/widgets/plainlabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QPushButton>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostVolumes = 12; ///< and parameters: the app's tabs list all

/// An age, with the exact time in the tip.
Fact timeFact(const QString &name, qint64 then, qint64 now)
{
    return {name,
            then > 0 ? TaskDetails::tr("%1 ago", "age").arg(formatSince(then, now)) : QString(),
            false,
            {},
            then > 0 ? formatTime(then) : QString()};
}

QString portsText(const Task &task)
{
    QStringList ports;
    for (const quint16 port : task.ports)
        ports.append(QString::number(port));
    return ports.join(u", "_s);
}

QString amount(double value, QString (*format)(double), bool known)
{
    return known ? format(value) : dash();
}

/// The agent's id, or its host name where only Marathon tells of it.
AgentId nameOf(const Agent &agent)
{
    return agent.id.isEmpty() ? AgentId(agent.hostname) : agent.id;
}

QString toneOf(Condition condition)
{
    return condition == Condition::Bad ? u"bad"_s : condition == Condition::Warning ? u"warning"_s : QString();
}

} // namespace

/// What its app's definition says of the container. Of another configuration than the newest it is not known.
FactSection TaskDetails::containerFacts(const Task &task, const App &app)
{
    FactSection section{tr("Container"), {}};
    if (task.outdated) {
        section.facts.append({tr("Definition"), tr("of an older version: see the app's versions"), false, {}});
        return section;
    }
    section.facts.append({tr("Image"), app.image, true, {}});
    section.facts.append({tr("Network"), app.networkMode, true, {}});
    QStringList volumes;
    const QList<AppVolume> all = volumesOf(app);
    for (const AppVolume &volume : all) {
        if (!volume.containerPath.isEmpty())
            volumes.append(volume.containerPath);
    }
    section.facts.append({tr("Volumes"), volumes.mid(0, MostVolumes).join(u", "_s), true, {}});
    const QJsonValue docker = QJsonDocument::fromJson(app.definition)["container"_L1]["docker"_L1];
    if (docker["privileged"_L1].toBool())
        section.facts.append({tr("Rights"), tr("privileged: all rights on the node"), false, u"warning"_s});
    QStringList parameters;
    const QJsonArray given = docker["parameters"_L1].toArray();
    for (const QJsonValue &one : given) {
        const QString key = one["key"_L1].toString();
        parameters.append(u"--"_s + key + u'=' + maskedValue(key, one["value"_L1].toString()));
    }
    if (!parameters.isEmpty())
        section.facts.append({tr("Parameters"), parameters.mid(0, MostVolumes).join(u' '), true, {}});
    return section;
}

TaskDetails::TaskDetails(const ViewContext &context, Actions &actions, QWidget *parent)
    : Inspector(context.theme, tr("Details of the instance"), parent),
      m_context(context),
      m_actions(actions),
      m_facts(new FactSheet(context.theme, tr("Facts about the instance"), this)),
      m_log(new QPushButton(tr("Log"), this)),
      m_kill(new QPushButton(tr("Kill…"), this)),
      m_showApp(new QPushButton(tr("Show app"), this)),
      m_showNode(new QPushButton(tr("Show node"), this))
{
    addTab(m_facts, tr("Details"));
    m_kill->setProperty("danger", true);
    foot()->addWidget(m_log);
    foot()->addWidget(m_showApp);
    foot()->addWidget(m_showNode);
    foot()->addStretch();
    foot()->addWidget(m_kill);
    for (QPushButton *button : {m_log, m_showApp, m_showNode, m_kill})
        button->setStyleSheet(u"padding: 0 8px;"_s);
    connect(m_log, &QPushButton::clicked, this, [this] { m_context.selection.open(PageId::Logs, m_task); });
    connect(m_kill, &QPushButton::clicked, this, [this] { m_actions.kill(m_app, {m_task}); });
    connect(m_showApp, &QPushButton::clicked, this, [this] { m_context.selection.open(PageId::Applications, m_app); });
    connect(m_showNode, &QPushButton::clicked, this, [this] { m_context.selection.open(PageId::Nodes, m_agent); });
    connect(&actions, &Actions::canWriteChanged, this, &TaskDetails::enable);
}

void TaskDetails::enable()
{
    const bool ofApp = !m_app.isEmpty();
    m_showApp->setEnabled(ofApp);
    m_showNode->setEnabled(!m_agent.isEmpty());
    m_kill->setEnabled(ofApp && m_active && m_actions.canWrite(m_app));
    m_kill->setToolTip(!ofApp                       ? tr("Only Marathon's instances can be killed from here.")
                       : !m_actions.canWrite(m_app) ? tipText(m_actions.whyNot(m_app))
                                                    : QString());
}

void TaskDetails::showTask(const Task *task, const ClusterSnapshot &snapshot)
{
    if (!task) {
        setTitle(tr("Instance, gone"), m_task.text());
        m_active = false;
        enable();
        return;
    }
    const qint64 now = m_context.clock.nowMs();
    m_task = task->id;
    m_active = isActive(task->state);
    const App *app = snapshot.app(task->app);
    const Agent *agent = snapshot.agent(task->agent);
    const Framework *framework = snapshot.framework(task->framework);
    m_app = app ? app->id : AppId();
    m_agent = agent ? nameOf(*agent) : AgentId();
    setTitle(tr("Instance"), task->name.isEmpty() ? task->id.text() : task->name, task->id.text());

    const Condition condition = conditionOf(task->state, Health::None); // health has its own line
    const QString state =
        task->state == TaskState::Unknown && !task->rawState.isEmpty() ? task->rawState : text(task->state);
    FactSection general{
        tr("State"),
        {{tr("State"), state, false, toneOf(condition)},
         {tr("Health"), text(task->health), false, task->health == Health::Unhealthy ? u"bad"_s : QString()},
         timeFact(tr("Since"), task->sinceMs, now),
         timeFact(tr("Started"), task->startedAtMs, now)}};
    if (task->outdated)
        general.facts.append({tr("Configuration"), tr("An older version than the app's newest"), false, u"warning"_s});
    if (!task->message.isEmpty())
        general.facts.append({tr("Message"), task->message, false, {}});
    QList<FactSection> sections{general};
    for (const HealthResult &result : task->healthResults) {
        FactSection check{
            tr("Health check"),
            {{tr("Result"), result.alive ? tr("passing") : tr("failing"), false, result.alive ? u"ok"_s : u"bad"_s},
             {tr("Failures in a row"), formatCount(result.consecutiveFailures), false, {}},
             timeFact(tr("Last success"), result.lastSuccessMs, now),
             timeFact(tr("Last failure"), result.lastFailureMs, now)}};
        if (!result.lastFailureCause.isEmpty())
            check.facts.append({tr("Cause"), result.lastFailureCause, false, {}});
        sections.append(check);
    }
    const bool sized = !task->resources.isZero();
    sections.append({tr("Place"),
                     {{tr("Host"), task->host, true, {}},
                      {tr("Ports"), portsText(*task), true, {}},
                      {tr("Addresses"), QStringList(task->addresses).join(u", "_s), true, {}},
                      {tr("CPU"), amount(task->resources.cpus, formatCpus, sized), false, {}},
                      {tr("Memory"), amount(task->resources.mem, formatMebibytes, sized), false, {}}}});
    if (app)
        sections.append(containerFacts(*task, *app));
    sections.append({tr("Origin"),
                     {{tr("Version"), task->version, true, {}},
                      {tr("Framework"), framework ? framework->name : QString(), false, {}},
                      {tr("Role"), task->role, false, {}},
                      {tr("Agent"), agent ? agent->id.text() : QString(), true, {}},
                      {tr("Executor"), task->executorId, true, {}},
                      {tr("Container"), task->containerId, true, {}}}});
    m_facts->setSections(sections);
    enable();
}

void TaskDetails::fillMenu(QMenu *menu, const Task &task, const ClusterSnapshot &snapshot)
{
    const App *app = snapshot.app(task.app);
    const Agent *agent = snapshot.agent(task.agent);
    const auto open = [&](const QString &text, PageId page, const Selectable &what) {
        connect(menu->addAction(text), &QAction::triggered, this,
                [this, page, what] { m_context.selection.open(page, what); });
    };
    open(tr("Show its log"), PageId::Logs, task.id);
    open(tr("Show its charts"), PageId::Charts, task.id);
    open(tr("Show its events"), PageId::Events, task.id);
    open(tr("Show it on the map"), PageId::Topology, task.id);
    if (app)
        open(tr("Show its app"), PageId::Applications, app->id);
    if (agent)
        open(tr("Show its node"), PageId::Nodes, nameOf(*agent));
    menu->addSeparator();
    connect(menu->addAction(tr("Copy its id")), &QAction::triggered, this,
            [id = task.id.text()] { QGuiApplication::clipboard()->setText(id); });
    if (!app)
        return;
    menu->addSeparator();
    QAction *kill = menu->addAction(tr("Kill…"));
    kill->setEnabled(m_actions.canWrite(app->id) && isActive(task.state));
    if (!m_actions.canWrite(app->id))
        kill->setToolTip(tipText(m_actions.whyNot(app->id)));
    connect(kill, &QAction::triggered, this,
            [this, id = app->id, instance = task.id] { m_actions.kill(id, {instance}); });
}

} // namespace mesoscope

#include "moc_taskdetails.cpp"
