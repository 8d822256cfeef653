// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/poddefinition.h"

#include <QJsonArray>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

bool isPodDefinition(const QJsonObject &definition)
{
    return definition.value("containers"_L1).isArray();
}

App::Kind kindOf(const QJsonObject &definition)
{
    return isPodDefinition(definition) ? App::Kind::Pod : App::Kind::App;
}

int instancesIn(const QJsonObject &definition)
{
    const QJsonValue wanted = isPodDefinition(definition)
                                  ? definition.value("scaling"_L1).toObject().value("instances"_L1)
                                  : definition.value("instances"_L1);
    return wanted.toInt(-1);
}

QJsonObject withInstances(const QJsonObject &definition, int instances)
{
    QJsonObject changed = definition;
    if (!isPodDefinition(definition)) {
        changed.insert(u"instances"_s, instances);
        return changed;
    }
    QJsonObject scaling = definition.value("scaling"_L1).toObject();
    if (!scaling.contains("kind"_L1))
        scaling.insert(u"kind"_s, u"fixed"_s);
    scaling.insert(u"instances"_s, instances);
    changed.insert(u"scaling"_s, scaling);
    return changed;
}

Resources eachOfPod(const QJsonObject &pod)
{
    const auto read = [](const QJsonObject &given, const Resources &absent) {
        return Resources{given.value("cpus"_L1).toDouble(absent.cpus), given.value("mem"_L1).toDouble(absent.mem),
                         given.value("disk"_L1).toDouble(absent.disk), given.value("gpus"_L1).toDouble(absent.gpus)};
    };
    // Marathon's defaults (api-facts 1.8): the executor of a pod takes its share, too.
    Resources each = read(pod.value("executorResources"_L1).toObject(), {0.1, 32, 10, 0});
    const QJsonArray containers = pod.value("containers"_L1).toArray();
    for (const auto &container : containers)
        each += read(container["resources"_L1].toObject(), {0.1, 32, 0, 0});
    return each;
}

} // namespace mesoscope
