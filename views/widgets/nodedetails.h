// SPDX-License-Identifier: GPL-3.0-or-later
// Details of a node, beside the table of nodes.
#pragma once

#include "models/domain/snapshot.h"
#include "views/viewcontext.h"
#include "views/widgets/inspector.h"

namespace mesoscope {

class FactSheet;
class PlainLabel;
class RelatedTasks;
class ResourceGrid;

class NodeDetails : public Inspector
{
    Q_OBJECT

public:
    explicit NodeDetails(const ViewContext &context, QWidget *parent = nullptr);
    void showAgent(const Agent *agent); ///< null: it is gone
    void setActive(bool active);

private:
    const ViewContext m_context;
    RelatedTasks *m_tasks;
    ResourceGrid *m_resources;
    FactSheet *m_facts;
    QString m_name;
};

} // namespace mesoscope
