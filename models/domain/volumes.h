// SPDX-License-Identifier: GPL-3.0-or-later
// Where an app keeps its data: every volume of its definition, who holds it, what ties it to a node (api-facts 1.4,
// 1.6, 1.8). Pure.
#pragma once

#include "models/domain/snapshot.h"

namespace mesoscope {

/// One volume of a definition. Remote text throughout; names and sources may hold secrets.
struct AppVolume
{
    enum class Kind : quint8 {
        Host,       ///< a directory or file of the node
        Persistent, ///< kept by Mesos on the node's disk, for this instance
        External,   ///< kept outside of the cluster, by dvdi or csi
        Secret,     ///< a secret as a file
        Named,      ///< kept by Docker on the node, by name
        Memory,     ///< tmpfs
        Inherited,  ///< those of another container (docker's volumes-from)
        Ephemeral,  ///< in the instance's sandbox, gone with it
    };

    Kind kind = Kind::Ephemeral;
    QString name;          ///< of a pod's volume
    QString container;     ///< of a pod: which mounts it; empty: none does
    QString containerPath; ///< where it is seen; empty: nowhere, or not said
    QString source;        ///< path on the node, name outside, secret, or the other container
    bool readOnly = false;
    bool parameter = false; ///< a parameter of Docker: Marathon knows nothing of it
    bool shared = false;    ///< External: several instances may use it at once
    double sizeMib = 0;     ///< 0: not said
    double maxSizeMib = 0;
    QString medium;   ///< Persistent: "root", "path" or "mount"
    QString profile;  ///< Persistent: of the disk
    QString provider; ///< External: "dvdi", "csi"
    QString driver;   ///< External: "rexray", a plug-in's name
    bool operator==(const AppVolume &) const = default;
};

/// In the order of the definition, at most 100. Reads App::definition.
QList<AppVolume> volumesOf(const App &app);

/// What a constraint on the host's name does to the data that stays on a node.
struct Pinning
{
    enum class Kind : quint8 {
        None,
        OneNode,  ///< always the same
        Nodes,    ///< one of several that fit a pattern
        Together, ///< all instances on one node, whichever
    };
    Kind kind = Kind::None;
    int constraint = -1; ///< which of App::constraints
    QString node;        ///< OneNode: the name or the pattern that is asked for
    int nodes = -1;      ///< how many known nodes fit; -1: not counted
    bool operator==(const Pinning &) const = default;
};
/// Linear in the nodes where a pattern is to be compared.
Pinning pinningOf(const App &app, const ClusterSnapshot &snapshot);

/// What a person should know of a volume, the worst first.
enum class VolumeConcern : quint8 {
    Scattered,  ///< a path of the node, written by several instances, no two of which need to be on the same node
    LeftBehind, ///< the same with one instance: it may go elsewhere without its data
    Crowded,    ///< several instances write to one path of one node
    Everywhere, ///< read from a path that has to be on every node where an instance may run
    None,
};
VolumeConcern concernOf(const AppVolume &volume, const App &app, const Pinning &pinning);

struct VolumeHolder
{
    TaskId task; ///< of a pod's persistent volume: one of the instance's, else the instance
    QString host;
    QString persistenceId;
    bool operator==(const VolumeHolder &) const = default;
};
/// Which instance has it, on which node: as Marathon tells of persistent volumes, else by where instances run. Empty
/// for volumes that are not on a node, or that nobody has.
std::vector<VolumeHolder> holdersOf(const AppVolume &volume, const QList<AppVolume> &all, const App &app,
                                    const ClusterSnapshot &snapshot);

} // namespace mesoscope
