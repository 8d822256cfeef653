// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stopsignal.h"

#include <QSocketNotifier>
#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace mesoscope {

#ifdef Q_OS_UNIX

// The only state that a signal handler can reach is the process's: this is the end of the pipe it writes to.
static std::atomic<int> handlerPipe{-1};
static_assert(std::atomic<int>::is_always_lock_free);

static void onSignal(int)
{
    const char byte = 1;
    const int end = handlerPipe.load();
    if (end >= 0) [[maybe_unused]]
        const auto written = ::write(end, &byte, 1);
}

StopSignal::StopSignal(QObject *parent) : QObject(parent)
{
    if (::pipe(m_pipe) != 0)
        return;
    for (const int end : m_pipe) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (::read(m_pipe[0], &byte, 1) > 0) {
        }
        Q_EMIT stopped();
    });
    handlerPipe = m_pipe[1];
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

StopSignal::~StopSignal()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    handlerPipe = -1;
    for (const int end : m_pipe) {
        if (end >= 0)
            ::close(end);
    }
}

#else

StopSignal::StopSignal(QObject *parent) : QObject(parent) {}
StopSignal::~StopSignal() = default;

#endif

} // namespace mesoscope

#include "moc_stopsignal.cpp"
