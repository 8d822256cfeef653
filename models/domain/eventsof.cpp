// SPDX-License-Identifier: GPL-3.0-or-later
// Finds an app's name in events.
#include "models/domain/eventsof.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MostDeployments = 10000;

/// Actions of a step, which old versions wrote as a bare list.
bool actionsName(const QJsonValue &step, const QString &app)
{
    const QJsonArray actions = step.isArray() ? step.toArray() : step.toObject().value("actions"_L1).toArray();
    for (const QJsonValue &item : actions) {
        const QJsonObject action = item.toObject();
        if (action["app"_L1].toString() == app || action["pod"_L1].toString() == app)
            return true;
    }
    return false;
}

/// "/v2/pods/shop/etl", "/v2/apps//shop/web/restart": written with one slash or two.
bool uriNames(QString uri, const QString &app)
{
    uri = uri.section(u'?', 0, 0);
    for (const auto prefix : {"/v2/pods"_L1, "/v2/apps"_L1}) {
        const qsizetype at = uri.indexOf(prefix);
        if (at < 0)
            continue;
        QString path = uri.mid(at + prefix.size());
        while (path.startsWith("//"_L1))
            path.remove(0, 1);
        path = path.section("::"_L1, 0, 0);
        return path == app || path == app + "/restart"_L1;
    }
    return false;
}

} // namespace

EventsOf::EventsOf(const AppId &app, const QStringList &deployments)
    : m_app(app), m_deployments(deployments.begin(), deployments.end())
{
}

bool EventsOf::isOurs(const QString &subject) const
{
    return subject == m_app.text() || (!subject.startsWith(u'/') && u'/' + subject == m_app.text());
}

bool EventsOf::planNamesIt(const ClusterEvent &event) const
{
    if (!event.payload.contains('"' + m_app.text().toUtf8() + '"'))
        return false;
    const QJsonObject json = QJsonDocument::fromJson(event.payload).object();
    if (actionsName(json["currentStep"_L1], m_app.text()))
        return true;
    // Before 1.6 a plan holds whole groups, with apps that it does not touch: its steps tell.
    const QJsonArray steps = json["plan"_L1].toObject()["steps"_L1].toArray();
    for (const QJsonValue &step : steps) {
        if (actionsName(step, m_app.text()))
            return true;
    }
    return false;
}

bool EventsOf::concerns(const ClusterEvent &event)
{
    if (m_app.isEmpty())
        return false;
    if (event.type.startsWith("deployment_"_L1)) {
        if (m_deployments.contains(event.subject))
            return true;
        if (!planNamesIt(event))
            return false;
        if (!event.subject.isEmpty() && m_deployments.size() < MostDeployments)
            m_deployments.insert(event.subject);
        return true;
    }
    if (event.type.startsWith("group_"_L1))
        return false; // its name may be an app's
    if (isOurs(event.subject))
        return true;
    if (!event.subject.startsWith(u'/') && appIdOfTaskId(event.instance) == m_app)
        return true;
    if (event.type.startsWith("pod_"_L1) || event.type == "api_post_event"_L1)
        return uriNames(QJsonDocument::fromJson(event.payload).object().value("uri"_L1).toString(), m_app.text());
    return false;
}

} // namespace mesoscope
