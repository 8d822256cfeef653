// SPDX-License-Identifier: GPL-3.0-or-later
// Details of an app or a group, beside the tree.
#pragma once

#include "models/domain/snapshot.h"
#include "views/viewcontext.h"
#include "views/widgets/inspector.h"

class QMenu;
class QPushButton;

namespace mesoscope {

class Actions;
class DefinitionView;
class DeploymentSteps;
class FactSheet;
class RelatedTasks;
class VersionsView;
class WhyView;

class AppInspector : public Inspector
{
    Q_OBJECT

public:
    AppInspector(const ViewContext &context, Actions &actions, QWidget *parent = nullptr);

    /// An app, a pod or a group; false when it is in no snapshot.
    bool showSubject(const AppId &id);
    const AppId &subject() const { return m_id; }
    void refresh(); ///< from the newest snapshot
    void setActive(bool active);
    /// What can be done with it; also the context menu of the tree.
    void fillMenu(QMenu *menu, const AppId &id);

private:
    enum Tab { Summary, Instances, Configuration, Versions, Why, Deployments };

    void showApp(const App &app, const ClusterSnapshot &snapshot);
    void showGroup(const Group &group, const ClusterSnapshot &snapshot);
    void enable();

    const ViewContext m_context;
    Actions &m_actions;
    FactSheet *m_summary;
    RelatedTasks *m_tasks;
    DefinitionView *m_definition;
    VersionsView *m_versions;
    WhyView *m_why;
    DeploymentSteps *m_deployments;
    QPushButton *m_scale;
    QPushButton *m_edit;
    QPushButton *m_restart;
    QMenu *m_menu;
    AppId m_id;
    bool m_isGroup = false;
};

} // namespace mesoscope
