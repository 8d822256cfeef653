// SPDX-License-Identifier: GPL-3.0-or-later
// Who looks at which metric or log. Nobody looking means no traffic.
#pragma once

#include "app/core/ports/logapi.h"
#include "app/core/ports/seriesapi.h"

#include <QObject>
#include <QTimer>

namespace mesoscope {

class Subscriptions;

/// A chart's wish: repeats its query every @p everyMs while it lives and is active. GUI thread.
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

Q_SIGNALS:
    void updated(const mesoscope::SeriesSet &set);
    void failed(const mesoscope::Error &error);

private:
    Subscriptions &m_owner;
    SeriesQuery m_query;
    qint64 m_spanMs = 0;
    bool m_active = true;
    bool m_asking = false;
    bool m_again = false;
    QTimer m_timer;
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
    LogRef m_ref;
    QObject *m_remote = nullptr; ///< owner of the follower on the pipeline thread
};

/// Lives on the GUI thread; the APIs on the pipeline thread.
class Subscriptions : public QObject
{
    Q_OBJECT

public:
    explicit Subscriptions(QObject *parent = nullptr);

    void attach(QObject *pipelineContext, SeriesApi *series, LogApi *logs);
    void detach();
    bool hasSeries() const { return m_series != nullptr; }
    bool hasLogs() const { return m_logs != nullptr; }

    SeriesWatch *watchSeries(QObject *parent);
    LogWatch *watchLog(const LogRef &ref, QObject *parent);
    Call<SeriesSet> query(const SeriesQuery &query);

Q_SIGNALS:
    void attached(); ///< another cluster, or none: watches ask again

private:
    friend class LogWatch;
    QObject *m_context = nullptr;
    SeriesApi *m_series = nullptr;
    LogApi *m_logs = nullptr;
};

} // namespace mesoscope
