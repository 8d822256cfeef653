// SPDX-License-Identifier: GPL-3.0-or-later
// The two masters of a recorded fail-over behind real sockets: each answers what it last answered then.
#pragma once

#include "tests/replay/timeline.h"
#include "tests/support/scriptedserver.h"

#include <QHash>

#include <functional>

namespace mesoscope::test {

class RecordedMasters
{
public:
    RecordedMasters();

    QList<QUrl> urls() const { return {m_first.url(), m_second.url()}; }
    /// From now on that question is answered so.
    void take(const TimelineStep &step);
    /// Answers POST /api/v1 with "type":"SUBSCRIBE" where a leader has recovered; not set: 404, so that everybody
    /// polls.
    std::function<void(const ScriptedReply &reply)> subscribe;

    /// With the recorded ports replaced by those that are really listened on.
    QByteArray moved(QByteArray bytes) const;

private:
    struct Answers
    {
        QHash<QString, TimelineStep> last;
        bool down = false;
    };

    void answer(int port, const ScriptedRequest &request, const ScriptedReply &reply);
    void answerAs(const TimelineStep &step, const QString &path, const ScriptedReply &reply) const;
    ScriptedServer &server(int port) { return port == 5050 ? m_first : m_second; }

    ScriptedServer m_first;
    ScriptedServer m_second;
    QHash<int, Answers> m_answers;
};

} // namespace mesoscope::test
