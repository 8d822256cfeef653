// SPDX-License-Identifier: GPL-3.0-or-later
// Which incidents a person is told about, and when. View-free: the desktop side shows what this decides.
#pragma once

#include "app/base/clock.h"
#include "app/core/store.h"

#include <QHash>
#include <QObject>

namespace mesoscope {

/// A notification to show. Its text is made in views/text from the incidents.
struct Notice {
    QString key;                ///< equal keys replace each other (an incident and its recovery)
    QList<Incident> incidents;  ///< one, or several of the same app grouped
    bool recovery = false;
};

/// GUI thread. Groups by app, de-duplicates by key, at most @p perMinute notices a minute; what is over that becomes one notice
/// with all of them when the minute is over.
class Notifier : public QObject
{
    Q_OBJECT

public:
    Notifier(Store &store, const Clock &clock, QObject *parent = nullptr);

    void setPerMinute(int count) { m_perMinute = count; }
    void setMuted(bool muted) { m_muted = muted; }
    bool isMuted() const { return m_muted; }

Q_SIGNALS:
    void notice(const mesoscope::Notice &notice);

private:
    void onIncidents(const QList<Incident> &incidents);
    void flush();

    const Clock &m_clock;
    int m_perMinute = 10;
    bool m_muted = false;
    QList<qint64> m_sentAt;
    QList<Incident> m_waiting;
    QHash<QString, Incident::Kind> m_open;
};

} // namespace mesoscope

Q_DECLARE_METATYPE(mesoscope::Notice)
