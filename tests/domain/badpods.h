// SPDX-License-Identifier: GPL-3.0-or-later
// A pod that is as it should be, and changes that spoil it, each with what is to be said of it.
#pragma once

#include "models/domain/validate.h"

#include <QJsonDocument>

#include <vector>

namespace mesoscope::test {

inline const char *const GoodPod = R"({
    "id": "/data/new-pod", "user": "www", "role": "dev", "environment": {"MODE": "live", "KEY": {"secret": "s"}},
    "containers": [
        {"name": "web", "image": {"kind": "DOCKER", "id": "web:1"}, "resources": {"cpus": 0.5, "mem": 64},
         "endpoints": [{"name": "http", "containerPort": 80, "hostPort": 0, "protocol": ["tcp"]},
                       {"name": "admin", "containerPort": 81}],
         "healthCheck": {"http": {"endpoint": "http", "path": "/"}, "intervalSeconds": 10},
         "volumeMounts": [{"name": "data", "mountPath": "/data"}], "artifacts": [{"uri": "http://x/y"}],
         "resourceLimits": {"mem": "unlimited"}, "labels": {"a": "b"}, "someNewKey": {"kept": [1]}},
        {"name": "side-1", "exec": {"command": {"shell": "sleep 1"}}, "resources": {"cpus": 0.1, "mem": 32}}],
    "volumes": [{"name": "data"}], "networks": [{"mode": "host"}], "scaling": {"kind": "fixed", "instances": 2},
    "scheduling": {"backoff": {"backoff": 1, "backoffFactor": 1.5}, "upgrade": {"minimumHealthCapacity": 0.5},
        "placement": {"constraints": [{"fieldName": "rack", "operator": "LIKE", "value": "a.*"}]},
        "unreachableStrategy": "disabled"}
})";

struct BadPod
{
    QStringList at; ///< what is replaced, from the top
    const char *by; ///< JSON in a list; "[]": taken away
    const char *path;
    Problem problem;
};

/// The definition with one value set, or taken away.
inline QJsonValue with(const QJsonValue &in, const QStringList &at, const QJsonValue &value)
{
    if (at.isEmpty())
        return value;
    if (in.isArray()) {
        QJsonArray array = in.toArray();
        const int index = at.first().toInt();
        array[index] = with(array.at(index), at.mid(1), value);
        return array;
    }
    QJsonObject object = in.toObject();
    const QJsonValue inside = with(object.value(at.first()), at.mid(1), value);
    if (inside.isUndefined())
        object.remove(at.first());
    else
        object.insert(at.first(), inside);
    return object;
}

inline QJsonObject spoilt(const BadPod &bad)
{
    const QJsonArray by = QJsonDocument::fromJson(bad.by).array();
    const QJsonObject good = QJsonDocument::fromJson(GoodPod).object();
    return with(good, bad.at, by.isEmpty() ? QJsonValue(QJsonValue::Undefined) : by.first()).toObject();
}

inline std::vector<BadPod> badPods()
{
    const auto at = [](const char *path) { return QString::fromLatin1(path).split(u'/'); };
    const auto web = [&at](const char *path) { return at("containers/0") + at(path); };
    return {
        {at("id"), R"(["/Data"])", "/id", Problem::IdMalformed},
        {at("id"), R"(["/shop/cart"])", "/id", Problem::IdExists},
        {at("containers"), R"([[]])", "/containers", Problem::ContainerMissing},
        {web("name"), R"(["Web_1"])", "/containers/0/name", Problem::ContainerNameMalformed},
        {web("name"), R"([])", "/containers/0/name", Problem::ContainerNameMalformed},
        {web("name"), R"(["side-1"])", "/containers/1/name", Problem::ContainerNameTwice},
        {web("resources/cpus"), R"([-1])", "/containers/0/resources/cpus", Problem::Negative},
        {web("resources/mem"), R"(["much"])", "/containers/0/resources/mem", Problem::NotANumber},
        {web("resourceLimits/mem"), R"([32])", "/containers/0/resourceLimits/mem", Problem::LimitTooLow},
        {web("image/id"), R"([""])", "/containers/0/image/id", Problem::ImageMissing},
        {at("containers/1/exec/command/argv"), R"([["a"]])", "/containers/1/exec/command/argv", Problem::CmdAndArgs},
        {web("endpoints/1/name"), R"(["Web_1"])", "/containers/0/endpoints/1/name", Problem::PortNameMalformed},
        {web("endpoints/0/hostPort"), R"([70000])", "/containers/0/endpoints/0/hostPort", Problem::PortOutOfRange},
        {web("healthCheck/http/endpoint"), R"(["other"])", "/containers/0/healthCheck/http/endpoint",
         Problem::EndpointUnknown},
        {web("healthCheck/tcp"), R"([{}])", "/containers/0/healthCheck/tcp/endpoint", Problem::EndpointMissing},
        {web("healthCheck/exec"), R"([{}])", "/containers/0/healthCheck/exec/command", Problem::CommandMissing},
        {web("volumeMounts/0/name"), R"(["other"])", "/containers/0/volumeMounts/0/name", Problem::VolumeUnknown},
        {web("volumeMounts/0/mountPath"), R"([""])", "/containers/0/volumeMounts/0/mountPath",
         Problem::VolumePathMissing},
        {web("artifacts/0/uri"), R"([])", "/containers/0/artifacts/0/uri", Problem::FetchUriMissing},
        {web("labels/a"), R"([1])", "/containers/0/labels/a", Problem::LabelNotText},
        {web("environment"), R"([{"NOT-A-NAME": "x"}])", "/containers/0/environment/NOT-A-NAME",
         Problem::VariableMalformed},
        {at("environment"), R"([{"1ST": "x"}])", "/environment/1ST", Problem::VariableMalformed},
        {at("environment"), R"([["A=1"]])", "/environment", Problem::NotAnObject},
        {at("labels"), R"([{"token": "••••••••"}])", "/labels/token", Problem::MaskedValue},
        {at("scaling/instances"), R"([-1])", "/scaling/instances", Problem::Negative},
        {at("scaling/kind"), R"(["auto"])", "/scaling/kind", Problem::ScalingUnknown},
        {at("scheduling/backoff/backoffFactor"), R"([0.5])", "/scheduling/backoff/backoffFactor", Problem::TooSmall},
        {at("scheduling/upgrade/minimumHealthCapacity"), R"([2])", "/scheduling/upgrade/minimumHealthCapacity",
         Problem::TooLarge},
        {at("scheduling/placement/constraints/0/operator"), R"(["NEAR"])", "/scheduling/placement/constraints/0",
         Problem::ConstraintOperator},
        {at("scheduling/placement/constraints/0/value"), R"([])", "/scheduling/placement/constraints/0",
         Problem::ConstraintNeedsValue},
        {at("scheduling/placement/constraints/0/fieldName"), R"([])", "/scheduling/placement/constraints/0",
         Problem::ConstraintParts},
        {at("scheduling/unreachableStrategy"), R"([{"inactiveAfterSeconds": 9, "expungeAfterSeconds": 3}])",
         "/scheduling/unreachableStrategy/expungeAfterSeconds", Problem::ExpungeTooSoon},
        {at("version"), R"(["2026-11-20T10:00:00.000Z"])", "/version", Problem::VersionWithOthers},
    };
}

} // namespace mesoscope::test
