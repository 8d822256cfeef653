// SPDX-License-Identifier: GPL-3.0-or-later
// Ports and volumes of "docker run" in an app definition.
#include "models/domain/dockerapp.h"

#include <QRegularExpression>

namespace mesoscope {

namespace {

struct Range
{
    int first = 0;
    int last = 0;
    int size() const { return last - first + 1; }
};

std::optional<Range> rangeOf(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([0-9]{1,5})(?:-([0-9]{1,5}))?$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return {};
    Range range;
    range.first = match.captured(1).toInt();
    range.last = match.captured(2).isEmpty() ? range.first : match.captured(2).toInt();
    if (range.first < 1 || range.last > 65535 || range.last < range.first)
        return {};
    return range;
}

/// "8080/udp" without its end; empty when there is no such protocol.
QString takeProtocol(QString &text)
{
    const qsizetype slash = text.indexOf(u'/');
    if (slash < 0)
        return QStringLiteral("tcp");
    const QString protocol = text.mid(slash + 1).toLower();
    text.truncate(slash);
    return protocol == QLatin1String("tcp") || protocol == QLatin1String("udp") ? protocol : QString();
}

} // namespace

bool DockerApp::addPort(int container, int host, const QString &protocol, const QString &written, const QString &value,
                        qsizetype position)
{
    if (m_ports.size() >= DockerRunMostPorts) {
        if (!m_hasSaidTooMany)
            note(DockerRunNote::TooManyPorts, written, value, position);
        m_hasSaidTooMany = true;
        return false;
    }
    m_seenPorts.insert(QString::number(container) + u'/' + protocol);
    m_ports.append(QJsonObject{{QStringLiteral("containerPort"), container},
                               {QStringLiteral("hostPort"), host},
                               {QStringLiteral("protocol"), protocol}});
    return true;
}

void DockerApp::publish(const QString &written, const QString &value, qsizetype position)
{
    if (m_firstPublish.isEmpty()) {
        m_firstPublish = written;
        m_publishAt = position;
    }
    QString rest = value;
    if (value.contains(QLatin1String("target="))) { // "target=80,published=8080,protocol=tcp,mode=host"
        QString target;
        QString published;
        QString protocol;
        const QStringList parts = value.split(u',');
        for (const QString &part : parts) {
            const QString key = part.section(u'=', 0, 0);
            const QString text = part.section(u'=', 1);
            if (key == QLatin1String("target"))
                target = text;
            else if (key == QLatin1String("published"))
                published = text;
            else if (key == QLatin1String("protocol"))
                protocol = u'/' + text;
        }
        rest = (published.isEmpty() ? QString() : published + u':') + target + protocol;
    }
    const QString protocol = takeProtocol(rest);
    const qsizetype colon = rest.lastIndexOf(u':');
    const QString container = rest.mid(colon + 1);
    QString host = colon < 0 ? QString() : rest.left(colon);
    const qsizetype ipEnd = host.lastIndexOf(u':');
    const QString ip = ipEnd < 0 ? QString() : host.left(ipEnd);
    host = host.mid(ipEnd + 1);
    const auto inside = rangeOf(container);
    const auto outside = rangeOf(host.isEmpty() ? QStringLiteral("1") : host);
    const bool isRangeForOne = inside && outside && inside->size() == 1 && outside->size() > 1;
    if (protocol.isEmpty() || !inside || !outside ||
        (!host.isEmpty() && !isRangeForOne && inside->size() != outside->size())) {
        note(DockerRunNote::BadValue, written, value, position);
        return;
    }
    if (!ip.isEmpty())
        note(DockerRunNote::HostIp, written, ip, position);
    if (isRangeForOne)
        note(DockerRunNote::HostPortRange, written, host, position);
    const qsizetype index = m_ports.size();
    for (int i = 0; i < inside->size(); ++i) {
        const int hostPort = host.isEmpty() || isRangeForOne ? 0 : outside->first + i;
        if (!addPort(inside->first + i, hostPort, protocol, written, value, position))
            break;
    }
    if (m_ports.size() > index)
        carried(written, {}, value, QStringLiteral("/container/portMappings/%1").arg(index));
}

void DockerApp::expose(const QString &written, const QString &value, qsizetype position)
{
    QString ports = value;
    const QString protocol = takeProtocol(ports);
    const auto range = rangeOf(ports);
    if (protocol.isEmpty() || !range) {
        note(DockerRunNote::BadValue, written, value, position);
        return;
    }
    for (int port = range->first; port <= range->last; ++port) {
        if (m_exposed.size() >= DockerRunMostPorts) {
            if (!m_hasSaidTooMany)
                note(DockerRunNote::TooManyPorts, written, value, position);
            m_hasSaidTooMany = true;
            break;
        }
        m_exposed.append({port, protocol, written, value, position});
    }
}

void DockerApp::finishPorts(QJsonObject &container)
{
    if (m_firstPublish.isEmpty() && m_publishAllAt >= 0) {
        m_firstPublish = QStringLiteral("-P");
        m_publishAt = m_publishAllAt;
    } else if (m_firstPublish.isEmpty() && !m_exposed.isEmpty()) {
        m_firstPublish = m_exposed.constFirst().flag;
        m_publishAt = m_exposed.constFirst().position;
    }
    if (m_networkMode == QLatin1String("host")) {
        if (!m_ports.isEmpty() || !m_exposed.isEmpty() || m_publishAllAt >= 0) {
            m_run.carried.removeIf([](const DockerRunCarried &one) {
                return one.path.startsWith(QLatin1String("/container/portMappings"));
            });
            note(DockerRunNote::PortsOfHost, m_firstPublish, {}, m_publishAt);
        }
        return;
    }
    QString lastSaid;
    for (const Exposed &one : std::as_const(m_exposed)) {
        if (m_publishAllAt < 0) {
            if (one.value != lastSaid)
                note(DockerRunNote::OnlyExposed, one.flag, one.value, one.position);
            lastSaid = one.value;
        } else if (!m_seenPorts.contains(QString::number(one.port) + u'/' + one.protocol)) {
            const QString path = QStringLiteral("/container/portMappings/%1").arg(m_ports.size());
            if (addPort(one.port, 0, one.protocol, one.flag, one.value, one.position))
                carried(one.flag, {}, QString::number(one.port) + u'/' + one.protocol, path);
        }
    }
    if (m_publishAllAt >= 0)
        note(DockerRunNote::ImagesPorts, QStringLiteral("-P"), {}, m_publishAllAt);
    if (m_ports.isEmpty())
        return;
    container.insert(QStringLiteral("portMappings"), m_ports);
    note(DockerRunNote::ServicePorts, m_firstPublish, {}, m_publishAt);
}

void DockerApp::hostVolume(const QString &written, const QString &value, const QString &source, const QString &target,
                           bool readOnly, qsizetype position)
{
    if (!target.startsWith(u'/')) {
        note(DockerRunNote::BadValue, written, value, position);
        return;
    }
    if (!source.startsWith(u'/')) {
        note(DockerRunNote::RelativePath, written, value, position);
        return;
    }
    carried(written, {}, value, QStringLiteral("/container/volumes/%1").arg(m_volumes.size()));
    m_volumes.append(QJsonObject{{QStringLiteral("containerPath"), target},
                                 {QStringLiteral("hostPath"), source},
                                 {QStringLiteral("mode"), readOnly ? QStringLiteral("RO") : QStringLiteral("RW")}});
}

void DockerApp::volume(const QString &written, const QString &value, qsizetype position)
{
    const QStringList parts = value.split(u':');
    if (parts.size() == 1 && value.startsWith(u'/')) {
        note(DockerRunNote::AnonymousVolume, written, value, position);
        return;
    }
    if (parts.size() < 2 || parts.size() > 3 || parts.at(0).isEmpty()) {
        note(DockerRunNote::BadValue, written, value, position);
        return;
    }
    const QString &source = parts.at(0);
    static const QRegularExpression named(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9_.-]*$"));
    if (named.match(source).hasMatch()) {
        if (parts.at(1).startsWith(u'/'))
            parameter(QStringLiteral("volume"), written, value);
        else
            note(DockerRunNote::BadValue, written, value, position);
        return;
    }
    bool readOnly = false;
    const QStringList options = parts.value(2).split(u',', Qt::SkipEmptyParts);
    for (const QString &option : options) {
        if (option == QLatin1String("ro") || option == QLatin1String("readonly"))
            readOnly = true;
        else if (option != QLatin1String("rw"))
            note(DockerRunNote::VolumeOption, written, option, position);
    }
    hostVolume(written, value, source, parts.at(1), readOnly, position);
}

void DockerApp::mount(const QString &written, const QString &value, qsizetype position)
{
    QString type = QStringLiteral("volume");
    QString source;
    QString target;
    bool readOnly = false;
    QStringList others;
    const QStringList parts = value.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString key = part.section(u'=', 0, 0);
        const QString text = part.section(u'=', 1);
        if (key == QLatin1String("type"))
            type = text;
        else if (key == QLatin1String("source") || key == QLatin1String("src"))
            source = text;
        else if (key == QLatin1String("target") || key == QLatin1String("dst") || key == QLatin1String("destination"))
            target = text;
        else if (key == QLatin1String("readonly") || key == QLatin1String("ro"))
            readOnly = text.isEmpty() || text == QLatin1String("true") || text == QLatin1String("1");
        else
            others += part;
    }
    const bool isVolume = type == QLatin1String("volume");
    if (type == QLatin1String("bind")) {
        for (const QString &option : std::as_const(others))
            note(DockerRunNote::VolumeOption, written, option, position);
        hostVolume(written, value, source, target, readOnly, position);
    } else if (!target.startsWith(u'/') || (!isVolume && type != QLatin1String("tmpfs"))) {
        note(DockerRunNote::BadValue, written, value, position);
    } else if (isVolume && source.isEmpty()) {
        note(DockerRunNote::AnonymousVolume, written, target, position);
    } else {
        parameter(QStringLiteral("mount"), written, value);
    }
}

} // namespace mesoscope
