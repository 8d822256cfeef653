// SPDX-License-Identifier: GPL-3.0-or-later
// P10: from the start of the process to its first painted window, beside a program that has nothing but a window.
#include "tests/bench/bench.h"
#include "tests/bench/measure.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace mesoscope::bench {

using namespace Qt::Literals::StringLiterals;

/// The platform that a person has: without a display of its own the bench lends the programs one, where there is Xvfb.
class Display
{
public:
    Display()
    {
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
        if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")) {
            const QString server = QStandardPaths::findExecutable(u"Xvfb"_s);
            if (server.isEmpty())
                return;
            m_server.start(server, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1920x1080x24"_s});
            if (!m_server.waitForReadyRead(10000))
                return;
            m_environment.insert(u"DISPLAY"_s, u':' + QString::fromLatin1(m_server.readLine().trimmed()));
            m_environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
            m_real = true;
            return;
        }
#endif
        m_environment.remove(u"QT_QPA_PLATFORM"_s);
        m_real = true;
    }
    ~Display()
    {
        m_server.terminate();
        m_server.waitForFinished(5000);
    }
    bool isReal() const
    {
        return m_real;
    }
    const QProcessEnvironment &environment() const
    {
        return m_environment;
    }

private:
    QProcess m_server;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    bool m_real = false;
};

/// Milliseconds until @p program writes that it has painted; -1: it does not.
static double startOf(const QString &program, const QStringList &arguments, QProcessEnvironment environment)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    environment.insert(u"QT_LOGGING_RULES"_s, u"mesoscope.ui.info=true"_s);
    process.setProcessEnvironment(environment);
    QByteArray said;
    const double ms = timed([&] {
        process.start(program, arguments);
        while (!said.contains("window painted") && process.waitForReadyRead(30000))
            said += process.readAll();
    });
    process.kill(); // both sides alike
    process.waitForFinished();
    return said.contains("window painted") ? ms : -1;
}

/// The program's time in times of the empty window's, both by median; 0: none was painted.
static double compare(Bench &bench, const QString &where, const QProcessEnvironment &environment)
{
    std::vector<double> empty;
    std::vector<double> own;
    for (int i = 0; i < (bench.settings.smoke ? 1 : 15); ++i) { // in turn
        const QTemporaryDir folder;
        empty.push_back(startOf(QStringLiteral(MESOSCOPE_EMPTY_WINDOW), {}, environment));
        own.push_back(startOf(QStringLiteral(MESOSCOPE_PROGRAM), {u"--config-dir"_s, folder.path()}, environment));
    }
    if (least(empty) <= 0 || least(own) <= 0)
        return 0;
    bench.report.baseline(10, where + u"-empty-qt-window"_s, median(empty), u"ms"_s);
    bench.report.baseline(10, where + u"-program"_s, median(own), u"ms"_s);
    return median(own) / median(empty);
}

void starting(Bench &bench)
{
    const Display display;
    const double real = display.isReal() ? compare(bench, u"display"_s, display.environment()) : 0;
    if (real > 0)
        bench.report.atMost(10, u"start-to-painted-window"_s, real, u"empty-windows"_s, 2);
    else
        bench.report.notMeasured(10, u"start"_s, u"no display, or a window was not painted"_s);
    QProcessEnvironment offscreen = QProcessEnvironment::systemEnvironment();
    offscreen.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s); // without what every program pays to its display
    const double bare = compare(bench, u"offscreen"_s, offscreen);
    bench.report.baseline(10, u"offscreen-start-to-painted-window"_s, bare, u"empty-windows"_s);
}

} // namespace mesoscope::bench
