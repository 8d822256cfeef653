// SPDX-License-Identifier: GPL-3.0-or-later
// What every measurement gets, and the measurements: one function per bar, in the file of that name.
#pragma once

#include "tests/bench/cluster.h"
#include "tests/bench/report.h"

#include <memory>

namespace mesoscope::bench {

struct Settings
{
    int agents = 10000;
    int tasks = 100000;
    bool smoke = false; ///< as short as can be: that it runs, not how fast
    QString scale() const { return QStringLiteral("%1x%2").arg(agents).arg(tasks); }
};

class Bench
{
public:
    explicit Bench(const Settings &wanted) : settings(wanted) {}

    const Settings settings;
    Report report;
    /// The big cluster; its process is started when it is first asked for.
    Cluster &cluster();
    void dropCluster() { m_cluster.reset(); }
    /// Its /state, as it was when first asked for.
    const QByteArray &state();

private:
    std::unique_ptr<Cluster> m_cluster;
    QByteArray m_state;
};

void reading(Bench &bench);    ///< P1
void publishing(Bench &bench); ///< P2
void latency(Bench &bench);    ///< P3
void connecting(Bench &bench); ///< P4
void memory(Bench &bench);     ///< P5
void querying(Bench &bench);   ///< P6
void mapping(Bench &bench);    ///< P7
void logging(Bench &bench);    ///< P8
void charting(Bench &bench);   ///< P9
void starting(Bench &bench);   ///< P10
void traffic(Bench &bench);    ///< P11
void idling(Bench &bench);     ///< P12

/// Child of P1: reads the state in @p file once and prints its memory figures, MiB.
int measureReading(const QString &file);

} // namespace mesoscope::bench
