// SPDX-License-Identifier: GPL-3.0-or-later
// Arguments to options, options to one of the four ways to run.
#include "app/application.h"
#include "app/base/memory.h"
#include "app/exportjob.h"
#include "app/singleinstance.h"
#include "app/stopsignal.h"

#include <QApplication>
#include <QJsonDocument>

#include <cstdio>

using namespace mesoscope;

static void print(std::FILE *stream, const QString &text)
{
    std::fputs(text.toUtf8().constData(), stream);
    std::fflush(stream);
}

static void nameProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("mesoscope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MESOSCOPE_VERSION));
}

static int runDemoServer(const Options &options, int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    demo::DemoServer server;
    const auto started = startDemoServer(server, options.demo, options, SystemClock());
    if (!started.ok()) {
        print(stderr, QStringLiteral("mesoscope: the demo cluster does not start: %1\n").arg(started.error().detail));
        return 1;
    }
    StopSignal stop;
    QObject::connect(&stop, &StopSignal::stopped, &application, &QCoreApplication::quit);
    print(stdout,
          QString::fromUtf8(QJsonDocument(server.description()).toJson(QJsonDocument::Compact)) + QLatin1Char('\n'));
    return QCoreApplication::exec();
}

static int runExport(const Options &options, int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Services services(options);
    const auto connected = services.connectAsAsked();
    if (!connected.ok()) {
        print(stderr, QStringLiteral("mesoscope: no cluster to export: give --demo or addresses. %1\n")
                          .arg(connected.error().detail));
        return 2;
    }
    StopSignal stop;
    QObject::connect(&stop, &StopSignal::stopped, &application, [] { QCoreApplication::exit(1); });
    ExportJob job(options.file, services.store);
    QObject::connect(&job, &ExportJob::done, &application, [](int exitStatus, const QString &message) {
        print(stderr, message);
        QCoreApplication::exit(exitStatus);
    });
    job.start();
    return QCoreApplication::exec();
}

static bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

static int raiseOther(SingleInstance &instance)
{
    QObject::connect(&instance, &SingleInstance::asked, &instance, [](bool answered) {
        if (!answered)
            print(stderr, QStringLiteral("mesoscope: it runs already, but does not answer\n"));
        QCoreApplication::exit(answered ? 0 : 1);
    });
    QMetaObject::invokeMethod(&instance, &SingleInstance::askToRaise, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

static int runWindow(const Options &options, int argc, char **argv)
{
    const bool screenshot = options.mode == Options::Mode::Screenshot;
    if (!hasDisplay()) {
        if (!screenshot) {
            print(stderr,
                  QStringLiteral("mesoscope: there is no display. --screenshot and --export work without one.\n"));
            return 1;
        }
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("mesoscope"));
    StopSignal stop;
    QObject::connect(&stop, &StopSignal::stopped, &application, &QCoreApplication::quit);

    // Who names a cluster wants to see that one, beside what is open already.
    const bool shared = !screenshot && options.demo.isEmpty() && !options.profile;
    std::unique_ptr<SingleInstance> instance;
    if (shared) {
        instance = std::make_unique<SingleInstance>(options.configDir);
        if (!instance->isFirst())
            return raiseOther(*instance);
    }

    Application program(options, application);
    if (instance)
        QObject::connect(instance.get(), &SingleInstance::raiseRequested, &program, &Application::raiseWindow);
    if (!program.start()) {
        print(stderr, program.problem());
        return 2;
    }
    return QApplication::exec();
}

int main(int argc, char **argv)
{
    shareOneHeap();
    nameProgram();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const Parsed parsed = parseOptions(arguments, takeSecretsFromEnvironment());
    if (!parsed.options) {
        print(parsed.exitStatus == 0 ? stdout : stderr, parsed.message);
        return parsed.exitStatus;
    }
    switch (parsed.options->mode) {
    case Options::Mode::DemoServer:
        return runDemoServer(*parsed.options, argc, argv);
    case Options::Mode::Export:
        return runExport(*parsed.options, argc, argv);
    case Options::Mode::Window:
    case Options::Mode::Screenshot:
        break;
    }
    return runWindow(*parsed.options, argc, argv);
}
