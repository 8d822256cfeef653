// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a definition under test, and definitions that have something of everything.
#pragma once

#include "views/dialogs/definition.h"
#include "views/dialogs/definitionform.h"
#include "views/dialogs/podsections.h"
#include "views/theme/theme.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QtTest>

#include <memory>

namespace mesoscope::test {

using namespace Qt::Literals::StringLiterals;

inline QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

inline QByteArray written(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// A field, what is typed, and what stands in the definition then.
struct Typed
{
    const char *field;
    const char *path;
    const char *text;
    QJsonValue value;
};

/// Of a pod's form; those of containers are of the first.
inline QList<Typed> podFields()
{
    return {
        {"user", "user", "www", u"www"_s},
        {"role", "role", "prod", u"prod"_s},
        {"executorDisk", "executorResources/disk", "17", 17},
        {"networkName", "networks/0/name", "dmz", u"dmz"_s},
        {"minimumHealth", "scheduling/upgrade/minimumHealthCapacity", "0.25", 0.25},
        {"maximumOver", "scheduling/upgrade/maximumOverCapacity", "0.75", 0.75},
        {"backoff", "scheduling/backoff/backoff", "7", 7},
        {"backoffFactor", "scheduling/backoff/backoffFactor", "1.75", 1.75},
        {"maxDelay", "scheduling/backoff/maxLaunchDelay", "77", 77},
        {"inactiveAfter", "scheduling/unreachableStrategy/inactiveAfterSeconds", "27", 27},
        {"containerName0", "containers/0/name", "other", u"other"_s},
        {"image0", "containers/0/image/id", "a/b:2", u"a/b:2"_s},
        {"gpus0", "containers/0/resources/gpus", "2", 2},
        {"limitCpus0", "containers/0/resourceLimits/cpus", "unlimited", u"unlimited"_s},
        {"containerUser0", "containers/0/user", "nobody", u"nobody"_s},
        {"pullSecret0", "containers/0/image/pullConfig/secret", "registry", u"registry"_s},
        {"killGrace0", "containers/0/lifecycle/killGracePeriodSeconds", "17", 17},
        {"httpPath0", "containers/0/healthCheck/http/path", "/up", u"/up"_s},
        {"healthInterval0", "containers/0/healthCheck/intervalSeconds", "47", 47},
    };
}

class Form
{
public:
    explicit Form(const QJsonObject &json = newDefinition(), const FormOffers &offers = {}, bool isNew = true)
    {
        definition.replace(json);
        form = std::make_unique<DefinitionForm>(definition, theme, offers, isNew);
    }

    template<class T>
    T *find(const char *name) const
    {
        return form->findChild<T *>(QString::fromLatin1(name));
    }
    /// As a person does: everything is selected and typed over.
    void type(const char *name, const QString &text) const
    {
        auto *edit = find<QLineEdit>(name);
        QVERIFY2(edit, name);
        edit->selectAll();
        if (text.isEmpty())
            edit->del();
        else
            edit->insert(text);
    }
    void choose(const char *button, int index) const
    {
        auto *found = find<QPushButton>(button);
        QVERIFY2(found && found->menu(), button);
        found->menu()->actions().at(index)->trigger();
    }

    Theme theme;
    Definition definition;
    std::unique_ptr<DefinitionForm> form;
};

inline QJsonObject rich()
{
    return parsed(R"({"id": "/shop/web", "cmd": "run", "cpus": 0.5, "mem": 256, "instances": 2,
        "container": {"type": "DOCKER", "docker": {"image": "x:1", "parameters": [{"key": "env", "value": "API_TOKEN=abc"}],
            "future": 1}, "volumes": [{"containerPath": "/d", "hostPath": "/h", "mode": "RO", "later": {"x": 1}},
            {"containerPath": "p", "mode": "RW", "persistent": {"type": "root", "size": 10, "constraints": []}}]},
        "networks": [{"mode": "container", "name": "dmz", "labels": {"a": "b"}}],
        "env": {"A": "1", "B": {"secret": "s1"}, "C": {"secret": "elsewhere"}}, "secrets": {"s1": {"source": "/db/pw"}},
        "healthChecks": [{"protocol": "HTTP", "path": "/a", "portIndex": 0, "odd": true}, {"protocol": "COMMAND",
            "command": {"value": "true"}}],
        "constraints": [["hostname", "LIKE", "old"], ["rack", "GROUP_BY"]],
        "check": {"exec": {"command": {"shell": "true"}}}, "residency": {"taskLostBehavior": "WAIT_FOREVER"},
        "fetch": [{"uri": "http://x/y.tgz", "extract": false}]})");
}

inline QJsonObject richPod()
{
    return parsed(R"({"id": "/data/etl", "user": "www", "environment": {"A": "1", "B": {"secret": "s1"}},
        "secrets": {"s1": {"source": "/db/pw"}}, "labels": {"a": "b"}, "legacySharedCgroups": true,
        "containers": [
            {"name": "web", "image": {"kind": "DOCKER", "id": "x:1", "forcePull": true}, "tty": true,
             "resources": {"cpus": 0.5, "mem": 64, "later": 1}, "resourceLimits": {"mem": 128},
             "endpoints": [{"name": "http", "containerPort": 80, "hostPort": 0, "protocol": ["tcp", "udp"], "odd": 1},
                           {"name": "admin", "containerPort": 81}],
             "healthCheck": {"http": {"endpoint": "http", "path": "/", "scheme": "HTTP"}, "intervalSeconds": 9},
             "volumeMounts": [{"name": "data", "mountPath": "/d", "readOnly": true}],
             "artifacts": [{"uri": "y.tgz", "extract": false}], "environment": {"C": "3"},
             "labels": {"c": "d"}, "linuxInfo": {"x": 1}},
            {"name": "side", "exec": {"command": {"argv": ["a", "b"]}, "overrideEntrypoint": true}}],
        "volumes": [{"name": "data", "persistent": {"type": "root", "size": 10, "constraints": []}}, {"name": "tmp"}],
        "networks": [{"mode": "container", "name": "dmz", "labels": {"a": "b"}}],
        "scaling": {"kind": "fixed", "instances": 2},
        "scheduling": {"backoff": {"backoff": 1}, "killSelection": "OLDEST_FIRST",
            "placement": {"constraints": [{"fieldName": "hostname", "operator": "LIKE", "value": "old"},
                                          {"fieldName": "rack", "operator": "GROUP_BY"}]}}})");
}

} // namespace mesoscope::test
