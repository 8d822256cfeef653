// SPDX-License-Identifier: GPL-3.0-or-later
// The cluster's own event stream, newest first.
#pragma once

#include "models/domain/event.h"
#include "views/pages/clusterpage.h"

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace mesoscope {

class DataTable;
class EventsProxy;
class EventsModel;
class Inspector;
class InspectorSplitter;

class EventsPage : public ClusterPage
{
    Q_OBJECT

public:
    EventsPage(const ViewContext &context, Actions &actions, QWidget *parent = nullptr);

    void setActive(bool active) override;
    void reveal(const Selectable &what) override;
    bool closeDetails() override;

protected:
    void showSnapshot(const ClusterChange *change) override;
    PageState state() const override;

private:
    void take(const QList<ClusterEvent> &events);
    void catchUp();
    void choose(int proxyRow);
    void showPaused();

    EventsModel *m_model;
    EventsProxy *m_proxy;
    DataTable *m_table;
    InspectorSplitter *m_splitter;
    Inspector *m_details;
    QPlainTextEdit *m_payload;
    QComboBox *m_types;
    QPushButton *m_pause;
    QLineEdit *m_filter;
    quint64 m_lastSerial = 0;
    int m_waiting = 0; ///< arrived while paused
};

} // namespace mesoscope
