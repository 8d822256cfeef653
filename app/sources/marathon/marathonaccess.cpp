// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/marathon/marathonaccess.h"

#include <algorithm>

namespace mesoscope {

static constexpr qint64 RememberedMs = 600000;
static constexpr qsizetype MostRemembered = 200;

MarathonAccess::MarathonAccess(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock) {}

void MarathonAccess::setVersion(const QString &version)
{
    if (version != m_features.version)
        m_features = marathonFeatures(version);
}

void MarathonAccess::refused(const AppId &target, const Error &error)
{
    QString subject = target.text();
    const auto other = [&subject](const Remembered &one) { return one.refusal.subject != subject; };
    if (!m_everAllowed && std::any_of(m_refused.cbegin(), m_refused.cend(), other))
        subject.clear();
    const auto same = [&subject](const Remembered &one) { return one.refusal.subject == subject; };
    m_refused.erase(std::remove_if(m_refused.begin(), m_refused.end(), same), m_refused.end());
    if (m_refused.size() >= MostRemembered)
        m_refused.removeFirst();
    m_refused.append({{Capability::Commands, subject, error}, m_clock.nowMs()});
    Q_EMIT changed();
}

void MarathonAccess::allowed(const AppId &target)
{
    m_everAllowed = true;
    const auto lifted = [&target](const Remembered &one) {
        return one.refusal.subject.isEmpty() || one.refusal.subject == target.text();
    };
    const auto gone = std::remove_if(m_refused.begin(), m_refused.end(), lifted);
    if (gone == m_refused.end())
        return;
    m_refused.erase(gone, m_refused.end());
    Q_EMIT changed();
}

void MarathonAccess::forget()
{
    if (m_refused.isEmpty())
        return;
    m_refused.clear();
    Q_EMIT changed();
}

QList<Refusal> MarathonAccess::refusals()
{
    const qint64 now = m_clock.nowMs();
    const auto old = [now](const Remembered &one) { return now - one.atMs > RememberedMs; };
    m_refused.erase(std::remove_if(m_refused.begin(), m_refused.end(), old), m_refused.end());
    QList<Refusal> list;
    for (const Remembered &one : std::as_const(m_refused))
        list.append(one.refusal);
    return list;
}

} // namespace mesoscope

#include "moc_marathonaccess.cpp"
