// SPDX-License-Identifier: GPL-3.0-or-later
// What a profile becomes: which sources there are, and what they say of themselves before anything answers.
#include "app/backends.h"
#include "app/sources/zookeeper/zkclient.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;

class BackendsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhereASignInTravelsInTheOpen_data();
    void saysWhereASignInTravelsInTheOpen();
};

void BackendsTest::saysWhereASignInTravelsInTheOpen_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("secretOf"); // -1: none
    QTest::addColumn<bool>("open");
    QTest::newRow("http") << u"http://127.0.0.1:1/"_s << int(SourceId::Mesos) << true;
    QTest::newRow("https") << u"https://127.0.0.1:1/"_s << int(SourceId::Mesos) << false;
    QTest::newRow("http without sign-in") << u"http://127.0.0.1:1/"_s << -1 << false;
    QTest::newRow("ZooKeeper's digest") << u"zk://127.0.0.1:1/mesos"_s << int(SourceId::ZooKeeper) << true;
    QTest::newRow("ZooKeeper without") << u"zk://127.0.0.1:1/mesos"_s << -1 << false;
}

void BackendsTest::saysWhereASignInTravelsInTheOpen()
{
    QFETCH(QString, url);
    QFETCH(int, secretOf);
    QFETCH(bool, open);
    if (url.startsWith(u"zk:"_s) && !zooKeeperIsSpoken())
        QSKIP("built without ZooKeeper's client library");
    Profile profile;
    Endpoint endpoint;
    endpoint.source = SourceId::Mesos;
    endpoint.urls = {QUrl(url)};
    endpoint.usesSecret = secretOf == int(SourceId::Mesos);
    profile.endpoints = {endpoint};
    Secrets secrets;
    if (secretOf >= 0)
        secrets.insert(SourceId(secretOf), Secret::basic(u"me"_s, u"word"_s));
    const ManualClock clock(1000);
    const Backends backends = makeBackends(profile, secrets, clock);
    std::optional<SourceState> said;
    for (const auto &source : backends.sources) {
        connect(source.get(), &Source::stateChanged, this, [&said](const SourceState &state) {
            if (state.id == SourceId::Mesos)
                said = state;
        });
        source->start();
    }
    QTRY_VERIFY(said.has_value());
    QCOMPARE(said->plainCredentials, open);
}

MESOSCOPE_TEST(BackendsTest)

#include "tst_backends.moc"
