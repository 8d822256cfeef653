// SPDX-License-Identifier: GPL-3.0-or-later
// A copy of the cluster on which nodes come and go and instances are placed, to see beforehand what would become of
// them. Nothing here touches the cluster. A value: any thread.
#pragma once

#include "models/domain/nodespace.h"

#include <atomic>

namespace mesoscope {

/// Instances of one app that want a place.
struct PackWish
{
    App app;
    int instances = 0;
};

struct PackedApp
{
    std::vector<std::pair<quint32, int>> places; ///< node of the packing, instances there; in the nodes' order
    int placed = 0;
    int unplaced = 0;
    /// What keeps one more off every node in the end; nodes is 0 where all were placed.
    Placement kept;
};

struct Packed
{
    enum class Verdict : quint8 {
        Fits,       ///< this is one way; Marathon may find another
        DoesNotFit, ///< in no order and on no nodes
        NotFound,   ///< the ways that were tried do not do; there are more than can be tried
    };
    Verdict verdict = Verdict::Fits;
    std::vector<PackedApp> apps; ///< as wished
    bool estimated = false;      ///< some nodes are partly reserved: how that part is used is not told
};

class Packing
{
public:
    /// Every node whose size is known. @p snapshot must outlive this.
    explicit Packing(const ClusterSnapshot &snapshot);

    size_t nodeCount() const { return m_nodes.size(); }
    const Agent &agent(size_t node) const { return m_nodes[node].agent; }
    bool isNew(size_t node) const { return m_nodes[node].added; }
    bool isThere(size_t node) const { return m_nodes[node].there; }

    /// Empty nodes of the size, the attributes and the ports of @p like. Each gets a host name of its own, by which
    /// constraints tell them apart.
    void addNodes(const Agent &like, int count);
    void remove(AgentHandle node); ///< with all that runs there
    void close(AgentHandle node);  ///< keeps what runs there, takes nothing more
    /// An instance of @p app ends, as when an app is scaled down.
    void end(const App &app, const Task &task);

    /// Places what is wished, in at most @p steps looks at a node beyond the first attempt; @p cancelled ends it
    /// early (NotFound). Does not change this.
    Packed place(const std::vector<PackWish> &wishes, qint64 steps = 200'000,
                 const std::atomic_bool *cancelled = nullptr) const;

private:
    friend class Packer;
    struct Node
    {
        Agent agent;
        NodeSpace space;
        bool there = true;
        bool added = false;
    };
    Node *find(AgentHandle node);

    const ClusterSnapshot *m_snapshot;
    std::vector<Node> m_nodes;
    std::vector<TaskHandle> m_ended; ///< sorted
};

} // namespace mesoscope
