// SPDX-License-Identifier: GPL-3.0-or-later
// What a person reads while a server misbehaves: the page says what is wrong and how old its data are, the strip says
// the same in short, and both are quiet again when it is over.
#include "app/core/session.h"
#include "app/demo/demoserver.h"
#include "tests/e2e/livewindow.h"
#include "tests/support/eventually.h"
#include "tests/support/testmain.h"
#include "views/mainwindow.h"
#include "views/text/errortext.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using demo::Fault;

class FaultWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LiveWindow>(u"small"_s);
        QVERIFY(m_live->start());
    }
    void cleanupTestCase() { m_live.reset(); }
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void saysWhyItNeverBegan_data();
    void saysWhyItNeverBegan();

private:
    static QWidget *itemOf(LiveWindow &live, SourceId source)
    {
        return live.window().findChild<QWidget *>(u"source%1"_s.arg(int(source)));
    }
    static Fault faultOf(Fault::Kind kind, int status, const QByteArray &body, const QByteArray &location);

    std::unique_ptr<LiveWindow> m_live;
};

/// The faults that both tests know, with the title of what is said.
static void faults()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("inShort"); // by the strip, when there never were data
    const auto row = [](const char *name, Fault::Kind kind, int status, const char *body, const char *said,
                        const char *inShort, const char *location = "") {
        QTest::newRow(name) << int(kind) << status << (*body ? QByteArray(body) : QByteArray()) << QByteArray(location)
                            << QString::fromLatin1(said) << QString::fromLatin1(inShort);
    };
    row("401", Fault::Kind::Status, 401, "", "%1 refuses the user or the password.", "sign-in refused");
    row("403", Fault::Kind::Status, 403, "", "%1 does not allow this to this user.", "not allowed");
    row("404", Fault::Kind::Status, 404, "", "%1 does not know this address.", "failed");
    row("429", Fault::Kind::Status, 429, "", "%1 asks for less haste.", "failed");
    row("500", Fault::Kind::Status, 500, "", "%1 failed with status 500.", "failed");
    row("no leader", Fault::Kind::Status, 503, "{\"message\":\"Could not determine the leader\"}",
        "%1 has no leader at the moment.", "no leader");
    row("garbage", Fault::Kind::Garbage, 200, "", "%1 sent an answer that cannot be read.", "failed");
    row("login page", Fault::Kind::Html, 200, "", "%1 sent an answer that cannot be read.", "failed");
    row("loop", Fault::Kind::Redirect, 307, "", "%1 sends the request on again and again.", "failed", "/round");
    row("dropped", Fault::Kind::Drop, 0, "", "%1 cannot be reached.", "no answer");
}

Fault FaultWordsTest::faultOf(Fault::Kind kind, int status, const QByteArray &body, const QByteArray &location)
{
    Fault fault;
    fault.kind = kind;
    fault.status = status;
    fault.body = body;
    fault.location = location;
    return fault;
}

void FaultWordsTest::saysWhatIsWrong_data()
{
    faults();
}

void FaultWordsTest::saysWhatIsWrong()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, location);
    QFETCH(QString, said);
    demo::DemoServer &cluster = *m_live->app().services().demo();
    Session &session = m_live->app().services().session;
    const auto phase = [this](SourceId id) { return m_live->snapshot()->source(id).phase; };
    const auto tasks = m_live->snapshot()->tasks.size();
    cluster.setFault(faultOf(Fault::Kind(kind), status, body, location));
    cluster.closeStreams();
    session.refresh();
    EVENTUALLY(phase(SourceId::Marathon) == SourceState::Phase::Stale &&
                   phase(SourceId::Mesos) == SourceState::Phase::Stale,
               20000);
    for (const auto &[page, source] :
         {std::pair{PageId::Applications, SourceId::Marathon}, {PageId::Nodes, SourceId::Mesos}}) {
        m_live->window().showPage(page);
        const QString title = said.arg(sourceName(source));
        const QWidget *item = itemOf(*m_live, source);
        EVENTUALLY(m_live->textOf(page).contains(title + u" Data "_s), 5000);
        EVENTUALLY(item->accessibleName().startsWith(sourceName(source) + u" stale, "_s), 5000);
        EVENTUALLY(item->toolTip().contains(title.toHtmlEscaped()), 5000);
    }
    QCOMPARE(m_live->snapshot()->tasks.size(), tasks); // the last data stay
    cluster.clearFaults();
    session.refresh();
    EVENTUALLY(phase(SourceId::Marathon) == SourceState::Phase::Live &&
                   phase(SourceId::Mesos) == SourceState::Phase::Live,
               20000);
    m_live->window().showPage(PageId::Nodes);
    EVENTUALLY(!m_live->textOf(PageId::Nodes).contains(u" Data "_s), 5000);
    for (const SourceId source : {SourceId::Marathon, SourceId::Mesos})
        EVENTUALLY(itemOf(*m_live, source)->accessibleName().startsWith(sourceName(source) + u" live, "_s), 5000);
}

void FaultWordsTest::saysWhyItNeverBegan_data()
{
    faults();
}

/// A connection that has never had data: the page is the error, with what to do about it.
void FaultWordsTest::saysWhyItNeverBegan()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, location);
    QFETCH(QString, said);
    QFETCH(QString, inShort);
    demo::DemoServer &cluster = *m_live->app().services().demo();
    Profile profile;
    profile.name = u"faulty"_s;
    Endpoint marathon;
    marathon.source = SourceId::Marathon;
    marathon.urls = {cluster.marathonUrl()};
    profile.endpoints = {marathon};
    cluster.setFault(faultOf(Fault::Kind(kind), status, body, location));
    LiveWindow live(profile);
    QVERIFY(live.app().start());
    live.window().showPage(PageId::Applications);
    EVENTUALLY(live.textOf(PageId::Applications).contains(said.arg(u"Marathon"_s)), 20000);
    EVENTUALLY(itemOf(live, SourceId::Marathon)->accessibleName() == u"Marathon "_s + inShort, 5000);
    cluster.clearFaults();
    live.app().services().session.refresh();
    EVENTUALLY(live.textOf(PageId::Applications).contains(u"/shop"_s), 20000);
}

MESOSCOPE_TEST(FaultWordsTest)

#include "tst_faultwords.moc"
