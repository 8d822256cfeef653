// SPDX-License-Identifier: GPL-3.0-or-later
// Shows what the notifier decides.
#include "views/desktop/desktopnotifier.h"

#include "views/text/statetext.h"

namespace mesoscope {

namespace {

constexpr int MostTargets = 200; ///< older notifications can still be clicked, but only bring the window up

} // namespace

DesktopNotifier::DesktopNotifier(Notifier &notifier, std::vector<std::unique_ptr<Popups>> places, QObject *parent)
    : QObject(parent), m_places(std::move(places))
{
    std::erase(m_places, nullptr); // a system without that place
    for (size_t i = 0; i < m_places.size(); ++i) {
        Popups *place = m_places[i].get();
        connect(place, &Popups::activated, this, &DesktopNotifier::onActivated);
        connect(place, &Popups::failed, this, [this, i](const Popup &popup) { showFrom(i + 1, popup); });
    }
    connect(&notifier, &Notifier::notice, this, &DesktopNotifier::onNotice);
}

DesktopNotifier::~DesktopNotifier() = default;

DesktopNotifier::Target DesktopNotifier::targetOf(const Notice &notice)
{
    Target target;
    target.recovery = notice.recovery;
    if (notice.incidents.isEmpty())
        return target;
    const Incident &first = notice.incidents.constFirst();
    switch (first.kind) {
    case Incident::Kind::InstanceUnhealthy:
    case Incident::Kind::InstanceRecovered:
    case Incident::Kind::TaskFailed:
        target.page = PageId::Instances;
        target.what = first.task;
        target.task = first.task;
        break;
    case Incident::Kind::AppUnhealthy:
    case Incident::Kind::AppRecovered:
    case Incident::Kind::CrashLoop:
    case Incident::Kind::AppWaiting:
        target.page = PageId::Applications;
        target.what = first.app;
        target.task = first.task;
        break;
    case Incident::Kind::DeploymentStarted:
    case Incident::Kind::DeploymentFinished:
    case Incident::Kind::DeploymentStuck:
        target.page = PageId::Deployments;
        target.what = first.deployment;
        break;
    case Incident::Kind::AgentLost:
    case Incident::Kind::AgentBack:
        target.page = PageId::Nodes;
        target.what = first.agent;
        break;
    case Incident::Kind::LeaderChanged:
    case Incident::Kind::SourceLost:
    case Incident::Kind::SourceBack:
        target.page = PageId::Overview;
        break;
    }
    for (const Incident &incident : notice.incidents) {
        if (incident.app != first.app)
            return Target{PageId::Overview, {}, {}, notice.recovery}; // many things: no single place
    }
    return target;
}

void DesktopNotifier::onNotice(const Notice &notice)
{
    if (!m_enabled)
        return;
    const NoticeText text = noticeText(notice.incidents);
    if (text.title.isEmpty())
        return;
    const Target target = targetOf(notice);
    m_order.removeAll(notice.key);
    m_order.append(notice.key);
    m_targets.insert(notice.key, target);
    if (m_order.size() > MostTargets)
        m_targets.remove(m_order.takeFirst());

    Popup popup;
    popup.key = notice.key;
    popup.title = text.title;
    popup.body = text.body;
    popup.urgent = !notice.recovery;
    popup.hasLog = !target.task.isEmpty();
    showFrom(0, popup);
}

void DesktopNotifier::showFrom(size_t place, const Popup &popup)
{
    for (; place < m_places.size(); ++place) {
        if (m_places[place]->usable() != Popups::Answer::Unusable) {
            m_places[place]->show(popup); // which may fail, and comes back with the next place
            return;
        }
    }
    Q_EMIT message(popup.title, popup.urgent ? Condition::Bad : Condition::Ok);
}

void DesktopNotifier::onActivated(const QString &key, const QString &action)
{
    const Target target = m_targets.value(key);
    if (action == QLatin1String("log") && !target.task.isEmpty())
        Q_EMIT activated(PageId::Logs, target.task);
    else
        Q_EMIT activated(target.page, target.what);
}

} // namespace mesoscope

#include "moc_desktopnotifier.cpp"
