// SPDX-License-Identifier: GPL-3.0-or-later
// The composition root of the program with a window: makes everything, in the order in which it must go again.
#pragma once

#include "app/services.h"
#include "views/selection.h"
#include "views/theme/theme.h"
#include "views/viewcontext.h"

#include <memory>

class QApplication;

namespace mesoscope {

class Actions;
class DesktopNotifier;
class MainWindow;
class RecordFile;
class Screenshot;
class Tray;
class TrayPopups;

/// GUI thread. The end-to-end tests drive it as main() does.
class Application : public QObject
{
    Q_OBJECT

public:
    Application(const Options &options, QApplication &application);
    ~Application() override;

    /// Connects, and shows the window (--screenshot: draws it and leaves). False when the options name no cluster that
    /// can be had; the reason is in problem().
    bool start();
    QString problem() const { return m_problem; }

    Services &services() { return m_services; }
    Selection &selection() { return m_selection; }
    Actions &actions() { return *m_actions; }
    MainWindow &window() { return *m_window; }

public Q_SLOTS:
    void raiseWindow();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyPreference(Pref pref);
    void connectParts();
    /// Says when what is remembered cannot be written or read.
    void tellOfFile(const RecordFile &file, const QString &name);
    void makeTray();
    void selectAsAsked();
    void startScreenshot();
    void onPainted();
    void showHeldPage();

    QApplication &m_application;
    const Options m_options;
    Services m_services;
    Selection m_selection;
    Theme m_theme;
    const ViewContext m_context;
    std::unique_ptr<Actions> m_actions;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Tray> m_tray; ///< with the notifications; not for a screenshot
    std::unique_ptr<DesktopNotifier> m_notices;
    TrayPopups *m_balloons = nullptr; ///< of m_notices
    bool m_painted = false;
    bool m_asksForCluster = false; ///< once the window is there
    std::unique_ptr<Screenshot> m_screenshot;
    QString m_problem;
};

} // namespace mesoscope
