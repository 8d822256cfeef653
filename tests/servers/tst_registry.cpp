// SPDX-License-Identifier: GPL-3.0-or-later
// Tags from a real registry: open, behind a password, and behind tokens that it verifies.
#include "app/net/httptransport.h"
#include "app/sources/registry/registrytags.h"
#include "tests/net/transporttest.h"
#include "tests/servers/certificates.h"
#include "tests/servers/dockerregistry.h"
#include "tests/support/testmain.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString Repository = u"team/app"_s;

/// A token server that signs as the registry wants it (Docker Registry v2 token specification).
class TokenServer
{
public:
    explicit TokenServer(const Certificates &certificates)
        : m_certificates(certificates),
          server([this](const ScriptedRequest &request, const ScriptedReply &reply) { answer(request, reply); })
    {
    }

    const Secret good = Secret::basic(u"anna"_s, u"hunter2"_s);

private:
    const Certificates &m_certificates;

public:
    ScriptedServer server;

private:
    static QByteArray encoded(const QByteArray &bytes)
    {
        return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    }

    QByteArray openssl(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        process.start(u"openssl"_s, arguments);
        process.write(input);
        process.closeWriteChannel();
        process.waitForFinished();
        return process.readAllStandardOutput();
    }

    QByteArray token(const QString &scope) const
    {
        const QByteArray der =
            openssl({u"x509"_s, u"-in"_s, m_certificates.file(u"token.pem"_s), u"-outform"_s, u"DER"_s});
        const QJsonObject header{
            {u"typ"_s, u"JWT"_s}, {u"alg"_s, u"RS256"_s}, {u"x5c"_s, QJsonArray{QString::fromLatin1(der.toBase64())}}};
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        const QString name = scope.section(u':', 1, 1);
        const QJsonObject claims{{u"iss"_s, u"tokens"_s},
                                 {u"aud"_s, u"images"_s},
                                 {u"sub"_s, u"anna"_s},
                                 {u"jti"_s, u"1"_s},
                                 {u"iat"_s, now},
                                 {u"nbf"_s, now - 60},
                                 {u"exp"_s, now + 600},
                                 {u"access"_s, QJsonArray{QJsonObject{{u"type"_s, u"repository"_s},
                                                                      {u"name"_s, name},
                                                                      {u"actions"_s, QJsonArray{u"pull"_s}}}}}};
        const QByteArray content = encoded(QJsonDocument(header).toJson(QJsonDocument::Compact)) + '.' +
                                   encoded(QJsonDocument(claims).toJson(QJsonDocument::Compact));
        return content + '.' +
               encoded(openssl({u"dgst"_s, u"-sha256"_s, u"-sign"_s, m_certificates.file(u"token.key"_s)}, content));
    }

    void answer(const ScriptedRequest &request, const ScriptedReply &reply) const
    {
        if (request.headers.value("authorization") != good.authorizationHeader())
            reply.send(401, "{\"details\":\"incorrect username or password\"}");
        else
            reply.send(200,
                       "{\"token\":\"" + token(request.query.queryItemValue(u"scope"_s, QUrl::FullyDecoded)) + "\"}");
    }
};

} // namespace

class RegistryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!DockerRegistry::isInstalled()) {
            QVERIFY2(qEnvironmentVariableIsEmpty("CI"), "docker-registry is missing: installer/dependencies.sh "
                                                        "installs it");
            QSKIP("docker-registry is not installed");
        }
    }

    void listsTags()
    {
        DockerRegistry registry;
        registry.addTags(Repository, {u"1.0"_s, u"1.10"_s, u"latest"_s});
        QVERIFY2(registry.start(), qPrintable(registry.problem()));
        QCOMPARE(asked(registry, {}).value(), (QStringList{u"1.0"_s, u"1.10"_s, u"latest"_s}));
        const auto none = await(m_tags.tags(*parseImageName(registry.host() + u"/team/other"_s), {}));
        COMPARE_KIND(none, Error::Kind::NotFound);
    }

    void signsInByPassword()
    {
        DockerRegistry registry;
        registry.addTags(Repository, {u"1.0"_s});
        QFile users(registry.folder() + u"/users"_s);
        QVERIFY(users.open(QIODevice::WriteOnly));
        users.write("anna:$2y$04$pVEzuUKIpcbI2ZAtKqe9sOLkcMbUVC0zeczJJu2rXfxHqDK7fm4fy\n"); // hunter2
        users.close();
        QVERIFY2(registry.start("auth:\n  htpasswd:\n    realm: images\n    path: @folder@/users\n"),
                 qPrintable(registry.problem()));
        COMPARE_KIND(asked(registry, {}), Error::Kind::Unauthorized);
        COMPARE_KIND(asked(registry, Secret::basic(u"anna"_s, u"no"_s)), Error::Kind::Unauthorized);
        QCOMPARE(asked(registry, Secret::basic(u"anna"_s, u"hunter2"_s)).value(), QStringList{u"1.0"_s});
    }

    void signsInByTokens()
    {
        const Certificates certificates;
        QVERIFY2(certificates.isGood(), qPrintable(certificates.problem()));
        QCOMPARE(QProcess::execute(u"openssl"_s,
                                   {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s,
                                    u"-subj"_s, u"/CN=tokens"_s, u"-keyout"_s, certificates.file(u"token.key"_s),
                                    u"-out"_s, certificates.file(u"token.pem"_s)}),
                 0);
        const TokenServer tokens(certificates);
        DockerRegistry registry;
        registry.addTags(Repository, {u"1.0"_s, u"2.0"_s});
        QVERIFY2(registry.start("auth:\n  token:\n    realm: " + tokens.server.url(u"/token"_s).toEncoded() +
                                "\n    service: images\n    issuer: tokens\n    rootcertbundle: " +
                                certificates.file(u"token.pem"_s).toUtf8() + "\n"),
                 qPrintable(registry.problem()));
        COMPARE_KIND(asked(registry, {}), Error::Kind::Unauthorized);
        QCOMPARE(asked(registry, tokens.good).value(), (QStringList{u"1.0"_s, u"2.0"_s}));
    }

private:
    Result<QStringList> asked(const DockerRegistry &registry, const Secret &secret)
    {
        const auto found = await(m_tags.tags(*parseImageName(registry.host() + u'/' + Repository), secret));
        if (!found.ok())
            return found.error();
        QStringList tags = found->tags;
        tags.sort();
        return tags;
    }

    RegistryTags m_tags{[](const QUrl &origin, const Secret &secret) {
        return std::make_shared<HttpTransport>(QList<QUrl>{origin}, secret);
    }};
};

MESOSCOPE_TEST(RegistryTest)

#include "tst_registry.moc"
