// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/usage.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QFile>
#include <QRegularExpression>

#ifdef __GLIBC__
#include <cstdio>
#include <cstdlib>
#include <malloc.h>
#endif

namespace mesoscope::test {

QString Usage::text() const
{
    return QStringLiteral("%1 kB, %2 kB of them live, %3 handles, %4 threads")
        .arg(residentKb)
        .arg(liveKb)
        .arg(handles)
        .arg(threads);
}

/// What is allocated at this moment, of all arenas (mallinfo2 tells of the first one only).
static qint64 liveBytes()
{
#ifdef __GLIBC__
    char *text = nullptr;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    if (!stream)
        return 0;
    malloc_info(0, stream);
    fclose(stream);
    const QString told = QString::fromLatin1(text, qsizetype(length));
    free(text);
    const auto sum = [totals = told.sliced(told.lastIndexOf(QLatin1String("</heap>")))](const char *line) {
        const QRegularExpression size(QLatin1String(line) + QLatin1String("\"[^>]* size=\"(\\d+)\""));
        return size.match(totals).captured(1).toLongLong();
    };
    return sum("<system type=\"current") - sum("<total type=\"fast") - sum("<total type=\"rest") +
           sum("<total type=\"mmap");
#else
    return 0;
#endif
}

Usage usageNow()
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
#ifdef __GLIBC__
    malloc_trim(0);
#endif
    Usage usage;
    usage.liveKb = liveBytes() / 1024;
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("VmRSS:"))
                usage.residentKb = line.mid(6).trimmed().split(' ').first().toLongLong();
        }
    }
    const auto count = [](const QString &path) {
        return int(QDir(path).entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot).size());
    };
    usage.handles = count(QStringLiteral("/proc/self/fd"));
    usage.threads = count(QStringLiteral("/proc/self/task"));
    return usage;
}

bool memoryIsMeasurable()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return false;
#else
    return QFile::exists(QStringLiteral("/proc/self/status"));
#endif
}

} // namespace mesoscope::test
