// SPDX-License-Identifier: GPL-3.0-or-later
// What deployments do, step by step, how far the instances of their apps have come, and what was before.
#pragma once

#include "models/domain/deploymentrecord.h"
#include "models/domain/snapshot.h"
#include "views/viewcontext.h"
#include "views/widgets/columnscroll.h"

namespace mesoscope {

class DetailList;
class InstanceCompare;
struct DetailLink;

class DeploymentView : public ColumnScroll
{
    Q_OBJECT

public:
    explicit DeploymentView(const ViewContext &context, QWidget *parent = nullptr);
    void showRunning(const Deployment &deployment, const ClusterSnapshot &snapshot);
    void showOver(const DeploymentRecord &record);
    /// Those that change @p app now, and the earlier ones that are remembered.
    void showApp(const App &app, const ClusterSnapshot &snapshot);

Q_SIGNALS:
    void linkPressed(const mesoscope::DetailLink &link);

private:
    const ViewContext m_context;
    DetailList *m_list;
    InstanceCompare *m_compare;
    DetailList *m_earlier;
};

} // namespace mesoscope
