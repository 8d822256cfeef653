// SPDX-License-Identifier: GPL-3.0-or-later
// One resource of the cluster: how much there is, is given away, is free.
#pragma once

#include <QFrame>

#include <optional>

namespace mesoscope {

class PlainLabel;
class Theme;

/// A card with a name, the share that is allocated, a bar, and total, allocated and free under it. What is not known is
/// a dash.
class Meter : public QFrame
{
    Q_OBJECT

public:
    Meter(const Theme &theme, const QString &name, QWidget *parent = nullptr);

    struct Amounts
    {
        std::optional<double> total;
        std::optional<double> allocated;
        bool exists = true; ///< false: the cluster has none of it (GPUs)
    };
    /// @p format writes an amount with its unit.
    void setAmounts(const Amounts &amounts, QString (*format)(double));

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_name;
    PlainLabel *m_share;
    PlainLabel *m_total;
    PlainLabel *m_allocated;
    PlainLabel *m_free;
    QWidget *m_bar;
    double m_fraction = -1; ///< below 0: not known
};

} // namespace mesoscope
