// SPDX-License-Identifier: GPL-3.0-or-later
// Starts the application as main() does, without main().
#include "tests/e2e/livewindow.h"

#include "app/core/export.h"
#include "app/demo/demoserver.h"
#include "tests/support/accessibletext.h"
#include "views/mainwindow.h"
#include "views/pages/page.h"

#include <QApplication>
#include <QtTest>

namespace mesoscope::test {

LiveWindow::LiveWindow(const QString &scenario, double speed)
{
    m_options.demo = scenario;
    m_options.speed = speed;
    make();
}

LiveWindow::LiveWindow(const Profile &profile)
{
    m_options.profile = profile;
    make();
}

void LiveWindow::make()
{
    m_options.configDir = m_folder.path();
    m_options.language = QStringLiteral("en");
    m_options.theme = QStringLiteral("light");
    m_options.size = QSize(1440, 900);
    m_application = std::make_unique<Application>(m_options, *qApp);
}

LiveWindow::~LiveWindow() = default;

bool LiveWindow::start()
{
    if (!m_application->start())
        return false;
    return QTest::qWaitFor(
        [this] {
            return isSettled(snapshot()->sources) && snapshot()->revision > 0 &&
                   snapshot()->capabilities().toInt() != 0;
        },
        20000);
}

MainWindow &LiveWindow::window()
{
    return m_application->window();
}

SnapshotPtr LiveWindow::snapshot()
{
    return m_application->services().store.current();
}

void LiveWindow::inCluster(const std::function<void(demo::SimCluster &)> &work)
{
    m_application->services().demo()->run(work);
}

bool LiveWindow::settleOn(PageId page)
{
    window().showPage(page);
    return QTest::qWaitFor([this] { return window().isSettled(); }, 20000);
}

QString LiveWindow::textOf(PageId page)
{
    return accessibleText(window().page(page));
}

} // namespace mesoscope::test
