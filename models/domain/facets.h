// SPDX-License-Identifier: GPL-3.0-or-later
// What the apps of a cluster have in common: values by which they can be filtered, with how many have each. Pure.
#pragma once

#include "models/domain/snapshot.h"

namespace mesoscope {

struct FacetValue
{
    QString text; ///< "running", "team=shop"; remote text
    QString term; ///< of the filter's language (filter.h)
    int count = 0;
    bool operator==(const FacetValue &) const = default;
};

struct Facet
{
    enum class Kind : quint8 { Status, Health, Label, Image, Volumes, Role };
    Kind kind = Kind::Status;
    QList<FacetValue> values; ///< the most frequent first; at most MostValues
    int more = 0;             ///< values beyond those
    bool operator==(const Facet &) const = default;

    static constexpr qsizetype MostValues = 20;
};

/// Those that tell anything: with two values, or with one that not all apps have. Labels that hold secrets are not
/// among them. Linear in the apps and their labels.
QList<Facet> facetsOf(const ClusterSnapshot &snapshot);

} // namespace mesoscope
