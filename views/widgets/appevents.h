// SPDX-License-Identifier: GPL-3.0-or-later
// The cluster's events that are about one app, newest first, as the Events page shows them.
#pragma once

#include "models/domain/eventsof.h"
#include "models/domain/snapshot.h"
#include "views/text/celltext.h"
#include "views/viewcontext.h"

#include <QStackedWidget>

namespace mesoscope {

class DataTable;
class EmptyState;
class EventsModel;

class AppEvents : public QStackedWidget
{
    Q_OBJECT

public:
    explicit AppEvents(const ViewContext &context, QWidget *parent = nullptr);
    /// Events are looked through only while this is visible: of those that are kept, then each that comes.
    void showApp(const App &app);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void take(const QList<ClusterEvent> &events);
    void catchUp();
    void showState();

    const ViewContext m_context;
    const LocalText m_text;
    EventsModel *m_model;
    DataTable *m_table;
    EmptyState *m_empty;
    EventsOf m_filter;
    AppId m_app;
    QStringList m_deployments;
    quint64 m_lastSerial = 0; ///< looked at
};

} // namespace mesoscope
