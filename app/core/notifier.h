// SPDX-License-Identifier: GPL-3.0-or-later
// Which incidents a person is told about, and when. View-free: the desktop side shows what this decides.
#pragma once

#include "app/base/clock.h"
#include "app/core/store.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace mesoscope {

/// A notification to show. Its text is made in views/text from the incidents.
struct Notice
{
    QString key;               ///< equal keys replace each other (an incident and its recovery)
    QList<Incident> incidents; ///< one, or several of the same app grouped
    bool recovery = false;
};

/// GUI thread. Groups by app, de-duplicates by key, at most @p perMinute notices a minute; what is over that becomes
/// one notice with all of them when the minute is over. A recovery is told only of what was told; one that comes before
/// its turn takes the incident back. A trouble that is told is not told again within ten minutes. Deployments that
/// begin are not worth a notice.
class Notifier : public QObject
{
    Q_OBJECT

public:
    Notifier(Store &store, const Clock &clock, QObject *parent = nullptr);

    void setPerMinute(int count) { m_perMinute = qMax(1, count); }
    /// While muted nothing is told, then or later.
    void setMuted(bool muted);
    bool isMuted() const { return m_muted; }
    /// Troubles that no single change of the cluster shows.
    void take(const QList<Incident> &incidents) { onIncidents(incidents); }
    /// Tells what waits if there is room again. Called by a timer of its own every second while something waits.
    void flush();

Q_SIGNALS:
    void notice(const mesoscope::Notice &notice);

private:
    struct Open
    {
        Incident::Kind kind;
        AppId app;
        qint64 sinceMs;
        QString noticeKey; ///< of the notice it was told in
    };

    void onIncidents(const QList<Incident> &incidents);
    void tellBatch(const QList<Incident> &batch);
    void tellTroubles(const QList<Incident> &troubles);
    void tellRecoveries(const QList<Incident> &recoveries);
    void tell(Notice notice);
    bool hasRoom();
    void forget();
    void close(const QString &key);
    void closeInstancesOf(const AppId &app);
    void remember(const QString &key, const Open &open);

    const Clock &m_clock;
    QTimer m_timer;
    int m_perMinute = 10;
    bool m_muted = false;
    QList<qint64> m_sentAt;
    QList<Incident> m_waiting;
    QHash<QString, Open> m_open;
    QList<QString> m_openOrder; ///< oldest first: what has no recovery would pile up for ever
};

} // namespace mesoscope

Q_DECLARE_METATYPE(mesoscope::Notice)
