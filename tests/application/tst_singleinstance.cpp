// SPDX-License-Identifier: GPL-3.0-or-later
// A second start finds the first one; settings folders of their own keep instances apart.
#include "app/singleinstance.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace mesoscope;

class SingleInstanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSecondStartRaisesTheFirst()
    {
        const QTemporaryDir dir;
        SingleInstance first(dir.path());
        QVERIFY(first.isFirst());
        QSignalSpy raise(&first, &SingleInstance::raiseRequested);
        SingleInstance second(dir.path());
        QVERIFY(!second.isFirst());
        QSignalSpy asked(&second, &SingleInstance::asked);
        second.askToRaise();
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toBool(), true);
        QCOMPARE(raise.size(), 1);
    }

    void otherFoldersAreOtherInstances()
    {
        const QTemporaryDir one;
        const QTemporaryDir two;
        SingleInstance first(one.path());
        SingleInstance second(two.path());
        QVERIFY(first.isFirst());
        QVERIFY(second.isFirst());
    }

    void theNextOneIsFirstAgain()
    {
        const QTemporaryDir dir;
        {
            SingleInstance first(dir.path());
            QVERIFY(first.isFirst());
        }
        SingleInstance second(dir.path());
        QVERIFY(second.isFirst());
    }

    void nonsenseOnTheSocketRaisesNothing()
    {
        const QTemporaryDir dir;
        SingleInstance first(dir.path());
        QVERIFY(first.isFirst());
        QSignalSpy raise(&first, &SingleInstance::raiseRequested);
        QLocalSocket socket;
        socket.connectToServer(first.serverName());
        QTRY_COMPARE(socket.state(), QLocalSocket::ConnectedState);
        socket.write("raise the roof, please, and more than is read\n");
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(raise.size(), 0);
    }
};

MESOSCOPE_TEST(SingleInstanceTest)

#include "tst_singleinstance.moc"
