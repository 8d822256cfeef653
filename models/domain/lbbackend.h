// SPDX-License-Identifier: GPL-3.0-or-later
// What HAProxy says of an app's service port, server by server, matched to instances (api-facts 8). Pure.
#pragma once

#include "models/domain/lbservice.h"

namespace mesoscope {

struct LbServer
{
    LbRow row;
    TaskId task; ///< the instance it stands for; empty: none of the app's
    QString host;
    int port = 0;
    bool operator==(const LbServer &) const = default;
};

/// An instance that runs and that no server stands for.
struct LbUnserved
{
    TaskId task;
    QString host;
    bool operator==(const LbUnserved &) const = default;
};

struct LbBackend
{
    bool known = false; ///< HAProxy has it
    QString name;       ///< as HAProxy calls it
    LbRow sum;          ///< its BACKEND row
    std::vector<LbServer> servers;
    std::vector<LbUnserved> unserved;
};

/// Linear in the rows of the statistics and in the app's instances. The backend is found by its name, else by its port
/// where only one ends with it. A server is matched by its address, else by its
/// name ("<host>_<ip>_<port>", "<ip>_<port>", "<host>_<port>", odd characters as '_'), else by a port that only one
/// server and one instance have.
LbBackend lbBackendOf(const App &app, const LbService &service, const ClusterSnapshot &snapshot);

} // namespace mesoscope
