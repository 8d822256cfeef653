// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/replay/recordedmasters.h"

#include <QFile>

namespace mesoscope::test {

using namespace Qt::Literals::StringLiterals;

RecordedMasters::RecordedMasters()
{
    for (const int port : {5050, 5051}) {
        server(port).setHandler(
            [this, port](const ScriptedRequest &request, const ScriptedReply &reply) { answer(port, request, reply); });
    }
}

void RecordedMasters::take(const TimelineStep &step)
{
    if (!step.kill.isEmpty())
        return; // its consequences are steps of their own
    Answers &answers = m_answers[step.port];
    answers.last[step.ask] = step;
    const bool down = step.fault == "refused"_L1;
    if (down && !answers.down)
        server(step.port).stop();
    else if (!down && answers.down && !server(step.port).restart())
        qFatal("the port was taken meanwhile");
    answers.down = down;
}

QByteArray RecordedMasters::moved(QByteArray bytes) const
{
    // By way of names that are no ports: one of the two may really be listened on by the other.
    bytes.replace("127.0.0.1:5050", "127.0.0.1:FIRST").replace("127.0.0.1:5051", "127.0.0.1:SECOND");
    bytes.replace("FIRST", QByteArray::number(m_first.port())).replace("SECOND", QByteArray::number(m_second.port()));
    return bytes;
}

void RecordedMasters::answer(int port, const ScriptedRequest &request, const ScriptedReply &reply)
{
    QString path = request.path;
    if (path.startsWith("/master/"_L1))
        path.remove(0, 7);
    const QHash<QString, TimelineStep> &last = m_answers[port].last;
    if (path == "/version"_L1) { // every master answers that itself
        QFile file(QStringLiteral(MESOSCOPE_TEST_DATA "/mesos/standby/version.json"));
        const bool open = file.open(QIODevice::ReadOnly);
        reply.send(open ? 200 : 404, file.readAll());
    } else if (path == "/api/v1"_L1) {
        const TimelineStep step = last.value(u"v1"_s);
        if (step.status != 200)
            answerAs(step, path, reply);
        else if (subscribe && request.body.contains("SUBSCRIBE"))
            subscribe(reply);
        else
            reply.send(404, "404 Not Found.", {}, "text/plain; charset=utf-8");
    } else {
        const QString ask = path.mid(1);
        answerAs(last.value(last.contains(ask) ? ask : u"state"_s), path, reply);
    }
}

void RecordedMasters::answerAs(const TimelineStep &step, const QString &path, const ScriptedReply &reply) const
{
    if (step.status == 307) {
        QByteArray to = step.location;
        to = to.left(to.indexOf('/', 2)); // "//host:port", and the path in its full form
        reply.redirect(307, moved(to) + (step.ask == "redirect"_L1 ? QByteArray() : "/master" + path.toUtf8()));
    } else if (step.status == 200 && path == "/state"_L1) {
        reply.send(200, moved(stateBody(step)));
    } else if (step.status == 200) {
        QFile file(QStringLiteral(MESOSCOPE_TEST_DATA "/mesos/master") + path + u".json"_s);
        const bool open = file.open(QIODevice::ReadOnly);
        reply.send(open ? 200 : 404, open ? moved(file.readAll()) : QByteArray("404 Not Found."));
    } else if (step.status != 0) {
        reply.send(step.status, step.body, {}, "text/plain; charset=utf-8");
    } else if (step.fault == "closed"_L1) {
        reply.close();
    } else {
        reply.reset();
    }
}

} // namespace mesoscope::test
