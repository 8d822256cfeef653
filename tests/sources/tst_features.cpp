// SPDX-License-Identifier: GPL-3.0-or-later
// What follows from a version, without a server.
#include "app/sources/marathon/marathonaccess.h"
#include "app/sources/marathon/marathonfeatures.h"
#include "app/sources/serverversion.h"
#include "tests/sources/testdata.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QSignalSpy>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

class FeaturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsVersions_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("major");
        QTest::addColumn<int>("minor");
        QTest::addColumn<int>("patch");
        QTest::newRow("plain") << u"1.4.3"_s << 1 << 4 << 3;
        QTest::newRow("commits") << u"1.8.222"_s << 1 << 8 << 222;
        QTest::newRow("snapshot") << u"1.5.0-SNAPSHOT"_s << 1 << 5 << 0;
        QTest::newRow("candidate") << u"0.11.0-RC3"_s << 0 << 11 << 0;
        QTest::newRow("two") << u"1.11"_s << 1 << 11 << 0;
        QTest::newRow("prefix") << u"v1.3.10"_s << 1 << 3 << 10;
        QTest::newRow("none") << u""_s << -1 << -1 << -1;
        QTest::newRow("words") << u"unknown"_s << -1 << -1 << -1;
        QTest::newRow("one number") << u"2"_s << -1 << -1 << -1;
        QTest::newRow("huge") << u"1.99999999999999999999.1"_s << -1 << -1 << -1;
    }

    void readsVersions()
    {
        QFETCH(QString, text);
        QFETCH(int, major);
        const auto version = ServerVersion::parse(text);
        QCOMPARE(version.has_value(), major >= 0);
        if (!version)
            return;
        QCOMPARE(version->major, major);
        QTEST(version->minor, "minor");
        QTEST(version->patch, "patch");
        QVERIFY(version->atLeast(version->major, version->minor, version->patch));
        QVERIFY(!version->atLeast(version->major, version->minor, version->patch + 1));
        QVERIFY(!version->atLeast(version->major + 1, 0));
    }

    void knowsMarathon_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QByteArray>("features"); ///< fetch ports networks whole
        QTest::newRow("0.11") << u"0.11.0"_s << QByteArray("----");
        QTest::newRow("0.15") << u"0.15.3"_s << QByteArray("x---");
        QTest::newRow("1.0") << u"1.0.0"_s << QByteArray("xx--");
        QTest::newRow("1.3") << u"1.3.10"_s << QByteArray("xx--");
        QTest::newRow("1.4") << u"1.4.3"_s << QByteArray("xx-x");
        QTest::newRow("1.5") << u"1.5.0-SNAPSHOT"_s << QByteArray("xxxx");
        QTest::newRow("1.11") << u"1.11.24"_s << QByteArray("xxxx");
        QTest::newRow("2.0") << u"2.0.0"_s << QByteArray("xxxx");
        QTest::newRow("unknown is the newest") << u""_s << QByteArray("xxxx");
        QTest::newRow("nonsense") << u"trunk"_s << QByteArray("xxxx");
    }

    void knowsMarathon()
    {
        QFETCH(QString, version);
        const MarathonFeatures f = marathonFeatures(version);
        QByteArray found;
        for (const bool has : {f.fetch, f.portDefinitions, f.networks, f.wholeUpdates})
            found += has ? 'x' : '-';
        QTEST(found, "features");
    }

    void fitsDefinitions_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QByteArray>("definition");
        QTest::addColumn<QByteArray>("wanted");
        QTest::addColumn<QStringList>("unknown");
        const QByteArray bridge = js(
            "{`id`:`/a`,`networks`:[{`mode`:`container/bridge`}],`container`:{`type`:`DOCKER`,`docker`:{`image`:`i`},"
            "`portMappings`:[{`containerPort`:80}]}}");
        QTest::newRow("newest as it is") << u"1.11.24"_s << bridge << bridge << QStringList();
        QTest::newRow("unknown version as it is") << u""_s << bridge << bridge << QStringList();
        QTest::newRow("1.5 as it is") << u"1.5.0"_s << bridge << bridge << QStringList();
        QTest::newRow("bridge")
            << u"1.4.3"_s << bridge
            << js("{`id`:`/a`,`container`:{`type`:`DOCKER`,`docker`:{`image`:`i`,`network`:`BRIDGE`,"
                  "`portMappings`:[{`containerPort`:80}]}}}")
            << QStringList();
        QTest::newRow("host") << u"0.11.0"_s
                              << js("{`id`:`/a`,`networks`:[{`mode`:`host`}],`container`:{`type`:`DOCKER`,`docker`:{"
                                    "`image`:`i`}}}")
                              << js("{`id`:`/a`,`container`:{`type`:`DOCKER`,`docker`:{`image`:`i`,`network`:`HOST`}}}")
                              << QStringList();
        QTest::newRow("host without container")
            << u"1.1.0"_s << js("{`id`:`/a`,`networks`:[{`mode`:`host`}]}") << js("{`id`:`/a`}") << QStringList();
        QTest::newRow("named network")
            << u"1.4.3"_s
            << js("{`id`:`/a`,`networks`:[{`mode`:`container`,`name`:`n`}],`container`:{`type`:`DOCKER`,`docker`:{"
                  "`image`:`i`}}}")
            << js("{`id`:`/a`,`container`:{`type`:`DOCKER`,`docker`:{`image`:`i`,`network`:`USER`}},`ipAddress`:{"
                  "`networkName`:`n`}}")
            << QStringList();
        QTest::newRow("named network too early")
            << u"1.1.0"_s
            << js("{`id`:`/a`,`networks`:[{`mode`:`container`,`name`:`n`}],`container`:{`type`:`DOCKER`,`docker`:{"
                  "`image`:`i`}}}")
            << QByteArray() << QStringList{u"/networks/0/mode 1.3"_s};
        QTest::newRow("ports") << u"0.15.3"_s << js("{`id`:`/a`,`portDefinitions`:[{`port`:0,`name`:`x`},{`port`:9}]}")
                               << js("{`id`:`/a`,`ports`:[0,9]}") << QStringList();
        QTest::newRow("udp port") << u"0.15.3"_s << js("{`id`:`/a`,`portDefinitions`:[{`port`:0,`protocol`:`udp`}]}")
                                  << QByteArray() << QStringList{u"/portDefinitions/0/protocol 1.0"_s};
        QTest::newRow("uris") << u"0.14.0"_s << js("{`id`:`/a`,`fetch`:[{`uri`:`http://x`,`extract`:true}]}")
                              << js("{`id`:`/a`,`uris`:[`http://x`]}") << QStringList();
        QTest::newRow("fetch cache") << u"0.14.0"_s << js("{`id`:`/a`,`fetch`:[{`uri`:`u`,`cache`:true}]}")
                                     << QByteArray() << QStringList{u"/fetch/0/cache 0.15"_s};
        QTest::newRow("what says nothing goes")
            << u"0.11.0"_s << js("{`id`:`/a`,`gpus`:0,`secrets`:{},`tty`:false,`role`:null}") << js("{`id`:`/a`}")
            << QStringList();
        QTest::newRow("several at once")
            << u"1.3.0"_s << js("{`id`:`/a`,`role`:`r`,`killSelection`:`OLDEST_FIRST`,`constraints`:[[`a`,`is`,`b`]]}")
            << QByteArray() << QStringList{u"/role 1.9"_s, u"/killSelection 1.4"_s, u"/constraints/0 1.6"_s};
    }

    void fitsDefinitions()
    {
        QFETCH(QString, version);
        QFETCH(QByteArray, definition);
        QFETCH(QByteArray, wanted);
        QFETCH(QStringList, unknown);
        const FittedDefinition found = fitted(QJsonDocument::fromJson(definition).object(), marathonFeatures(version));
        QStringList named;
        for (const auto &[path, since] : found.unknown)
            named += path + u' ' + since;
        QCOMPARE(named, unknown);
        if (unknown.isEmpty())
            QCOMPARE(found.definition, QJsonDocument::fromJson(wanted).object());
    }

    void saysWhatIsGone()
    {
        const QJsonObject current =
            QJsonDocument::fromJson(js("{`cmd`:`x`,`args`:[],`env`:{`A`:`1`},`constraints`:[[`a`,`UNIQUE`]],"
                                       "`container`:{`type`:`DOCKER`},`mem`:5}"))
                .object();
        const QJsonObject wanted = QJsonDocument::fromJson(js("{`mem`:6}")).object();
        const QJsonObject all = withRemovals(wanted, current);
        QCOMPARE(
            all,
            QJsonDocument::fromJson(js("{`mem`:6,`cmd`:null,`env`:{},`constraints`:[],`container`:null}")).object());
    }

    /// One refusal is one app's; a second one, while nothing was ever allowed, is everybody's; all of them pass.
    void holdsRefusals()
    {
        ManualClock clock(1795341600000);
        MarathonAccess access(clock);
        QSignalSpy changed(&access, &MarathonAccess::changed);
        Error no;
        no.kind = Error::Kind::Forbidden;
        no.detail = u"Not Authorized to perform this action!"_s;
        access.refused(AppId(u"/prod/a"_s), no);
        access.refused(AppId(u"/prod/a"_s), no);
        QCOMPARE(access.refusals().size(), 1);
        QCOMPARE(access.refusals().first().subject, u"/prod/a"_s);
        access.refused(AppId(u"/dev/b"_s), no);
        QCOMPARE(access.refusals().size(), 2);
        QVERIFY(access.refusals().last().subject.isEmpty());
        access.allowed(AppId(u"/test/c"_s)); // so it is not everybody's
        QCOMPARE(access.refusals().size(), 1);
        access.refused(AppId(u"/dev/d"_s), no);
        QCOMPARE(access.refusals().last().subject, u"/dev/d"_s);
        access.allowed(AppId(u"/prod/a"_s));
        QCOMPARE(access.refusals().size(), 1);
        clock.advance(600001);
        QVERIFY(access.refusals().isEmpty());
        access.refused(AppId(u"/dev/d"_s), no);
        access.forget();
        QVERIFY(access.refusals().isEmpty());
        QCOMPARE(changed.count(), 8);
    }
};

MESOSCOPE_TEST(FeaturesTest)

#include "tst_features.moc"
