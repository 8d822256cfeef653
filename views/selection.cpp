// SPDX-License-Identifier: GPL-3.0-or-later
// Selection and page names.
#include "views/selection.h"

#include <QLatin1StringView>

#include <array>

namespace mesoscope {

namespace {
using namespace Qt::Literals::StringLiterals;
constexpr std::array<QLatin1StringView, PageCount> Names{"overview"_L1,  "topology"_L1, "applications"_L1,
                                                         "instances"_L1, "nodes"_L1,    "deployments"_L1,
                                                         "charts"_L1,    "logs"_L1,     "events"_L1};
} // namespace

QString pageName(PageId page)
{
    return Names.at(size_t(page));
}

bool parsePage(QStringView name, PageId *page)
{
    for (size_t i = 0; i < Names.size(); ++i) {
        if (name == Names.at(i)) {
            *page = PageId(i);
            return true;
        }
    }
    return false;
}

void Selection::select(const Selectable &what)
{
    if (what == m_current)
        return;
    m_current = what;
    Q_EMIT selected(m_current);
}

void Selection::hover(const Selectable &what)
{
    if (what == m_hovered)
        return;
    m_hovered = what;
    Q_EMIT hoverChanged(m_hovered);
}

void Selection::open(PageId page, const Selectable &what)
{
    if (!std::holds_alternative<NothingSelected>(what))
        select(what);
    Q_EMIT openRequested(page, what);
}

} // namespace mesoscope

#include "moc_selection.cpp"
