// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/mesos/mesosfeatures.h"

#include "app/sources/serverversion.h"

namespace mesoscope {

MesosFeatures mesosFeatures(const QString &version)
{
    MesosFeatures features;
    const auto is = ServerVersion::parse(version);
    if (!is)
        return features;
    features.version = version;
    features.operatorApi = is->atLeast(1, 0);
    features.partitions = is->atLeast(1, 2);
    features.frameworkEvents = is->atLeast(1, 5);
    features.draining = is->atLeast(1, 9);
    return features;
}

} // namespace mesoscope
