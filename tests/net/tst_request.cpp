// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses: prefixes are kept, odd characters survive, origins compare.
#include "app/net/request.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;

class RequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsByText_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("joined");
        QTest::newRow("bare") << "http://h:8080"
                              << "/v2/apps"
                              << "http://h:8080/v2/apps";
        QTest::newRow("slash") << "http://h:8080/"
                               << "/v2/apps"
                               << "http://h:8080/v2/apps";
        QTest::newRow("prefix") << "http://h/marathon/docker-abcdef-1/"
                                << "/v2/apps"
                                << "http://h/marathon/docker-abcdef-1/v2/apps";
        QTest::newRow("two slashes") << "https://h/a//"
                                     << "/x"
                                     << "https://h/a/x";
        QTest::newRow("parentheses") << "http://h"
                                     << "/slave(1)/state"
                                     << "http://h/slave(1)/state";
        QTest::newRow("query and user are not the base's") << "http://u:p@h/?q=1#f"
                                                           << "/x"
                                                           << "http://h/x";
        QTest::newRow("question mark in a name") << "http://h"
                                                 << "/a?b#c%d"
                                                 << "http://h/a%3Fb%23c%25d";
        QTest::newRow("IPv6") << "http://[::1]:5050"
                              << "/state"
                              << "http://[::1]:5050/state";
    }

    void joinsByText()
    {
        QFETCH(QString, base);
        QFETCH(QString, path);
        QFETCH(QString, joined);
        QCOMPARE(joinUrl(QUrl(base), path).toString(QUrl::FullyEncoded), joined);
    }

    void encodesQueries()
    {
        const QUrl url = joinUrl(QUrl(QStringLiteral("http://h")), QStringLiteral("/files/read"),
                                 {{QStringLiteral("path"), QStringLiteral("/var/a b&c+d=ü%")},
                                  {QStringLiteral("offset"), QStringLiteral("-1")}});
        QCOMPARE(url.toEncoded(), "http://h/files/read?path=/var/a%20b%26c%2Bd%3D%C3%BC%25&offset=-1");
    }

    void comparesOrigins()
    {
        const auto origin = [](const char *text) { return originOf(QUrl(QString::fromLatin1(text))); };
        QCOMPARE(origin("https://H/x"), origin("https://h:443/y?z"));
        QCOMPARE(origin("http://h"), origin("http://h:80"));
        QVERIFY(origin("http://h") != origin("https://h"));
        QVERIFY(origin("http://h:1") != origin("http://h:2"));
        QVERIFY(origin("http://h") != origin("http://h.evil"));
    }

    void findsHeadersInAnyCase()
    {
        Response response;
        response.headers = {{"content-TYPE", "text/html"}};
        QCOMPARE(response.header("Content-Type"), "text/html");
        QVERIFY(response.header("Location").isEmpty());
    }

    void knowsLoopback()
    {
        for (const char *host : {"localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9", "::1"})
            QVERIFY2(isLoopback(QString::fromLatin1(host)), host);
        for (const char *host : {"", "localhost.evil.com", "10.0.0.1", "example.com"})
            QVERIFY2(!isLoopback(QString::fromLatin1(host)), host);
    }
};

MESOSCOPE_TEST(RequestTest)

#include "tst_request.moc"
