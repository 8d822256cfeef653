// SPDX-License-Identifier: GPL-3.0-or-later
// The program's real window in the test's process, on a demo cluster behind real sockets.
#pragma once

#include "app/application.h"
#include "models/domain/snapshot.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace mesoscope::demo {
class SimCluster;
}

namespace mesoscope::test {

class LiveWindow
{
public:
    /// @p speed: virtual seconds per second.
    explicit LiveWindow(const QString &scenario, double speed = 1);
    /// On a cluster that is not ours to simulate.
    explicit LiveWindow(const Profile &profile);
    ~LiveWindow();

    bool start();
    Application &app() { return *m_application; }
    MainWindow &window();
    SnapshotPtr snapshot();
    void inCluster(const std::function<void(demo::SimCluster &)> &work);
    /// Shows @p page and waits until nothing is on its way to it.
    bool settleOn(PageId page);
    QString textOf(PageId page);

private:
    void make();

    QTemporaryDir m_folder;
    Options m_options;
    std::unique_ptr<Application> m_application;
};

} // namespace mesoscope::test
