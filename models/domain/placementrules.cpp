// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/placementrules.h"

#include <algorithm>
#include <cmath>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr qsizetype LongestPattern = 2000;

PlacementRule::PlacementRule(const Constraint &constraint) : m_constraint(constraint)
{
    if (constraint.op != "LIKE"_L1 && constraint.op != "UNLIKE"_L1)
        return;
    // The limit keeps a hostile pattern from running for hours; it is far above what an honest one needs.
    m_pattern.setPattern(u"(*LIMIT_MATCH=20000)"_s +
                         QRegularExpression::anchoredPattern(constraint.value.left(LongestPattern)));
}

void PlacementRule::vacate(const QString &value)
{
    const auto placed = m_placed.find(value);
    if (placed != m_placed.end() && --*placed <= 0)
        m_placed.erase(placed);
}

bool PlacementRule::isStatic() const
{
    const QString &op = m_constraint.op;
    return op == "LIKE"_L1 || op == "UNLIKE"_L1 || op == "IS"_L1 ||
           (op == "CLUSTER"_L1 && !m_constraint.value.isEmpty());
}

/// Mesos keeps numbers in thousandths.
static bool sameValue(const QString &left, const QString &right)
{
    bool leftIsNumber = false;
    bool rightIsNumber = false;
    const double a = left.toDouble(&leftIsNumber);
    const double b = right.toDouble(&rightIsNumber);
    if (leftIsNumber && rightIsNumber && std::abs(a) < 1e12 && std::abs(b) < 1e12)
        return std::llround(a * 1000) == std::llround(b * 1000);
    return left == right;
}

bool PlacementRule::matches(const QString &value) const
{
    const auto known = m_matched.constFind(value);
    if (known != m_matched.constEnd())
        return *known;
    const bool match = m_pattern.isValid() && m_pattern.match(value).hasMatch();
    m_matched.insert(value, match);
    return match;
}

bool PlacementRule::accepts(const std::optional<QString> &value) const
{
    const QString &op = m_constraint.op;
    if (!value)
        return op == "UNLIKE"_L1;
    const int here = m_placed.value(*value);
    if (op == "UNIQUE"_L1)
        return here == 0;
    if (op == "MAX_PER"_L1)
        return here < m_constraint.value.toInt();
    if (op == "LIKE"_L1)
        return matches(*value);
    if (op == "UNLIKE"_L1)
        return !matches(*value);
    if (op == "IS"_L1)
        return sameValue(*value, m_constraint.value);
    if (op == "CLUSTER"_L1) {
        if (!m_constraint.value.isEmpty())
            return sameValue(*value, m_constraint.value);
        return m_placed.isEmpty() || here > 0;
    }
    if (op == "GROUP_BY"_L1) {
        if (here == 0)
            return true;
        const int least = *std::min_element(m_placed.cbegin(), m_placed.cend());
        return m_placed.size() >= m_constraint.value.toInt() && here == least;
    }
    return true; // an operator of a later Marathon: it is not for us to exclude anything by it
}

} // namespace mesoscope
