// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/mesos/agentdirectory.h"

#include "app/net/request.h"

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr qsizetype MaxKnown = 100000; ///< agents that left are forgotten all at once beyond this

void AgentDirectory::update(const std::vector<Agent> &agents, const QUrl &masterUrl)
{
    if (m_agents.size() > MaxKnown)
        m_agents.clear();
    m_masterUrl = masterUrl;
    for (const Agent &agent : agents)
        m_agents.insert(agent.id, {agent.hostname, agent.port, agent.pid, masterUrl});
}

QList<QUrl> AgentDirectory::addressesOf(const AgentId &agent) const
{
    const auto known = m_agents.constFind(agent);
    if (known == m_agents.constEnd())
        return {};
    QList<QUrl> urls;
    const auto add = [&urls](const QUrl &url) {
        if (url.isValid() && !url.host().isEmpty() && url.port() > 0 && !urls.contains(url))
            urls.append(url);
    };
    const QString prefix = m_masterUrl.path();
    if (prefix.endsWith("/mesos"_L1) || prefix.endsWith("/mesos/"_L1)) { // DC/OS: agents are behind the same router
        QUrl router = m_masterUrl;
        router.setPath(prefix.left(prefix.lastIndexOf("/mesos"_L1)));
        urls.append(joinUrl(router, u"/agent/"_s + agent.text()));
    }
    const QString scheme = m_masterUrl.scheme() + u"://"_s;
    const QUrl byPid(scheme + addressOfPid(known->pid), QUrl::StrictMode);
    QUrl byName;
    byName.setScheme(m_masterUrl.scheme());
    byName.setHost(known->hostname);
    byName.setPort(known->port > 0 ? known->port : byPid.port());
    add(byPid);
    add(byName); // the hostname need not resolve, the pid's address need not be reachable
    if (byPid.port() > 0)
        add(joinUrl(byPid, u"/agent/"_s + agent.text())); // several agents behind one port
    return urls;
}

QString addressOfPid(const QString &pid)
{
    const qsizetype at = pid.lastIndexOf(u'@');
    const QString address = at < 0 ? QString() : pid.mid(at + 1);
    const qsizetype colon = address.lastIndexOf(u':');
    const QStringView digits = QStringView(address).mid(colon + 1);
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    bool isPort = !digits.isEmpty() && std::all_of(digits.begin(), digits.end(), isDigit); // toInt() takes more
    const int port = isPort ? digits.toInt(&isPort) : 0;
    if (colon <= 0 || !isPort || port <= 0 || port > 65535)
        return {};
    const QString host = address.left(colon);
    for (const QChar c : host) { // of an address or a name, nothing that would end one in a URL
        if (!c.isLetterOrNumber() && !u".-_:[]%"_s.contains(c))
            return {};
    }
    return address;
}

} // namespace mesoscope
