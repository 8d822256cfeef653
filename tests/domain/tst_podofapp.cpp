// SPDX-License-Identifier: GPL-3.0-or-later
// An app becomes a pod of one container: everything moves to its place, or is named.
#include "models/domain/podofapp.h"
#include "models/domain/validate.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;

static QJsonObject parsed(QByteArray json)
{
    return QJsonDocument::fromJson(json.replace('`', '"')).object();
}

class PodOfAppTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingFindsItsPlace()
    {
        const PodOfApp made = podOfApp(parsed(R"({`id`: `/shop/web`, `cmd`: `run`, `cpus`: 0.5, `mem`: 64, `disk`: 7,
            `instances`: 3, `role`: `prod`, `user`: `www`, `labels`: {`a`: `b`}, `env`: {`K`: `v`},
            `secrets`: {`s`: {`source`: `/s`}}, `taskKillGracePeriodSeconds`: 9, `tty`: true,
            `resourceLimits`: {`cpus`: `unlimited`}, `executorResources`: {`cpus`: 0.2},
            `fetch`: [{`uri`: `http:x`, `extract`: true}],
            `container`: {`type`: `DOCKER`, `docker`: {`image`: `web:1`, `forcePullImage`: true,
                `pullConfig`: {`secret`: `s`}},
              `portMappings`: [{`containerPort`: 80, `hostPort`: 0, `name`: `http`, `protocol`: `tcp,udp`,
                                `labels`: {`VIP_0`: `x`}}, {`containerPort`: 81}],
              `volumes`: [{`containerPath`: `/d`, `hostPath`: `/h`, `mode`: `RO`},
                          {`containerPath`: `p`, `persistent`: {`size`: 9}, `mode`: `RW`}]},
            `networks`: [{`mode`: `container/bridge`}],
            `healthChecks`: [{`protocol`: `MESOS_HTTPS`, `path`: `/ok`, `portIndex`: 1, `timeoutSeconds`: 4}],
            `constraints`: [[`rack`, `GROUP_BY`, `2`], [`hostname`, `UNIQUE`]], `acceptedResourceRoles`: [`prod`],
            `backoffSeconds`: 2, `backoffFactor`: 1.5, `maxLaunchDelaySeconds`: 60,
            `upgradeStrategy`: {`minimumHealthCapacity`: 0.5}, `killSelection`: `OLDEST_FIRST`,
            `unreachableStrategy`: `disabled`})"));
        QCOMPARE(made.left, QStringList());
        const QJsonObject wanted = parsed(R"({`id`: `/shop/web`, `user`: `www`, `role`: `prod`, `labels`: {`a`: `b`},
            `environment`: {`K`: `v`}, `secrets`: {`s`: {`source`: `/s`}}, `executorResources`: {`cpus`: 0.2},
            `scaling`: {`kind`: `fixed`, `instances`: 3}, `networks`: [{`mode`: `container/bridge`}],
            `volumes`: [{`name`: `volume0`, `host`: `/h`}, {`name`: `volume1`, `persistent`: {`size`: 9}}],
            `containers`: [{`name`: `main`, `tty`: true, `exec`: {`command`: {`shell`: `run`}},
              `resources`: {`cpus`: 0.5, `mem`: 64, `disk`: 7}, `resourceLimits`: {`cpus`: `unlimited`},
              `lifecycle`: {`killGracePeriodSeconds`: 9}, `artifacts`: [{`uri`: `http:x`, `extract`: true}],
              `image`: {`kind`: `DOCKER`, `id`: `web:1`, `forcePull`: true, `pullConfig`: {`secret`: `s`}},
              `endpoints`: [{`name`: `http`, `containerPort`: 80, `hostPort`: 0, `protocol`: [`tcp`, `udp`],
                             `labels`: {`VIP_0`: `x`}},
                            {`name`: `port1`, `containerPort`: 81, `hostPort`: 0, `protocol`: [`tcp`]}],
              `volumeMounts`: [{`name`: `volume0`, `mountPath`: `/d`, `readOnly`: true},
                               {`name`: `volume1`, `mountPath`: `p`}],
              `healthCheck`: {`timeoutSeconds`: 4, `http`: {`endpoint`: `port1`, `path`: `/ok`, `scheme`: `HTTPS`}}}],
            `scheduling`: {`placement`: {`constraints`: [{`fieldName`: `rack`, `operator`: `GROUP_BY`, `value`: `2`},
                               {`fieldName`: `hostname`, `operator`: `UNIQUE`}], `acceptedResourceRoles`: [`prod`]},
              `backoff`: {`backoff`: 2, `backoffFactor`: 1.5, `maxLaunchDelay`: 60},
              `upgrade`: {`minimumHealthCapacity`: 0.5}, `killSelection`: `OLDEST_FIRST`,
              `unreachableStrategy`: `disabled`}})");
        for (auto it = wanted.begin(); it != wanted.end(); ++it)
            QVERIFY2(made.pod.value(it.key()) == it.value(),
                     qPrintable(it.key() + QString::fromUtf8(QJsonDocument(made.pod).toJson())));
        QCOMPARE(made.pod.size(), wanted.size());
        QVERIFY(validatePod(made.pod, nullptr, true).isEmpty());
    }

    void whatHasNoPlaceIsNamed()
    {
        const PodOfApp made = podOfApp(parsed(R"({`id`: `/x`, `args`: [`a`, `b`], `readinessChecks`: [{}],
            `dependencies`: [`/db`], `somethingNew`: 1, `requirePorts`: true, `ports`: [1], `uris`: [],
            `container`: {`type`: `DOCKER`, `odd`: 1,
              `docker`: {`image`: `x`, `privileged`: true, `parameters`: [{`key`: `k`}], `network`: `BRIDGE`, `more`: 2,
                         `portMappings`: [{`containerPort`: 1, `servicePort`: 10001}]},
              `volumes`: [{`containerPath`: `/e`, `external`: {}}]},
            `healthChecks`: [{`protocol`: `COMMAND`, `command`: {`value`: `ok`}}, {`protocol`: `TCP`, `portIndex`: 0},
                             {`protocol`: `TCP`, `port`: 99}]})"));
        QStringList left = made.left;
        left.sort();
        QCOMPARE(left, (QStringList{u"/container/docker/more"_s, u"/container/docker/parameters"_s,
                                    u"/container/docker/privileged"_s, u"/container/odd"_s,
                                    u"/container/portMappings/0/servicePort"_s, u"/container/volumes/0"_s,
                                    u"/dependencies"_s, u"/healthChecks/1"_s, u"/healthChecks/2"_s,
                                    u"/readinessChecks"_s, u"/requirePorts"_s, u"/somethingNew"_s}));
        const QJsonValue container = made.pod["containers"_L1][0];
        QCOMPARE(container["exec"_L1]["command"_L1]["argv"_L1].toArray(), (QJsonArray{u"a"_s, u"b"_s}));
        QCOMPARE(container["healthCheck"_L1]["exec"_L1]["command"_L1]["shell"_L1].toString(), u"ok"_s);
        QCOMPARE(made.pod["networks"_L1][0]["mode"_L1].toString(), u"container/bridge"_s);
        QCOMPARE(container["resources"_L1], (QJsonObject{{u"cpus"_s, 1}, {u"mem"_s, 128}})); // what the app would get
    }

    void anEmptyAppIsAPodToo()
    {
        const PodOfApp made = podOfApp({});
        QVERIFY(made.left.isEmpty());
        QCOMPARE(made.pod["containers"_L1].toArray().size(), 1);
        QCOMPARE(made.pod["networks"_L1][0]["mode"_L1].toString(), u"host"_s);
    }
};

MESOSCOPE_TEST(PodOfAppTest)
#include "tst_podofapp.moc"
