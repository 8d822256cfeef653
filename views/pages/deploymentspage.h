// SPDX-License-Identifier: GPL-3.0-or-later
// Running deployments, step by step.
#pragma once

#include "views/pages/clusterpage.h"

class QPushButton;
class QSplitter;

namespace mesoscope {

class DataTable;
class DeploymentsModel;
class DeploymentSteps;
class Inspector;
class InspectorSplitter;

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
    PageState state() const override;

private:
    void choose(int row);
    void showSelected(const Selectable &what);
    void refreshDetails();
    void enable();

    DeploymentsModel *m_model;
    DataTable *m_table;
    InspectorSplitter *m_splitter;
    Inspector *m_details;
    DeploymentSteps *m_steps;
    QPushButton *m_rollBack;
    QPushButton *m_stop;
    DeploymentId m_chosen;
};

} // namespace mesoscope
