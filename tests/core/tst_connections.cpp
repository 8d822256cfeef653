// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles to sessions: where secrets come from, who is asked, and what trying out tells.
#include "app/core/connections.h"
#include "app/core/memorystore.h"
#include "app/core/preferences.h"
#include "app/core/tryout.h"
#include "tests/core/fakes.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;

namespace {

/// A keychain that is not there.
class NoKeychain : public SecretStore
{
public:
    Call<Secret> read(const QString &, SourceId) override { return finishedCall<Secret>(Secret()); }
    Call<Nothing> write(const QString &, SourceId, const Secret &) override
    {
        return finishedCall<Nothing>(errorOf(Error::Kind::Unsupported));
    }
    Call<Nothing> remove(const QString &, SourceId) override { return finishedCall<Nothing>(Nothing{}); }
    bool isPersistent() const override { return false; }
};

Profile guarded()
{
    Profile profile;
    profile.name = QStringLiteral("one");
    Endpoint endpoint;
    endpoint.urls = {QUrl(QStringLiteral("http://a.example"))};
    endpoint.usesSecret = true;
    profile.endpoints = {endpoint};
    return profile;
}

struct Desk
{
    explicit Desk(std::unique_ptr<SecretStore> store = std::make_unique<MemoryStore>(),
                  std::function<void(FakeSource &)> onStart = {})
        : secrets(std::move(store)),
          source(oneSource(world, std::move(onStart))),
          factory(recording()),
          rig(factory),
          connections(rig.session, profiles, *secrets, preferences, rig.clock, factory)
    {
        QObject::connect(&connections, &Connections::secretNeeded, &connections,
                         [this](const Profile &profile, SourceId id) {
                             asked.append({profile.id, id});
                         });
    }
    /// Remembers which secrets a connection was opened with.
    BackendFactory recording()
    {
        return [this](const Profile &profile, const Secrets &given, const Clock &clock) {
            {
                const QMutexLocker lock(&world.mutex);
                openedWith = given;
            }
            return source(profile, given, clock);
        };
    }
    QString userOf(SourceId id)
    {
        const QMutexLocker lock(&world.mutex);
        return openedWith.value(id).user();
    }

    QTemporaryDir dir;
    FakeWorld world;
    Preferences preferences{QStringLiteral(":memory:")};
    ProfileStore profiles{dir.filePath(QStringLiteral("profiles.json"))};
    std::unique_ptr<SecretStore> secrets;
    Secrets openedWith;
    BackendFactory source;
    BackendFactory factory;
    Rig rig;
    Connections connections;
    QList<std::pair<QString, SourceId>> asked;
};

Secret ann()
{
    return Secret::basic(QStringLiteral("ann"), QStringLiteral("pw"));
}

Secret bob()
{
    return Secret::basic(QStringLiteral("bob"), QStringLiteral("pw"));
}

void refuse(Source &source)
{
    SourceState state;
    state.id = SourceId::Marathon;
    state.phase = SourceState::Phase::Failed;
    state.error = errorOf(Error::Kind::Unauthorized);
    Q_EMIT source.stateChanged(state);
}

} // namespace

class ConnectionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savedProfileOpensWithItsStoredSecret()
    {
        Desk desk;
        const Profile profile = guarded();
        QVERIFY(desk.connections.saveProfile(profile, {{SourceId::Marathon, ann()}}).ok());
        QSignalSpy current(&desk.connections, &Connections::currentChanged);
        QVERIFY(desk.connections.connectTo(profile.id));
        QTRY_COMPARE(int(desk.world.started), 1);
        QCOMPARE(desk.userOf(SourceId::Marathon), QStringLiteral("ann"));
        QTRY_COMPARE(current.size(), 1);
        QCOMPARE(desk.connections.current().id, profile.id);
        QCOMPARE(desk.preferences.get(Pref::LastProfile).toString(), profile.id);
        QVERIFY(desk.asked.isEmpty());
        desk.connections.leave();
        QVERIFY(!desk.connections.isConnected());
        QVERIFY(!desk.connections.connectTo(QStringLiteral("unknown")));
    }

    void aMissingSecretIsAskedForOnceAndKept()
    {
        Desk desk;
        const Profile profile = guarded();
        QVERIFY(desk.connections.saveProfile(profile, {}).ok());
        desk.connections.connectTo(profile.id);
        QTRY_COMPARE(desk.asked.size(), 1);
        QCOMPARE(desk.asked.first().second, SourceId::Marathon);
        QVERIFY(desk.connections.isConnecting());
        QVERIFY(!desk.connections.isConnected());
        desk.connections.provideSecret(profile.id, SourceId::Marathon, bob());
        QTRY_COMPARE(int(desk.world.started), 1);
        QCOMPARE(desk.userOf(SourceId::Marathon), QStringLiteral("bob"));
        desk.connections.connectTo(profile.id);
        QTRY_COMPARE(int(desk.world.started), 2);
        QCOMPARE(desk.asked.size(), 1);
    }

    void withoutSecretOrNotAtAll()
    {
        Desk desk;
        const Profile profile = guarded();
        desk.connections.connectTo(profile, {});
        QTRY_COMPARE(desk.asked.size(), 1);
        desk.connections.cancelPending();
        QVERIFY(!desk.connections.isConnecting());
        QVERIFY(!desk.connections.isConnected());
        desk.connections.connectTo(profile, {});
        QTRY_COMPARE(desk.asked.size(), 2);
        desk.connections.provideSecret(profile.id, SourceId::Marathon, Secret());
        QTRY_COMPARE(int(desk.world.started), 1);
        QVERIFY(desk.userOf(SourceId::Marathon).isEmpty());
    }

    void aRefusedSecretIsAskedForAgain()
    {
        Desk desk(std::make_unique<MemoryStore>(), refuse);
        const Profile profile = guarded();
        desk.connections.connectTo(profile, {{SourceId::Marathon, ann()}});
        QTRY_COMPARE(desk.asked.size(), 1);
        QVERIFY(desk.connections.isConnected()); // what other sources show stays meanwhile
        inSource(desk.world, refuse);
        QCOMPARE(desk.asked.size(), 1);
        desk.connections.provideSecret(profile.id, SourceId::Marathon, bob());
        QTRY_COMPARE(int(desk.world.started), 2);
        QCOMPARE(desk.userOf(SourceId::Marathon), QStringLiteral("bob"));
        QTRY_COMPARE(desk.asked.size(), 2); // that one was refused too
        desk.connections.leave();
    }

    void withoutKeychainSecretsStayInMemory()
    {
        Desk desk(std::make_unique<NoKeychain>());
        QSignalSpy notKept(&desk.connections, &Connections::secretsNotKept);
        const Profile profile = guarded();
        QVERIFY(desk.connections.saveProfile(profile, {{SourceId::Marathon, ann()}}).ok());
        QTRY_COMPARE(notKept.size(), 1);
        QVERIFY(!desk.connections.keepsSecrets());
        desk.connections.connectTo(profile.id);
        QTRY_COMPARE(int(desk.world.started), 1);
        QCOMPARE(desk.userOf(SourceId::Marathon), QStringLiteral("ann"));
        QVERIFY(desk.asked.isEmpty());
    }

    void removingAProfileLeavesItAndForgetsItsSecret()
    {
        Desk desk;
        const Profile profile = guarded();
        QVERIFY(desk.connections.saveProfile(profile, {{SourceId::Marathon, ann()}}).ok());
        desk.connections.connectTo(profile.id);
        QTRY_COMPARE(int(desk.world.started), 1);
        QVERIFY(desk.connections.removeProfile(profile.id).ok());
        QVERIFY(!desk.connections.isConnected());
        QVERIFY(desk.connections.profiles().isEmpty());
        QVERIFY(desk.secrets->read(profile.id, SourceId::Marathon).result()->isEmpty());
        QVERIFY(desk.preferences.get(Pref::LastProfile).toString().isEmpty());
    }

    void tryingOutEndsWhenTheSourcesHaveSpoken()
    {
        Desk desk(std::make_unique<MemoryStore>(), [](FakeSource &source) {
            SourceState connecting;
            connecting.phase = SourceState::Phase::Connecting;
            Q_EMIT source.stateChanged(connecting);
        });
        const auto call = desk.connections.tryOut(guarded(), {{SourceId::Marathon, ann()}});
        QTRY_COMPARE(int(desk.world.started), 1);
        QVERIFY(!call.isFinished());
        tellState(desk.world, liveState(SourceId::Marathon));
        QTRY_VERIFY(call.isFinished());
        QVERIFY(call.result().ok());
        QVERIFY((*call.result())[size_t(SourceId::Marathon)].isLive());
        QTRY_COMPARE(int(desk.world.alive), 0);
        QVERIFY(!desk.connections.isConnected());
    }

    void tryingOutCanBeStopped()
    {
        Desk desk;
        auto call = desk.connections.tryOut(guarded(), {{SourceId::Marathon, ann()}});
        QTRY_COMPARE(int(desk.world.started), 1);
        call.cancel();
        QTRY_COMPARE(int(desk.world.alive), 0);
    }

    void tryingOutHasAnEnd()
    {
        FakeWorld world;
        CountingClock clock;
        auto *trial = new TryOut(clock, oneSource(world), 50, this);
        const auto call = trial->result();
        trial->start(guarded(), {});
        QTRY_VERIFY(call.isFinished());
        QVERIFY(call.result().ok());
        QTRY_COMPARE(int(world.alive), 0);
    }
};

MESOSCOPE_TEST(ConnectionsTest)

#include "tst_connections.moc"
