// SPDX-License-Identifier: GPL-3.0-or-later
// Who looks at which metric, log or registry. Nobody looking means no traffic.
#pragma once

#include "app/base/backoff.h"
#include "app/base/clock.h"
#include "app/core/ports/logapi.h"
#include "app/core/ports/registryapi.h"
#include "app/core/ports/seriesapi.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace mesoscope {

class LogRelay;
class Subscriptions;

/// A chart's wish: repeats its query once a step (10 to 60 s) while it lives and is active. GUI thread.
class SeriesWatch : public QObject
{
    Q_OBJECT

public:
    SeriesWatch(Subscriptions &owner, QObject *parent);

    /// @p spanMs: the window ends now; 0: fromMs/toMs of the query are fixed and asked once.
    void setQuery(const SeriesQuery &query, qint64 spanMs);
    const SeriesQuery &query() const { return m_query; }
    void setActive(bool active);
    void refresh();
    int nextMs() const { return m_timer.remainingTime(); } ///< until it asks again; -1: it does not

Q_SIGNALS:
    void updated(const mesoscope::SeriesSet &set);
    void failed(const mesoscope::Error &error);

private:
    void ask();
    void onAttached();

    Subscriptions &m_owner;
    SeriesQuery m_query;
    qint64 m_spanMs = 0;
    quint64 m_serial = 0; ///< of the query set last; 0: none yet
    Call<SeriesSet> m_call;
    bool m_active = true;
    bool m_asking = false;
    bool m_again = false;
    QTimer m_timer;
    Backoff m_backoff{10000, 600000};
};

/// A log view's wish. GUI thread; delete it to stop.
class LogWatch : public QObject
{
    Q_OBJECT

public:
    LogWatch(Subscriptions &owner, const LogRef &ref, QObject *parent);
    ~LogWatch() override;
    const LogRef &ref() const { return m_ref; }

Q_SIGNALS:
    void chunk(const mesoscope::LogChunk &chunk);
    void failed(const mesoscope::Error &error);
    void recovered();

private:
    void follow();
    void drop();
    void onChunk(LogRelay *from, const LogChunk &chunk);

    Subscriptions &m_owner;
    LogRef m_ref;
    LogRelay *m_remote = nullptr;             ///< owner of the follower on the pipeline thread
    const LogRelay *m_followedFrom = nullptr; ///< whose chunks came last; for comparison only
};

/// Lives on the GUI thread; the APIs on the pipeline thread.
class Subscriptions : public QObject
{
    Q_OBJECT

public:
    /// @p clock null: the system's.
    explicit Subscriptions(QObject *parent = nullptr, const Clock *clock = nullptr);

    /// @p pipelineContext lives on the pipeline thread, as the APIs do, and owns what is made for the watches there.
    void attach(QObject *pipelineContext, SeriesApi *series, LogApi *logs, RegistryApi *registry = nullptr);
    /// Comes before the context and the APIs die. Calls under way end as Cancelled.
    void detach();
    bool isAttached() const { return m_context != nullptr; }
    bool hasSeries() const { return m_series != nullptr; }
    bool hasLogs() const { return m_logs != nullptr; }

    SeriesWatch *watchSeries(QObject *parent);
    LogWatch *watchLog(const LogRef &ref, QObject *parent);
    Call<SeriesSet> query(const SeriesQuery &query);
    /// The tags of an image, as its registry lists them: signed in as the last time that this went well, or with
    /// @p secret, which is remembered for that registry until the program ends, and nowhere else.
    Call<ImageTags> imageTags(const ImageName &image, const std::optional<Secret> &secret = std::nullopt);

Q_SIGNALS:
    void attached();  ///< another cluster, or none: watches ask again
    void detaching(); ///< for the watches: let go of what lives on the pipeline thread

private:
    friend class LogWatch;
    friend class SeriesWatch;
    SystemClock m_systemClock;
    const Clock &m_clock;
    QObject *m_context = nullptr;
    SeriesApi *m_series = nullptr;
    LogApi *m_logs = nullptr;
    RegistryApi *m_registry = nullptr;
    QHash<QString, Secret> m_registrySecrets; ///< by registry
};

} // namespace mesoscope
