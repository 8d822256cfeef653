// SPDX-License-Identifier: GPL-3.0-or-later
// The live tail of one instance's stdout or stderr.
#include "views/pages/logspage.h"

namespace mesoscope {

struct LogsPage::Private
{
    ViewContext context;
};

LogsPage::LogsPage(const ViewContext &context, QWidget *parent) : Page(parent), d(new Private{context})
{
    setObjectName(QStringLiteral("page"));
}

LogsPage::~LogsPage() = default;

void LogsPage::setActive(bool active)
{
    Q_UNUSED(active)
}

void LogsPage::reveal(const Selectable &what)
{
    Q_UNUSED(what)
}

bool LogsPage::isSettled() const
{
    return true;
}

void LogsPage::focusFilter() {}

} // namespace mesoscope

#include "moc_logspage.cpp"
