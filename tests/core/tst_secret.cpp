// SPDX-License-Identifier: GPL-3.0-or-later
// Credentials as text and as headers.
#include "app/base/secret.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;

class SecretTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textToHeader_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("basic") << QStringLiteral("ann:pass") << QByteArray("Basic YW5uOnBhc3M=");
        QTest::newRow("colons in the password") << QStringLiteral("ann:a:b") << QByteArray("Basic YW5uOmE6Yg==");
        QTest::newRow("empty password") << QStringLiteral("ann:") << QByteArray("Basic YW5uOg==");
        QTest::newRow("umlaut") << QStringLiteral("ann:ä") << QByteArray("Basic YW5uOsOk");
        QTest::newRow("bearer") << QStringLiteral("token:abc.def") << QByteArray("Bearer abc.def");
        QTest::newRow("dcos") << QStringLiteral("token=abc") << QByteArray("token=abc");
        QTest::newRow("nothing") << QString() << QByteArray();
        QTest::newRow("no colon") << QStringLiteral("ann") << QByteArray();
        QTest::newRow("no user") << QStringLiteral(":pass") << QByteArray();
        QTest::newRow("no token") << QStringLiteral("token:") << QByteArray();
        QTest::newRow("line break") << QStringLiteral("ann:x\r\nX-Evil: 1") << QByteArray();
        QTest::newRow("line break in a token") << QStringLiteral("token:x\r\nX-Evil: 1") << QByteArray();
    }

    void textToHeader()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, header);
        QCOMPARE(Secret::fromText(text).authorizationHeader(), header);
        QCOMPARE(Secret::fromText(text).isEmpty(), header.isEmpty());
    }

    void keychainTextComesBack()
    {
        const QList<Secret> all{Secret::basic(QStringLiteral("ann"), QStringLiteral("p:w")),
                                Secret::basic(QStringLiteral("token"), QStringLiteral("pw")),
                                Secret::basic(QStringLiteral("basic"), QStringLiteral("a:b")),
                                Secret::token(QStringLiteral(" t ")), Secret::dcosToken(QStringLiteral("jwt.x.y"))};
        for (const Secret &secret : all) {
            const Secret back = Secret::fromText(secret.toText());
            QCOMPARE(back.kind(), secret.kind());
            QCOMPARE(back.user(), secret.user());
            QCOMPARE(back.authorizationHeader(), secret.authorizationHeader());
        }
    }
};

MESOSCOPE_TEST(SecretTest)

#include "tst_secret.moc"
