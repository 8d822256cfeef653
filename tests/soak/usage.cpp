// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/usage.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QFile>

#ifdef __GLIBC__
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

Usage usageNow()
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
#ifdef __GLIBC__
    malloc_trim(0);
#endif
    Usage usage;
#ifdef __GLIBC__
    const auto heap = mallinfo2();
    usage.liveKb = qint64((heap.uordblks + heap.hblkhd) / 1024);
#endif
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
