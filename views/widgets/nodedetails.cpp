// SPDX-License-Identifier: GPL-3.0-or-later
// Resources, tasks and attributes of a node.
#include "views/widgets/nodedetails.h"

#include "app/base/clock.h"
#include "views/text/format.h"
#include "views/text/statetext.h"
#include "views/theme/theme.h"
#include "views/widgets/factsheet.h"
#include "views/widgets/plainlabel.h"
#include "views/widgets/relatedtasks.h"
#include "views/widgets/resourcegrid.h"

#include <QVBoxLayout>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

NodeDetails::NodeDetails(const ViewContext &context, QWidget *parent)
    : Inspector(context.theme, tr("Details of the node"), parent),
      m_context(context),
      m_tasks(new RelatedTasks(context, true, this)),
      m_resources(new ResourceGrid(context.theme, this)),
      m_facts(new FactSheet(context.theme, tr("Facts about the node"), this))
{
    auto *main = new QWidget(this);
    auto *layout = new QVBoxLayout(main);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(sectionLabel(tr("Resources"), context.theme, main));
    layout->addWidget(m_resources);
    layout->addSpacing(4);
    layout->addWidget(sectionLabel(tr("Tasks"), context.theme, main));
    layout->addWidget(m_tasks, 1);
    addTab(main, tr("Load"));
    addTab(m_facts, tr("Details"));
}

void NodeDetails::showAgent(const Agent *agent)
{
    if (!agent) {
        setTitle(tr("Node, gone"), m_name);
        return;
    }
    m_name = agent->hostname.isEmpty() ? agent->id.text() : agent->hostname;
    setTitle(tr("Node"), m_name, agent->id.text());
    const qint64 now = m_context.clock.nowMs();
    m_resources->showAgent(*agent);
    m_tasks->showAgent(agent->handle);
    const Condition condition = conditionOf(agent->status);
    QList<FactSection> sections{
        {tr("State"),
         {{tr("State"), text(agent->status), false,
           condition == Condition::Bad       ? u"bad"_s
           : condition == Condition::Warning ? u"warning"_s
                                             : QString()},
          {tr("Tasks"), formatCount(agent->activeTasks), false, {}},
          {tr("Unhealthy"), formatCount(agent->unhealthyTasks), false,
           agent->unhealthyTasks > 0 ? u"bad"_s : QString()},
          {tr("Registered"), agent->registeredAtMs > 0 ? formatTime(agent->registeredAtMs) : QString(), false, {}},
          {tr("For"), formatSince(agent->registeredAtMs, now), false, {}}}},
        {tr("Address"),
         {{tr("Process"), agent->pid, true, {}},
          {tr("Region"), agent->region, false, {}},
          {tr("Zone"), agent->zone, false, {}},
          {tr("Version"), agent->version, true, {}},
          {tr("Ports"), formatPortRanges(agent->ports), true, {}},
          {tr("Ports in use"), formatPortRanges(agent->usedPorts), true, {}}}}};
    FactSection attributes{tr("Attributes"), {}};
    for (auto it = agent->attributes.begin(); it != agent->attributes.end(); ++it)
        attributes.facts.append({it.key(), it.value(), true, {}});
    if (!attributes.facts.isEmpty())
        sections.append(attributes);
    if (!agent->capabilities.isEmpty())
        sections.append({tr("Capabilities"), {{tr("It can"), agent->capabilities.join(u", "_s), false, {}}}});
    m_facts->setSections(sections);
}

void NodeDetails::setActive(bool active)
{
    m_tasks->setActive(active);
}

} // namespace mesoscope

#include "moc_nodedetails.cpp"
