// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/filterrows.h"

#include <algorithm>

namespace mesoscope {

static std::vector<TermMatcher> matchersOf(const Filter &filter, FilterTable table)
{
    std::vector<TermMatcher> matchers;
    matchers.reserve(filter.terms.size());
    for (const FilterTerm &term : filter.terms)
        matchers.emplace_back(term, table);
    return matchers;
}

EventFilter::EventFilter(const Filter &filter) : m_terms(matchersOf(filter, FilterTable::Events)) {}

bool EventFilter::matches(const ClusterEvent &event) const
{
    return std::all_of(m_terms.begin(), m_terms.end(), [&event](const TermMatcher &word) {
        const bool id = word.isIn(event.subject) || word.isIn(event.instance);
        const FilterField field = word.term().field;
        const bool holds = field == FilterField::Id     ? id
                           : field == FilterField::Type ? word.isIn(event.type)
                                                        : id || word.isIn(event.type) || word.isIn(event.summary);
        return holds != word.term().negated;
    });
}

DeploymentFilter::DeploymentFilter(const Filter &filter) : m_terms(matchersOf(filter, FilterTable::Deployments)) {}

bool DeploymentFilter::matches(const DeploymentRecord &record, bool stuck, const QString &shown) const
{
    constexpr int Stuck = int(DeploymentRecord::State::Ended) + 1; // as filterNames() lists them
    return std::all_of(m_terms.begin(), m_terms.end(), [&](const TermMatcher &word) {
        const auto id = [&] {
            return word.isIn(record.id.text()) ||
                   std::any_of(record.affected.begin(), record.affected.end(),
                               [&word](const AppId &app) { return word.isIn(app.text()); });
        };
        const FilterField field = word.term().field;
        const bool holds = field == FilterField::Status
                               ? word.hasName(int(record.state)) || (stuck && word.hasName(Stuck))
                           : field == FilterField::Id ? id()
                                                      : id() || word.isIn(shown);
        return holds != word.term().negated;
    });
}

} // namespace mesoscope
