// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/notifier.h"

#include <QSet>

#include <algorithm>

namespace mesoscope {

static constexpr qint64 MinuteMs = 60 * 1000;
// A trouble of which no recovery is ever seen (a waiting app, an agent that came back under another id) may come again.
static constexpr qint64 RepeatAfterMs = 10 * MinuteMs;
static constexpr qsizetype MaximumWaiting = 1000;
static constexpr qsizetype MaximumOpen = 4096;

Notifier::Notifier(Store &store, const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock)
{
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &Notifier::flush);
    connect(&store, &Store::changed, this, [this](const ClusterChange &change) { onIncidents(change.incidents); });
    connect(&store, &Store::cleared, this, &Notifier::forget);
}

void Notifier::setMuted(bool muted)
{
    m_muted = muted;
    if (muted) {
        m_waiting.clear();
        m_timer.stop();
    }
}

void Notifier::forget()
{
    m_waiting.clear();
    m_open.clear();
    m_openOrder.clear();
    m_timer.stop();
}

void Notifier::onIncidents(const QList<Incident> &incidents)
{
    // What a slow publish brings may hold a trouble and its recovery: in batches without repetition, order is kept.
    QList<Incident> batch;
    QSet<QString> keys;
    for (const Incident &incident : incidents) {
        if (incident.kind == Incident::Kind::DeploymentStarted)
            continue;
        const QString key = incident.key();
        if (keys.contains(key)) {
            tellBatch(batch);
            batch.clear();
            keys.clear();
        }
        batch.append(incident);
        keys.insert(key);
    }
    tellBatch(batch);
}

void Notifier::tellBatch(const QList<Incident> &batch)
{
    QList<Incident> troubles;
    QList<Incident> recoveries;
    for (const Incident &incident : batch) {
        if (!incident.isRecovery()) {
            troubles.append(incident);
            continue;
        }
        const QString key = incident.key();
        if (m_waiting.removeIf([&key](const Incident &waiting) { return waiting.key() == key; }) > 0 || m_muted)
            close(key); // nobody has heard of it, nobody needs to
        else if (m_open.contains(key))
            recoveries.append(incident);
    }
    if (m_muted)
        return;
    tellRecoveries(recoveries);
    tellTroubles(troubles);
}

void Notifier::tellTroubles(const QList<Incident> &troubles)
{
    QList<Notice> notices;
    for (const Incident &incident : troubles) {
        const QString key = incident.key();
        const auto known = m_open.constFind(key);
        const qint64 now = m_clock.nowMs();
        if (known != m_open.constEnd() && known->kind == incident.kind && now - known->sinceMs < RepeatAfterMs)
            continue;
        remember(key, {incident.kind, incident.app, now, {}});
        const auto sameApp = [&incident](const Notice &notice) {
            return !incident.app.isEmpty() && notice.incidents.first().app == incident.app;
        };
        const auto group = std::find_if(notices.begin(), notices.end(), sameApp);
        if (group != notices.end())
            group->incidents.append(incident);
        else
            notices.append(Notice{{}, {incident}, false});
    }
    for (Notice &notice : notices) {
        const Incident &first = notice.incidents.first();
        notice.key = notice.incidents.size() == 1 ? first.key() : QStringLiteral("group:") + first.app.text();
        tell(std::move(notice));
    }
}

void Notifier::tellRecoveries(const QList<Incident> &recoveries)
{
    QList<Notice> notices;
    for (const Incident &incident : recoveries) {
        const auto it = m_open.constFind(incident.key());
        if (it == m_open.constEnd())
            continue; // twice in one list
        const QString told = it->noticeKey;
        close(incident.key());
        if (incident.kind == Incident::Kind::AppRecovered)
            closeInstancesOf(incident.app); // of those that were replaced nobody will say that they recovered
        const auto group =
            std::find_if(notices.begin(), notices.end(), [&told](const Notice &notice) { return notice.key == told; });
        if (group != notices.end())
            group->incidents.append(incident);
        else
            notices.append(Notice{told, {incident}, true});
    }
    for (Notice &notice : notices) {
        const QString &key = notice.key;
        const bool stillOpen =
            std::any_of(m_open.cbegin(), m_open.cend(), [&key](const Open &open) { return open.noticeKey == key; });
        if (stillOpen) // must not replace what is still true of the others
            notice.key = notice.incidents.first().key();
        tell(std::move(notice));
    }
}

void Notifier::close(const QString &key)
{
    m_open.remove(key);
    m_openOrder.removeOne(key);
}

void Notifier::closeInstancesOf(const AppId &app)
{
    m_open.removeIf([&app](const QHash<QString, Open>::iterator it) {
        return it->kind == Incident::Kind::InstanceUnhealthy && it->app == app;
    });
    m_openOrder.removeIf([this](const QString &key) { return !m_open.contains(key); });
}

void Notifier::remember(const QString &key, const Open &open)
{
    if (!m_open.contains(key))
        m_openOrder.append(key);
    m_open.insert(key, open);
    if (m_openOrder.size() > MaximumOpen)
        m_open.remove(m_openOrder.takeFirst());
}

bool Notifier::hasRoom()
{
    const qint64 now = m_clock.nowMs();
    // A clock that was set back must not silence the program for hours.
    m_sentAt.removeIf([now](qint64 at) { return at <= now - MinuteMs || at > now; });
    return m_sentAt.size() < m_perMinute;
}

void Notifier::tell(Notice told)
{
    // Behind those that wait already, so that order is kept.
    if (!m_waiting.isEmpty() || !hasRoom()) {
        m_waiting += told.incidents;
        if (m_waiting.size() > MaximumWaiting)
            m_waiting.remove(0, m_waiting.size() - MaximumWaiting);
        if (!m_timer.isActive())
            m_timer.start();
        return;
    }
    m_sentAt.append(m_clock.nowMs());
    for (const Incident &incident : told.incidents) {
        const auto open = m_open.find(incident.key());
        if (open != m_open.end())
            open->noticeKey = told.key;
    }
    Q_EMIT notice(told);
}

void Notifier::flush()
{
    if (m_waiting.isEmpty()) {
        m_timer.stop();
        return;
    }
    if (!hasRoom())
        return;
    m_timer.stop();
    Notice all;
    all.incidents.swap(m_waiting);
    all.recovery = std::all_of(all.incidents.cbegin(), all.incidents.cend(),
                               [](const Incident &incident) { return incident.isRecovery(); });
    all.key = all.incidents.size() == 1 ? all.incidents.first().key() : QStringLiteral("summary");
    tell(std::move(all));
}

} // namespace mesoscope

#include "moc_notifier.cpp"
