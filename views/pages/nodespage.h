// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes, and what else Mesos and the load balancer know: frameworks, roles, backends.
#pragma once

#include "models/domain/query.h"
#include "views/pages/tablepage.h"

class QStackedWidget;
class QStandardItemModel;
class QTabBar;

namespace mesoscope {

class AgentsModel;
class DataTable;
class FrameworksModel;
class InspectorSplitter;
class LbModel;
class NodeDetails;
class PlainLabel;
class RowFeed;

class NodesPage : public TablePage
{
    Q_OBJECT

public:
    NodesPage(const ViewContext &context, Actions &actions, QWidget *parent = nullptr);

    void reveal(const Selectable &what) override;
    bool isSettled() const override;

protected:
    void showSnapshot(const ClusterChange *change) override;
    void tick() override;
    Selectable entityAt(int row) const override;
    std::optional<quint32> handleOf(const Selectable &what) const override;
    void fillMenu(QMenu *menu, int row) override;
    void showDetails(quint32 handle) override;
    void setDetailsActive(bool active) override;
    bool showSelected(const Selectable &what) override;

private:
    enum Tab { Nodes, Frameworks, Roles, LoadBalancer };

    QWidget *makeNodes();
    DataTable *makeTable(QAbstractItemModel *model, const QString &name);
    void ask();
    void showRoles();
    const Agent *findAgent(const AgentId &id) const;

    AgentsModel *m_model;
    RowFeed *m_feed;
    DataTable *m_table;
    NodeDetails *m_details;
    InspectorSplitter *m_splitter;
    PlainLabel *m_notice;
    FrameworksModel *m_frameworks;
    LbModel *m_lb;
    QStandardItemModel *m_roles;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QLineEdit *m_filter;
    RowQuery m_query;
};

} // namespace mesoscope
