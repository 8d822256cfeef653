// SPDX-License-Identifier: GPL-3.0-or-later
// Facts, warnings and servers of each service port.
#include "views/widgets/loadbalancerview.h"

#include "app/base/clock.h"
#include "app/core/store.h"
#include "models/domain/secrets.h"
#include "views/text/format.h"
#include "views/text/lbtext.h"
#include "views/theme/theme.h"
#include "views/widgets/columnscroll.h"
#include "views/widgets/detaillist.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/linkbutton.h"

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = DetailItem::Kind;

DetailItem section(const QString &title)
{
    return {Kind::Section, title, {}, {}, Condition::Unknown, false, {}};
}

DetailItem fact(const QString &name, const QString &value, bool mono = false)
{
    return {Kind::Fact, name, value, {}, Condition::Unknown, mono, {}};
}

DetailItem notice(const LbNotice &words)
{
    return {Kind::Notice, words.title, words.body, {}, words.condition, false, {}};
}

} // namespace

LoadBalancerView::LoadBalancerView(const ViewContext &context, QWidget *parent)
    : QStackedWidget(parent),
      m_context(context),
      m_scroll(new ColumnScroll(tr("Load balancer"), this)),
      m_list(new DetailList(context.theme, this)),
      m_empty(new EmptyState(context.theme, this))
{
    setStyleSheet(u"QStackedWidget { background: transparent; }"_s);
    m_scroll->setColumn(m_list);
    addWidget(m_scroll);
    addWidget(m_empty);
    connect(m_list, &DetailList::linkPressed, this, &LoadBalancerView::linkPressed);
    connect(m_list, &DetailList::copied, this, &LoadBalancerView::copied);
    connect(m_empty, &EmptyState::pressed, this, &LoadBalancerView::editRequested);
}

void LoadBalancerView::setEditable(bool editable)
{
    if (editable == m_editable)
        return;
    m_editable = editable;
    refresh();
}

void LoadBalancerView::refresh()
{
    const SnapshotPtr snapshot = m_context.store.current();
    if (const App *app = snapshot->findApp(m_app))
        showApp(*app, snapshot, m_context.clock.nowMs());
}

void LoadBalancerView::showApp(const App &app, const SnapshotPtr &snapshot, qint64 nowMs)
{
    m_app = app.id;
    if (!isVisible())
        return;
    if (!isBehindLb(app)) {
        showNothing(app);
        return;
    }
    const std::pair newest(snapshot->revision, snapshot->takenAtMs);
    if (m_looked != newest || m_lookedFor != app.id)
        look(app, *snapshot);
    m_looked = newest;
    m_lookedFor = app.id;
    m_list->setItems(itemsOf(app, *snapshot, nowMs));
    setCurrentWidget(m_scroll);
}

void LoadBalancerView::showEvent(QShowEvent *event)
{
    QStackedWidget::showEvent(event);
    refresh();
}

void LoadBalancerView::look(const App &app, const ClusterSnapshot &snapshot)
{
    const QList<LbService> services = lbServicesOf(app, snapshot);
    m_collisions = lbCollisionsOf(app, services, snapshot);
    m_stray = strayLbLabels(app);
    m_found.clear();
    for (const LbService &service : services)
        m_found.push_back({service, lbBackendOf(app, service, snapshot)});
}

void LoadBalancerView::showNothing(const App &app)
{
    const bool pod = app.kind == App::Kind::Pod;
    m_empty->setContent(
        Condition::Off, pod ? tr("Pods are not behind the load balancer") : tr("Not reachable through a load balancer"),
        pod ? tr("HAProxy is set up from the service ports of apps, which pods do not have.")
            : tr("It has no service port and no label for HAProxy. Give one of its ports a service port, 10000 or "
                 "higher on most platforms, and the label HAPROXY_GROUP or HAPROXY_0_VHOST."));
    m_empty->setButton(pod || !m_editable ? QString() : tr("Edit…"));
    setCurrentWidget(m_empty);
}

QList<DetailItem> LoadBalancerView::itemsOf(const App &app, const ClusterSnapshot &snapshot, qint64 nowMs) const
{
    QList<DetailItem> items;
    const LbNotice source = lbSourceNotice(snapshot, nowMs);
    if (!source.title.isEmpty())
        items.append(notice(source));
    if (!m_stray.isEmpty())
        items.append(notice({Condition::Warning, tr("%n label(s) have no effect", nullptr, int(m_stray.size())),
                             tr("The app has no port of that number: %1").arg(m_stray.join(u", "_s))}));
    for (const Found &found : m_found)
        addService(items, found, app, snapshot);
    return items;
}

void LoadBalancerView::addCollisions(QList<DetailItem> &items, int service) const
{
    for (qsizetype at = 0; at < m_collisions.size();) {
        const LbCollision &first = m_collisions.at(at);
        qsizetype end = at;
        QList<DetailLink> links;
        // Sorted by kind, not by what: a service has few hosts.
        while (end < m_collisions.size() && m_collisions.at(end).service == first.service &&
               m_collisions.at(end).kind == first.kind && m_collisions.at(end).what == first.what) {
            if (links.size() < MostShown)
                links.append(
                    {DetailLink::To::App, m_collisions.at(end).other.text(), m_collisions.at(end).other.text(), false});
            ++end;
        }
        if (first.service == service) {
            DetailItem item = notice(lbCollisionNotice(first.kind, first.what, end - at));
            item.links = links;
            item.mono = true;
            items.append(item);
        }
        at = end;
    }
}

void LoadBalancerView::addService(QList<DetailItem> &items, const Found &found, const App &app,
                                  const ClusterSnapshot &snapshot) const
{
    const LbService &service = found.service;
    items.append(section(service.port > 0 ? tr("Service port %1").arg(service.port)
                                          : tr("Port %1", "number of a port in a list").arg(service.index)));
    const bool hidden = service.hidden != LbService::Hidden::No;
    if (hidden)
        items.append(notice({Condition::Off, tr("Not published"), hiddenText(service)}));
    addCollisions(items, service.index);
    const bool asked = snapshot.source(SourceId::LoadBalancer).hasData();
    if (!hidden && asked && !found.backend.known)
        items.append(notice(lbMissingNotice(app, service)));
    items.append(fact(tr("Protocol"), lbModeText(service)));
    DetailItem reached = fact(tr("Reached at"), {}, true);
    for (const QUrl &url : service.urls) {
        const QString text = addressText(url);
        reached.links.append({DetailLink::To::Web, text, text, true});
    }
    if (!service.http && !service.address.isEmpty())
        reached.links.append({DetailLink::To::Nowhere, service.address, service.address, true});
    if (reached.links.isEmpty() && !hidden) {
        reached.mono = false;
        reached.value = tr("The load balancer's own name is not known here, only the port.");
    }
    if (!hidden)
        items.append(reached);
    QStringList others = service.hosts; // those that are no addresses: wildcards, or not of the web
    for (const QUrl &url : service.urls)
        others.removeAll(url.host());
    if (!others.isEmpty())
        items.append(fact(tr("Virtual hosts"), others.join(u'\n'), true));
    items.append(fact(tr("Lets in"), allowedText(service)));
    if (service.signIn)
        items.append(fact(tr("Sign-in"), tr("asked for by the load balancer")));
    if (!service.groups.isEmpty())
        items.append(fact(tr("Groups"), service.groups.join(u", "_s)));
    if (!service.sharesWith.isEmpty())
        items.append(fact(tr("Deployed with"), tr("all apps of the deployment group %1").arg(service.sharesWith)));
    for (auto it = service.settings.begin(); it != service.settings.end(); ++it)
        items.append(fact(it.key(), maskedValue(it.key(), it.value()), true));
    if (found.backend.known)
        addServers(items, found, app);
}

void LoadBalancerView::addServers(QList<DetailItem> &items, const Found &found, const App &app) const
{
    const LbBackend &backend = found.backend;
    items.append(section(tr("Servers")));
    items.append({Kind::Row,
                  tr("Backend %1").arg(backend.name),
                  lbTrafficText(backend.sum),
                  lbStateText(backend.sum),
                  conditionOf(lbState(backend.sum.status)),
                  false,
                  {}});
    if (backend.servers.empty())
        items.append(notice({app.instances == 0 ? Condition::Off : Condition::Bad, tr("The backend has no server"),
                             tr("The load balancer has nobody to send a visitor to.")}));
    int shown = 0;
    for (const LbServer &server : backend.servers) {
        if (++shown > MostShown) {
            items.append(fact({}, tr("%n more", "servers", int(backend.servers.size()) - MostShown)));
            break;
        }
        const LbRow &row = server.row;
        QStringList below{lbTrafficText(row)};
        const QString check = lbCheckText(row);
        if (!check.isEmpty())
            below.append(check);
        if (row.lastChangeSeconds >= 0)
            below.append(tr("since %1", "age").arg(formatAge(row.lastChangeSeconds * 1000)));
        if (server.task.isEmpty())
            below.append(tr("no instance of this app"));
        const QString name =
            server.host.isEmpty() ? row.server : shortHost(server.host) + u':' + QString::number(server.port);
        DetailItem item{Kind::Row, name, below.join(u" · "_s), lbStateText(row), conditionOf(lbState(row.status)),
                        true,      {}};
        if (!server.task.isEmpty())
            item.links.append({DetailLink::To::Task, server.task.text(), name, false});
        items.append(item);
    }
    shown = 0;
    for (const LbUnserved &instance : backend.unserved) {
        if (++shown > MostShown)
            break;
        items.append({Kind::Row,
                      shortHost(instance.host),
                      tr("This instance runs, but no server stands for it."),
                      tr("not behind it", "an instance and the load balancer"),
                      Condition::Warning,
                      true,
                      {{DetailLink::To::Task, instance.task.text(), shortHost(instance.host), false}}});
    }
}

} // namespace mesoscope

#include "moc_loadbalancerview.cpp"
