// SPDX-License-Identifier: GPL-3.0-or-later
// What servers say when they refuse, in every shape known (api-facts 1.1), and in shapes unknown.
#include "app/net/httperror.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using Kind = Error::Kind;
Q_DECLARE_METATYPE(mesoscope::Error::Kind)

/// Backticks stand for quotes: moc loses its way in raw strings.
static QByteArray js(const char *text)
{
    return QByteArray(text).replace('`', '"');
}

static Response response(int status, const QByteArray &body, const QByteArray &type = "application/json")
{
    Response made;
    made.status = status;
    made.url = QUrl(QStringLiteral("http://h/x"));
    made.body = body;
    made.headers = {{"Content-Type", type}};
    return made;
}

class HttpErrorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsKinds_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, int status, const QByteArray &body, Kind kind, const char *detail) {
            QTest::newRow(name) << status << body << kind << QString::fromUtf8(detail);
        };
        row("broken JSON sent", 400, js("{`message`:`Invalid JSON`,`details`:`Unexpected end`}"), Kind::Invalid,
            "Invalid JSON: Unexpected end");
        row("no details", 422, js("{`message`:`Bad label selector`}"), Kind::Invalid, "Bad label selector");
        row("null message", 500, js("{`message`:null}"), Kind::Server, "");
        row("401", 401, js("{`message`:`Invalid username or password.`}"), Kind::Unauthorized,
            "Invalid username or password.");
        row("403", 403, js("{`message`:`Not Authorized to perform this action!`}"), Kind::Forbidden,
            "Not Authorized to perform this action!");
        row("403 that is none", 403, js("{`message`:`Max number (100) of running deployments is achieved. Wait.`}"),
            Kind::RateLimited, "Max number (100) of running deployments is achieved. Wait.");
        row("404", 404, js("{`message`:`App '/x' does not exist`}"), Kind::NotFound, "App '/x' does not exist");
        row("500 that is a 404", 500, js("{`message`:`URI not found`}"), Kind::NotFound, "URI not found");
        row("Mesos text", 503, "No leader elected", Kind::NoLeader, "No leader elected");
        row("Mesos recovering", 503, "Master has not finished recovery", Kind::NoLeader,
            "Master has not finished recovery");
        row("Jetty without leader", 502,
            "<html><head><title>Error 502 Could not determine the current leader</title></head><body>x</body></html>",
            Kind::NoLeader, "Error 502 Could not determine the current leader");
        row("proxy", 502, "<html>\n<head><title>502 Bad Gateway</title></head></html>", Kind::Server,
            "502 Bad Gateway");
        row("no title", 504, "<html><body><h1>Gateway</h1> <p>too &lt;slow&gt; &amp; dead</p></body></html>",
            Kind::Server, "Gateway too <slow> & dead");
        row("too many at once", 503, "<html><title>Too many concurrent requests! Allowed: 2.</title></html>",
            Kind::RateLimited, "Too many concurrent requests! Allowed: 2.");
        row("empty", 503, "", Kind::Server, "");
        row("405", 405, "<html><title>Error 405 Method Not Allowed</title></html>", Kind::Unsupported,
            "Error 405 Method Not Allowed");
        row("429", 429, "", Kind::RateLimited, "");
        row("OpenTSDB", 400, js("{`error`:{`code`:400,`message`:`No such name for 'metrics': 'foo'`,`trace`:`x`}}"),
            Kind::Invalid, "No such name for 'metrics': 'foo'");
        row("OVH text", 501, "Please use the POST version of queries\n", Kind::Unsupported,
            "Please use the POST version of queries");
        row("cut JSON", 500, js("{`message`:`abc"), Kind::Server, "{\"message\":\"abc");
        row("array", 400, "[1]", Kind::Invalid, "[1]");
    }

    void tellsKinds()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Kind, kind);
        QFETCH(QString, detail);
        const QByteArray type = body.startsWith('<') ? "text/html;charset=iso-8859-1" : "application/json";
        const Error error = httpError(response(status, body, type), SourceId::Marathon);
        QCOMPARE(int(error.kind), int(kind));
        QCOMPARE(error.detail, detail);
        QCOMPARE(error.httpStatus, status);
    }

    void readsFieldProblems_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("path and errors") << QByteArray(
            js("{`message`:`m`,`details`:[{`path`:`/a/b`,`errors`:[`one`,`two`]}]}"));
        QTest::newRow("errors as list name")
            << QByteArray(js("{`message`:`m`,`errors`:[{`path`:`/a/b`,`errors`:[`one`,`two`]}]}"));
        QTest::newRow("attribute") << QByteArray(
            js("{`message`:`m`,`details`:[{`attribute`:`a.b`,`error`:`one`,`errors`:[`two`]}]}"));
        QTest::newRow("attribute, errors as list name")
            << QByteArray(js("{`message`:`m`,`errors`:[{`attribute`:`a.b`,`errors`:[`two`],`error`:`one`}]}"));
    }

    void readsFieldProblems()
    {
        QFETCH(QByteArray, body);
        const Error error = httpError(response(422, body), SourceId::Marathon);
        QCOMPARE(error.detail, QStringLiteral("m"));
        QCOMPARE(error.fields.size(), 1);
        QCOMPARE(error.fields.first().path, QStringLiteral("/a/b"));
        QStringList texts = error.fields.first().texts;
        texts.sort();
        QCOMPARE(texts, QStringList({QStringLiteral("one"), QStringLiteral("two")}));
    }

    void tellsTheTwoConflictsApart()
    {
        const Error locked =
            httpError(response(409, js("{`message`:`App is locked by one or more "
                                       "deployments.`,`deployments`:[{`id`:`97c1`},{`id`:`97c2`},{}]}")),
                      SourceId::Marathon);
        QCOMPARE(int(locked.kind), int(Kind::Conflict));
        QCOMPARE(locked.deployments, QStringList({QStringLiteral("97c1"), QStringLiteral("97c2")}));
        const Error exists =
            httpError(response(409, js("{`message`:`An app with id [/x] already exists.`}")), SourceId::Marathon);
        QCOMPARE(int(exists.kind), int(Kind::Conflict));
        QVERIFY(exists.deployments.isEmpty());
    }

    void refusesWebPagesWithStatus200()
    {
        const auto page = checked(
            response(200, "\n<!DOCTYPE html><html><title>Log &quot;in&quot;</title>", "text/html"), SourceId::Mesos);
        QVERIFY(!page.ok());
        QCOMPARE(int(page.error().kind), int(Kind::Protocol));
        QCOMPARE(page.error().detail, QStringLiteral("Log \"in\""));
        QCOMPARE(int(page.error().source), int(SourceId::Mesos));
        QVERIFY(checked(response(200, "{}", "text/html"), SourceId::Mesos).ok()); // mislabelled, not a page
        QVERIFY(checked(response(204, ""), SourceId::Mesos).ok());
    }

    void namesWhereARedirectLeads()
    {
        Response moved = response(302, "");
        moved.headers.append(QPair<QByteArray, QByteArray>("Location", "//other:8080/login?secret=1"));
        const Error error = httpError(moved, SourceId::Marathon);
        QCOMPARE(int(error.kind), int(Kind::Protocol));
        QCOMPARE(error.detail, QStringLiteral("redirect to http://other:8080"));
    }

    void readsRetryAfter()
    {
        Response later = response(503, "");
        later.headers.append(QPair<QByteArray, QByteArray>("Retry-After", "17"));
        QCOMPARE(httpError(later, SourceId::Marathon).retryAfterSeconds, 17);
        QCOMPARE(int(httpError(later, SourceId::Marathon).kind), int(Kind::RateLimited));
        later.headers = {{"Retry-After", "Sun, 22 Nov 2026 14:13:57 GMT"}, {"Date", "Sun, 22 Nov 2026 14:12:57 GMT"}};
        QCOMPARE(retryAfterSeconds(later), 60);
        later.headers = {{"Retry-After", "soon"}};
        QCOMPARE(retryAfterSeconds(later), 0);
        later.headers = {{"Retry-After", "-4"}};
        QCOMPARE(retryAfterSeconds(later), 0);
    }

    void boundsWhatIsSaid()
    {
        const Error error = httpError(response(400, QByteArray(100000, 'x'), "text/plain"), SourceId::Marathon);
        QCOMPARE(error.detail.size(), 2000);
        QByteArray many = js("{`message`:`m`,`details`:[");
        for (int i = 0; i < 5000; ++i)
            many += js("{`path`:`/a`,`errors`:[`e`]},");
        many += "1]}";
        QVERIFY(httpError(response(422, many), SourceId::Marathon).fields.size() <= 200);
    }

    void survivesAnyBody()
    {
        const QByteArray body =
            js("{`message`:`x`,`details`:[{`path`:`/a`,`errors`:[`e`]}],`deployments`:[{`id`:`1`}]}");
        for (qsizetype at = 0; at < body.size(); ++at) {
            QCOMPARE(httpError(response(422, body.left(at)), SourceId::Marathon).httpStatus, 422);
            for (const char c : {'\0', '"', '{', '[', '\xFF', '9'}) {
                QByteArray mutated = body;
                mutated[at] = c;
                QCOMPARE(int(httpError(response(422, mutated), SourceId::Marathon).kind), int(Kind::Invalid));
            }
        }
    }
};

MESOSCOPE_TEST(HttpErrorTest)

#include "tst_httperror.moc"
