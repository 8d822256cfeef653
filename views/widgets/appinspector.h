// SPDX-License-Identifier: GPL-3.0-or-later
// Details of an app or a group, beside the tree.
#pragma once

#include "models/domain/snapshot.h"
#include "views/viewcontext.h"
#include "views/widgets/inspector.h"

class QMenu;
class QPushButton;
class QUrl;

namespace mesoscope {

class Actions;
class AppEvents;
class DefinitionView;
class DeploymentView;
class FactSheet;
class LoadBalancerView;
class RelatedTasks;
class VersionsView;
class VolumesView;
class WhyView;
struct DetailLink;

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
    enum Tab { Summary, Instances, Configuration, Versions, Why, Deployments, LoadBalancer, Volumes, Events };

    void showApp(const App &app, const SnapshotPtr &snapshot);
    void noteEmptyTabs(const App &app);
    void showGroup(const Group &group, const ClusterSnapshot &snapshot);
    void enable();
    void follow(const DetailLink &link);
    void openAddress(const QUrl &url);
    void fillOpenMenu(QMenu *menu, const App &app, const ClusterSnapshot &snapshot);

    const ViewContext m_context;
    Actions &m_actions;
    FactSheet *m_summary;
    RelatedTasks *m_tasks;
    DefinitionView *m_definition;
    VersionsView *m_versions;
    WhyView *m_why;
    DeploymentView *m_deployments;
    LoadBalancerView *m_loadBalancer;
    VolumesView *m_volumes;
    AppEvents *m_events;
    QPushButton *m_scale;
    QPushButton *m_edit;
    QPushButton *m_restart;
    QMenu *m_menu;
    AppId m_id;
    QByteArray m_noted; ///< the definition that the tabs' notes are about
    bool m_isGroup = false;
};

} // namespace mesoscope
