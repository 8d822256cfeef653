// SPDX-License-Identifier: GPL-3.0-or-later
// The tasks of one app, group or node: a small table beside the big one.
#pragma once

#include "models/domain/query.h"
#include "views/text/celltext.h"
#include "views/viewcontext.h"

#include <QWidget>

namespace mesoscope {

class DataTable;
class PlainLabel;
class RowFeed;
class TasksModel;

class RelatedTasks : public QWidget
{
    Q_OBJECT

public:
    /// @p ofNode: the app's name is told; else the host.
    RelatedTasks(const ViewContext &context, bool ofNode, QWidget *parent = nullptr);

    void showApp(AppHandle app, bool isPod); ///< of a pod: each container of each instance
    void showGroup(const AppId &group);
    void showAgent(AgentHandle agent);
    void setActive(bool active);
    void setSummary(const QString &text); ///< above the table; empty: nothing

private:
    void ask(const RowQuery &query);
    void setColumns(bool ofPod);

    const bool m_ofNode;
    bool m_ofPod = false;
    const ViewContext m_context;
    const LocalText m_text;
    TasksModel *m_model;
    RowFeed *m_feed;
    DataTable *m_table;
    PlainLabel *m_none;
    PlainLabel *m_summary;
};

} // namespace mesoscope
