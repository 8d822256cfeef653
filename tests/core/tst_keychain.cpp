// SPDX-License-Identifier: GPL-3.0-or-later
// Where there is no keychain, reading finds nothing, writing says so, and nothing waits for ever.
#include "app/core/keychainstore.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;

class KeychainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // Nobody's real keychain is touched.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        qputenv("XDG_CURRENT_DESKTOP", "GNOME");
    }

    void withoutServiceNothingIsFoundOrKept()
    {
        KeychainStore store;
        QVERIFY(store.isPersistent()); // until it is known better
        const auto written =
            store.write(QStringLiteral("p"), SourceId::Marathon, Secret::token(QStringLiteral("not-a-real-one")));
        QTRY_VERIFY_WITH_TIMEOUT(written.isFinished(), 20000);
        QVERIFY(!written.result().ok());
        QCOMPARE(written.result().error().kind, Error::Kind::Unsupported);
        QVERIFY(!store.isPersistent());
        const auto read = store.read(QStringLiteral("p"), SourceId::Marathon);
        QTRY_VERIFY_WITH_TIMEOUT(read.isFinished(), 20000);
        QVERIFY(read.result().ok());
        QVERIFY(read.result()->isEmpty());
    }

    void aStoreThatGoesAwayEndsItsCalls()
    {
        auto store = std::make_unique<KeychainStore>();
        const auto read = store->read(QStringLiteral("p"), SourceId::Mesos);
        store.reset();
        QTRY_VERIFY_WITH_TIMEOUT(read.isFinished(), 20000);
    }
};

MESOSCOPE_TEST(KeychainTest)

#include "tst_keychain.moc"
