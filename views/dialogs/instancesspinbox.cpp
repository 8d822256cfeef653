// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/instancesspinbox.h"

#include "models/domain/scalechange.h"

#include <algorithm>

namespace mesoscope {

InstancesSpinBox::InstancesSpinBox(int base, QWidget *parent) : QSpinBox(parent), m_base(base)
{
    setRange(0, MostInstances);
    setValue(base);
}

QValidator::State InstancesSpinBox::validate(QString &text, int &position) const
{
    if (const auto change = parseScaleChange(text)) {
        const int value = change->applied(m_base);
        return value >= minimum() && value <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
    }
    const bool begun = std::all_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.isDigit() || c.isSpace() || QStringLiteral("+-−xX*×/.,%").contains(c);
    });
    return begun ? QValidator::Intermediate : QSpinBox::validate(text, position);
}

int InstancesSpinBox::valueFromText(const QString &text) const
{
    const auto change = parseScaleChange(text);
    return change ? change->applied(m_base) : QSpinBox::valueFromText(text);
}

} // namespace mesoscope

#include "moc_instancesspinbox.cpp"
