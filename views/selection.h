// SPDX-License-Identifier: GPL-3.0-or-later
// What a person points at, shared by all pages: selecting an app in a table lights it up on the map.
#pragma once

#include "models/domain/ids.h"

#include <QObject>

#include <variant>

namespace mesoscope {

struct NothingSelected
{
    bool operator==(const NothingSelected &) const = default;
};
/// By name, not by handle: a name outlives reconnects. AppId is also a group's.
using Selectable = std::variant<NothingSelected, AppId, TaskId, AgentId, DeploymentId>;

enum class PageId { Overview, Topology, Applications, Instances, Nodes, Deployments, Charts, Logs, Events };
inline constexpr int PageCount = 9;
QString pageName(PageId page); ///< as on the command line: "overview"…
bool parsePage(QStringView name, PageId *page);

class Selection : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    const Selectable &current() const { return m_current; }
    const Selectable &hovered() const { return m_hovered; }
    void select(const Selectable &what);
    void hover(const Selectable &what);
    /// Asks the window to go to a page with this selected ("show its log").
    void open(PageId page, const Selectable &what);

Q_SIGNALS:
    void selected(const mesoscope::Selectable &what);
    void hoverChanged(const mesoscope::Selectable &what);
    void openRequested(mesoscope::PageId page, const mesoscope::Selectable &what);

private:
    Selectable m_current;
    Selectable m_hovered;
};

} // namespace mesoscope
