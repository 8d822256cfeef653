// SPDX-License-Identifier: GPL-3.0-or-later
// Fills the inspector for apps and groups.
#include "views/widgets/appinspector.h"

#include "app/base/clock.h"
#include "app/core/store.h"
#include "models/domain/filter.h"
#include "models/domain/lbservice.h"
#include "models/domain/secrets.h"
#include "models/domain/volumes.h"
#include "views/dialogs/dialogs.h"
#include "views/selection.h"
#include "views/text/format.h"
#include "views/text/statetext.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"
#include "views/widgets/appevents.h"
#include "views/widgets/appsmenu.h"
#include "views/widgets/definitionview.h"
#include "views/widgets/deploymentview.h"
#include "views/widgets/detaillist.h"
#include "views/widgets/factsheet.h"
#include "views/widgets/linkbutton.h"
#include "views/widgets/loadbalancerview.h"
#include "views/widgets/plainlabel.h"
#include "views/widgets/relatedtasks.h"
#include "views/widgets/versionsview.h"
#include "views/widgets/volumesview.h"
#include "views/widgets/whyview.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int MostAppsListed = 200;
constexpr int MostAddresses = 20; ///< in a menu
} // namespace

AppInspector::AppInspector(const ViewContext &context, Actions &actions, QWidget *parent)
    : Inspector(context.theme, tr("Details of the app"), parent),
      m_context(context),
      m_actions(actions),
      m_summary(new FactSheet(context.theme, tr("Summary"), this)),
      m_tasks(new RelatedTasks(context, false, this)),
      m_definition(new DefinitionView(context, this)),
      m_versions(new VersionsView(context, actions, this)),
      m_why(new WhyView(context, this)),
      m_deployments(new DeploymentView(context, this)),
      m_loadBalancer(new LoadBalancerView(context, this)),
      m_volumes(new VolumesView(context, this)),
      m_events(new AppEvents(context, this)),
      m_scale(new QPushButton(tr("Scale…"), this)),
      m_edit(new QPushButton(tr("Edit…"), this)),
      m_restart(new QPushButton(tr("Restart…"), this)),
      m_menu(new QMenu(this))
{
    addTab(m_summary, tr("Summary"));
    addTab(m_tasks, tr("Instances"));
    addTab(m_definition, tr("Configuration"));
    addTab(m_versions, tr("Versions"));
    addTab(m_why, tr("Why"));
    addTab(m_deployments, tr("Deployments"));
    addTab(m_loadBalancer, tr("Load balancer"));
    addTab(m_volumes, tr("Volumes"));
    addTab(m_events, tr("Events"));
    auto *more = new QToolButton(this);
    more->setIcon(icon(u"more"_s, context.theme));
    more->setAccessibleName(tr("More actions"));
    more->setToolTip(tr("More actions"));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(m_menu);
    for (QPushButton *button : {m_scale, m_edit, m_restart})
        foot()->addWidget(button);
    foot()->addStretch();
    foot()->addWidget(more);
    connect(m_scale, &QPushButton::clicked, this,
            [this] { m_isGroup ? m_actions.scaleGroup(m_id) : m_actions.scale(m_id); });
    connect(m_edit, &QPushButton::clicked, this, [this] { m_actions.edit(m_id); });
    connect(m_restart, &QPushButton::clicked, this, [this] { m_actions.restart(m_id); });
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        m_menu->clear();
        fillMenu(m_menu, m_id);
    });
    connect(m_definition, &DefinitionView::told, &m_actions, &Actions::message);
    connect(m_loadBalancer, &LoadBalancerView::linkPressed, this, &AppInspector::follow);
    connect(m_loadBalancer, &LoadBalancerView::editRequested, this, [this] { m_actions.edit(m_id); });
    connect(m_deployments, &DeploymentView::linkPressed, this, &AppInspector::follow);
    connect(m_volumes, &VolumesView::linkPressed, this, &AppInspector::follow);
    connect(m_loadBalancer, &LoadBalancerView::copied, this,
            [this](const QString &text) { Q_EMIT m_actions.message(tr("Copied: %1").arg(text), Condition::Ok); });
    connect(&actions, &Actions::canWriteChanged, this, &AppInspector::enable);
    connect(&context.theme, &Theme::changed, more, [this, more] { more->setIcon(icon(u"more"_s, m_context.theme)); });
    enable();
}

void AppInspector::enable()
{
    const bool can = m_actions.canWrite(m_id);
    const QString tip = can ? QString() : tipText(m_actions.whyNot(m_id));
    for (QPushButton *button : {m_scale, m_edit, m_restart}) {
        button->setEnabled(can);
        button->setToolTip(tip);
    }
    m_loadBalancer->setEditable(can);
}

void AppInspector::follow(const DetailLink &link)
{
    switch (link.to) {
    case DetailLink::To::Web:
        openAddress(QUrl(link.target));
        break;
    case DetailLink::To::App:
        m_context.selection.open(PageId::Applications, AppId(link.target));
        break;
    case DetailLink::To::Task:
        m_context.selection.open(PageId::Instances, TaskId(link.target));
        break;
    case DetailLink::To::Nowhere:
        break;
    }
}

void AppInspector::openAddress(const QUrl &url)
{
    if (!openInBrowser(url))
        Q_EMIT m_actions.message(tr("No browser takes %1.").arg(addressText(url)), Condition::Bad);
}

bool AppInspector::showSubject(const AppId &id)
{
    const SnapshotPtr snapshot = m_context.store.current();
    const App *app = snapshot->findApp(id);
    const Group *group = app ? nullptr : snapshot->findGroup(id);
    if (!app && !group)
        return false;
    const bool other = id != m_id;
    m_id = id;
    if (other) {
        m_noted.clear();
        enable();
    }
    m_isGroup = group != nullptr;
    for (const int tab : {Configuration, Versions, Why, Deployments, LoadBalancer, Volumes, Events})
        setTabVisible(tab, !m_isGroup);
    setTabVisible(Summary, m_isGroup);
    m_edit->setVisible(!m_isGroup);
    m_restart->setVisible(!m_isGroup);
    if (app)
        showApp(*app, snapshot);
    else
        showGroup(*group, *snapshot);
    if (other)
        showTab(m_isGroup                                                        ? int(Summary)
                : isTroubled(app->status) && app->status != AppStatus::Unhealthy ? int(Why)
                                                                                 : int(Instances));
    return true;
}

void AppInspector::refresh()
{
    if (m_id.isEmpty())
        return;
    if (!showSubject(m_id))
        setTitle(tr("Gone"), m_id.text(), tr("It is no longer part of the cluster."));
}

void AppInspector::showApp(const App &app, const SnapshotPtr &snapshot)
{
    const qint64 now = m_context.clock.nowMs();
    setTitle(app.kind == App::Kind::Pod ? tr("Pod") : tr("App"), app.id.text(), app.image);
    QStringList chips;
    QStringList filters;
    for (auto it = app.labels.begin(); it != app.labels.end(); ++it) {
        if (isSecret(it.key(), it.value()))
            continue;
        chips.append(QString(it.key() + u':' + it.value()).left(60));
        filters.append(filterOfLabel(it.key(), it.value()));
    }
    setChips(chips, filters);
    m_tasks->showApp(app.handle, app.kind == App::Kind::Pod);
    m_tasks->setSummary(lifeTimesText(app, *snapshot, now));
    m_definition->showApp(app);
    m_versions->showApp(app);
    m_why->showApp(app, *snapshot, now);
    m_deployments->showApp(app, *snapshot);
    m_loadBalancer->showApp(app, snapshot, now);
    m_volumes->showApp(app, snapshot);
    m_events->showApp(app);
    setTabNote(Deployments, app.deployments.isEmpty() ? tr("none", "deployments") : QString());
    noteEmptyTabs(app);
}

/// What the definition alone tells is read again only when it has changed.
void AppInspector::noteEmptyTabs(const App &app)
{
    if (app.definition == m_noted && !m_noted.isEmpty())
        return;
    m_noted = app.definition;
    setTabNote(Volumes, volumesOf(app).isEmpty() ? tr("none", "volumes") : QString());
    setTabNote(LoadBalancer, isBehindLb(app) ? QString() : tr("not used", "load balancer"));
}

void AppInspector::showGroup(const Group &group, const ClusterSnapshot &snapshot)
{
    const qint64 now = m_context.clock.nowMs();
    setTitle(tr("Group"), group.id.text());
    setChips({});
    m_tasks->showGroup(group.id);
    m_tasks->setSummary({});
    QList<FactSection> sections;
    sections.append(
        {tr("Together"),
         {{tr("State"), groupStatusText(group), false, {}},
          {tr("Apps"), formatCount(group.apps), false, {}},
          {tr("Instances"),
           tr("%1 running of %2 wanted").arg(formatCount(group.counts.running), formatCount(group.instances)),
           false,
           {}},
          {tr("Healthy"), formatCount(group.counts.healthy), false, {}},
          {tr("Unhealthy"), formatCount(group.counts.unhealthy), false,
           group.counts.unhealthy > 0 ? u"bad"_s : QString()},
          {tr("CPU"), formatCpus(group.resources.cpus), false, {}},
          {tr("Memory"), formatMebibytes(group.resources.mem), false, {}}}});
    if (group.enforcesRole)
        sections.last().facts.append({tr("Role of new apps"),
                                      *group.enforcesRole ? tr("%1, the group's own").arg(lastSegment(group.id))
                                                          : tr("whichever their definition says"),
                                      false,
                                      {}});
    FactSection apps{tr("Apps in it"), {}};
    std::vector<const App *> inside;
    for (const App &app : snapshot.apps) {
        if (isInside(app.id, group.id))
            inside.push_back(&app);
    }
    std::sort(inside.begin(), inside.end(), [](const App *a, const App *b) { return a->id < b->id; });
    for (const App *one : inside) {
        const App &app = *one;
        if (apps.facts.size() == MostAppsListed) {
            apps.facts.append({tr("more"), tr("The list ends here; the tree shows all."), false, {}});
            break;
        }
        const Condition condition = conditionOf(app.status);
        apps.facts.append({lastSegment(app.id), appStatusText(app, snapshot, now), false,
                           condition == Condition::Bad       ? u"bad"_s
                           : condition == Condition::Warning ? u"warning"_s
                                                             : QString()});
    }
    if (!apps.facts.isEmpty())
        sections.append(apps);
    m_summary->setSections(sections);
}

void AppInspector::setActive(bool active)
{
    m_tasks->setActive(active);
}

/// Whatever an address holds, a menu shows it as it is.
void AppInspector::fillOpenMenu(QMenu *menu, const App &app, const ClusterSnapshot &snapshot)
{
    const QList<QUrl> urls = webAddressesOf(lbServicesOf(app, snapshot));
    if (urls.isEmpty())
        return;
    const auto add = [this](QMenu *to, QString label, const QUrl &url) {
        QAction *action = to->addAction(label.replace(u'&', u"&&"_s));
        action->setToolTip(tipText(addressText(url)));
        connect(action, &QAction::triggered, this, [this, url] { openAddress(url); });
    };
    if (urls.size() == 1) {
        add(menu, tr("Open in the browser"), urls.first());
    } else {
        QMenu *several = menu->addMenu(tr("Open in the browser"));
        for (qsizetype i = 0; i < qMin<qsizetype>(urls.size(), MostAddresses); ++i)
            add(several, addressText(urls.at(i)).left(120), urls.at(i));
    }
    menu->addSeparator();
}

void AppInspector::fillMenu(QMenu *menu, const AppId &id)
{
    const SnapshotPtr snapshot = m_context.store.current();
    const App *app = snapshot->findApp(id);
    const bool can = m_actions.canWrite(id);
    menu->setToolTipsVisible(true);
    const QString why = tipText(m_actions.whyNot(id));
    const auto add = [&](const QString &text, bool enabled, auto triggered) {
        QAction *action = menu->addAction(text);
        action->setEnabled(enabled && can);
        if (!can)
            action->setToolTip(why);
        connect(action, &QAction::triggered, this, triggered);
    };
    const auto open = [&](const QString &text, PageId page) {
        connect(menu->addAction(text), &QAction::triggered, this,
                [this, page, id] { m_context.selection.open(page, id); });
    };
    if (app) {
        fillOpenMenu(menu, *app, *snapshot);
        open(tr("Show its instances"), PageId::Instances);
        open(tr("Show it on the map"), PageId::Topology);
        open(tr("Show its charts"), PageId::Charts);
        open(tr("Show its log"), PageId::Logs);
        menu->addSeparator();
        add(tr("Scale…"), true, [this, id] { m_actions.scale(id); });
        add(tr("Edit…"), true, [this, id] { m_actions.edit(id); });
        add(tr("Rename…"), true, [this, id] { m_actions.rename(id); });
        add(tr("Restart…"), app->instances > 0, [this, id] { m_actions.restart(id); });
        add(tr("Roll back…"), true, [this, id] { m_actions.rollBack(id); });
        if (app->instances > 0)
            add(tr("Suspend…"), true, [this, id] { m_actions.suspend(id); });
        else
            add(tr("Resume…"), true, [this, id] { m_actions.resume(id); });
        add(tr("Try to start again now"), app->status == AppStatus::Delayed, [this, id] { m_actions.resetDelay(id); });
        menu->addSeparator();
        add(tr("Destroy…"), true, [this, id] { m_actions.destroy(id); });
    } else {
        open(tr("Show its instances"), PageId::Instances);
        menu->addSeparator();
        add(tr("Scale all its apps by a factor…"), true, [this, id] { m_actions.scaleGroup(id); });
        QMenu *all = menu->addMenu(tr("All its apps"));
        fillAppsMenu(all, {id}, m_actions);
        add(tr("New group in it…"), true, [this, id] { m_actions.createGroup(id); });
        const Group *group = snapshot->findGroup(id);
        if (group && group->enforcesRole) {
            add(tr("Role of new apps in it…"), true, [this, id] { m_actions.changeGroupRole(id); });
            const QString hindered = m_actions.whyNotAtMesos();
            QAction *quota = menu->addAction(tr("Quota of its role…"));
            quota->setEnabled(hindered.isEmpty());
            quota->setToolTip(tipText(hindered));
            connect(quota, &QAction::triggered, this, [this, id] { m_actions.changeQuota(lastSegment(id)); });
        }
        menu->addSeparator();
        add(tr("Destroy the group…"), true, [this, id] { m_actions.destroyGroup(id); });
    }
}

} // namespace mesoscope

#include "moc_appinspector.cpp"
