// SPDX-License-Identifier: GPL-3.0-or-later
// Why a task ended, read out of messages as agents, executors and Docker write them.
#include "models/domain/taskend.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;

Q_DECLARE_METATYPE(mesoscope::TaskEnd)

class TaskEndTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsMessages_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("message");
        QTest::addColumn<TaskEnd>("end");
        const auto row = [](const char *name, const char *state, const char *message, EndKind kind,
                            PullKind pull = PullKind::Unknown, int status = 0, const char *signal = "") {
            QTest::newRow(name) << QString::fromLatin1(state) << QString::fromLatin1(message)
                                << TaskEnd{kind, pull, status, QString::fromLatin1(signal)};
        };
        row("no manifest", "TASK_FAILED",
            "Failed to launch container: Failed to run 'docker -H unix:///var/run/docker.sock pull "
            "registry.example/shop:2': exited with status 1; stderr='Error response from daemon: manifest for "
            "registry.example/shop:2 not found: manifest unknown: manifest unknown'",
            EndKind::ImagePull, PullKind::Missing);
        row("not allowed", "TASK_FAILED",
            "Failed to launch container: Failed to run 'docker pull shop': exited with status 1; stderr='Error "
            "response "
            "from daemon: pull access denied for shop, repository does not exist or may require 'docker login''",
            EndKind::ImagePull, PullKind::Denied);
        row("no registry", "TASK_FAILED",
            "Failed to launch container: Failed to run 'docker -H unix:///var/run/docker.sock pull r.example/a': "
            "exited "
            "with status 1; stderr='Error response from daemon: Get https://r.example/v2/: dial tcp: lookup r.example: "
            "no "
            "such host'",
            EndKind::ImagePull, PullKind::NoRegistry);
        row("Mesos' own store", "TASK_FAILED",
            "Failed to launch container: Unexpected HTTP response '401 Unauthorized' when trying to get the manifest",
            EndKind::ImagePull, PullKind::Denied);
        row("fetch", "TASK_FAILED",
            "Failed to launch container: Failed to fetch all URIs for container 'c1': exited with status 1",
            EndKind::Fetch);
        row("memory", "TASK_FAILED", "Memory limit exceeded: Requested: 160MB Maximum Used: 160MB",
            EndKind::OutOfMemory);
        row("disk", "TASK_FAILED", "Disk usage (100MB) exceeds quota (64MB)", EndKind::OutOfDisk);
        row("health", "TASK_KILLED", "Task was killed since health check failed. Reason: 503 Service Unavailable",
            EndKind::HealthCheck);
        row("node", "TASK_LOST", "Slave ip-10-0-0-7 removed: health check timed out", EndKind::NodeLost);
        row("lost", "TASK_LOST", "", EndKind::NodeLost);
        row("executor", "TASK_FAILED", "Container terminated before executor registered", EndKind::NoExecutor);
        row("status", "TASK_FAILED", "Command exited with status 3", EndKind::Exit, PullKind::Unknown, 3);
        row("container's status", "TASK_FAILED",
            "Docker container run error: Container exited on error: exited with status 2", EndKind::Exit,
            PullKind::Unknown, 2);
        row("ends well", "TASK_FINISHED", "Command exited with status 0", EndKind::Exit);
        row("no command", "TASK_FAILED", "Command exited with status 127", EndKind::NoCommand);
        row("killed by the kernel", "TASK_FAILED", "Container exited with status 137", EndKind::Signal,
            PullKind::Unknown, 0, "Killed");
        row("signal", "TASK_FAILED", "Command terminated with signal Segmentation fault", EndKind::Signal,
            PullKind::Unknown, 0, "Segmentation fault");
        row("port", "TASK_FAILED",
            "docker: Error response from daemon: driver failed programming external connectivity: Bind for 0.0.0.0:80 "
            "failed: port is already allocated",
            EndKind::Ports);
        row("nothing known", "TASK_FAILED", "something else altogether", EndKind::Other);
        row("nothing said", "TASK_FAILED", "", EndKind::Other);
    }

    void readsMessages()
    {
        QFETCH(QString, state);
        QFETCH(QString, message);
        QFETCH(TaskEnd, end);
        const TaskEnd read = readTaskEnd(state, message);
        QCOMPARE(int(read.kind), int(end.kind));
        QCOMPARE(int(read.pull), int(end.pull));
        QCOMPARE(read.status, end.status);
        QCOMPARE(read.signal, end.signal);
    }

    void longMessagesAreReadInPart()
    {
        QString message(5000, u'x');
        message += QStringLiteral("Command exited with status 3");
        QCOMPARE(int(readTaskEnd(QStringLiteral("TASK_FAILED"), message).kind), int(EndKind::Other));
    }
};

MESOSCOPE_TEST(TaskEndTest)
#include "tst_taskend.moc"
