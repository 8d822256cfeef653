// SPDX-License-Identifier: GPL-3.0-or-later
// The program's window in the bench's own process, on a cluster in another one.
#pragma once

#include "app/application.h"
#include "models/items/tasksmodel.h"

#include <QTableView>
#include <QTemporaryDir>

#include <memory>

class QLineEdit;

namespace mesoscope::bench {

/// Without a cluster at first; shown on the Instances page.
class Program
{
public:
    explicit Program(QSize size = {1440, 900});
    ~Program();

    Application &app() { return *m_application; }
    MainWindow &window();
    SnapshotPtr snapshot();
    QTableView *table();
    TasksModel *model();
    QLineEdit *filter();
    void connectTo(const Profile &profile);
    /// Waits until @p tasks rows and more are in the table.
    bool hasRows(size_t tasks, int limitMs);
    /// Waits until the master's event stream carries the state: after the rows, which a first reading brings.
    bool isStreamed(int limitMs);
    /// Waits until the Mesos source has read the whole state once more.
    bool readsAgain(int limitMs);

private:
    QTemporaryDir m_folder;
    Options m_options;
    std::unique_ptr<Application> m_application;
};

} // namespace mesoscope::bench
