// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of apps that are gone, where their secrets go, and what comes back.
#include "app/core/destroyedapps.h"
#include "app/core/memorystore.h"
#include "models/domain/secrets.h"
#include "models/domain/snapshotbuilder.h"
#include "tests/core/fakes.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray definitionOf(const QString &id)
{
    return QJsonDocument(QJsonObject{{u"id"_s, id},
                                     {u"cmd"_s, u"run"_s},
                                     {u"version"_s, u"2026-01-01T00:00:00.000Z"_s},
                                     {u"tasksRunning"_s, 2},
                                     {u"future"_s, QJsonObject{{u"kept"_s, true}}},
                                     {u"env"_s, QJsonObject{{u"DB_PASSWORD"_s, u"hunter2"_s}, {u"MODE"_s, u"fast"_s}}},
                                     {u"labels"_s, QJsonObject{{u"a/b_token"_s, u"t0ken"_s}}}})
        .toJson(QJsonDocument::Compact);
}

class Desk
{
public:
    explicit Desk(const QString &file = {}, SecretStore *keychain = nullptr,
                  DestroyedApps::Secrets secrets = DestroyedApps::Secrets::Stored)
        : destroyed(store, keychain ? *keychain : own)
    {
        destroyed.open(file, u"profile"_s, secrets);
    }
    void publish(const QStringList &apps, SourceState::Phase phase = SourceState::Phase::Live)
    {
        MarathonObservation seen;
        for (const QString &id : apps) {
            App app;
            app.id = AppId(id);
            app.definition = definitionOf(id);
            seen.apps.push_back(app);
        }
        SourceState state = liveState(SourceId::Marathon);
        state.phase = phase;
        builder.setSourceState(state);
        builder.take(std::make_shared<const Observation>(std::move(seen)));
        const SnapshotPtr before = last;
        last = builder.build(now += 1000);
        ClusterChange change;
        change.before = before;
        change.after = last;
        change.changes = diff(before.get(), *last);
        store.publish(change);
    }
    QStringList ids() const
    {
        QStringList list;
        for (const DestroyedApp &app : destroyed.apps())
            list += app.id.text();
        return list;
    }
    QJsonObject definition(const QString &id)
    {
        const Call<QJsonObject> call = destroyed.definition(AppId(id));
        [&call] { QTRY_VERIFY(call.isFinished()); }();
        return call.result().ok() ? *call.result() : QJsonObject();
    }

    qint64 now = 1'700'000'000'000;
    Store store;
    MemoryStore own;
    SnapshotBuilder builder;
    SnapshotPtr last;
    DestroyedApps destroyed;
};

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class DestroyedAppsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheDefinitionAsItCanBeSent()
    {
        Desk desk;
        desk.publish({u"/a"_s, u"/b"_s});
        desk.publish({u"/b"_s});
        QCOMPARE(desk.ids(), QStringList{u"/a"_s});
        QCOMPARE(desk.destroyed.apps().first().goneMs, desk.now);
        QJsonObject wanted = QJsonDocument::fromJson(definitionOf(u"/a"_s)).object();
        wanted.remove(u"version"_s);
        wanted.remove(u"tasksRunning"_s);
        QCOMPARE(desk.definition(u"/a"_s), wanted);
        QVERIFY(desk.definition(u"/b"_s).isEmpty());
    }

    void whatIsMissingInOldDataIsNotDestroyed()
    {
        Desk desk;
        desk.publish({u"/a"_s});
        desk.publish({}, SourceState::Phase::Stale);
        QVERIFY(desk.ids().isEmpty());
    }

    /// The file never holds a secret; after a restart they come from the store, or are missing.
    void secretsLieInTheStore()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(u"destroyed.json"_s);
        MemoryStore secrets;
        {
            Desk desk(file, &secrets);
            desk.publish({u"/a"_s});
            desk.publish({});
        }
        const QByteArray content = contentOf(file);
        QVERIFY(content.contains("fast"));
        QVERIFY(!content.contains("hunter2"));
        QVERIFY(!content.contains("t0ken"));
        QCOMPARE(QFile(file).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        Desk after(file, &secrets);
        QCOMPARE(after.definition(u"/a"_s)["env"_L1].toObject()["DB_PASSWORD"_L1].toString(), u"hunter2"_s);
        QCOMPARE(after.definition(u"/a"_s)["labels"_L1].toObject()["a/b_token"_L1].toString(), u"t0ken"_s);
        MemoryStore untouched; // nobody is asked to unlock what was not used for this cluster
        {
            const QString other = dir.filePath(u"other.json"_s);
            {
                Desk desk(other, &untouched, DestroyedApps::Secrets::InMemory);
                desk.publish({u"/a"_s});
                desk.publish({});
                QCOMPARE(desk.definition(u"/a"_s)["env"_L1].toObject()["DB_PASSWORD"_L1].toString(), u"hunter2"_s);
            }
            Desk later(other, &untouched);
            QCOMPARE(later.definition(u"/a"_s)["env"_L1].toObject()["DB_PASSWORD"_L1].toString(),
                     QString::fromUtf16(SecretMask));
        }
        Desk without(file);
        const QJsonObject masked = without.definition(u"/a"_s);
        QCOMPARE(masked["env"_L1].toObject()["DB_PASSWORD"_L1].toString(), QString::fromUtf16(SecretMask));
        QCOMPARE(masked["env"_L1].toObject()["MODE"_L1].toString(), u"fast"_s);
        // The profile goes: so does all of it.
        after.destroyed.forget(file, u"profile"_s);
        QVERIFY(!QFile::exists(file));
        QVERIFY(after.ids().isEmpty());
        Desk(file, &secrets).publish({});
        QFile back(file);
        QVERIFY(back.open(QIODevice::WriteOnly) && back.write(content) == content.size());
        back.close();
        Desk again(file, &secrets);
        QCOMPARE(again.definition(u"/a"_s)["env"_L1].toObject()["DB_PASSWORD"_L1].toString(),
                 QString::fromUtf16(SecretMask));
    }

    void theNewestOfEachAndAHundredInAll()
    {
        Desk desk;
        QStringList many;
        for (int i = 0; i < 150; ++i)
            many += u"/app-%1"_s.arg(i);
        desk.publish(many);
        desk.publish({});
        QCOMPARE(desk.ids().size(), DestroyedApps::MaximumApps);
        desk.publish({u"/app-149"_s});
        desk.publish({});
        QCOMPARE(desk.ids().size(), DestroyedApps::MaximumApps);
        QCOMPARE(desk.ids().count(u"/app-149"_s), 1);
        QCOMPARE(desk.ids().last(), u"/app-149"_s);
    }

    void aBadFileIsSetAside()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(u"destroyed.json"_s);
        QFile bad(file);
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write(R"({"schema":1,"destroyedApps":[{"id":"/x","definition":{"id":"/y"}},)"
                  R"({"id":"/z","definition":{"id":"/z"},"goneMs":-4}]})");
        bad.close();
        Desk desk(file);
        QCOMPARE(desk.ids(), QStringList{u"/z"_s});
        QVERIFY(QFile::exists(desk.destroyed.file().corruptFile()));
    }
};

MESOSCOPE_TEST(DestroyedAppsTest)

#include "tst_destroyedapps.moc"
