// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the accessible tree.
#include "tests/support/accessibletext.h"

#include <QAccessible>
#include <QStringList>
#include <QWidget>

namespace mesoscope::test {

static void collect(QAccessibleInterface *object, QStringList &lines, int most, int depth)
{
    if (!object || !object->isValid() || lines.size() >= most || depth > 60)
        return;
    // Cells that are scrolled out of sight count as invisible too, and can still be read.
    if (object->state().invisible && object->object())
        return;
    QStringList parts;
    for (const QAccessible::Text kind : {QAccessible::Name, QAccessible::Value, QAccessible::Description}) {
        const QString text = object->text(kind);
        if (!text.isEmpty() && !parts.contains(text))
            parts.append(text);
    }
    if (!parts.isEmpty())
        lines.append(parts.join(QLatin1Char(' ')));
    for (int i = 0; i < object->childCount(); ++i)
        collect(object->child(i), lines, most, depth + 1);
}

QString accessibleText(QWidget *widget, int most)
{
    QStringList lines;
    collect(QAccessible::queryAccessibleInterface(widget), lines, most, 0);
    return lines.join(QLatin1Char('\n'));
}

} // namespace mesoscope::test
