// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/mesos/sandboxfollower.h"

#include "app/net/httperror.h"
#include "app/sources/mesos/filesjson.h"

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr qint64 ChunkBytes = 65536; ///< the most an agent gives at once
static constexpr qint64 TailBytes = 65536;
static constexpr qsizetype MaxRest = 65536;
static constexpr int PollMs = 1000;
static constexpr int IdlePollMs = 2000;
static constexpr int IdleAfter = 10;
static constexpr int FlushAfter = 3;  ///< quiet polls after which a line without end is shown
static constexpr int MaxMissing = 10; ///< a task that just starts has no file yet

static LogLine lineOf(QByteArrayView bytes)
{
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    LogLine line;
    line.text = displayable(bytes);
    line.level = guessLevel(line.text);
    return line;
}

QList<LogLine> LineSplitter::feed(const QByteArray &bytes)
{
    QList<LogLine> lines;
    m_rest += bytes;
    qsizetype begin = 0;
    for (;;) {
        const qsizetype end = m_rest.indexOf('\n', begin);
        if (end < 0)
            break;
        if (!m_skipping)
            lines.append(lineOf(QByteArrayView(m_rest).sliced(begin, end - begin)));
        m_skipping = false;
        begin = end + 1;
    }
    m_rest.remove(0, begin);
    if (m_rest.size() > MaxRest) {
        if (!m_skipping)
            lines.append(lineOf(m_rest));
        m_rest.clear();
    }
    return lines;
}

QList<LogLine> LineSplitter::flush()
{
    QList<LogLine> lines;
    if (!m_rest.isEmpty() && !m_skipping)
        lines.append(lineOf(m_rest));
    m_rest.clear();
    return lines;
}

void LineSplitter::clear()
{
    m_rest.clear();
    m_skipping = false;
}

SandboxFollower::SandboxFollower(Transport &transport, const AgentDirectory &agents, const LogRef &ref, QObject *parent)
    : LogFollower(parent), m_transport(transport), m_agents(agents), m_ref(ref)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { m_path.isEmpty() ? locate() : askSize(); });
    m_timer.start(0); // whoever asked connects first
}

void SandboxFollower::locate()
{
    m_addresses = m_agents.addressesOf(m_ref.agent);
    if (m_addresses.isEmpty()) {
        Error error;
        error.kind = Error::Kind::Unsupported; // no master named it, or none has answered yet
        error.source = SourceId::Mesos;
        lose(error);
        return;
    }
    askAgent(0);
}

void SandboxFollower::askAgent(qsizetype which)
{
    const QUrl agent = m_addresses.at(which);
    if (m_transport.isAllowed(m_agents.namedBy(m_ref.agent)))
        m_transport.allowHost(agent);
    Request request;
    request.url = joinUrl(agent, u"/state"_s);
    request.headers = {{"Accept", "application/json"}};
    request.timeoutMs = 10000;
    observe(this, m_transport.send(request), [this, which, agent](Result<Response> result) {
        const Result<Response> answer = checked(std::move(result), SourceId::Mesos);
        const Result<AgentSandboxes> sandbox =
            answer.ok() ? findSandbox(answer->body, m_ref) : Result<AgentSandboxes>(answer.error());
        const bool another = sandbox.ok() && !sandbox->agentId.isEmpty() && sandbox->agentId != m_ref.agent.text();
        if (sandbox.ok() && !another) {
            useDirectory(agent, sandbox->directory.isEmpty() ? virtualDirectory(m_ref) : sandbox->directory);
            return;
        }
        if (!sandbox.ok() &&
            sandbox.error().kind == Error::Kind::Forbidden) { // files may be allowed where the state is not
            useDirectory(agent, virtualDirectory(m_ref));
            return;
        }
        if (which + 1 < m_addresses.size()) {
            askAgent(which + 1);
            return;
        }
        Error error;
        error.kind = Error::Kind::Unreachable;
        error.source = SourceId::Mesos;
        lose(sandbox.ok() ? error : sandbox.error());
    });
}

void SandboxFollower::useDirectory(const QUrl &agent, const QString &directory)
{
    m_agent = agent;
    m_path = directory + (m_ref.file == LogFile::Stdout ? u"/stdout"_s : u"/stderr"_s);
    askSize();
}

Request SandboxFollower::fileRequest(qint64 offset, qint64 length) const
{
    Request request;
    QList<QPair<QString, QString>> query{{u"path"_s, m_path}, {u"offset"_s, QString::number(offset)}};
    if (length > 0)
        query.append({u"length"_s, QString::number(length)});
    request.url = joinUrl(m_agent, u"/files/read"_s, query);
    request.headers = {{"Accept", "application/json"}};
    request.maxBytes = 8 << 20; // up to six bytes of JSON for one of the file; larger pages give up to 1 MiB
    return request;
}

/// Reading beyond the end echoes the offset asked for, so a file that shrank is seen by its size only.
void SandboxFollower::askSize()
{
    observe(this, m_transport.send(fileRequest(-1, 0)), [this](Result<Response> result) {
        const Result<Response> answer = checked(std::move(result), SourceId::Mesos);
        const Result<FilePart> part = answer.ok() ? readFilePart(answer->body) : Result<FilePart>(answer.error());
        if (part.ok())
            takeSize(part->offset);
        else
            lose(part.error());
    });
}

void SandboxFollower::takeSize(qint64 size)
{
    if (m_position < 0) {
        m_position = std::max<qint64>(0, size - TailBytes);
        LogChunk first;
        first.fileSize = size;
        first.skippedBytes = m_position;
        if (m_position > 0)
            m_lines.skipFirst();
        Q_EMIT chunk(first);
    } else if (size < m_position) {
        m_position = 0;
        m_lines.clear();
        LogChunk again;
        again.restarted = true;
        again.fileSize = size;
        Q_EMIT chunk(again);
    }
    if (size > m_position) { // only its content shows that it can be read
        readMore(size);
    } else {
        found();
        wait();
    }
}

void SandboxFollower::readMore(qint64 size)
{
    observe(this, m_transport.send(fileRequest(m_position, ChunkBytes)), [this, size](Result<Response> result) {
        const Result<Response> answer = checked(std::move(result), SourceId::Mesos);
        const Result<FilePart> part = answer.ok() ? readFilePart(answer->body) : Result<FilePart>(answer.error());
        if (!part.ok()) {
            lose(part.error());
            return;
        }
        found();
        m_idle = 0;
        m_position += part->bytes.size();
        LogChunk more;
        more.lines = m_lines.feed(part->bytes);
        more.fileSize = std::max(size, m_position);
        if (!more.lines.isEmpty())
            Q_EMIT chunk(more);
        if (part->bytes.isEmpty() || m_position >= size)
            wait();
        else
            readMore(size);
    });
}

void SandboxFollower::wait()
{
    ++m_idle;
    if (m_idle == FlushAfter && !m_lines.isEmpty()) {
        LogChunk rest;
        rest.lines = m_lines.flush();
        rest.fileSize = m_position;
        Q_EMIT chunk(rest);
    }
    m_timer.start(m_idle > IdleAfter ? IdlePollMs : PollMs);
}

void SandboxFollower::lose(const Error &error)
{
    if (error.kind == Error::Kind::Cancelled)
        return;
    const bool missing = error.kind == Error::Kind::NotFound;
    const bool gone = missing && (m_position >= 0 || ++m_missing > MaxMissing);
    if (!m_failing || gone)
        Q_EMIT failed(error);
    m_failing = true;
    if (gone)
        return;
    if (m_position < 0)
        m_path.clear(); // it may run elsewhere, or its directory was not there yet
    m_timer.start(missing ? PollMs : m_backoff.afterFailure(error.retryAfterSeconds));
}

void SandboxFollower::found()
{
    m_backoff.afterSuccess();
    m_missing = 0;
    if (std::exchange(m_failing, false))
        Q_EMIT recovered();
}

} // namespace mesoscope

#include "moc_sandboxfollower.cpp"
