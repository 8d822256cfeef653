// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of architecture.md 1: what is understood, and what is refused with which status.
#include "app/options.h"
#include "app/sources/zookeeper/zkclient.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace mesoscope;

namespace {

Parsed parse(const QString &line, const Environment &environment = {})
{
    return parseOptions(QStringList{QStringLiteral("mesoscope")} + line.split(QLatin1Char(' '), Qt::SkipEmptyParts),
                        environment);
}

} // namespace

class OptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainStartIsTheWindow()
    {
        const Parsed parsed = parse({});
        QVERIFY(parsed.options.has_value());
        QCOMPARE(parsed.options->mode, Options::Mode::Window);
        QVERIFY(parsed.options->demo.isEmpty());
        QVERIFY(!parsed.options->profile);
    }

    void bareDemoIsSmall()
    {
        QCOMPARE(parse(QStringLiteral("--demo")).options->demo, QStringLiteral("small"));
        QCOMPARE(parse(QStringLiteral("--demo=failing --at 600 --speed 10")).options->demo, QStringLiteral("failing"));
        QCOMPARE(parse(QStringLiteral("--demo=100x2000")).options->demo, QStringLiteral("100x2000"));
        QCOMPARE(parse(QStringLiteral("--demo=failing --at 600")).options->atSeconds, 600);
        QCOMPARE(parse(QStringLiteral("--demo --speed 0")).options->speed, 0.0);
        const auto older = parse(QStringLiteral("--as-version mesos=0.28.2,marathon=0.11.0 --demo"));
        QCOMPARE(older.options->asVersion, QStringLiteral("mesos=0.28.2,marathon=0.11.0"));
        QVERIFY(parse(QStringLiteral("--demo-server --as-version marathon=1.4.3")).options.has_value());
    }

    void demoServer()
    {
        const Parsed parsed = parse(QStringLiteral("--demo-server --port 8080 --scenario tenant"));
        QVERIFY2(parsed.options.has_value(), qPrintable(parsed.message));
        QCOMPARE(parsed.options->mode, Options::Mode::DemoServer);
        QCOMPARE(parsed.options->port, 8080);
        QCOMPARE(parsed.options->demo, QStringLiteral("tenant"));
        QCOMPARE(parse(QStringLiteral("--demo-server")).options->demo, QStringLiteral("small"));
    }

    void sourcesBecomeAProfile()
    {
        const Environment environment{{QStringLiteral("MESOSCOPE_SECRET_MARATHON"), QStringLiteral("ann:pw")},
                                      {QStringLiteral("MESOSCOPE_SECRET_METRICS"), QStringLiteral("token:abc")}};
        const QString line =
            QStringLiteral("--marathon http://lb.example/marathon/x --marathon https://b.example --mesos http://m:5050 "
                           "--metrics opentsdb=https://tsdb.example --lb http://lb.example:9090");
        const Parsed parsed = parse(line, environment);
        QVERIFY2(parsed.options.has_value(), qPrintable(parsed.message));
        const Profile &profile = *parsed.options->profile;
        QCOMPARE(profile.endpoints.size(), 4);
        QCOMPARE(profile.endpoint(SourceId::Marathon)->urls.size(), 2);
        QVERIFY(profile.endpoint(SourceId::Marathon)->usesSecret);
        QVERIFY(!profile.endpoint(SourceId::Mesos)->usesSecret);
        QCOMPARE(profile.endpoint(SourceId::Series)->dialect, Dialect::OpenTsdb);
        QCOMPARE(parsed.options->secrets.value(SourceId::Marathon).user(), QStringLiteral("ann"));
        QCOMPARE(parsed.options->secrets.value(SourceId::Series).kind(), Secret::Kind::Bearer);
        QCOMPARE(parse(line).options->profile->id, profile.id); // the keychain finds it again
        QVERIFY(parse(QStringLiteral("--mesos http://m:5050")).options->profile->id != profile.id);
    }

    void mastersByZooKeeper()
    {
        if (!zooKeeperIsSpoken())
            QSKIP("built without ZooKeeper's client library");
        const QString line = QStringLiteral("--mesos zk://a:2181,b/mesos --mesos http://m:5050");
        const Parsed parsed = parse(line, {{QStringLiteral("MESOSCOPE_SECRET_ZOOKEEPER"), QStringLiteral("ann:pw")}});
        QVERIFY2(parsed.options.has_value(), qPrintable(parsed.message));
        const Endpoint *mesos = parsed.options->profile->endpoint(SourceId::Mesos);
        QCOMPARE(mesos->urls.size(), 3);
        QVERIFY(mesos->usesZkSecret);
        QVERIFY(!mesos->usesSecret);
        QCOMPARE(parsed.options->secrets.value(SourceId::ZooKeeper).user(), QStringLiteral("ann"));
        QCOMPARE(parsed.options->profile->name, QStringLiteral("a"));
        QVERIFY(!parse(line).options->profile->endpoint(SourceId::Mesos)->usesZkSecret);
    }

    void pictureAndFile()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("p.png"));
        const Parsed parsed =
            parse(QStringLiteral(
                      "--demo --page nodes --select /shop --size 1024x640 --theme dark --language fr --screenshot ") +
                  file);
        QVERIFY2(parsed.options.has_value(), qPrintable(parsed.message));
        QCOMPARE(parsed.options->mode, Options::Mode::Screenshot);
        QCOMPARE(parsed.options->file, file);
        QCOMPARE(parsed.options->page, std::optional(PageId::Nodes));
        QCOMPARE(parsed.options->size, std::optional(QSize(1024, 640)));
        QCOMPARE(parsed.options->theme, QStringLiteral("dark"));
        const Parsed exported = parse(QStringLiteral("--marathon http://a --export ") + file);
        QVERIFY2(exported.options.has_value(), qPrintable(exported.message));
        QCOMPARE(exported.options->mode, Options::Mode::Export);
    }

    void helpAndVersion()
    {
        const Parsed help = parse(QStringLiteral("--help"));
        QVERIFY(!help.options);
        QCOMPARE(help.exitStatus, 0);
        for (const char *name : {"--demo", "--demo-server", "--marathon", "--screenshot", "--export", "not spoken yet"})
            QVERIFY2(help.message.contains(QLatin1String(name)), name);
        const Parsed version = parse(QStringLiteral("--version"));
        QCOMPARE(version.exitStatus, 0);
        QCOMPARE(version.message, QStringLiteral("mesoscope %1\n").arg(QStringLiteral(MESOSCOPE_VERSION)));
    }

    void badArguments_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *line, const char *says) {
            QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(says);
        };
        row("--bogus", "bogus");
        row("stray", "stray");
        row("--demo=nowhere", "scenario");
        row("--demo=0x0", "scenario");
        row("--demo= ", "scenario");
        row("--demo --demo-server", "exclude");
        row("--demo --marathon http://a", "either");
        row("--demo-server --marathon http://a", "either");
        row("--demo --demo=busy", "twice");
        row("--port 5", "--demo-server");
        row("--demo --port 5", "--demo-server");
        row("--scenario small", "--demo-server");
        row("--demo-server --port eighty", "port");
        row("--demo-server --port 70000", "port");
        row("--demo-server --port -1", "port");
        row("--at 5", "--demo");
        row("--demo --at soon", "seconds");
        row("--as-version mesos=1.0.1", "--demo");
        row("--demo --as-version marathon=0.9.0", "0.11 to 1.11");
        row("--demo --as-version everything", "marathon=VERSION");
        row("--demo --as-version mesos=1.0.1 --as-version mesos=1.1.0", "twice");
        row("--demo --at -5", "seconds");
        row("--demo --speed fast", "speed");
        row("--demo --speed -1", "speed");
        row("--demo --speed nan", "speed");
        row("--marathon", "marathon");
        row("--marathon lb.example:8080", "http");
        row("--marathon ftp://a", "http");
        row("--marathon http://me:pw@a", "environment");
        row("--mesos zk://a:x/mesos", "zk://host:2181");
        row("--mesos zk://me:pw@a:2181/mesos", "environment");
        row("--mesos zk://a/one --mesos zk://b/two", "one path");
        row("--marathon zk://a:2181/marathon", "only Mesos");
        row("--metrics https://a", "opentsdb=");
        row("--metrics prometheus=http://a", "not spoken yet");
        row("--metrics influxdb=http://a", "not spoken yet");
        row("--metrics warp10=http://a", "not spoken yet");
        row("--metrics graphite=http://a", "no kind");
        row("--metrics graylog=http://a", "no kind");
        row("--metrics opentsdb=", "address");
        row("--logs graylog=http://a", "not spoken yet");
        row("--logs ldp=http://a", "not spoken yet");
        row("--zookeeper a:2181", "not spoken yet");
        row("--registry http://a", "not spoken yet");
        row("--marathon http://a --ca /no/such/file", "read");
        row("--ca /dev/null", "belong");
        row("--demo --page attic", "page");
        row("--demo --size big", "size");
        row("--demo --size 0x0", "size");
        row("--demo --size 99999x99999", "size");
        row("--demo --theme pink", "theme");
        row("--demo --language ../x", "language");
        row("--demo --screenshot /no/such/folder/p.png", "folder");
        row("--demo --screenshot /tmp", "file");
        row("--demo --screenshot /tmp/a --export /tmp/b", "exclude");
        row("--demo --export /tmp/b --page nodes", "--page");
        row("--demo-server --theme dark", "--theme");
    }

    void badArguments()
    {
        QFETCH(QString, line);
        QFETCH(QString, says);
        const Parsed parsed = parse(line);
        QVERIFY(!parsed.options);
        QCOMPARE(parsed.exitStatus, 2);
        QVERIFY2(parsed.message.contains(says, Qt::CaseInsensitive), qPrintable(parsed.message));
        QVERIFY(!parsed.message.contains(QStringLiteral("me:pw")));
    }

    void badSecretsAreNotRepeated()
    {
        const Parsed parsed = parse(QStringLiteral("--marathon http://a"),
                                    {{QStringLiteral("MESOSCOPE_SECRET_MARATHON"), QStringLiteral("hunter2")}});
        QCOMPARE(parsed.exitStatus, 2);
        QVERIFY(parsed.message.contains(QStringLiteral("MESOSCOPE_SECRET_MARATHON")));
        QVERIFY(!parsed.message.contains(QStringLiteral("hunter2")));
    }

    void secretsLeaveTheEnvironment()
    {
        qputenv("MESOSCOPE_SECRET_MESOS", "ann:pw");
        const Environment taken = takeSecretsFromEnvironment();
        QCOMPARE(taken.value(QStringLiteral("MESOSCOPE_SECRET_MESOS")), QStringLiteral("ann:pw"));
        QVERIFY(!qEnvironmentVariableIsSet("MESOSCOPE_SECRET_MESOS"));
    }
};

MESOSCOPE_TEST(OptionsTest)

#include "tst_options.moc"
