// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/base/log.h"
#include "app/screenshot.h"
#include "views/desktop/desktopnotifier.h"
#include "views/desktop/tray.h"
#include "views/dialogs/dialogs.h"
#include "views/mainwindow.h"
#include "views/text/translation.h"

#include <QApplication>
#include <QEvent>
#include <QTimer>

#include <cstdio>

namespace mesoscope {

static ThemeMode modeOf(const QString &name)
{
    if (name == QLatin1String("light"))
        return ThemeMode::Light;
    return name == QLatin1String("dark") ? ThemeMode::Dark : ThemeMode::System;
}

Application::Application(const Options &options, QApplication &application)
    : m_application(application),
      m_options(options),
      m_services(options),
      m_context{
          m_services.store,   m_services.rows, m_services.commands, m_services.subscriptions, m_services.preferences,
          m_selection,        m_theme,         m_services.clock(),  m_services.deployments,   m_services.destroyed,
          m_services.failures}
{
    for (const Pref pref :
         {Pref::Language, Pref::Theme, Pref::CompactRows, Pref::NotificationsOn, Pref::NotificationsPerMinute})
        applyPreference(pref); // before the window: it is made in the right language and colours
    m_actions = std::make_unique<Actions>(m_context, m_services.connections, nullptr);
    m_window = std::make_unique<MainWindow>(m_context, *m_actions, m_services.connections);
    m_actions->setWindow(m_window.get());
    connectParts();
    if (m_options.mode == Options::Mode::Window)
        makeTray();
}

Application::~Application()
{
    m_services.session.close(); // the views see an empty store before they go
    m_screenshot.reset();
    m_notices.reset();
    m_tray.reset();
    m_window.reset();
    m_actions.reset();
}

void Application::applyPreference(Pref pref)
{
    const QVariant value = m_services.preferences.get(pref);
    switch (pref) {
    case Pref::Language:
        installTranslation(m_application, m_options.language.isEmpty() ? value.toString() : m_options.language);
        break;
    case Pref::Theme:
        m_theme.setMode(modeOf(m_options.theme.isEmpty() ? value.toString() : m_options.theme));
        break;
    case Pref::CompactRows:
        m_theme.setCompact(value.toBool());
        break;
    case Pref::NotificationsOn:
        m_services.notifier.setMuted(!value.toBool());
        break;
    case Pref::NotificationsPerMinute:
        m_services.notifier.setPerMinute(value.toInt());
        break;
    default:
        break;
    }
}

void Application::tellOfFile(const RecordFile &file, const QString &name)
{
    connect(&file, &RecordFile::problemChanged, this, [this, &file, name] {
        if (!file.problem().isEmpty())
            Q_EMIT m_actions->message(tr("%1 cannot be written: %2").arg(name, file.problem()), Condition::Warning);
    });
    connect(&file, &RecordFile::keptAside, this, [this, name](const QString &aside) {
        Q_EMIT m_actions->message(tr("%1 could not be read. It is kept as %2.").arg(name, aside), Condition::Warning);
    });
}

void Application::connectParts()
{
    connect(&m_services.preferences, &Preferences::changed, this, &Application::applyPreference);
    connect(m_window.get(), &MainWindow::refreshRequested, &m_services.session, &Session::refresh);
    connect(m_actions.get(), &Actions::demoRequested, this, [this](const QString &scenario) {
        const auto started = m_services.startDemo(scenario);
        if (!started.ok())
            Q_EMIT m_actions->message(started.error().detail, Condition::Bad);
    });
    tellOfFile(m_services.deployments.file(), tr("The history of deployments"));
    tellOfFile(m_services.failures.file(), tr("The history of failures"));
    tellOfFile(m_services.destroyed.file(), tr("The list of destroyed apps"));
    m_window->installEventFilter(this);
}

void Application::makeTray()
{
    m_tray =
        std::make_unique<Tray>(m_services.store, m_services.notifier, m_services.preferences, m_theme, m_window.get());
    std::vector<std::unique_ptr<Popups>> places;
    if (auto bus = makeBusPopups())
        places.push_back(std::move(bus));
    auto balloons = std::make_unique<TrayPopups>();
    m_balloons = balloons.get();
    places.push_back(std::move(balloons));
    m_notices = std::make_unique<DesktopNotifier>(m_services.notifier, std::move(places));

    const auto trayChanged = [this] {
        m_balloons->setIcon(m_tray->isVisible() ? m_tray->icon() : nullptr);
        m_actions->setTrayAvailable(m_tray->isVisible());
    };
    trayChanged();
    connect(m_tray.get(), &Tray::availableChanged, this, trayChanged);
    connect(m_tray.get(), &Tray::openRequested, this, &Application::raiseWindow);
    connect(m_tray.get(), &Tray::quitRequested, &m_application, &QCoreApplication::quit);
    connect(m_tray.get(), &Tray::message, m_actions.get(), &Actions::message);
    connect(m_notices.get(), &DesktopNotifier::message, m_actions.get(), &Actions::message);
    connect(m_notices.get(), &DesktopNotifier::activated, this, [this](PageId page, const Selectable &what) {
        m_selection.open(page, what);
        raiseWindow();
    });
}

bool Application::eventFilter(QObject *watched, QEvent *event)
{
    // A hidden window needs its alarms only: sources may ask less often.
    if (watched == m_window.get() && (event->type() == QEvent::Show || event->type() == QEvent::Hide))
        m_services.session.setWatched(event->type() == QEvent::Show);
    if (watched == m_window.get() && event->type() == QEvent::Close && m_tray && m_tray->keepsRunning()) {
        event->ignore();
        m_window->hide();
        return true;
    }
    if (watched == m_window.get() && event->type() == QEvent::Paint && !m_painted) {
        m_painted = true;
        QMetaObject::invokeMethod(this, &Application::onPainted, Qt::QueuedConnection); // behind the rest of it
    }
    return QObject::eventFilter(watched, event);
}

void Application::showHeldPage()
{
    if (m_window->isFirstPageHeld())
        m_window->showPage(m_window->currentPage());
}

void Application::onPainted()
{
    qCInfo(logUi) << "first window painted"; // tests/bench waits for it when it times the start
    showHeldPage();
    if (m_asksForCluster)
        m_actions->connectDialog();
}

bool Application::start()
{
    const auto connected = m_services.connectAsAsked();
    const bool nothingToShow = !connected.ok() && connected.error().kind == Error::Kind::NotFound;
    if (!connected.ok() && !nothingToShow) {
        m_problem = QStringLiteral("mesoscope: the demo cluster does not start: %1\n").arg(connected.error().detail);
        return false;
    }
    if (m_options.mode == Options::Mode::Screenshot) {
        if (nothingToShow) {
            m_problem = QStringLiteral("mesoscope: no cluster to draw: give --demo or addresses\n");
            return false;
        }
        startScreenshot();
        return true;
    }
    if (m_options.size)
        m_window->resize(*m_options.size);
    if (m_options.page)
        m_window->showPage(*m_options.page);
    else
        m_window->holdFirstPage(); // until onPainted()
    m_window->show();
    QTimer::singleShot(100, this, &Application::showHeldPage); // a window that starts minimized is not painted
    m_asksForCluster = nothingToShow;
    if (!m_options.select.isEmpty())
        connect(&m_services.store, &Store::changed, this, &Application::selectAsAsked);
    return true;
}

void Application::selectAsAsked()
{
    const Selectable what = findSelectable(*m_services.store.current(), m_options.select);
    if (std::holds_alternative<NothingSelected>(what))
        return; // not seen yet
    disconnect(&m_services.store, &Store::changed, this, &Application::selectAsAsked);
    m_selection.open(m_options.page.value_or(pageFor(what)), what);
}

void Application::startScreenshot()
{
    m_screenshot = std::make_unique<Screenshot>(m_options, m_services.store, *m_window, m_selection);
    connect(m_screenshot.get(), &Screenshot::done, this, [](int exitStatus, const QString &message) {
        std::fputs(message.toLocal8Bit().constData(), stderr);
        QCoreApplication::exit(exitStatus);
    });
    m_screenshot->start();
}

void Application::raiseWindow()
{
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

} // namespace mesoscope

#include "moc_application.cpp"
