// SPDX-License-Identifier: GPL-3.0-or-later
// What each flag of "docker run" becomes in an app definition.
#include "models/domain/dockerapp.h"

#include "models/domain/secrets.h"

#include <QRegularExpression>

#include <cmath>
#include <limits>

namespace mesoscope {

namespace {

constexpr double MostNumber = 1e9; ///< as validate.h has it
constexpr qsizetype MostNotes = 1000;

/// Docker's sizes: "512m", "1.5g", "64mb", "1GiB"; bytes without a unit. NaN when it is none.
double bytesOf(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([0-9]{1,15}(?:\\.[0-9]{1,9})?) ?([bkmgtp]?)(i?b)?$"),
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::numeric_limits<double>::quiet_NaN();
    const QString unit = match.captured(2).toLower();
    const auto power = unit.isEmpty() ? 0 : QStringView(u"bkmgtp").indexOf(unit.at(0));
    return match.captured(1).toDouble() * std::pow(1024.0, double(power));
}

/// Go's durations: "1m30s", "500ms". NaN when it is none.
double secondsOf(const QString &text)
{
    static const QRegularExpression whole(
        QStringLiteral("^(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?(?:h|m|s|ms|us|µs|ns)){1,8}$"));
    static const QRegularExpression part(QStringLiteral("([0-9]+(?:\\.[0-9]+)?)(h|ms|m|s|us|µs|ns)"));
    if (text == QLatin1String("0"))
        return 0;
    if (!whole.match(text).hasMatch())
        return std::numeric_limits<double>::quiet_NaN();
    double seconds = 0;
    for (auto it = part.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QString unit = match.captured(2);
        const double factor = unit == QLatin1String("h")    ? 3600
                              : unit == QLatin1String("m")  ? 60
                              : unit == QLatin1String("s")  ? 1
                              : unit == QLatin1String("ms") ? 1e-3
                              : unit == QLatin1String("ns") ? 1e-9
                                                            : 1e-6;
        seconds += match.captured(1).toDouble() * factor;
    }
    return seconds;
}

/// Of a number with decimals Docker takes; false for "nan", "0x10" and the like.
double numberOf(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[0-9]{0,9}(\\.[0-9]{1,9})?$"));
    return !text.isEmpty() && form.match(text).hasMatch() ? text.toDouble() : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

QString appIdOf(const QString &name)
{
    QStringList segments;
    QString segment;
    const auto close = [&] {
        while (segment.endsWith(u'-'))
            segment.chop(1);
        if (!segment.isEmpty())
            segments += segment;
        segment.clear();
    };
    const QString lower = name.left(200).toLower().left(200); // some letters are two in lower case
    for (const QChar c : lower) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            segment += c;
        else if (c == u'.')
            close();
        else if (!segment.isEmpty() && !segment.endsWith(u'-'))
            segment += u'-';
    }
    close();
    QString id = segments.join(u'.');
    if (id.isEmpty())
        id = QStringLiteral("app");
    static const QStringList reserved{QStringLiteral("restart"), QStringLiteral("tasks"), QStringLiteral("versions")};
    return u'/' + (reserved.contains(id) ? id + QStringLiteral("-app") : id);
}

void DockerApp::note(DockerRunNote::Kind kind, const QString &flag, const QString &value, qsizetype position)
{
    if (m_run.notes.size() >= MostNotes)
        return;
    const qsizetype equals = value.indexOf(u'=');
    const QString shown = equals > 0 ? value.left(equals + 1) + maskedValue(value.left(equals), value.mid(equals + 1))
                                     : maskedValue(flag, value);
    m_run.notes.append({kind, flag.left(100), shown.left(300), position});
}

void DockerApp::carried(const QString &flag, const QString &name, const QString &value, const QString &path)
{
    QString shown = maskedValue(name, value);
    if (const qsizetype equals = value.indexOf(u'='); equals > 0)
        shown = value.left(equals + 1) + maskedValue(value.left(equals), value.mid(equals + 1));
    m_run.carried.append({flag, shown.left(300), path.left(300)});
}

void DockerApp::parameter(const QString &key, const QString &written, const QString &value)
{
    carried(written, key, value, QStringLiteral("/container/docker/parameters/%1").arg(m_parameters.size()));
    m_parameters.append(QJsonObject{{QStringLiteral("key"), key}, {QStringLiteral("value"), value}});
}

void DockerApp::take(const DockerFlag &flag, const QString &written, const QString &value, qsizetype position)
{
    using F = DockerFlag;
    switch (flag.use) {
    case F::Quiet:
        carried(written, {}, flag.takesValue ? value : QString(), {});
        break;
    case F::Terminal:
        note(DockerRunNote::NoTerminal, written, {}, position);
        break;
    case F::Parameter:
        parameter(QString::fromLatin1(flag.engineName ? flag.engineName : flag.name), written, value);
        break;
    case F::Unsupported:
        note(DockerRunNote::NoCounterpart, written, flag.takesValue ? value : QString(), position);
        break;
    case F::Name:
        name(written, value, position);
        break;
    case F::Env:
    case F::Label:
        pair(flag.use == F::Env ? QStringLiteral("env") : QStringLiteral("labels"), written, value, position);
        break;
    case F::EnvFile:
        note(DockerRunNote::EnvFile, written, value, position);
        break;
    case F::Publish:
        publish(written, value, position);
        break;
    case F::PublishAll:
        m_publishAllAt = position;
        break;
    case F::Expose:
        expose(written, value, position);
        break;
    case F::Volume:
        volume(written, value, position);
        break;
    case F::Mount:
        mount(written, value, position);
        break;
    case F::Memory:
        memory(written, value, position);
        break;
    case F::MemorySwap:
        note(DockerRunNote::Swap, written, value, position);
        break;
    case F::Cpus:
    case F::CpuShares:
        cpus(flag.use == F::CpuShares, written, value, position);
        break;
    case F::Gpus:
        note(DockerRunNote::Gpus, written, value, position);
        break;
    case F::Network:
        network(written, value, position);
        break;
    case F::Privileged:
        m_docker.insert(QStringLiteral("privileged"), true);
        carried(written, {}, {}, QStringLiteral("/container/docker/privileged"));
        break;
    case F::HealthCommand:
    case F::HealthInterval:
    case F::HealthTimeout:
    case F::HealthRetries:
    case F::HealthStart:
        health(flag.use, written, value, position);
        break;
    case F::NoHealth:
        m_health.isOff = true;
        parameter(QStringLiteral("no-healthcheck"), written, value);
        break;
    case F::Restart:
        note(DockerRunNote::RestartsAnyway, written, value, position);
        break;
    case F::StopTimeout:
        stopTimeout(written, value, position);
        break;
    case F::Pull:
        pull(written, value, position);
        break;
    }
}

void DockerApp::name(const QString &written, const QString &value, qsizetype position)
{
    const QString id = appIdOf(value);
    m_app.insert(QStringLiteral("id"), id);
    carried(written, {}, value, QStringLiteral("/id"));
    if (id != u'/' + value)
        note(DockerRunNote::NameChanged, written, id, position);
}

void DockerApp::pair(const QString &key, const QString &written, const QString &value, qsizetype position)
{
    const bool isEnv = key == QLatin1String("env");
    const qsizetype equals = value.indexOf(u'=');
    if (equals == 0 || value.isEmpty()) {
        note(DockerRunNote::BadValue, written, value, position);
        return;
    }
    if (equals < 0 && isEnv) {
        note(DockerRunNote::NeedsValue, written, value, position);
        return;
    }
    const QString name = equals < 0 ? value : value.left(equals);
    const QString given = equals < 0 ? QString() : value.mid(equals + 1);
    (isEnv ? m_env : m_labels).insert(name, given);
    carried(written, name, value, u'/' + key + u'/' + name);
}

void DockerApp::memory(const QString &written, const QString &value, qsizetype position)
{
    const double mebibytes = std::ceil(bytesOf(value) / (1024.0 * 1024));
    if (!(mebibytes >= 1 && mebibytes <= MostNumber)) {
        note(DockerRunNote::BadValue, written, value, position);
        return;
    }
    m_app.insert(QStringLiteral("mem"), mebibytes);
    carried(written, {}, value, QStringLiteral("/mem"));
}

void DockerApp::cpus(bool areShares, const QString &written, const QString &value, qsizetype position)
{
    const double number = areShares ? numberOf(value) / 1024 : numberOf(value);
    if (!(number > 0 && number <= MostNumber)) {
        note(DockerRunNote::BadValue, written, value, position);
        return;
    }
    // Mesos gives the engine shares made of "cpus": the exact flag wins over the rough one.
    if (areShares && m_hasCpus) {
        note(DockerRunNote::Overridden, written, value, position);
        return;
    }
    m_hasCpus = m_hasCpus || !areShares;
    m_app.insert(QStringLiteral("cpus"), number);
    carried(written, {}, value, QStringLiteral("/cpus"));
}

void DockerApp::network(const QString &written, const QString &value, qsizetype position)
{
    QString name = value;
    if (value.contains(u'=')) { // "name=backend,alias=db"
        name.clear();
        const QStringList parts = value.split(u',');
        for (const QString &part : parts) {
            if (part.startsWith(QLatin1String("name=")))
                name = part.mid(5);
            else
                note(DockerRunNote::NoCounterpart, written, part, position);
        }
    }
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$"));
    if (name == QLatin1String("none") || name.startsWith(QLatin1String("container:"))) {
        note(DockerRunNote::NoNetwork, written, value, position);
        return;
    }
    if (!form.match(name).hasMatch()) {
        note(DockerRunNote::BadValue, written, value, position);
        return;
    }
    if (!m_networkMode.isEmpty()) {
        note(DockerRunNote::OneNetwork, written, value, position);
        return;
    }
    if (name == QLatin1String("host"))
        m_networkMode = QStringLiteral("host");
    else if (name == QLatin1String("bridge") || name == QLatin1String("default"))
        m_networkMode = QStringLiteral("container/bridge");
    else
        m_networkMode = QStringLiteral("container");
    m_networkName = m_networkMode == QLatin1String("container") ? name : QString();
    carried(written, {}, value, QStringLiteral("/networks/0"));
}

void DockerApp::health(DockerFlag::Use use, const QString &written, const QString &value, qsizetype position)
{
    if (use == DockerFlag::HealthCommand) {
        m_health.command = value;
        if (m_health.firstFlag.isEmpty())
            m_health.position = position;
        if (value.isEmpty())
            note(DockerRunNote::BadValue, written, value, position);
        else
            carried(written, {}, value, QStringLiteral("/healthChecks/0/command/value"));
        return;
    }
    if (m_health.firstFlag.isEmpty()) {
        m_health.firstFlag = written;
        m_health.position = position;
    }
    const bool isCount = use == DockerFlag::HealthRetries;
    const double exact = isCount ? numberOf(value) : secondsOf(value);
    if (!(exact >= 0 && exact <= MostNumber) || (isCount && exact != std::floor(exact))) {
        note(DockerRunNote::BadValue, written, value, position);
        return;
    }
    const bool isStart = use == DockerFlag::HealthStart;
    if (exact <= 0 && !isStart)
        return; // 0 is Docker's default
    const int number = int(std::ceil(exact));
    if (double(number) != exact)
        note(DockerRunNote::Rounded, written, value, position);
    const char *key = nullptr;
    switch (use) {
    case DockerFlag::HealthInterval:
        m_health.interval = number;
        key = "intervalSeconds";
        break;
    case DockerFlag::HealthTimeout:
        m_health.timeout = number;
        key = "timeoutSeconds";
        break;
    case DockerFlag::HealthRetries:
        m_health.retries = number;
        key = "maxConsecutiveFailures";
        break;
    default:
        m_health.start = number;
        key = "gracePeriodSeconds";
        break;
    }
    carried(written, {}, value, QStringLiteral("/healthChecks/0/") + QLatin1String(key));
}

void DockerApp::finishHealth()
{
    if (m_health.isOff || m_health.command.isEmpty()) {
        if (!m_health.firstFlag.isEmpty() || !m_health.command.isEmpty()) {
            m_run.carried.removeIf(
                [](const DockerRunCarried &one) { return one.path.startsWith(QLatin1String("/healthChecks")); });
            const QString flag = m_health.firstFlag.isEmpty() ? QStringLiteral("--health-cmd") : m_health.firstFlag;
            note(m_health.isOff ? DockerRunNote::Overridden : DockerRunNote::HealthWithoutCommand, flag, {},
                 m_health.position);
        }
        return;
    }
    m_app.insert(
        QStringLiteral("healthChecks"),
        QJsonArray{QJsonObject{{QStringLiteral("protocol"), QStringLiteral("COMMAND")},
                               {QStringLiteral("command"), QJsonObject{{QStringLiteral("value"), m_health.command}}},
                               {QStringLiteral("gracePeriodSeconds"), m_health.start},
                               {QStringLiteral("intervalSeconds"), m_health.interval},
                               {QStringLiteral("timeoutSeconds"), m_health.timeout},
                               {QStringLiteral("maxConsecutiveFailures"), m_health.retries}}});
}

void DockerApp::stopTimeout(const QString &written, const QString &value, qsizetype position)
{
    const double seconds = numberOf(value);
    if (!(seconds >= 0 && seconds <= MostNumber) || seconds != std::floor(seconds)) { // -1: wait for ever
        note(DockerRunNote::BadValue, written, value, position);
        return;
    }
    m_app.insert(QStringLiteral("taskKillGracePeriodSeconds"), seconds);
    carried(written, {}, value, QStringLiteral("/taskKillGracePeriodSeconds"));
}

void DockerApp::pull(const QString &written, const QString &value, qsizetype position)
{
    if (value == QLatin1String("always")) {
        m_docker.insert(QStringLiteral("forcePullImage"), true);
        carried(written, {}, value, QStringLiteral("/container/docker/forcePullImage"));
    } else if (value == QLatin1String("missing")) {
        carried(written, {}, value, {});
    } else {
        note(value == QLatin1String("never") ? DockerRunNote::NeverPull : DockerRunNote::BadValue, written, value,
             position);
    }
}

void DockerApp::finish(const QString &image, const QStringList &arguments, qsizetype position)
{
    m_docker.insert(QStringLiteral("image"), image);
    carried({}, {}, image, QStringLiteral("/container/docker/image"));
    if (!m_app.contains(QLatin1String("id"))) {
        // "registry:5000/shop/web:1.2@sha256:…" is called web.
        QString last = image.section(u'@', 0, 0).section(u'/', -1).section(u':', 0, 0);
        m_app.insert(QStringLiteral("id"), appIdOf(last));
        note(DockerRunNote::NameFromImage, {}, m_app.value(QLatin1String("id")).toString(), position);
    }
    if (!arguments.isEmpty()) {
        m_app.insert(QStringLiteral("args"), QJsonArray::fromStringList(arguments));
        QString before; // "--password hunter2" is two words
        for (const QString &argument : arguments) {
            carried({}, before.startsWith(u'-') ? before : QString(), argument, QStringLiteral("/args"));
            before = argument;
        }
    }
    if (!m_env.isEmpty())
        m_app.insert(QStringLiteral("env"), m_env);
    if (!m_labels.isEmpty())
        m_app.insert(QStringLiteral("labels"), m_labels);
    if (!m_parameters.isEmpty())
        m_docker.insert(QStringLiteral("parameters"), m_parameters);
    QJsonObject container{{QStringLiteral("type"), QStringLiteral("DOCKER")}};
    if (!m_volumes.isEmpty())
        container.insert(QStringLiteral("volumes"), m_volumes);
    if (m_networkMode.isEmpty())
        m_networkMode = QStringLiteral("container/bridge"); // Docker's default
    QJsonObject network{{QStringLiteral("mode"), m_networkMode}};
    if (!m_networkName.isEmpty())
        network.insert(QStringLiteral("name"), m_networkName);
    m_app.insert(QStringLiteral("networks"), QJsonArray{network});
    finishPorts(container);
    container.insert(QStringLiteral("docker"), m_docker);
    m_app.insert(QStringLiteral("container"), container);
    finishHealth();
    m_run.definition = m_app;
}

} // namespace mesoscope
