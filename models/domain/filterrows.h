// SPDX-License-Identifier: GPL-3.0-or-later
// What a filter says of the rows of the small tables: events and deployments.
#pragma once

#include "models/domain/deploymentrecord.h"
#include "models/domain/event.h"
#include "models/domain/filtermatch.h"

namespace mesoscope {

class EventFilter
{
public:
    EventFilter() = default;
    explicit EventFilter(const Filter &filter);
    bool isEmpty() const { return m_terms.empty(); }
    bool matches(const ClusterEvent &event) const;

private:
    std::vector<TermMatcher> m_terms;
};

class DeploymentFilter
{
public:
    DeploymentFilter() = default;
    explicit DeploymentFilter(const Filter &filter);
    bool isEmpty() const { return m_terms.empty(); }
    /// @p shown: the row's words as a person reads them, in which plain words are looked for too.
    bool matches(const DeploymentRecord &record, bool stuck, const QString &shown) const;

private:
    std::vector<TermMatcher> m_terms;
};

} // namespace mesoscope
