// SPDX-License-Identifier: GPL-3.0-or-later
// Deployments that run, step by step, and what became of the earlier ones.
#pragma once

#include "views/pages/clusterpage.h"

class QPushButton;

namespace mesoscope {

class ChipBar;
class DataTable;
class DeploymentsProxy;
class DeploymentsModel;
class DeploymentView;
class Inspector;
class InspectorSplitter;
struct DetailLink;

class DeploymentsPage : public ClusterPage
{
    Q_OBJECT

public:
    DeploymentsPage(const ViewContext &context, Actions &actions, QWidget *parent = nullptr);

    void setActive(bool active) override;
    void reveal(const Selectable &what) override;
    bool closeDetails() override;

protected:
    void showSnapshot(const ClusterChange *change) override;
    void tick() override;
    PageState state() const override;

private:
    void makeFoot();
    void connectParts();
    void showCounts();
    void choose(int row); ///< of the table
    void showSelected(const Selectable &what);
    void refreshDetails();
    void enable();
    void follow(const DetailLink &link);
    /// The first app of the chosen one that waits only because it failed before; empty: none.
    AppId delayedApp() const;
    int rowOf(const DeploymentId &id) const; ///< of the table; -1: not shown

    DeploymentsModel *m_model;
    DeploymentsProxy *m_proxy;
    ChipBar *m_chips;
    DataTable *m_table;
    InspectorSplitter *m_splitter;
    Inspector *m_details;
    DeploymentView *m_view;
    QPushButton *m_tryNow;
    QPushButton *m_rollBack;
    QPushButton *m_stop;
    DeploymentId m_chosen;
};

} // namespace mesoscope
