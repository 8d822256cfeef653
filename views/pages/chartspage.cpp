// SPDX-License-Identifier: GPL-3.0-or-later
// Use of CPU, memory, network and disk over time, of the cluster, an app or an instance.
#include "views/pages/chartspage.h"

namespace mesoscope {

struct ChartsPage::Private
{
    ViewContext context;
};

ChartsPage::ChartsPage(const ViewContext &context, QWidget *parent) : Page(parent), d(new Private{context})
{
    setObjectName(QStringLiteral("page"));
}

ChartsPage::~ChartsPage() = default;

void ChartsPage::setActive(bool active)
{
    Q_UNUSED(active)
}

void ChartsPage::reveal(const Selectable &what)
{
    Q_UNUSED(what)
}

bool ChartsPage::isSettled() const
{
    return true;
}

void ChartsPage::focusFilter() {}

} // namespace mesoscope

#include "moc_chartspage.cpp"
