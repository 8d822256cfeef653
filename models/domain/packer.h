// SPDX-License-Identifier: GPL-3.0-or-later
// The search behind Packing::place.
#pragma once

#include "models/domain/packing.h"

namespace mesoscope {

/// First each instance goes where it leaves the least room. Where that places all, it is an answer. Where it does not,
/// bounds show that nothing can, or every other way is tried as long as the steps last.
class Packer
{
public:
    Packer(const Packing &packing, const std::vector<PackWish> &wishes, qint64 steps,
           const std::atomic_bool *cancelled);
    Packed run();

private:
    using Value = std::optional<QString>;
    struct Wish
    {
        const App *app = nullptr;
        Demand demand;
        std::vector<PlacementRule> rules;
        int wanted = 0;
        bool ordered = false;            ///< whether where the next may go depends on where the former ones went
        std::vector<quint32> candidates; ///< nodes that could take one if nothing else were placed
        std::vector<qint32> candidateOf; ///< by node: its place among the candidates, or -1
        std::vector<Value> values;       ///< by candidate and rule
        std::vector<quint32> places;     ///< nodes, as chosen by now
        size_t number = 0;               ///< as wished
    };
    void addWish(const PackWish &wish, size_t number);
    const Value &value(const Wish &wish, size_t candidate, size_t rule) const;
    bool accepts(const Wish &wish, size_t candidate) const;
    bool fits(const Wish &wish, size_t candidate) const;
    void put(Wish &wish, size_t candidate);
    void takeBack(Wish &wish, size_t candidate, const NodeSpace &before);

    void placeGreedily(Wish &wish);
    bool isImpossible() const;
    qint64 mostOf(const Wish &wish) const;
    bool search(size_t item);
    bool alike(quint32 left, quint32 right) const;
    Packed result(Packed::Verdict verdict) const;
    Placement keptOff(const Wish &wish) const;

    const Packing &m_packing;
    const ClusterSnapshot &m_snapshot;
    std::vector<NodeSpace> m_spaces;
    std::vector<Wish> m_wishes;
    std::vector<size_t> m_items; ///< the wish of each instance, for the search
    qint64 m_steps;
    const std::atomic_bool *const m_cancelled;
    bool m_gaveUp = false;
};

} // namespace mesoscope
