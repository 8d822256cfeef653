// SPDX-License-Identifier: GPL-3.0-or-later
// A registry is asked for the tags of an image, signs one in by tokens or by passwords, and is not believed everything.
#include "app/net/httptransport.h"
#include "app/sources/registry/challenge.h"
#include "app/sources/registry/registrytags.h"
#include "tests/net/transporttest.h"
#include "tests/sources/testdata.h"
#include "tests/support/testmain.h"

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

RegistryTags makeTags()
{
    return RegistryTags([](const QUrl &origin, const Secret &secret) {
        return std::make_shared<HttpTransport>(QList<QUrl>{origin}, secret);
    });
}

ImageName imageAt(const ScriptedServer &server)
{
    return *parseImageName(u"127.0.0.1:%1/team/app"_s.arg(server.url().port()));
}

QByteArray bearer(const ScriptedServer &server, const char *path = "/token?account=x")
{
    return "Bearer realm=\"" + server.url().toString(QUrl::RemovePath).toUtf8() + path +
           "\",service=\"the \\\"registry\\\"\",scope=\"repository:team/app:pull\"";
}

} // namespace

class RegistryTagsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsChallenges()
    {
        const Challenge bearer = parseChallenge(
            "Bearer realm=\"https://auth.example.org/token\" , service=registry.example.org,scope=\"a,b\\\"c\",odd");
        QCOMPARE(int(bearer.kind), int(Challenge::Kind::Bearer));
        QCOMPARE(bearer.realm, QUrl(u"https://auth.example.org/token"_s));
        QCOMPARE(bearer.service, u"registry.example.org"_s);
        QCOMPARE(bearer.scope, u"a,b\"c"_s);
        QCOMPARE(int(parseChallenge("basic realm=\"x\"").kind), int(Challenge::Kind::Basic));
        for (const char *bad : {"", "Bearer", "Bearer realm", "Bearer realm=\"\"",
                                "Bearer realm=\"file:///etc/passwd\"", "Bearer realm=\"https://user:pass@h/t\"",
                                "Bearer realm=\"https:///x\"", "Digest realm=x", "Bearer realm=\"never closed"})
            QCOMPARE(int(parseChallenge(bad).kind), int(Challenge::Kind::None));
    }

    void listsAndTurnsPages()
    {
        ScriptedServer server([](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (request.target == "/v2/team/app/tags/list?n=1000")
                reply.send(200, js("{`name`:`team/app`,`tags`:[`1.0`,`latest`,`no tag`,7]}"),
                           {{"Link", "</v2/team/app/tags/list?last=latest&n=1000>; rel=\"next\""}});
            else if (request.target == "/v2/team/app/tags/list?last=latest&n=1000")
                reply.send(200, js("{`name`:`team/app`,`tags`:[`zz`]}"));
            else
                reply.send(500, {});
        });
        RegistryTags tags = makeTags();
        const auto found = await(tags.tags(imageAt(server), {}));
        QVERIFY(found.ok());
        QCOMPARE(found->tags, (QStringList{u"1.0"_s, u"latest"_s, u"7"_s, u"zz"_s}));
        QVERIFY(!found->more);
    }

    void pagesHaveAnEnd()
    {
        ScriptedServer server([](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.send(200, js("{`tags`:[`1`]}"), {{"Link", "</v2/team/app/tags/list?n=1000>; rel=\"next\""}});
        });
        RegistryTags tags = makeTags();
        const auto found = await(tags.tags(imageAt(server), {}));
        QVERIFY(found.ok());
        QVERIFY(found->more);
        QCOMPARE(server.requests.size(), RegistryTags::MostPages);
    }

    /// The next page is only asked for at the registry itself.
    void pagesLeadNowhereElse()
    {
        ScriptedServer other([](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, "{}"); });
        const QByteArray link = "<" + other.url(u"/v2/team/app/tags/list"_s).toEncoded() + ">; rel=\"next\"";
        ScriptedServer server([link](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.send(200, js("{`tags`:[`1`]}"), {{"Link", link}});
        });
        RegistryTags tags = makeTags();
        const auto found = await(tags.tags(imageAt(server), {}));
        QVERIFY(found.ok());
        QCOMPARE(found->tags, QStringList{u"1"_s});
        QVERIFY(other.requests.isEmpty());
    }

    /// The token server gets the password, the registry gets the token.
    void signsInByTokens()
    {
        ScriptedServer server([&server](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (request.target.startsWith("/token"))
                reply.send(200, js("{`access_token`:`abc.DEF-1`}"));
            else if (request.headers.value("authorization") == "Bearer abc.DEF-1")
                reply.send(200, js("{`tags`:[`1`]}"));
            else
                reply.send(401, js("{`errors`:[{`code`:`UNAUTHORIZED`}]}"), {{"WWW-Authenticate", bearer(server)}});
        });
        RegistryTags tags = makeTags();
        for (const Secret &secret : {Secret(), Secret::basic(u"anna"_s, u"hunter2"_s)}) {
            server.requests.clear();
            const auto found = await(tags.tags(imageAt(server), secret));
            QVERIFY(found.ok());
            QCOMPARE(server.requests.size(), 3);
            QVERIFY(!server.requests.at(0).headers.contains("authorization"));
            QCOMPARE(server.requests.at(1).target, QByteArray("/token?account=x&service=the%20%22registry%22&scope="
                                                              "repository%3Ateam%2Fapp%3Apull"));
            QCOMPARE(server.requests.at(1).headers.value("authorization"), secret.authorizationHeader());
        }
    }

    void signsInByPassword()
    {
        const Secret good = Secret::basic(u"anna"_s, u"hunter2"_s);
        ScriptedServer server([good](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (request.headers.value("authorization") == good.authorizationHeader())
                reply.send(200, js("{`tags`:null}"));
            else
                reply.send(401, {}, {{"WWW-Authenticate", "Basic realm=\"r\""}});
        });
        RegistryTags tags = makeTags();
        const auto found = await(tags.tags(imageAt(server), good));
        QVERIFY(found.ok());
        QVERIFY(found->tags.isEmpty());
        COMPARE_KIND(await(tags.tags(imageAt(server), {})), Error::Kind::Unauthorized);
        server.requests.clear();
        COMPARE_KIND(await(tags.tags(imageAt(server), Secret::basic(u"anna"_s, u"no"_s))), Error::Kind::Unauthorized);
        QCOMPARE(server.requests.size(), 2); // not again and again
    }

    /// A registry may name any server for its tokens; a password goes to none that all can listen to.
    void aPasswordDoesNotGoInPlain()
    {
        ScriptedServer server([](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.send(401, {}, {{"WWW-Authenticate", "Bearer realm=\"http://auth.example.invalid/token\""}});
        });
        RegistryTags tags = makeTags();
        COMPARE_KIND(await(tags.tags(imageAt(server), {})), Error::Kind::Unauthorized);
        server.requests.clear();
        const auto refused = await(tags.tags(imageAt(server), Secret::basic(u"anna"_s, u"hunter2"_s)));
        COMPARE_KIND(refused, Error::Kind::Unauthorized);
        QVERIFY(refused.error().detail.contains(u"auth.example.invalid"_s));
        QCOMPARE(server.requests.size(), 1);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::newRow("no such image") << 404 << js("{`errors`:[{`code`:`NAME_UNKNOWN`,`message`:`not known`}]}")
                                       << int(Error::Kind::NotFound);
        QTest::newRow("fails") << 500 << QByteArray("<html>no</html>") << int(Error::Kind::Server);
        QTest::newRow("no JSON") << 200 << QByteArray("<html>log in</html>") << int(Error::Kind::Protocol);
        QTest::newRow("no list") << 200 << js("{`tags`:`1`}") << int(Error::Kind::Protocol);
        QTest::newRow("401 without a way in") << 401 << QByteArray() << int(Error::Kind::Unauthorized);
        QTest::newRow("429") << 429 << js("{`errors`:[{`code`:`TOOMANYREQUESTS`}]}") << int(Error::Kind::RateLimited);
    }
    void saysWhatIsWrong()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        ScriptedServer server([&](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(status, body); });
        RegistryTags tags = makeTags();
        const auto found = await(tags.tags(imageAt(server), {}));
        COMPARE_KIND(found, Error::Kind(kind));
        QCOMPARE(int(found.error().source), int(SourceId::Registry));
    }

    /// What would end the header that it is put into is no token.
    void tokensAreLookedAt()
    {
        ScriptedServer server([&server](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (request.target.startsWith("/token"))
                reply.send(200, js("{`token`:`abc\\r\\nX-Evil: 1`}"));
            else
                reply.send(401, {}, {{"WWW-Authenticate", bearer(server)}});
        });
        RegistryTags tags = makeTags();
        COMPARE_KIND(await(tags.tags(imageAt(server), {})), Error::Kind::Protocol);
        QCOMPARE(server.requests.size(), 2);
    }
};

MESOSCOPE_TEST(RegistryTagsTest)

#include "tst_registrytags.moc"
