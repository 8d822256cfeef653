// SPDX-License-Identifier: GPL-3.0-or-later
// Marathon's constraints (api-facts 1.6), asked of one value after another.
#pragma once

#include "models/domain/app.h"

#include <QHash>
#include <QRegularExpression>

namespace mesoscope {

/// One constraint of an app with what its instances occupy already.
class PlacementRule
{
public:
    explicit PlacementRule(const Constraint &constraint);

    /// An instance runs on a node with that value.
    void occupy(const QString &value) { ++m_placed[value]; }
    void vacate(const QString &value); ///< takes one occupy() back
    int placedAt(const QString &value) const { return m_placed.value(value); }
    /// Of a node whose field has @p value; nullopt: the node lacks it.
    bool accepts(const std::optional<QString> &value) const;
    /// Whether it depends on the node alone, wherever other instances are.
    bool isStatic() const;
    const Constraint &constraint() const { return m_constraint; }

private:
    bool matches(const QString &value) const;

    Constraint m_constraint;
    QHash<QString, int> m_placed;
    QRegularExpression m_pattern;
    mutable QHash<QString, bool> m_matched; ///< a pattern costs, and most nodes share their values
};

} // namespace mesoscope
