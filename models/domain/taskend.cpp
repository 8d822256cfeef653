// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/taskend.h"

#include <QRegularExpression>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr qsizetype MostRead = 4000;

static bool hasAny(const QString &text, std::initializer_list<QLatin1StringView> words)
{
    return std::any_of(words.begin(), words.end(), [&text](QLatin1StringView word) { return text.contains(word); });
}

static PullKind pullKindOf(const QString &text)
{
    if (hasAny(text, {"unauthorized"_L1, "authentication required"_L1, "access denied"_L1, "denied:"_L1, "forbidden"_L1,
                      "no basic auth"_L1}))
        return PullKind::Denied;
    if (hasAny(text, {"no such host"_L1, "could not resolve"_L1, "connection refused"_L1, "timeout"_L1, "timed out"_L1,
                      "tls handshake"_L1, "x509"_L1, "no route to host"_L1, "failed to connect"_L1}))
        return PullKind::NoRegistry;
    if (hasAny(text, {"not found"_L1, "manifest unknown"_L1, "does not exist"_L1, "no such image"_L1, "404"_L1}))
        return PullKind::Missing;
    return PullKind::Unknown;
}

/// Docker's engine and Mesos' own image store word it differently; both name the pull, the manifest or the image.
static bool isPull(const QString &text)
{
    return hasAny(text, {"docker pull"_L1, " pull "_L1, "pull access"_L1, "failed to pull"_L1, "pulling image"_L1,
                         "the manifest"_L1, "manifest for"_L1, "manifest unknown"_L1, "repository does not exist"_L1,
                         "no such image"_L1, "unable to find image"_L1});
}

/// The number after "status"; -1: none is named.
static int statusIn(const QString &text)
{
    static const QRegularExpression pattern(
        u"(?:exit(?:ed)?|return(?:ed)?)(?: with)?(?: exit)?(?: status| code)? (\\d{1,3})\\b"_s);
    const QRegularExpressionMatch match = pattern.match(text);
    return match.hasMatch() ? match.captured(1).toInt() : -1;
}

static QString signalIn(const QString &message)
{
    static const QRegularExpression pattern(u"signal:? ([A-Za-z0-9 ]{1,40}?)(?:[.;:,(]|$)"_s);
    const QRegularExpressionMatch match = pattern.match(message);
    return match.hasMatch() ? match.captured(1).trimmed() : QString();
}

TaskEnd readTaskEnd(const QString &state, const QString &message)
{
    const QString head = message.left(MostRead);
    const QString text = head.toLower();
    const auto is = [](EndKind kind) { return TaskEnd{kind, PullKind::Unknown, 0, {}}; };
    if (text.contains("health check failed"_L1) || text.contains("failed health check"_L1) ||
        (text.contains("health check"_L1) && text.contains("killed"_L1)))
        return is(EndKind::HealthCheck);
    if (isPull(text))
        return {EndKind::ImagePull, pullKindOf(text), 0, {}};
    if (hasAny(text, {"failed to fetch"_L1, "fetch all uris"_L1}))
        return is(EndKind::Fetch);
    if (hasAny(text, {"memory limit exceeded"_L1, "out of memory"_L1, "oom-kill"_L1, "oomkilled"_L1}))
        return is(EndKind::OutOfMemory);
    if (hasAny(text, {"disk usage"_L1, "disk quota"_L1, "exceeds quota"_L1, "no space left on device"_L1}))
        return is(EndKind::OutOfDisk);
    if (hasAny(text, {"port is already allocated"_L1, "address already in use"_L1}))
        return is(EndKind::Ports);
    if (hasAny(text, {"mount"_L1, "volume"_L1}) && hasAny(text, {"fail"_L1, "error"_L1}))
        return is(EndKind::Volume);
    if (hasAny(text, {"agent removed"_L1, "slave removed"_L1, "unreachable agent"_L1, "agent became unreachable"_L1,
                      "health check timed out"_L1, "agent was marked gone"_L1, "agent is gone"_L1}) ||
        state == "TASK_LOST"_L1 || state == "TASK_GONE"_L1 || state == "TASK_GONE_BY_OPERATOR"_L1)
        return is(EndKind::NodeLost);
    if (hasAny(text, {"executor did not register"_L1, "before executor"_L1, "executor terminated"_L1,
                      "executor_registration_timeout"_L1}))
        return is(EndKind::NoExecutor);
    const int status = statusIn(text);
    if (status == 126 || status == 127 ||
        hasAny(text, {"executable file not found"_L1, "command not found"_L1, "no such file or directory"_L1}))
        return is(EndKind::NoCommand);
    if (status == 137) // 128 and SIGKILL: Docker's word for a container that the kernel ended
        return {EndKind::Signal, PullKind::Unknown, 0, u"Killed"_s};
    if (status >= 0)
        return {EndKind::Exit, PullKind::Unknown, status, {}};
    if (const QString signal = signalIn(head); !signal.isEmpty())
        return {EndKind::Signal, PullKind::Unknown, 0, signal};
    return is(EndKind::Other);
}

} // namespace mesoscope
