// SPDX-License-Identifier: GPL-3.0-or-later
// What a server refuses with, from its bytes to what the dialog says: plain, bounded, at its field; and "force" only
// where a person has asked for it.
#include "app/net/httptransport.h"
#include "app/sources/marathon/marathoncommands.h"
#include "tests/support/accessibletext.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"
#include "tests/views/dialogfixture.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const AppId Frontend(u"/shop/frontend"_s);
const QString LockId = u"97c136bf-5a28-4821-9d94-480d9fbb01c8"_s;

QByteArray js(QByteArray text)
{
    return text.replace('`', '"');
}

/// The dialogs on the program's own Marathon client on a server that says what the test wants.
class Desk
{
public:
    Desk() : m_server([this](const ScriptedRequest &request, const ScriptedReply &reply) { answer(request, reply); })
    {
        Endpoint endpoint;
        endpoint.urls = {m_server.url(u"/marathon"_s)};
        m_transport = std::make_unique<HttpTransport>(endpoint.urls, Secret());
        m_commands = std::make_unique<MarathonCommands>(*m_transport, endpoint);
        f.commands.attach(
            &m_context, m_commands.get(), [] {}, false);
        f.commands.setReadBackPause(1);
    }
    ~Desk() { f.commands.detach(); }

    void refuse(int status, const QByteArray &body, const QByteArray &type = "application/json",
                const ScriptedReply::Headers &headers = {})
    {
        m_status = status;
        m_body = body;
        m_type = type;
        m_headers = headers;
    }
    void accept() { refuse(200, js("{`version`:`2023-11-14T22:13:20.000Z`,`deploymentId`:`d1`}")); }

    QList<QByteArray> writes() const
    {
        QList<QByteArray> lines;
        for (const ScriptedRequest &request : m_server.requests) {
            if (request.method != "GET")
                lines += request.method + ' ' + request.target;
        }
        return lines;
    }

    DialogFixture f;

private:
    void answer(const ScriptedRequest &request, const ScriptedReply &reply)
    {
        if (request.method != "GET")
            reply.send(m_status, m_body, m_headers, m_type);
        else if (request.path.endsWith("/v2/deployments"_L1))
            reply.send(200, js("[{`id`:`") + LockId.toUtf8() + js("`}]"));
        else
            reply.send(200, js("{`app`:{`id`:`/shop/frontend`,`version`:`2023-11-14T20:00:00.000Z`,`instances`:3}}"));
    }

    int m_status = 500;
    QByteArray m_body, m_type;
    ScriptedReply::Headers m_headers;
    ScriptedServer m_server;
    QObject m_context;
    std::unique_ptr<HttpTransport> m_transport;
    std::unique_ptr<MarathonCommands> m_commands;
};

void type(QLineEdit *line, const QString &text)
{
    QVERIFY(line);
    line->selectAll();
    QTest::keyClicks(line, text);
}

} // namespace

class RefusalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLockIsShownAndForceIsAskedFor()
    {
        Desk desk;
        desk.refuse(409,
                    js("{`message`:`App is locked by one or more deployments. Override with the option "
                       "'?force=true'. View details at '/v2/deployments/<DEPLOYMENT_ID>'.`,`deployments`:[{`id`:`") +
                        LockId.toUtf8() + js("`},{`id`:`another`}]}"));
        desk.f.actions().restart(Frontend);
        desk.f.click("submit");
        QTRY_VERIFY(desk.f.errorTitle().contains(u"2 deployment"_s));
        QVERIFY(desk.f.errorDetail().contains(u"'/v2/deployments/<DEPLOYMENT_ID>'"_s)); // as it was sent
        auto *force = desk.f.find<QCheckBox>("override");
        QVERIFY(force->isVisible() && !force->isChecked());
        const QString read = accessibleText(desk.f.dialog());
        QVERIFY(read.contains(LockId) && read.contains(u"step 2 of 3"_s) && read.contains(u"another"_s));
        QVERIFY(read.contains(u"Force: cancel these deployments"_s));
        QVERIFY(read.contains(u"old and new instances may be left side by side"_s));
        desk.f.click("submit"); // not chosen: still without
        QTRY_COMPARE(desk.writes().size(), 2);
        QTRY_VERIFY(desk.f.find<QPushButton>("submit")->isEnabled());
        force->setChecked(true);
        desk.accept();
        desk.f.click("submit");
        QTRY_VERIFY(!desk.f.dialog());
        QCOMPARE(desk.writes(), QList<QByteArray>({"POST /marathon/v2/apps/shop/frontend/restart?force=false",
                                                   "POST /marathon/v2/apps/shop/frontend/restart?force=false",
                                                   "POST /marathon/v2/apps/shop/frontend/restart?force=true"}));
    }

    /// DELETE of an app would default to force=true.
    void deletingNeverForcesByItself()
    {
        Desk desk;
        desk.accept();
        desk.f.actions().destroy(Frontend);
        desk.f.find<QLineEdit>("typed")->setText(u"/shop/frontend"_s);
        desk.f.click("submit");
        QTRY_VERIFY(!desk.f.dialog());
        desk.f.actions().destroyGroup(AppId(u"/shop"_s));
        desk.f.find<QLineEdit>("typed")->setText(u"/shop"_s);
        desk.f.click("submit");
        QTRY_VERIFY(!desk.f.dialog());
        desk.f.actions().rollBackDeployment(DeploymentId(LockId));
        desk.f.click("submit");
        QTRY_VERIFY(!desk.f.dialog());
        desk.f.actions().stopDeployment(DeploymentId(LockId)); // here it is what was asked for
        desk.f.click("submit");
        QTRY_VERIFY(!desk.f.dialog());
        const QByteArray deployment = "DELETE /marathon/v2/deployments/" + LockId.toUtf8();
        QCOMPARE(desk.writes(), QList<QByteArray>({"DELETE /marathon/v2/apps/shop/frontend?force=false",
                                                   "DELETE /marathon/v2/groups/shop?force=false",
                                                   deployment + "?force=false", deployment + "?force=true"}));
    }

    void anAppThatExistsIsSaidAtItsName()
    {
        Desk desk;
        desk.refuse(409, js("{`message`:`An app with id [/x] already exists.`}"));
        desk.f.actions().deploy();
        type(desk.f.find<QLineEdit>("id"), u"/x"_s);
        type(desk.f.find<QLineEdit>("image"), u"y"_s);
        desk.f.click("submit");
        QTRY_VERIFY(!desk.f.errorTitle().isEmpty());
        QCOMPARE(desk.f.find<QLineEdit>("id")->accessibleDescription(), u"An app with id [/x] already exists."_s);
        QVERIFY(!desk.f.find<QCheckBox>("override")->isVisible()); // no lock: nothing to force
    }

    void everyShapeOfDetailsFindsItsField_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("field"); ///< empty: none
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, int status, const char *body, const char *field, const char *text) {
            QTest::newRow(name) << status << js(body) << QString::fromLatin1(field) << QString::fromLatin1(text);
        };
        row("path and errors", 422, "{`message`:`Object is not valid`,`details`:[{`path`:`/cpus`,`errors`:[`a`,`b`]}]}",
            "cpus", "a; b");
        row("of a key inside", 422,
            "{`message`:`Object is not valid`,`details`:[{`path`:`/container/docker/image`,`errors`:[`no such`]}]}",
            "image", "no such");
        row("an index as play-json writes it", 400,
            "{`message`:`Invalid JSON`,`details`:[{`path`:`/healthChecks(0)/portIndex`,`errors`:[`error.expected."
            "jsnumber`]}]}",
            "healthPortIndex", "error.expected.jsnumber");
        row("before 1.0", 422, "{`message`:`Bean is not valid`,`details`:[{`attribute`:`mem`,`error`:`too small`}]}",
            "mem", "too small");
        row("before 1.0, the other name", 422, "{`errors`:[{`attribute`:`mem`,`error`:`too small`}]}", "mem",
            "too small");
        row("errors with paths", 422, "{`errors`:[{`path`:`/mem`,`errors`:[`too small`]}]}", "mem", "too small");
        row("details as text", 400, "{`message`:`Invalid JSON`,`details`:`Unexpected character at 7`}", "",
            "Invalid JSON: Unexpected character at 7");
        row("plain strings", 422, "{`message`:`Object is not valid`,`details`:[`ports clash`]}", "", "ports clash");
        row("of the whole", 422, "{`message`:`Object is not valid`,`details`:[{`path`:`/`,`errors`:[`cyclic`]}]}", "",
            "cyclic");
        row("a Scala expression", 422,
            "{`message`:`Object is not valid`,`details`:[{`path`:`/group.id.map(_.toPath)`,`errors`:[`odd`]}]}", "",
            "odd");
        row("without details", 422, "{`message`:`bad timestamp`}", "", "bad timestamp");
    }

    void everyShapeOfDetailsFindsItsField()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, field);
        QFETCH(QString, text);
        Desk desk;
        desk.refuse(status, body);
        desk.f.actions().deploy();
        type(desk.f.find<QLineEdit>("id"), u"/x"_s);
        type(desk.f.find<QLineEdit>("image"), u"y"_s);
        desk.f.find<QCheckBox>("healthChecked")->setChecked(true);
        desk.f.click("submit");
        QTRY_VERIFY(desk.f.errorTitle().contains(u"refuses the definition"_s));
        if (field.isEmpty()) {
            QVERIFY2(desk.f.errorDetail().contains(text), qPrintable(desk.f.errorDetail()));
        } else {
            QCOMPARE(desk.f.find<QWidget>(field.toLatin1().constData())->accessibleDescription(), text);
            QVERIFY(!desk.f.errorDetail().contains(text));
        }
        QVERIFY(desk.f.find<QPushButton>("submit")->isEnabled()); // mend it and send again
    }

    void everyRefusalIsSaidAsItWasMeant_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, int status, const char *body, const char *title, const char *detail,
                            const char *type = "application/json") {
            QTest::newRow(name) << status << js(body) << QByteArray(type) << QString::fromUtf8(title)
                                << QString::fromUtf8(detail);
        };
        const char *html = "text/html;charset=utf-8";
        row("401", 401, "{`message`:`Invalid username or password.`}", "refuses the user", "Invalid username");
        row("403", 403, "{`message`:`Not Authorized to perform this action!`}", "does not allow this",
            "Not Authorized to perform this action!");
        row("403 of a front", 403, "<html><head><title>403 Forbidden</title></head><body>nginx</body></html>",
            "does not allow this", "403 Forbidden", html);
        row("too many deployments", 403,
            "{`message`:`Max number (100) of running deployments is achieved. Wait a bit.`}", "less haste",
            "Max number (100)");
        row("404 of an app", 404, "{`message`:`App '/shop/frontend' does not exist`}", "not there any more",
            "App '/shop/frontend' does not exist");
        row("404 of a wrong prefix", 404, "<html><body><h1>404 Not Found</h1></body></html>", "does not know this",
            "404 Not Found", html);
        row("409 without a lock", 409, "{`message`:`Group /x is already created. Use PUT to change this group.`}",
            "conflicts with the present state", "Use PUT to change this group.");
        row("500 with a page", 500,
            "<html><head><title>Error 500 Server Error</title></head><body><script>alert(1)</script></body></html>",
            "not done: status 500", "Error 500 Server Error", html);
        row("500 without words", 500, "{`message`:null}", "not done: status 500", "");
        row("500 without a body", 500, "", "not done: status 500", "");
        row("502 without a leader", 502,
            "<html><head><title>Error 502 Could not determine the current leader</title></head></html>",
            "has no leader", "Could not determine the current leader", html);
        row("504 of a proxy", 504, "<html><h1>504 Gateway Time-out</h1></html>", "not done: status 504",
            "504 Gateway Time-out", html);
        row("503 of a balancer", 503, "<html><h1>503 Service Unavailable</h1>No server is available</html>",
            "failed with status 503", "No server is available", html);
        row("a login page", 200, "<!DOCTYPE html><html><head><title>Sign in</title></head><body><form></form></body>",
            "cannot be read", "Sign in", html);
    }

    void everyRefusalIsSaidAsItWasMeant()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(QString, title);
        QFETCH(QString, detail);
        Desk desk;
        desk.refuse(status, body, type);
        desk.f.actions().restart(Frontend);
        desk.f.click("submit");
        QTRY_VERIFY(!desk.f.errorTitle().isEmpty());
        QVERIFY2(desk.f.errorTitle().contains(title), qPrintable(desk.f.errorTitle()));
        if (detail.isEmpty())
            QVERIFY(desk.f.errorDetail().isEmpty());
        else
            QVERIFY2(desk.f.errorDetail().contains(detail), qPrintable(desk.f.errorDetail()));
        QVERIFY(!desk.f.errorDetail().contains(u"<script"_s));
        QVERIFY(!desk.f.find<QCheckBox>("override")->isVisible());
        QCOMPARE(desk.writes().size(), 1);
        QVERIFY(desk.f.find<QPushButton>("submit")->isEnabled());
    }

    void muchToSayStaysOnTheScreenAndCanBeCopied()
    {
        Desk desk;
        QByteArray details;
        for (int i = 0; i < 1000; ++i)
            details += (i > 0 ? "," : "") + js("{`path`:`/odd/") + QByteArray::number(i) +
                       js("`,`errors`:[`is <b>odd</b> in a way that takes some words to tell`]}");
        desk.refuse(422, js("{`message`:`") + QByteArray(50000, 'x') + js("`,`details`:[") + details + "]}");
        desk.f.actions().restart(Frontend);
        QVERIFY(QTest::qWaitForWindowExposed(desk.f.dialog()));
        desk.f.click("submit");
        QTRY_VERIFY(!desk.f.errorTitle().isEmpty());
        QTRY_VERIFY2(desk.f.dialog()->height() < 500, qPrintable(QString::number(desk.f.dialog()->height())));
        QVERIFY(desk.f.dialog()->width() < 900);
        const auto *detail = desk.f.find<QLabel>("errorDetail");
        QVERIFY(detail->text().size() < 2100);
        QCOMPARE(detail->textFormat(), Qt::PlainText);
        QVERIFY(detail->textInteractionFlags() & Qt::TextSelectableByKeyboard);
    }
};

MESOSCOPE_TEST(RefusalTest)

#include "tst_refusals.moc"
