// SPDX-License-Identifier: GPL-3.0-or-later
// The lines that the bench prints: one figure each, with the bar it is held against.
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QString>

namespace mesoscope::bench {

/// "P1 name value unit bar pass", "… FALLS SHORT"; baselines have "-" for a bar and "baseline" for a verdict; what
/// cannot be measured says "P8 name not measured: why".
class Report
{
public:
    /// Good when @p value is at most @p bar.
    void atMost(int number, const QString &name, double value, const QString &unit, double bar);
    void atLeast(int number, const QString &name, double value, const QString &unit, double bar);
    /// Something to compare with.
    void baseline(int number, const QString &name, double value, const QString &unit);
    void notMeasured(int number, const QString &name, const QString &why);

    int shortfalls() const { return m_shortfalls; }
    QByteArray json() const;

private:
    void judged(int number, const QString &name, double value, const QString &unit, double bar, bool good);
    void print(const QString &line);

    QJsonArray m_lines;
    int m_shortfalls = 0;
};

} // namespace mesoscope::bench
