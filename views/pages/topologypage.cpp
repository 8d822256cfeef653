// SPDX-License-Identifier: GPL-3.0-or-later
// The map: control plane above, nodes with their tasks below, what is selected at the right.
#include "views/pages/topologypage.h"

namespace mesoscope {

struct TopologyPage::Private
{
    ViewContext context;
};

TopologyPage::TopologyPage(const ViewContext &context, QWidget *parent) : Page(parent), d(new Private{context})
{
    setObjectName(QStringLiteral("page"));
}

TopologyPage::~TopologyPage() = default;

void TopologyPage::setActive(bool active)
{
    Q_UNUSED(active)
}

void TopologyPage::reveal(const Selectable &what)
{
    Q_UNUSED(what)
}

bool TopologyPage::isSettled() const
{
    return true;
}

void TopologyPage::focusFilter() {}

} // namespace mesoscope

#include "moc_topologypage.cpp"
