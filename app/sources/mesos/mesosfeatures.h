// SPDX-License-Identifier: GPL-3.0-or-later
// What a version of Mesos can do, in one place. Pure; an unknown version has every feature. Facts: api-facts 2 to 4.
#pragma once

#include <QString>

namespace mesoscope {

struct MesosFeatures
{
    QString version;             ///< empty: not known
    bool operatorApi = true;     ///< >= 1.0: /api/v1, and standbys that redirect
    bool partitions = true;      ///< >= 1.2: unreachable agents and tasks; before, what is cut off is lost
    bool frameworkEvents = true; ///< >= 1.5: the stream tells of frameworks, and beats
    bool draining = true;        ///< >= 1.9: drain, deactivate, quota in /roles
};

MesosFeatures mesosFeatures(const QString &version);

} // namespace mesoscope
