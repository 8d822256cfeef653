// SPDX-License-Identifier: GPL-3.0-or-later
// Details of one task, beside the table of instances.
#pragma once

#include "models/domain/snapshot.h"
#include "views/viewcontext.h"
#include "views/widgets/inspector.h"

class QMenu;
class QPushButton;

namespace mesoscope {

class Actions;
class FactSheet;
struct FactSection;

class TaskDetails : public Inspector
{
    Q_OBJECT

public:
    TaskDetails(const ViewContext &context, Actions &actions, QWidget *parent = nullptr);
    /// Keeps what it knew, marked as gone, when @p task is null.
    void showTask(const Task *task, const ClusterSnapshot &snapshot);
    void fillMenu(QMenu *menu, const Task &task, const ClusterSnapshot &snapshot);

private:
    void enable();
    static FactSection containerFacts(const Task &task, const App &app);

    const ViewContext m_context;
    Actions &m_actions;
    FactSheet *m_facts;
    QPushButton *m_log;
    QPushButton *m_kill;
    QPushButton *m_showApp;
    QPushButton *m_showNode;
    TaskId m_task;
    AppId m_app;
    AgentId m_agent;
    bool m_active = false;
};

} // namespace mesoscope
