// SPDX-License-Identifier: GPL-3.0-or-later
// Accessible interface of the log view.
#include "views/widgets/logviewaccess.h"

#include "views/widgets/logview.h"

#include <QAccessibleWidget>

namespace mesoscope {

namespace {

class LogViewAccessible : public QAccessibleWidget
{
public:
    explicit LogViewAccessible(LogView *view) : QAccessibleWidget(view, QAccessible::Document) {}

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value)
            return static_cast<LogView *>(widget())->visibleText();
        return QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface *factory(const QString &, QObject *object)
{
    auto *view = qobject_cast<LogView *>(object);
    return view ? new LogViewAccessible(view) : nullptr;
}

} // namespace

void installLogViewAccessibility()
{
    [[maybe_unused]] static const bool installed = [] {
        QAccessible::installFactory(factory);
        return true;
    }();
}

} // namespace mesoscope
