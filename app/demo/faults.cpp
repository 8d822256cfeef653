// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/faults.h"

namespace mesoscope::demo {

static constexpr std::size_t MaxCounts = 20000; // ids in paths must not make the table grow for ever

std::optional<Fault> FaultTable::take(const QString &service, const QByteArray &method, const QString &path)
{
    for (auto it = m_faults.rbegin(); it != m_faults.rend(); ++it) {
        if (!it->service.isEmpty() && it->service != service)
            continue;
        if (!path.startsWith(it->path) || (!it->method.isEmpty() && it->method != method))
            continue;
        const Fault found = *it;
        if (it->count > 0 && --it->count == 0)
            m_faults.erase(std::next(it).base());
        if (found.kind == Fault::Kind::None)
            return std::nullopt; // an exception from the faults set before it
        return found;
    }
    return std::nullopt;
}

void FaultTable::count(const QString &service, const QByteArray &method, const QString &path)
{
    const auto key = std::make_tuple(service, QString::fromLatin1(method), path);
    const auto known = m_counts.find(key);
    if (known != m_counts.end())
        ++known->second;
    else if (m_counts.size() < MaxCounts)
        m_counts.emplace(key, 1);
}

int FaultTable::counted(const QString &service, const QString &method, const QString &path) const
{
    int sum = 0;
    for (const auto &entry : m_counts) {
        const bool fits = (service.isEmpty() || std::get<0>(entry.first) == service) &&
                          (method.isEmpty() || std::get<1>(entry.first) == method) &&
                          std::get<2>(entry.first).startsWith(path);
        sum += fits ? entry.second : 0;
    }
    return sum;
}

} // namespace mesoscope::demo
