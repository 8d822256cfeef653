// SPDX-License-Identifier: GPL-3.0-or-later
// Which requests are to be misbehaved at, and how many came. One thread only.
#pragma once

#include "app/demo/demoserver.h"

#include <map>
#include <optional>
#include <tuple>

namespace mesoscope::demo {

class FaultTable
{
public:
    void set(const Fault &fault) { m_faults.push_back(fault); }
    void clear() { m_faults.clear(); }
    /// The newest fault that fits, counted down.
    std::optional<Fault> take(const QString &service, const QByteArray &method, const QString &path);

    void count(const QString &service, const QByteArray &method, const QString &path);
    /// @p path is a prefix; empty arguments fit everything.
    int counted(const QString &service, const QString &method, const QString &path) const;

private:
    std::vector<Fault> m_faults;
    std::map<std::tuple<QString, QString, QString>, int> m_counts;
};

} // namespace mesoscope::demo
