// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/podofapp.h"

#include <QJsonArray>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Takes the app's keys one by one; whatever is left at the end has no place in a pod.
class Converter
{
public:
    explicit Converter(const QJsonObject &app) : m_app(app), m_docker(app["container"_L1]["docker"_L1].toObject()) {}

    PodOfApp result();

private:
    QJsonValue take(const QString &key) { return m_app.take(key); }
    void leave(const QString &path) { m_left.append(path); }
    void move(const QString &key, QJsonObject &to, const QString &as)
    {
        const QJsonValue value = take(key);
        if (!value.isUndefined())
            to.insert(as, value);
    }
    void run();
    void image();
    void ports();
    void networks();
    void volumes();
    void health();
    void scheduling();
    QJsonObject healthCheck(const QJsonObject &check);
    QString endpointAt(int index) const;

    QJsonObject m_app;
    QJsonObject m_docker; ///< container.docker
    QJsonObject m_container{{u"name"_s, u"main"_s}};
    QJsonObject m_pod;
    QJsonArray m_endpoints;
    QStringList m_left;
};

void Converter::run()
{
    const QString cmd = take(u"cmd"_s).toString();
    const QJsonArray args = take(u"args"_s).toArray();
    if (!cmd.isEmpty())
        m_container.insert(u"exec"_s, QJsonObject{{u"command"_s, QJsonObject{{u"shell"_s, cmd}}}});
    else if (!args.isEmpty())
        m_container.insert(u"exec"_s, QJsonObject{{u"command"_s, QJsonObject{{u"argv"_s, args}}}});
    QJsonObject resources{{u"cpus"_s, 1}, {u"mem"_s, 128}}; // an app's own when it does not say
    for (const QString &key : {u"cpus"_s, u"mem"_s, u"disk"_s, u"gpus"_s})
        move(key, resources, key);
    m_container.insert(u"resources"_s, resources);
    move(u"resourceLimits"_s, m_container, u"resourceLimits"_s);
    move(u"user"_s, m_pod, u"user"_s);
    move(u"tty"_s, m_container, u"tty"_s);
    if (const QJsonValue grace = take(u"taskKillGracePeriodSeconds"_s); !grace.isUndefined())
        m_container.insert(u"lifecycle"_s, QJsonObject{{u"killGracePeriodSeconds"_s, grace}});
    QJsonArray artifacts;
    const QJsonArray fetched = take(u"fetch"_s).toArray();
    for (const QJsonValue &one : fetched)
        artifacts.append(one);
    const QJsonArray uris = take(u"uris"_s).toArray();
    for (const QJsonValue &uri : uris) {
        if (fetched.isEmpty())
            artifacts.append(QJsonObject{{u"uri"_s, uri}});
    }
    if (!artifacts.isEmpty())
        m_container.insert(u"artifacts"_s, artifacts);
}

void Converter::image()
{
    const QString name = m_docker.take(u"image"_s).toString();
    QJsonObject image{{u"kind"_s, u"DOCKER"_s}, {u"id"_s, name}};
    if (m_docker.take(u"forcePullImage"_s).toBool())
        image.insert(u"forcePull"_s, true);
    if (const QJsonValue secret = m_docker.take(u"pullConfig"_s); !secret.isUndefined())
        image.insert(u"pullConfig"_s, secret);
    if (!name.isEmpty())
        m_container.insert(u"image"_s, image);
    if (!m_docker.take(u"parameters"_s).toArray().isEmpty())
        leave(u"/container/docker/parameters"_s);
    if (m_docker.take(u"privileged"_s).toBool())
        leave(u"/container/docker/privileged"_s);
}

QString Converter::endpointAt(int index) const
{
    return m_endpoints.at(index).toObject()["name"_L1].toString();
}

/// An app's ports may have no name; a pod's endpoints have one each.
void Converter::ports()
{
    QJsonObject container = m_app["container"_L1].toObject();
    QJsonArray mappings = container.take(u"portMappings"_s).toArray();
    if (mappings.isEmpty())
        mappings = m_docker.take(u"portMappings"_s).toArray();
    m_docker.remove(u"portMappings"_s);
    m_app.insert(u"container"_s, container);
    const bool ofContainer = !mappings.isEmpty();
    const QJsonArray definitions = take(u"portDefinitions"_s).toArray();
    const QJsonArray given = ofContainer ? mappings : definitions;
    for (qsizetype i = 0; i < given.size(); ++i) {
        const QJsonObject port = given.at(i).toObject();
        const QString name = port["name"_L1].toString();
        QJsonObject endpoint{{u"name"_s, name.isEmpty() ? u"port%1"_s.arg(i) : name}};
        if (ofContainer && port.contains("containerPort"_L1))
            endpoint.insert(u"containerPort"_s, port["containerPort"_L1]);
        const QJsonValue onHost = port[ofContainer ? "hostPort"_L1 : "port"_L1];
        endpoint.insert(u"hostPort"_s, onHost.isDouble() ? onHost : QJsonValue(0));
        const QStringList protocols = port["protocol"_L1].toString(u"tcp"_s).split(u',', Qt::SkipEmptyParts);
        endpoint.insert(u"protocol"_s, QJsonArray::fromStringList(protocols));
        if (!port["labels"_L1].toObject().isEmpty())
            endpoint.insert(u"labels"_s, port["labels"_L1]);
        if (port["servicePort"_L1].toInt() > 0)
            leave(u"/container/portMappings/%1/servicePort"_s.arg(i));
        m_endpoints.append(endpoint);
    }
    if (!m_endpoints.isEmpty())
        m_container.insert(u"endpoints"_s, m_endpoints);
    take(u"ports"_s);
    if (take(u"requirePorts"_s).toBool())
        leave(u"/requirePorts"_s);
}

void Converter::networks()
{
    QJsonArray networks = take(u"networks"_s).toArray();
    const QString old = m_docker.take(u"network"_s).toString();
    if (networks.isEmpty())
        networks.append(QJsonObject{{u"mode"_s, old == "BRIDGE"_L1 ? u"container/bridge"_s : u"host"_s}});
    m_pod.insert(u"networks"_s, networks);
}

/// A pod's volumes have names; where they are mounted stands with the container.
void Converter::volumes()
{
    QJsonObject container = m_app["container"_L1].toObject();
    const QJsonArray given = container.take(u"volumes"_s).toArray();
    m_app.insert(u"container"_s, container);
    QJsonArray volumes;
    QJsonArray mounts;
    for (qsizetype i = 0; i < given.size(); ++i) {
        const QJsonObject volume = given.at(i).toObject();
        if (volume.contains("external"_L1)) {
            leave(u"/container/volumes/%1"_s.arg(i));
            continue;
        }
        const QString name = u"volume%1"_s.arg(i);
        QJsonObject named{{u"name"_s, name}};
        for (const QString &key : {u"persistent"_s, u"secret"_s}) {
            if (volume.contains(key))
                named.insert(key, volume[key]);
        }
        if (volume.contains("hostPath"_L1))
            named.insert(u"host"_s, volume["hostPath"_L1]);
        QJsonObject mount{{u"name"_s, name}, {u"mountPath"_s, volume["containerPath"_L1]}};
        if (volume["mode"_L1].toString() == "RO"_L1)
            mount.insert(u"readOnly"_s, true);
        volumes.append(named);
        mounts.append(mount);
    }
    if (!volumes.isEmpty()) {
        m_pod.insert(u"volumes"_s, volumes);
        m_container.insert(u"volumeMounts"_s, mounts);
    }
}

QJsonObject Converter::healthCheck(const QJsonObject &check)
{
    QJsonObject result;
    for (const QString &key : {u"gracePeriodSeconds"_s, u"intervalSeconds"_s, u"maxConsecutiveFailures"_s,
                               u"timeoutSeconds"_s, u"delaySeconds"_s}) {
        if (check.contains(key))
            result.insert(key, check[key]);
    }
    const QString protocol = check["protocol"_L1].toString(u"HTTP"_s);
    const QString endpoint = endpointAt(check["portIndex"_L1].toInt());
    if (protocol == "COMMAND"_L1) {
        result.insert(u"exec"_s,
                      QJsonObject{{u"command"_s, QJsonObject{{u"shell"_s, check["command"_L1]["value"_L1]}}}});
    } else if (endpoint.isEmpty() || check["port"_L1].toInt() > 0) {
        return {}; // pods are checked at one of their endpoints
    } else if (protocol.endsWith("TCP"_L1)) {
        result.insert(u"tcp"_s, QJsonObject{{u"endpoint"_s, endpoint}});
    } else {
        QJsonObject http{{u"endpoint"_s, endpoint}, {u"path"_s, check["path"_L1].toString(u"/"_s)}};
        if (protocol.endsWith("HTTPS"_L1))
            http.insert(u"scheme"_s, u"HTTPS"_s);
        result.insert(u"http"_s, http);
    }
    return result;
}

/// A container of a pod has one check at most.
void Converter::health()
{
    const QJsonArray checks = take(u"healthChecks"_s).toArray();
    for (qsizetype i = 0; i < checks.size(); ++i) {
        const QJsonObject check =
            m_container.contains("healthCheck"_L1) ? QJsonObject() : healthCheck(checks.at(i).toObject());
        if (check.isEmpty())
            leave(u"/healthChecks/%1"_s.arg(i));
        else
            m_container.insert(u"healthCheck"_s, check);
    }
}

void Converter::scheduling()
{
    QJsonObject placement;
    QJsonArray constraints;
    const QJsonArray given = take(u"constraints"_s).toArray();
    for (const QJsonValue &one : given) {
        QJsonObject constraint{{u"fieldName"_s, one[0]}, {u"operator"_s, one[1]}};
        if (!one[2].isUndefined() && !one[2].isNull())
            constraint.insert(u"value"_s, one[2]);
        constraints.append(constraint);
    }
    if (!constraints.isEmpty())
        placement.insert(u"constraints"_s, constraints);
    move(u"acceptedResourceRoles"_s, placement, u"acceptedResourceRoles"_s);
    QJsonObject backoff;
    move(u"backoffSeconds"_s, backoff, u"backoff"_s);
    move(u"backoffFactor"_s, backoff, u"backoffFactor"_s);
    move(u"maxLaunchDelaySeconds"_s, backoff, u"maxLaunchDelay"_s);
    QJsonObject scheduling;
    if (!placement.isEmpty())
        scheduling.insert(u"placement"_s, placement);
    if (!backoff.isEmpty())
        scheduling.insert(u"backoff"_s, backoff);
    move(u"upgradeStrategy"_s, scheduling, u"upgrade"_s);
    move(u"killSelection"_s, scheduling, u"killSelection"_s);
    move(u"unreachableStrategy"_s, scheduling, u"unreachableStrategy"_s);
    if (!scheduling.isEmpty())
        m_pod.insert(u"scheduling"_s, scheduling);
    const QJsonValue instances = take(u"instances"_s);
    m_pod.insert(u"scaling"_s, QJsonObject{{u"kind"_s, u"fixed"_s}, {u"instances"_s, instances.toInt(1)}});
}

PodOfApp Converter::result()
{
    for (const QString &key : {u"id"_s, u"labels"_s, u"secrets"_s, u"role"_s, u"executorResources"_s})
        move(key, m_pod, key);
    move(u"env"_s, m_pod, u"environment"_s);
    run();
    image();
    ports();
    networks();
    volumes();
    health();
    scheduling();
    QJsonObject container = take(u"container"_s).toObject();
    container.remove(u"docker"_s);
    container.remove(u"type"_s); // pods have Mesos' own runtime
    for (const QString &key : container.keys())
        leave(u"/container/"_s + key);
    for (const QString &key : m_docker.keys())
        leave(u"/container/docker/"_s + key);
    for (auto it = m_app.constBegin(); it != m_app.constEnd(); ++it) {
        const bool nothing =
            it->isNull() || (it->isString() && it->toString().isEmpty()) || (it->isArray() && it->toArray().isEmpty());
        if (!nothing)
            leave(u'/' + it.key());
    }
    m_pod.insert(u"containers"_s, QJsonArray{m_container});
    return {m_pod, m_left};
}

} // namespace

PodOfApp podOfApp(const QJsonObject &app)
{
    return Converter(app).result();
}

} // namespace mesoscope
