// SPDX-License-Identifier: GPL-3.0-or-later
// Every flag of "docker run": what it becomes in an app definition, or how it is named when it becomes nothing.
#include "models/domain/dockerrun.h"
#include "models/domain/validate.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;
using Note = DockerRunNote;
using Kinds = QList<int>;

class DockerFlagsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flags_data();
    void flags();
    void everyFlagOfDockerIsKnown_data();
    void everyFlagOfDockerIsKnown();
};

namespace {

/// What "docker run --name x y" gives, with @p changes laid over it; a null takes the key away.
QJsonObject expected(const QByteArray &changes)
{
    const auto merged = [](const auto &self, QJsonObject to, const QJsonObject &from) -> QJsonObject {
        for (auto it = from.begin(); it != from.end(); ++it) {
            if (it->isNull())
                to.remove(it.key());
            else if (it->isObject())
                to.insert(it.key(), self(self, to.value(it.key()).toObject(), it->toObject()));
            else
                to.insert(it.key(), *it);
        }
        return to;
    };
    const QJsonObject base = QJsonDocument::fromJson(R"({"id": "/x", "instances": 1, "cpus": 0.5, "mem": 256,
        "container": {"type": "DOCKER", "docker": {"image": "y"}}, "networks": [{"mode": "container/bridge"}]})")
                                 .object();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(changes, &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("the row is no JSON: %s", changes.constData());
    return merged(merged, base, document.object());
}

QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Kinds kindsOf(const DockerRun &run)
{
    Kinds kinds;
    for (const Note &note : run.notes)
        kinds.append(note.kind);
    return kinds;
}

QByteArray parameter(const char *key, const char *value)
{
    return QByteArray(R"({"container": {"docker": {"parameters": [{"key": ")") + key + R"(", "value": ")" + value +
           R"("}]}}})";
}

QByteArray ports(const char *list)
{
    return QByteArray(R"({"container": {"portMappings": [)") + list + "]}}";
}

QByteArray volume(const char *host, const char *container, const char *mode)
{
    return QByteArray(R"({"container": {"volumes": [{"containerPath": ")") + container + R"(", "hostPath": ")" + host +
           R"(", "mode": ")" + mode + R"("}]}})";
}

} // namespace

void DockerFlagsTest::flags_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<Kinds>("kinds");
    const auto row = [](const char *given, const QByteArray &changes, const Kinds &kinds = {}) {
        QTest::newRow(given) << QString::fromUtf8(given) << changes << kinds;
    };
    const QByteArray nothing("{}");
    row("", nothing);
    row("-d", nothing);
    row("--detach=true --rm -a stdout", nothing);
    row("--rm=false", nothing);
    row("-it", nothing, {Note::NoTerminal, Note::NoTerminal});
    row("-p 8080:80", ports(R"({"containerPort": 80, "hostPort": 8080, "protocol": "tcp"})"), {Note::ServicePorts});
    row("-p8080:80/udp", ports(R"({"containerPort": 80, "hostPort": 8080, "protocol": "udp"})"), {Note::ServicePorts});
    row("--publish=80", ports(R"({"containerPort": 80, "hostPort": 0, "protocol": "tcp"})"), {Note::ServicePorts});
    row("-p 127.0.0.1:8080:80", ports(R"({"containerPort": 80, "hostPort": 8080, "protocol": "tcp"})"),
        {Note::HostIp, Note::ServicePorts});
    row("-p 127.0.0.1::80", ports(R"({"containerPort": 80, "hostPort": 0, "protocol": "tcp"})"),
        {Note::HostIp, Note::ServicePorts});
    row("-p [::1]:8080:80", ports(R"({"containerPort": 80, "hostPort": 8080, "protocol": "tcp"})"),
        {Note::HostIp, Note::ServicePorts});
    row("-p 8000-8001:80-81", ports(R"({"containerPort": 80, "hostPort": 8000, "protocol": "tcp"},
        {"containerPort": 81, "hostPort": 8001, "protocol": "tcp"})"),
        {Note::ServicePorts});
    row("-p 8000-8009:80", ports(R"({"containerPort": 80, "hostPort": 0, "protocol": "tcp"})"),
        {Note::HostPortRange, Note::ServicePorts});
    row("-p target=80,published=8080,protocol=udp",
        ports(R"({"containerPort": 80, "hostPort": 8080, "protocol": "udp"})"), {Note::ServicePorts});
    row("-p 8000-8002:80-81", nothing, {Note::BadValue});
    row("-p 80:70000", nothing, {Note::BadValue});
    row("-p 0", nothing, {Note::BadValue});
    row("-p 80/sctp", nothing, {Note::BadValue});
    row("-P", nothing, {Note::ImagesPorts});
    row("-P --expose 80-81", ports(R"({"containerPort": 80, "hostPort": 0, "protocol": "tcp"},
        {"containerPort": 81, "hostPort": 0, "protocol": "tcp"})"),
        {Note::ImagesPorts, Note::ServicePorts});
    row("-P --expose 80 -p 8080:80", ports(R"({"containerPort": 80, "hostPort": 8080, "protocol": "tcp"})"),
        {Note::ImagesPorts, Note::ServicePorts});
    row("--expose 80-90", nothing, {Note::OnlyExposed});
    row("--expose x", nothing, {Note::BadValue});
    row("-e A=b", R"({"env": {"A": "b"}})");
    row("-eA=b --env C=d=e --env=F=", R"({"env": {"A": "b", "C": "d=e", "F": ""}})");
    row("-e A", nothing, {Note::NeedsValue});
    row("-e =b", nothing, {Note::BadValue});
    row("--env-file ./x.env", nothing, {Note::EnvFile});
    row("--label-file x", nothing, {Note::EnvFile});
    row("-l a=b --label=c", R"({"labels": {"a": "b", "c": ""}})");
    row("-v /srv/x:/x", volume("/srv/x", "/x", "RW"));
    row("-v /srv/x:/x:ro", volume("/srv/x", "/x", "RO"));
    row("--volume=/srv/x:/x:rw,z", volume("/srv/x", "/x", "RW"), {Note::VolumeOption});
    row("-v data:/x:ro", parameter("volume", "data:/x:ro"));
    row("-v /x", nothing, {Note::AnonymousVolume});
    row("-v ./x:/x", nothing, {Note::RelativePath});
    row("-v C:\\\\x:/x", nothing, {Note::BadValue});
    row("-v /a:b", nothing, {Note::BadValue});
    row("--mount type=bind,source=/srv,target=/x,readonly", volume("/srv", "/x", "RO"));
    row("--mount type=bind,src=/srv,dst=/x,bind-propagation=rslave", volume("/srv", "/x", "RW"), {Note::VolumeOption});
    row("--mount source=data,target=/x", parameter("mount", "source=data,target=/x"));
    row("--mount type=tmpfs,target=/x", parameter("mount", "type=tmpfs,target=/x"));
    row("--mount target=/x", nothing, {Note::AnonymousVolume});
    row("--mount type=odd,target=/x", nothing, {Note::BadValue});
    row("--tmpfs /run:size=64m", parameter("tmpfs", "/run:size=64m"));
    row("-m 512m", R"({"mem": 512})");
    row("--memory=2g", R"({"mem": 2048})");
    row("-m 1.5GB", R"({"mem": 1536})");
    row("-m 1048577", R"({"mem": 2})");
    row("-m 2048k", R"({"mem": 2})");
    row("-m 4194304b", R"({"mem": 4})");
    row("-m lots", nothing, {Note::BadValue});
    row("-m 0", nothing, {Note::BadValue});
    row("--memory-swap -1", nothing, {Note::Swap});
    row("--cpus 1.5", R"({"cpus": 1.5})");
    row("--cpus .25", R"({"cpus": 0.25})");
    row("--cpu-shares 512", R"({"cpus": 0.5})");
    row("-c 2048", R"({"cpus": 2})");
    row("--cpus 3 --cpu-shares 512", R"({"cpus": 3})", {Note::Overridden});
    row("--cpu-shares 512 --cpus 3", R"({"cpus": 3})");
    row("--cpus 0", nothing, {Note::BadValue});
    row("--cpus nan", nothing, {Note::BadValue});
    row("--gpus all", nothing, {Note::Gpus});
    row("--net host", R"({"networks": [{"mode": "host"}]})");
    row("--network=bridge", nothing);
    row("--network backend", R"({"networks": [{"mode": "container", "name": "backend"}]})");
    row("--network name=backend,alias=db", R"({"networks": [{"mode": "container", "name": "backend"}]})",
        {Note::NoCounterpart});
    row("--network none", nothing, {Note::NoNetwork});
    row("--network container:db", nothing, {Note::NoNetwork});
    row("--network a --network b", R"({"networks": [{"mode": "container", "name": "a"}]})", {Note::OneNetwork});
    row("--network 'a b'", nothing, {Note::BadValue});
    row("--network host -p 80:80", R"({"networks": [{"mode": "host"}]})", {Note::PortsOfHost});
    row("--network host -P", R"({"networks": [{"mode": "host"}]})", {Note::PortsOfHost});
    row("--network host --expose 80", R"({"networks": [{"mode": "host"}]})", {Note::PortsOfHost});
    row("--health-cmd ''", nothing, {Note::BadValue});
    row("--privileged", R"({"container": {"docker": {"privileged": true}}})");
    row("--privileged=false", nothing);
    row("--privileged=perhaps", nothing, {Note::BadValue});
    row("-u 1000:1000", parameter("user", "1000:1000"));
    row("-w /srv", parameter("workdir", "/srv"));
    const QByteArray health = R"({"healthChecks": [{"protocol": "COMMAND", "command": {"value": "curl -f localhost"},
        "gracePeriodSeconds": 0, "intervalSeconds": 30, "timeoutSeconds": 30, "maxConsecutiveFailures": 3}]})";
    row("--health-cmd 'curl -f localhost'", health);
    row("--health-cmd 'curl -f localhost' --health-interval 1m30s --health-timeout=5s --health-retries 5 "
        "--health-start-period 1h",
        R"({"healthChecks": [{"protocol": "COMMAND", "command": {"value": "curl -f localhost"},
        "gracePeriodSeconds": 3600, "intervalSeconds": 90, "timeoutSeconds": 5, "maxConsecutiveFailures": 5}]})");
    row("--health-cmd 'curl -f localhost' --health-interval 29500ms", health, {Note::Rounded});
    row("--health-cmd 'curl -f localhost' --health-interval soon", health, {Note::BadValue});
    row("--health-cmd 'curl -f localhost' --health-interval 0", health);
    row("--health-start-interval 5s", nothing, {Note::NoCounterpart});
    row("--health-interval 5s", nothing, {Note::HealthWithoutCommand});
    row("--no-healthcheck", parameter("no-healthcheck", "true"));
    row("--no-healthcheck --health-cmd x", parameter("no-healthcheck", "true"), {Note::Overridden});
    row("--restart unless-stopped", nothing, {Note::RestartsAnyway});
    row("--stop-timeout 30", R"({"taskKillGracePeriodSeconds": 30})");
    row("--stop-timeout -1", nothing, {Note::BadValue});
    row("--pull always", R"({"container": {"docker": {"forcePullImage": true}}})");
    row("--pull missing", nothing);
    row("--pull never", nothing, {Note::NeverPull});
    row("-h web", parameter("hostname", "web"));
    row("--add-host db:10.0.0.1", parameter("add-host", "db:10.0.0.1"));
    row("--dns 1.1.1.1", parameter("dns", "1.1.1.1"));
    row("--dns-opt ndots:1", parameter("dns-option", "ndots:1"));
    row("--cap-add NET_ADMIN", parameter("cap-add", "NET_ADMIN"));
    row("--cap-drop=ALL", parameter("cap-drop", "ALL"));
    row("--ulimit nofile=1024:2048", parameter("ulimit", "nofile=1024:2048"));
    row("--device /dev/fuse", parameter("device", "/dev/fuse"));
    row("--log-driver json-file", parameter("log-driver", "json-file"));
    row("--log-opt max-size=10m", parameter("log-opt", "max-size=10m"));
    row("--init", parameter("init", "true"));
    row("--read-only", parameter("read-only", "true"));
    row("--shm-size 1g", parameter("shm-size", "1g"));
    row("--sysctl net.core.somaxconn=1024", parameter("sysctl", "net.core.somaxconn=1024"));
    row("--security-opt no-new-privileges", parameter("security-opt", "no-new-privileges"));
    row("--ipc host", parameter("ipc", "host"));
    row("--pid host", parameter("pid", "host"));
    row("--entrypoint /bin/sh", parameter("entrypoint", "/bin/sh"));
    row("--entrypoint ''", parameter("entrypoint", ""));
    row("--memory-reservation 1g", parameter("memory-reservation", "1g"));
    row("--link db:db", nothing, {Note::NoCounterpart});
    row("--volumes-from other", nothing, {Note::NoCounterpart});
    row("--frobnicate=1", nothing, {Note::UnknownFlag});
    row("-Z", nothing, {Note::UnknownFlag});
    row("--", nothing);
}

void DockerFlagsTest::flags()
{
    QFETCH(QString, given);
    QFETCH(QByteArray, changes);
    QFETCH(Kinds, kinds);
    const DockerRun run = readDockerRun(u"docker run --name x "_s + given + u" y"_s);
    QVERIFY(!run.problem);
    QCOMPARE(text(run.definition), text(expected(changes)));
    QCOMPARE(kindsOf(run), kinds);
    QVERIFY(validateApp(run.definition, nullptr, true).isEmpty());
    for (const DockerRunNote &note : run.notes)
        QVERIFY(note.position >= 11 && note.position <= given.size() + 25);
}

/// "docker run --help" of Docker 28, with a value where it takes one.
void DockerFlagsTest::everyFlagOfDockerIsKnown_data()
{
    QTest::addColumn<bool>("takesValue");
    for (const char *name :
         {"detach", "disable-content-trust", "help", "init", "interactive", "no-healthcheck", "oom-kill-disable",
          "privileged", "publish-all", "quiet", "read-only", "rm", "sig-proxy", "tty", "use-api-socket"})
        QTest::newRow(name) << false;
    for (const char *name : {"add-host",
                             "annotation",
                             "attach",
                             "blkio-weight",
                             "blkio-weight-device",
                             "cap-add",
                             "cap-drop",
                             "cgroup-parent",
                             "cgroupns",
                             "cidfile",
                             "cpu-count",
                             "cpu-percent",
                             "cpu-period",
                             "cpu-quota",
                             "cpu-rt-period",
                             "cpu-rt-runtime",
                             "cpu-shares",
                             "cpus",
                             "cpuset-cpus",
                             "cpuset-mems",
                             "detach-keys",
                             "device",
                             "device-cgroup-rule",
                             "device-read-bps",
                             "device-read-iops",
                             "device-write-bps",
                             "device-write-iops",
                             "dns",
                             "dns-opt",
                             "dns-option",
                             "dns-search",
                             "domainname",
                             "entrypoint",
                             "env",
                             "env-file",
                             "expose",
                             "gpus",
                             "group-add",
                             "health-cmd",
                             "health-interval",
                             "health-retries",
                             "health-start-interval",
                             "health-start-period",
                             "health-timeout",
                             "hostname",
                             "io-maxbandwidth",
                             "io-maxiops",
                             "ip",
                             "ip6",
                             "ipc",
                             "isolation",
                             "kernel-memory",
                             "label",
                             "label-file",
                             "link",
                             "link-local-ip",
                             "log-driver",
                             "log-opt",
                             "mac-address",
                             "memory",
                             "memory-reservation",
                             "memory-swap",
                             "memory-swappiness",
                             "mount",
                             "name",
                             "net",
                             "net-alias",
                             "network",
                             "network-alias",
                             "oom-score-adj",
                             "pid",
                             "pids-limit",
                             "platform",
                             "publish",
                             "pull",
                             "restart",
                             "runtime",
                             "security-opt",
                             "shm-size",
                             "stop-signal",
                             "stop-timeout",
                             "storage-opt",
                             "sysctl",
                             "tmpfs",
                             "ulimit",
                             "user",
                             "userns",
                             "uts",
                             "volume",
                             "volume-driver",
                             "volumes-from",
                             "workdir"})
        QTest::newRow(name) << true;
}

void DockerFlagsTest::everyFlagOfDockerIsKnown()
{
    QFETCH(bool, takesValue);
    const QString flag = u"--"_s + QString::fromLatin1(QTest::currentDataTag());
    const QString value = takesValue ? u" value"_s : QString();
    const DockerRun run = readDockerRun(u"docker run %1%2 image"_s.arg(flag, value));
    QVERIFY(!run.problem);
    const QJsonObject docker = run.definition.value("container"_L1).toObject().value("docker"_L1).toObject();
    QCOMPARE(docker.value("image"_L1).toString(), u"image"_s);
    QVERIFY(!run.definition.contains("args"_L1));
    bool isTold = false;
    for (const DockerRunCarried &one : run.carried)
        isTold = isTold || one.flag == flag;
    for (const Note &note : run.notes) {
        isTold = isTold || note.flag == flag || (flag == "--publish-all"_L1 && note.flag == "-P"_L1);
        QVERIFY(note.kind != Note::UnknownFlag && note.kind != Note::UnknownTookNone &&
                note.kind != Note::UnknownTookValue);
    }
    QVERIFY2(isTold, "neither carried over nor named");
}

MESOSCOPE_TEST(DockerFlagsTest)

#include "tst_dockerflags.moc"
