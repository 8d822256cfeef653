// SPDX-License-Identifier: GPL-3.0-or-later
// A number of instances: typed, stepped, or as a change of what there is now.
#pragma once

#include <QSpinBox>

namespace mesoscope {

/// Takes "+2", "−1", "x2" and "150%" (scalechange.h) for a change of the base, beside plain numbers.
class InstancesSpinBox : public QSpinBox
{
    Q_OBJECT

public:
    InstancesSpinBox(int base, QWidget *parent = nullptr);

    void setBase(int instances) { m_base = instances; }

protected:
    QValidator::State validate(QString &text, int &position) const override;
    int valueFromText(const QString &text) const override;

private:
    int m_base;
};

} // namespace mesoscope
