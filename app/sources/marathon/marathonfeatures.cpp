// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/marathon/marathonfeatures.h"

#include "app/sources/serverversion.h"
#include "models/domain/poddefinition.h"

#include <QJsonArray>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

MarathonFeatures marathonFeatures(const QString &version)
{
    MarathonFeatures features;
    const auto is = ServerVersion::parse(version);
    if (!is)
        return features;
    features.version = version;
    features.portDefinitions = is->atLeast(1, 0);
    features.fetch = is->atLeast(0, 15);
    features.networks = is->atLeast(1, 5);
    features.wholeUpdates = is->atLeast(1, 4);
    return features;
}

namespace {

/// Null, false, 0 and empty ones say nothing that an old version would have to know.
bool saysSomething(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return false;
    case QJsonValue::Bool:
        return value.toBool();
    case QJsonValue::Double:
        return value.toDouble() != 0;
    case QJsonValue::String:
        return !value.toString().isEmpty();
    case QJsonValue::Array:
        return !value.toArray().isEmpty();
    case QJsonValue::Object:
        return !value.toObject().isEmpty();
    }
    return false;
}

struct Key
{
    const char *name;
    int major, minor;
};

constexpr Key Keys[] = {{"resourceLimits", 1, 10},
                        {"role", 1, 9},
                        {"check", 1, 6},
                        {"executorResources", 1, 6},
                        {"tty", 1, 5},
                        {"unreachableStrategy", 1, 4},
                        {"killSelection", 1, 4},
                        {"gpus", 1, 3},
                        {"secrets", 1, 3},
                        {"taskKillGracePeriodSeconds", 1, 3},
                        {"readinessChecks", 1, 1},
                        {"residency", 1, 0},
                        {"ipAddress", 0, 14}};

QString text(int major, int minor)
{
    return QString::number(major) + u'.' + QString::number(minor);
}

class Fitter
{
public:
    Fitter(const QJsonObject &definition, const ServerVersion &version) : m_version(version)
    {
        m_fitted.definition = definition;
    }

    FittedDefinition run()
    {
        if (isPodDefinition(m_fitted.definition)) {
            refuseOfPod();
            return m_fitted;
        }
        for (const Key &key : Keys)
            refuse(QLatin1String(key.name), key.major, key.minor);
        refuseInside();
        if (!m_version.atLeast(1, 5))
            writeOldNetwork();
        if (!m_version.atLeast(1, 0))
            writePorts();
        if (!m_version.atLeast(0, 15))
            writeUris();
        return m_fitted;
    }

private:
    QJsonObject &app() { return m_fitted.definition; }

    void unknown(const QString &path, int major, int minor) { m_fitted.unknown.append({path, text(major, minor)}); }

    void refuse(QLatin1String key, int major, int minor)
    {
        if (!app().contains(key) || m_version.atLeast(major, minor))
            return;
        if (saysSomething(app().value(key)))
            unknown(u'/' + key, major, minor);
        else
            app().remove(key);
    }

    /// A pod's keys never moved.
    void refuseOfPod()
    {
        if (!m_version.atLeast(1, 4)) {
            unknown(u"/containers"_s, 1, 4);
            return;
        }
        refuse("executorResources"_L1, 1, 6);
        refuse("role"_L1, 1, 9);
        const QJsonArray containers = app().value("containers"_L1).toArray();
        for (qsizetype i = 0; i < containers.size() && !m_version.atLeast(1, 10); ++i) {
            if (saysSomething(containers.at(i)["resourceLimits"_L1]))
                unknown(u"/containers/%1/resourceLimits"_s.arg(i), 1, 10);
        }
    }

    void refuseInside()
    {
        const QJsonArray checks = app().value("healthChecks"_L1).toArray();
        for (qsizetype i = 0; i < checks.size(); ++i) {
            if (!m_version.atLeast(1, 4) &&
                checks.at(i).toObject().value("protocol"_L1).toString().startsWith("MESOS_"_L1))
                unknown(u"/healthChecks/%1/protocol"_s.arg(i), 1, 4);
        }
        const QJsonObject env = app().value("env"_L1).toObject();
        for (auto it = env.begin(); it != env.end() && !m_version.atLeast(1, 3); ++it) {
            if (it->isObject())
                unknown(u"/env/"_s + it.key(), 1, 3);
        }
        const QJsonArray constraints = app().value("constraints"_L1).toArray();
        for (qsizetype i = 0; i < constraints.size(); ++i) {
            const QString op = constraints.at(i).toArray().at(1).toString().toUpper();
            if (op == "IS"_L1 && !m_version.atLeast(1, 6))
                unknown(u"/constraints/%1"_s.arg(i), 1, 6);
            if (op == "MAX_PER"_L1 && !m_version.atLeast(1, 3))
                unknown(u"/constraints/%1"_s.arg(i), 1, 3);
        }
    }

    /// Networks became the container's and, by name, the task's address; port mappings those of Docker.
    void writeOldNetwork()
    {
        const QJsonArray networks = app().value("networks"_L1).toArray();
        QJsonObject container = app().value("container"_L1).toObject();
        const QJsonValue mappings = container.value("portMappings"_L1);
        if (networks.isEmpty() && mappings.isUndefined())
            return;
        const QJsonObject network = networks.at(0).toObject();
        const QString mode = network.value("mode"_L1).toString(u"host"_s);
        const bool docker = container.contains("docker"_L1) && container.value("type"_L1).toString() != "MESOS"_L1;
        if (networks.size() > 1 || (mode != "host"_L1 && !docker)) {
            unknown(u"/networks"_s, 1, 5);
            return;
        }
        if (mode == "container"_L1 && !m_version.atLeast(1, 3)) { // Docker's USER network
            unknown(u"/networks/0/mode"_s, 1, 3);
            return;
        }
        app().remove("networks"_L1);
        container.remove("portMappings"_L1);
        if (docker) {
            QJsonObject inner = container.value("docker"_L1).toObject();
            inner.insert("network"_L1, mode == "host"_L1        ? u"HOST"_s
                                       : mode == "container"_L1 ? u"USER"_s
                                                                : u"BRIDGE"_s);
            if (saysSomething(mappings))
                inner.insert("portMappings"_L1, mappings);
            container.insert("docker"_L1, inner);
        } else if (saysSomething(mappings)) {
            unknown(u"/container/portMappings"_s, 1, 5);
        }
        if (!container.isEmpty())
            app().insert("container"_L1, container);
        const QString name = network.value("name"_L1).toString();
        if (!name.isEmpty())
            app().insert("ipAddress"_L1, QJsonObject{{u"networkName"_s, name}});
    }

    void writePorts()
    {
        if (!app().contains("portDefinitions"_L1))
            return;
        QJsonArray ports;
        const QJsonArray definitions = app().take("portDefinitions"_L1).toArray();
        for (qsizetype i = 0; i < definitions.size(); ++i) {
            const QJsonObject one = definitions.at(i).toObject();
            const QString protocol = one.value("protocol"_L1).toString(u"tcp"_s);
            if (protocol != "tcp"_L1)
                unknown(u"/portDefinitions/%1/protocol"_s.arg(i), 1, 0);
            if (saysSomething(one.value("labels"_L1)))
                unknown(u"/portDefinitions/%1/labels"_s.arg(i), 1, 0);
            ports.append(one.value("port"_L1).toInt()); // a name alone is no loss: nothing looks it up
        }
        if (!app().contains("ports"_L1))
            app().insert("ports"_L1, ports);
    }

    void writeUris()
    {
        if (!app().contains("fetch"_L1))
            return;
        QJsonArray uris;
        const QJsonArray fetch = app().take("fetch"_L1).toArray();
        for (qsizetype i = 0; i < fetch.size(); ++i) {
            const QJsonObject one = fetch.at(i).toObject();
            for (const auto key : {"executable"_L1, "cache"_L1, "destPath"_L1}) {
                if (saysSomething(one.value(key)))
                    unknown(u"/fetch/%1/"_s.arg(i) + key, 0, 15);
            }
            uris.append(one.value("uri"_L1));
        }
        if (!uris.isEmpty())
            app().insert("uris"_L1, uris);
    }

    const ServerVersion m_version;
    FittedDefinition m_fitted;
};

} // namespace

QJsonObject withRemovals(const QJsonObject &wanted, const QJsonObject &current)
{
    QJsonObject all = wanted;
    for (auto it = current.begin(); it != current.end(); ++it) {
        if (wanted.contains(it.key()) || !saysSomething(*it))
            continue;
        if (it->isArray())
            all.insert(it.key(), QJsonArray());
        else if (it->isObject() && it.key() != "container"_L1)
            all.insert(it.key(), QJsonObject());
        else
            all.insert(it.key(), QJsonValue::Null);
    }
    return all;
}

FittedDefinition fitted(const QJsonObject &definition, const MarathonFeatures &features)
{
    const auto version = ServerVersion::parse(features.version);
    if (!version || version->atLeast(1, 10))
        return {definition, {}};
    return Fitter(definition, *version).run();
}

} // namespace mesoscope
