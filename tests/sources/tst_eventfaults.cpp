// SPDX-License-Identifier: GPL-3.0-or-later
// What can be wrong with Marathon's events: too many, in disorder, or none any more.
#include "tests/sources/reliabilityrig.h"
#include "tests/support/eventually.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using Phase = SourceState::Phase;

namespace {

/// A Marathon of hand-made documents with an event stream that says what a test wants.
struct Streaming
{
    Streaming()
    {
        server.setHandler([this](const ScriptedRequest &request, const ScriptedReply &reply) {
            const QString name = request.path.mid(request.path.lastIndexOf(u'/') + 1);
            if (name == "events"_L1) {
                reply.raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
                streams += reply;
            } else {
                reply.send(200, data(u"marathon/%1.json"_s.arg(name)));
            }
        });
        Endpoint endpoint;
        endpoint.urls = {server.url()};
        source = std::make_unique<MarathonSource>(transport, endpoint, clock, 60000);
        watch = std::make_unique<Watch>(*source);
        source->start();
    }

    int polls() const { return server.count("GET", u"/v2/groups"_s); }
    static QByteArray event(const char *type, int number)
    {
        return "event: " + QByteArray(type) + "\r\ndata: {\"eventType\":\"" + type + "\",\"taskId\":\"a." +
               QByteArray::number(number) + "\",\"taskStatus\":\"TASK_RUNNING\",\"appId\":\"/a\",\"timestamp\":" +
               "\"2026-11-22T12:00:00.000Z\"}\r\n\r\n";
    }

    ScriptedServer server;
    QList<ScriptedReply> streams;
    HttpTransport inner{{server.url()}, Secret()};
    ImpatientTransport transport{inner};
    ManualClock clock{1795341600000};
    std::unique_ptr<MarathonSource> source;
    std::unique_ptr<Watch> watch;
};

} // namespace

class EventFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsTenThousandEventsASecond();
    void eventsThatSkipRepeatAndReorderDoNotMatter();
    void aStreamThatFallsSilentIsOpenedAnew();
};

void EventFaultsTest::bringsTenThousandEventsASecond()
{
    Streaming marathon;
    EVENTUALLY(marathon.watch->state.streaming, 10000);
    EVENTUALLY(marathon.polls() >= 2, 10000); // the one that follows the opening
    const int before = marathon.polls();
    QElapsedTimer elapsed;
    elapsed.start();
    QByteArray burst;
    for (int i = 0; i < 20000; ++i)
        burst += Streaming::event("status_update_event", i);
    marathon.streams.last().raw(burst);
    EVENTUALLY(marathon.watch->events.size() == 20000, 20000);
    const qint64 took = elapsed.elapsed();
    QVERIFY2(marathon.polls() - before <= 2 + int(took / 300), qPrintable(QString::number(marathon.polls() - before)));
    for (qsizetype i = 1; i < marathon.watch->events.size(); ++i)
        QVERIFY(marathon.watch->events.at(i).serial == marathon.watch->events.at(i - 1).serial + 1);
}

void EventFaultsTest::eventsThatSkipRepeatAndReorderDoNotMatter()
{
    Streaming marathon;
    EVENTUALLY(marathon.watch->state.streaming, 10000);
    EVENTUALLY(marathon.polls() >= 2, 10000);
    const auto apps = marathon.watch->last<MarathonObservation>().apps.size();
    const auto tasks = marathon.watch->last<MarathonObservation>().tasks.size();
    QByteArray mess;
    for (const int number : {9, 3, 3, 7, 1, 9, 9, 2})
        mess += Streaming::event(number % 2 ? "status_update_event" : "deployment_success", number);
    mess += "event: nobody_knows_event\ndata: {\"x\":1}\n\nevent: status_update_event\ndata: {broken\n\n";
    const int before = marathon.polls();
    marathon.streams.last().raw(mess);
    EVENTUALLY(marathon.polls() > before, 10000); // they only say that something is new: the state itself is read
    EVENTUALLY(int(marathon.watch->state.phase) == int(Phase::Live), 10000);
    QCOMPARE(marathon.watch->last<MarathonObservation>().apps.size(), apps);
    QCOMPARE(marathon.watch->last<MarathonObservation>().tasks.size(), tasks);
}

void EventFaultsTest::aStreamThatFallsSilentIsOpenedAnew()
{
    Streaming marathon;
    marathon.transport.timeoutMs = 300; // of silence; the server's heart beats every 10 s, and the limit is 30 s
    EVENTUALLY(marathon.streams.size() == 2, 10000);
    EVENTUALLY(marathon.watch->state.streaming, 10000);
    QCOMPARE(int(marathon.watch->state.phase), int(Phase::Live));
}

MESOSCOPE_TEST(EventFaultsTest)

#include "tst_eventfaults.moc"
