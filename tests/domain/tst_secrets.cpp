// SPDX-License-Identifier: GPL-3.0-or-later
// What is masked, and what must stay readable.
#include "models/domain/secrets.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;

namespace {

const char *const Definition =
    "{ "
    "\"id\": \"/shop/web\", \"cmd\": \"run --port 80\", \"instances\": 3, "
    "\"labels\": {\"team\": \"orders\", \"USER_TIMESERIES_KEY\": \"LEAK1\", \"monkey\": \"ok\"}, "
    "\"env\": {\"DB_PASSWORD\": \"LEAK2\", \"MODE\": \"x\", \"API_KEY_ID\": 12345, \"REF\": {\"secret\": \"db\"}, "
    "\"ZK\": \"zk://u:LEAK3@zk:2181/a\"}, "
    "\"container\": {\"type\": \"DOCKER\", \"docker\": {\"image\": \"web:1\", \"parameters\": [ "
    "{\"key\": \"env\", \"value\": \"plain\"}, {\"key\": \"password\", \"value\": \"LEAK4\"}, "
    "{\"key\": \"log-opt\", \"value\": \"https://u:LEAK5@logs/\"}]}}, "
    "\"fetch\": [{\"uri\": \"https://u:LEAK6@files/x.tgz\", \"extract\": true}, {\"uri\": "
    "\"https://files/y?token=LEAK7\"}], "
    "\"secrets\": {\"db\": {\"source\": \"/vault/db\"}}, "
    "\"unknownKey\": {\"deep\": [{\"auth_token\": \"LEAK8\"}]} "
    "} ";

} // namespace

class SecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("secret");
        for (const char *name :
             {"API_TOKEN", "USER_TIMESERIES_KEY", "api-key", "apiKey", "DB_PASSWORD", "client_secret", "credentials",
              "BASIC_AUTH", "DB_PASS", "pwd", "SSH_PRIVATE", "keys", "MYSQL_PASSWD"})
            QTest::newRow(name) << QString::fromLatin1(name) << true;
        for (const char *name : {"monkey", "keyboard", "KEYBOARD_LAYOUT", "MODE", "team", "PASSENGERS", "compass",
                                 "turkey", "HAPROXY_0_PORT", "bypass"})
            QTest::newRow(name) << QString::fromLatin1(name) << false;
    }
    void names()
    {
        QFETCH(QString, name);
        QFETCH(bool, secret);
        QCOMPARE(isSecret(name, u"plain"), secret);
        QCOMPARE(maskedValue(name, u"plain"_s), secret ? QString::fromUtf16(SecretMask) : u"plain"_s);
        QVERIFY(!isSecret(name, u"")); // nothing to hide
    }

    void shapes_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("secret");
        QTest::newRow("private key") << u"-----BEGIN RSA PRIVATE KEY-----\nMII"_s << true;
        QTest::newRow("jwt") << u"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x"_s << true;
        QTest::newRow("aws") << u"AKIAIOSFODNN7EXAMPLE"_s << true;
        QTest::newRow("github") << u"ghp_0123456789abcdefghijABCDEFGHIJ"_s << true;
        QTest::newRow("gitlab") << u"glpat-abcdef"_s << true;
        QTest::newRow("slack") << u"xoxb-1-2-abc"_s << true;
        QTest::newRow("url with a password") << u"postgres://app:hunter2@db.example/x"_s << true;
        QTest::newRow("zookeeper") << u"zk://user:pw@zk1:2181,zk2:2181/mesos"_s << true;
        QTest::newRow("at sign in the password") << u"http://u:p@ss@h/"_s << true;
        QTest::newRow("plain url") << u"https://registry.example:5000/x"_s << false;
        QTest::newRow("certificate") << u"-----BEGIN CERTIFICATE-----"_s << false;
        QTest::newRow("mail address") << u"someone@example.org"_s << false;
        QTest::newRow("image") << u"registry:5000/a/b:1"_s << false;
    }
    void shapes()
    {
        QFETCH(QString, value);
        QFETCH(bool, secret);
        QCOMPARE(isSecret(u"X", value), secret);
        if (!secret)
            QCOMPARE(maskedValue(u"X"_s, value), value);
    }

    void userInfoAndParametersOfUrls()
    {
        const QString mask = QString::fromUtf16(SecretMask);
        QCOMPARE(maskedValue(u"X"_s, u"https://abc123@host/x"_s), u"https://"_s + mask + u"@host/x"_s);
        QCOMPARE(maskedValue(u"X"_s, u"https://h/x?a=1&access_token=abc&b=2"_s),
                 u"https://h/x?a=1&access_token="_s + mask + u"&b=2"_s);
    }

    void assignmentsInsideATextAreMasked()
    {
        const QString mask = QString::fromUtf16(SecretMask);
        QCOMPARE(maskedValue(u"env"_s, u"DB_PASSWORD=hunter2"_s), u"DB_PASSWORD="_s + mask);
        QCOMPARE(maskedValue(u"cmd"_s, u"A=1 API_TOKEN='x' ./run --port=80"_s),
                 u"A=1 API_TOKEN="_s + mask + u" ./run --port=80"_s);
        QCOMPARE(maskedValue(u"cmd"_s, u"PASSWORD=$DB_PASSWORD ./run"_s), u"PASSWORD=$DB_PASSWORD ./run"_s);
        QCOMPARE(maskedValue(u"cmd"_s, u"monkey=1 x==y ="_s), u"monkey=1 x==y ="_s);
        QStringList paths;
        const QJsonObject app{{u"cmd"_s, u"SECRET=abc ./run"_s}};
        QCOMPARE(maskSecrets(app, &paths)[u"cmd"_s].toString(), u"SECRET="_s + mask + u" ./run"_s);
        QCOMPARE(paths, QStringList{u"/cmd"_s});
    }

    void definitionsAreMaskedDeeply()
    {
        const QJsonObject definition = QJsonDocument::fromJson(Definition).object();
        QStringList paths;
        const QJsonObject masked = maskSecrets(definition, &paths).toObject();
        const QString text = QString::fromUtf8(QJsonDocument(masked).toJson());
        QVERIFY2(!text.contains(u"LEAK"_s), qPrintable(text));
        paths.sort();
        for (const char *path :
             {"/labels/USER_TIMESERIES_KEY", "/env/DB_PASSWORD", "/env/ZK", "/container/docker/parameters/1/value",
              "/container/docker/parameters/2/value", "/fetch/0/uri", "/fetch/1/uri", "/unknownKey/deep/0/auth_token"})
            QVERIFY2(paths.contains(QString::fromLatin1(path)), path);
        // What is no secret is as it was.
        for (const char *key : {"id", "cmd", "instances", "secrets"})
            QCOMPARE(masked.value(QLatin1String(key)), definition.value(QLatin1String(key)));
        QCOMPARE(masked.value(u"labels"_s).toObject().value(u"monkey"_s).toString(), u"ok"_s);
        QCOMPARE(masked.value(u"labels"_s).toObject().value(u"team"_s).toString(), u"orders"_s);
        QCOMPARE(masked.value(u"env"_s).toObject().value(u"MODE"_s).toString(), u"x"_s);
        QCOMPARE(masked.value(u"container"_s).toObject().value(u"docker"_s).toObject().value(u"image"_s).toString(),
                 u"web:1"_s);
        const QJsonArray parameters = masked.value(u"container"_s)[u"docker"_s][u"parameters"_s].toArray();
        QCOMPARE(parameters.at(0), definition.value(u"container"_s)[u"docker"_s][u"parameters"_s].toArray().at(0));
        QCOMPARE(parameters.at(1).toObject().value(u"key"_s).toString(), u"password"_s);
    }

    void depthIsBounded()
    {
        QJsonValue deep = u"LEAK"_s;
        for (int i = 0; i < 400; ++i)
            deep = QJsonObject{{u"x"_s, deep}};
        const QJsonValue masked = maskSecrets(deep);
        QVERIFY(!QJsonDocument(masked.toObject()).toJson().contains("LEAK"));
    }
};

MESOSCOPE_TEST(SecretsTest)
#include "tst_secrets.moc"
