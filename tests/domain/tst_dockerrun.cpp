// SPDX-License-Identifier: GPL-3.0-or-later
// "docker run" lines as app definitions: whole lines as people paste them, and what is no such line.
#include "models/domain/dockerrun.h"
#include "models/domain/validate.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QtTest>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;
using Note = DockerRunNote;
using LineProblem = DockerRunProblem;
using Kinds = QList<int>;

class DockerRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeLines_data();
    void wholeLines();
    void problems_data();
    void problems();
    void unknownFlagsSwallowNoImage();
    void shellsAreNamedAndNotRun_data();
    void shellsAreNamedAndNotRun();
    void portsAreBounded();
    void secretsAreMasked();
    void names_data();
    void names();
    void looksLikeOne();
    void survivesAnything();
};

namespace {

Kinds kindsOf(const DockerRun &run)
{
    Kinds kinds;
    for (const Note &note : run.notes)
        kinds.append(note.kind);
    return kinds;
}

} // namespace

void DockerRunTest::wholeLines_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("image");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QStringList>("args");
    QTest::addColumn<int>("portCount");
    QTest::addColumn<int>("volumeCount");
    QTest::addColumn<int>("envCount");
    const auto row = [](const char *line, const char *image, const char *id, const QStringList &args = {},
                        int ports = 0, int volumes = 0, int env = 0) {
        QTest::newRow(line) << QString::fromUtf8(line) << QByteArray(image) << QByteArray(id) << args << ports
                            << volumes << env;
    };
    row("docker run hello-world", "hello-world", "/hello-world");
    row("docker run -it ubuntu bash", "ubuntu", "/ubuntu", {u"bash"_s});
    row("$ docker run -d -p 80:80 docker/getting-started", "docker/getting-started", "/getting-started", {}, 1);
    row("# docker run -d nginx", "nginx", "/nginx");
    row("sudo docker run --name some-nginx -v /some/content:/usr/share/nginx/html:ro -d nginx", "nginx", "/some-nginx",
        {}, 0, 1);
    row("docker run --name some-postgres -e POSTGRES_PASSWORD=mysecretpassword -d postgres", "postgres",
        "/some-postgres", {}, 0, 0, 1);
    row("docker run --name some-mysql -e MYSQL_ROOT_PASSWORD=my-secret-pw -d mysql:8 --character-set-server=utf8mb4 "
        "--collation-server=utf8mb4_unicode_ci",
        "mysql:8", "/some-mysql", {u"--character-set-server=utf8mb4"_s, u"--collation-server=utf8mb4_unicode_ci"_s}, 0,
        0, 1);
    row("docker run --name some-redis -d redis redis-server --save 60 1 --loglevel warning", "redis", "/some-redis",
        {u"redis-server"_s, u"--save"_s, u"60"_s, u"1"_s, u"--loglevel"_s, u"warning"_s});
    row("docker run -d --hostname my-rabbit --name some-rabbit -p 8080:15672 rabbitmq:3-management",
        "rabbitmq:3-management", "/some-rabbit", {}, 1);
    row("docker run -p 9200:9200 -p 9300:9300 -e \"discovery.type=single-node\" "
        "docker.elastic.co/elasticsearch/elasticsearch:7.17.9",
        "docker.elastic.co/elasticsearch/elasticsearch:7.17.9", "/elasticsearch", {}, 2, 0, 1);
    row("docker run -d \\\n  -p 9000:9000 \\\n  --name minio \\\n  -e 'MINIO_ROOT_USER=me' \\\n"
        "  quay.io/minio/minio server /data --console-address \":9090\"",
        "quay.io/minio/minio", "/minio", {u"server"_s, u"/data"_s, u"--console-address"_s, u":9090"_s}, 1, 0, 1);
    row("docker run -d -p 5000:5000 --restart=always --name registry -v /mnt/registry:/var/lib/registry registry:2",
        "registry:2", "/registry", {}, 1, 1);
    row("docker run --rm -itd -p8080:80 -eA=b nginx:alpine", "nginx:alpine", "/nginx", {}, 1, 0, 1);
    row("docker container run --detach --name=web --publish 8080:80/tcp --publish 8443:443 httpd:2.4", "httpd:2.4",
        "/web", {}, 2);
    row("docker run -d --name prometheus -p 9090:9090 -v /etc/prometheus.yml:/etc/prometheus/prometheus.yml "
        "prom/prometheus --config.file=/etc/prometheus/prometheus.yml",
        "prom/prometheus", "/prometheus", {u"--config.file=/etc/prometheus/prometheus.yml"_s}, 1, 1);
    row("docker run -d -p 3000:3000 --name grafana grafana/grafana-oss:9.5.2", "grafana/grafana-oss:9.5.2", "/grafana",
        {}, 1);
    row("docker run --volume=/:/rootfs:ro --volume=/var/run:/var/run:ro --volume=/sys:/sys:ro "
        "--publish=8080:8080 --detach=true --name=cadvisor --privileged --device=/dev/kmsg "
        "gcr.io/cadvisor/cadvisor:v0.36.0",
        "gcr.io/cadvisor/cadvisor:v0.36.0", "/cadvisor", {}, 1, 3);
    row("docker run -d --net=host --pid=host -v /:/host:ro,rslave quay.io/prometheus/node-exporter:latest "
        "--path.rootfs=/host",
        "quay.io/prometheus/node-exporter:latest", "/node-exporter", {u"--path.rootfs=/host"_s}, 0, 1);
    row("docker run -d -p 8000:8000 -p 9443:9443 --name portainer --restart=always "
        "-v /var/run/docker.sock:/var/run/docker.sock -v portainer_data:/data portainer/portainer-ce:latest",
        "portainer/portainer-ce:latest", "/portainer", {}, 2, 1);
    row("docker run --detach --hostname gitlab.example.com --publish 443:443 --publish 80:80 --publish 22:22 "
        "--name gitlab --volume /srv/gitlab/config:/etc/gitlab --volume /srv/gitlab/logs:/var/log/gitlab "
        "--shm-size 256m gitlab/gitlab-ee:latest",
        "gitlab/gitlab-ee:latest", "/gitlab", {}, 3, 2);
    row("docker run --memory=512m --cpus=\"1.5\" --pids-limit 100 --read-only --tmpfs /tmp --cap-drop ALL "
        "--security-opt=no-new-privileges -u 1000 alpine:3.18 sleep 1d",
        "alpine:3.18", "/alpine", {u"sleep"_s, u"1d"_s});
    row("docker run -d --name my_app registry.example.org:5000/team/My-App:1.2.3",
        "registry.example.org:5000/team/My-App:1.2.3", "/my-app");
    row("docker run --gpus all --rm nvidia/cuda:11.0.3-base-ubuntu20.04 nvidia-smi",
        "nvidia/cuda:11.0.3-base-ubuntu20.04", "/cuda", {u"nvidia-smi"_s});
    row("docker run --entrypoint sh alpine@sha256:abcdef -c 'echo \"a b\" > /tmp/x'", "alpine@sha256:abcdef", "/alpine",
        {u"-c"_s, u"echo \"a b\" > /tmp/x"_s});
    row("/usr/bin/docker run --name=web.shop -p 127.0.0.1:8080:80 nginx", "nginx", "/web.shop", {}, 1);
    row("sudo -E docker run -e HTTP_PROXY -e no_proxy=localhost busybox env", "busybox", "/busybox", {u"env"_s}, 0, 0,
        1);
    row("  docker   run\t-d\r\n", "", "");
    row("docker run -d --health-cmd='curl -f http://localhost/ || exit 1' --health-interval=10s nginx", "nginx",
        "/nginx");
    row("docker run -p 7000-7009:7000-7009/udp -v /data:/data --name game game/server:latest -map de_dust",
        "game/server:latest", "/game", {u"-map"_s, u"de_dust"_s}, 10, 1);
    row("docker run \\\r\n -d \\\r\n --name crlf \\\r\n nginx", "nginx", "/crlf");
}

void DockerRunTest::wholeLines()
{
    QFETCH(QString, line);
    QFETCH(QByteArray, image);
    QFETCH(QByteArray, id);
    QFETCH(QStringList, args);
    QFETCH(int, portCount);
    QFETCH(int, volumeCount);
    QFETCH(int, envCount);
    const DockerRun run = readDockerRun(line);
    if (image.isEmpty()) {
        QVERIFY(run.problem && run.problem->kind == LineProblem::NoImage);
        return;
    }
    QVERIFY(!run.problem);
    const QJsonObject container = run.definition.value("container"_L1).toObject();
    QCOMPARE(container.value("docker"_L1).toObject().value("image"_L1).toString(), QString::fromUtf8(image));
    QCOMPARE(run.definition.value("id"_L1).toString(), QString::fromUtf8(id));
    QCOMPARE(run.definition.value("args"_L1).toArray(), QJsonArray::fromStringList(args));
    QCOMPARE(container.value("portMappings"_L1).toArray().size(), portCount);
    QCOMPARE(container.value("volumes"_L1).toArray().size(), volumeCount);
    QCOMPARE(run.definition.value("env"_L1).toObject().size(), envCount);
    QVERIFY(validateApp(run.definition, nullptr, true).isEmpty());
    for (const Note &note : run.notes)
        QVERIFY(note.kind != Note::UnknownFlag && note.kind != Note::BadValue);
}

void DockerRunTest::problems_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("position");
    const auto row = [](const char *line, LineProblem::Kind kind, int position) {
        QTest::newRow(line) << QString::fromUtf8(line) << int(kind) << position;
    };
    row("", LineProblem::NotDockerRun, 0);
    row("nginx", LineProblem::NotDockerRun, 0);
    row("  docker ps", LineProblem::NotDockerRun, 2);
    row("docker compose up", LineProblem::NotDockerRun, 0);
    row("docker", LineProblem::NotDockerRun, 0);
    row("{\"id\": \"/x\"}", LineProblem::NotDockerRun, 0);
    row("docker run", LineProblem::NoImage, 10);
    row("docker run -d", LineProblem::NoImage, 13);
    row("docker run -p", LineProblem::MissingValue, 11);
    row("docker run -d --name", LineProblem::MissingValue, 14);
    row("docker run -e 'A=b nginx", LineProblem::UnclosedQuote, 14);
    row("docker run -e \"A=b nginx", LineProblem::UnclosedQuote, 14);
    row("docker run -e A=$(date nginx", LineProblem::UnclosedSubstitution, 16);
    row("docker run -e A=`date nginx", LineProblem::UnclosedSubstitution, 16);
    row("docker run ''", LineProblem::BadImage, 11);
    row("docker run 'a b'", LineProblem::BadImage, 11);
    QTest::newRow("long") << u"docker run "_s + QString(DockerRunLongest, u'a') << int(LineProblem::TooLong)
                          << int(DockerRunLongest);
}

void DockerRunTest::problems()
{
    QFETCH(QString, line);
    QFETCH(int, kind);
    QFETCH(int, position);
    const DockerRun run = readDockerRun(line);
    QVERIFY(run.problem);
    QCOMPARE(int(run.problem->kind), kind);
    QCOMPARE(int(run.problem->position), position);
    QVERIFY(run.definition.isEmpty() && run.carried.isEmpty());
}

void DockerRunTest::unknownFlagsSwallowNoImage()
{
    const auto image = [](const DockerRun &run) {
        return run.definition.value("container"_L1)
            .toObject()
            .value("docker"_L1)
            .toObject()
            .value("image"_L1)
            .toString();
    };
    DockerRun run = readDockerRun(u"docker run --shiny nginx -d"_s);
    QCOMPARE(image(run), u"nginx"_s);
    QCOMPARE(int(run.notes.value(0).kind), int(Note::UnknownTookNone));
    QCOMPARE(run.notes.value(0).flag, u"--shiny"_s);
    run = readDockerRun(u"docker run --shiny /some/path nginx"_s);
    QCOMPARE(image(run), u"nginx"_s);
    QCOMPARE(int(run.notes.value(0).kind), int(Note::UnknownTookValue));
    QCOMPARE(run.notes.value(0).value, u"/some/path"_s);
    run = readDockerRun(u"docker run --shiny 12"_s); // the last word is the image, whatever it is
    QCOMPARE(image(run), u"12"_s);
    run = readDockerRun(u"docker run --shiny --rm nginx"_s);
    QCOMPARE(image(run), u"nginx"_s);
    QCOMPARE(int(run.notes.value(0).kind), int(Note::UnknownFlag));
}

void DockerRunTest::shellsAreNamedAndNotRun_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("constructs");
    const auto row = [](const char *line, const QStringList &constructs) {
        QTest::newRow(line) << QString::fromUtf8(line) << constructs;
    };
    row("docker run y", {});
    row("docker run -v $HOME/x:/x y", {u"$HOME"_s});
    row("docker run -v \"$(pwd)\":/x y", {u"$(pwd)"_s});
    row("docker run -v ${PWD}/a:/x y", {u"${PWD}"_s});
    row("docker run -e A=`date` y", {u"`date`"_s});
    row("docker run -e A='$B' y", {});
    row("docker run -e A=\\$B y", {});
    row("docker run y | tee log", {u"| tee log"_s});
    row("docker run y && echo ok", {u"&& echo ok"_s});
    row("docker run y; rm -rf /", {u"; rm -rf /"_s});
    row("docker run y > log", {u"> log"_s});
    row("docker run y 2>&1", {u"2>&1"_s});
    row("docker run y\necho next", {u"echo next"_s});
    row("docker run -v ~/x:/x y", {u"~"_s});
    row("docker run y # a comment", {});
    row("A=b docker run y", {u"A=b"_s});
}

void DockerRunTest::shellsAreNamedAndNotRun()
{
    QFETCH(QString, line);
    QFETCH(QStringList, constructs);
    const DockerRun run = readDockerRun(line);
    QVERIFY(!run.problem);
    QStringList named;
    for (const Note &note : run.notes) {
        if (note.kind == Note::Shell)
            named += note.value;
    }
    QCOMPARE(named, constructs);
    const QJsonObject container = run.definition.value("container"_L1).toObject();
    QCOMPARE(container.value("docker"_L1).toObject().value("image"_L1).toString(), u"y"_s);
    QVERIFY(!run.definition.contains("args"_L1));
}

void DockerRunTest::portsAreBounded()
{
    const DockerRun run = readDockerRun(u"docker run -p 1-65535:1-65535 -P --expose 1-65535 y"_s);
    const QJsonArray mappings = run.definition.value("container"_L1).toObject().value("portMappings"_L1).toArray();
    QCOMPARE(mappings.size(), DockerRunMostPorts);
    QVERIFY(kindsOf(run).contains(Note::TooManyPorts));
}

void DockerRunTest::secretsAreMasked()
{
    const DockerRun run = readDockerRun(
        u"DB_PASSWORD=hunter2 docker run -e DB_PASSWORD=hunter2 -l api-token=hunter2 --log-opt token=hunter2 "
        "--odd-password=hunter2 --odd token=hunter2 y --password=hunter2 --auth hunter2"_s);
    QVERIFY(!run.problem);
    for (const DockerRunCarried &one : run.carried)
        QVERIFY2(!one.value.contains("hunter2"_L1), qPrintable(one.path));
    for (const Note &note : run.notes)
        QVERIFY2(!note.value.contains("hunter2"_L1), qPrintable(note.flag));
    QCOMPARE(run.definition.value("env"_L1).toObject().value("DB_PASSWORD"_L1).toString(), u"hunter2"_s);
}

void DockerRunTest::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    QTest::newRow("good") << u"web-1"_s << u"/web-1"_s;
    QTest::newRow("underscore") << u"my_App"_s << u"/my-app"_s;
    QTest::newRow("dots") << u"..a..b-.c"_s << u"/a.b.c"_s;
    QTest::newRow("odd") << u"éè/"_s << u"/app"_s;
    QTest::newRow("reserved") << u"tasks"_s << u"/tasks-app"_s;
    QTest::newRow("empty") << QString() << u"/app"_s;
    QTest::newRow("dashes") << u"--a--b--"_s << u"/a-b"_s;
}

void DockerRunTest::names()
{
    QFETCH(QString, name);
    QFETCH(QString, id);
    QCOMPARE(appIdOf(name), id);
}

void DockerRunTest::looksLikeOne()
{
    QVERIFY(looksLikeDockerRun(u"docker run"_s));
    QVERIFY(looksLikeDockerRun(u" $ sudo docker container run 'open"_s));
    QVERIFY(!looksLikeDockerRun(u"docker ps"_s));
    QVERIFY(!looksLikeDockerRun(u"{\"id\": \"docker run\"}"_s));
}

void DockerRunTest::survivesAnything()
{
    const QStringList pieces{u"docker "_s, u"run "_s, u"-p"_s,        u"80:"_s,        u"-e "_s,     u"A="_s,
                             u"'"_s,       u"\""_s,   u"\\"_s,        u"\n"_s,         u"$"_s,       u"$("_s,
                             u")"_s,       u"`"_s,    u" | "_s,       u"> "_s,         u"--name "_s, u"--x "_s,
                             u"y "_s,      u"--"_s,   u"-"_s,         u"="_s,          u"/udp "_s,   u"1-9"_s,
                             u"é"_s,       u"~/"_s,   u"-v /a:/b "_s, u"--cpus 1e9 "_s};
    QRandomGenerator random(5);
    for (int i = 0; i < 20000; ++i) {
        QString line = u"docker run "_s;
        for (int length = random.bounded(16); length > 0; --length)
            line += pieces.at(random.bounded(int(pieces.size())));
        const DockerRun run = readDockerRun(line);
        QCOMPARE(run.definition.isEmpty(), run.problem.has_value());
        if (!run.problem)
            QVERIFY2(validateApp(run.definition, nullptr, true).isEmpty(), qPrintable(line));
    }
}

MESOSCOPE_TEST(DockerRunTest)

#include "tst_dockerrun.moc"
