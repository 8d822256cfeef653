// SPDX-License-Identifier: GPL-3.0-or-later
// A window over a store that the test fills by hand: no sockets, no files, time stands still.
#pragma once

#include "app/core/commandbus.h"
#include "app/core/connections.h"
#include "app/core/deploymenthistory.h"
#include "app/core/destroyedapps.h"
#include "app/core/failurehistory.h"
#include "app/core/memorystore.h"
#include "app/core/preferences.h"
#include "app/core/rowservice.h"
#include "app/core/subscriptions.h"
#include "tests/support/accessibletext.h"
#include "tests/support/samplecluster.h"
#include "views/dialogs/dialogs.h"
#include "views/mainwindow.h"
#include "views/pages/page.h"
#include "views/theme/theme.h"

#include <QTemporaryDir>
#include <QtTest>

namespace mesoscope::test {

/// Sends nothing and remembers what was asked; the calls are answered at once.
class RecordingApi : public CommandApi
{
public:
    Call<Receipt> run(const Command &command, App::Kind) override;
    Call<AppVersions> versions(const AppId &app, App::Kind) override;
    Call<QJsonObject> definition(const AppId &app, App::Kind, const QString &version) override;

    QList<Command> commands;
};

struct WindowFixture
{
    WindowFixture();
    ~WindowFixture();

    /// As the pipeline does: the change since what the store holds.
    void publish(const SnapshotPtr &snapshot);
    /// Shows the page and waits until it is settled.
    Page *show(PageId id);
    QString textOf(PageId id);

    ManualClock clock{SampleNow};
    QTemporaryDir folder;
    Store store;
    RowService rows{store};
    CommandBus commands{store};
    DeploymentHistory deployments{store, commands};
    Subscriptions subscriptions;
    Preferences preferences{QStringLiteral(":memory:")};
    ProfileStore profiles{folder.filePath(QStringLiteral("profiles.json"))};
    MemoryStore secrets;
    DestroyedApps destroyed{store, secrets};
    FailureHistory failures{store};
    RecordingApi api;
    Session session;
    Connections connections;
    Selection selection;
    Theme theme;
    const ViewContext context{store, rows,  commands,    subscriptions, preferences, selection,
                              theme, clock, deployments, destroyed,     failures};
    std::unique_ptr<Actions> actions;
    std::unique_ptr<MainWindow> window;
};

/// Marathon and Mesos observations that a test bends before they are joined.
struct BentCluster
{
    MarathonObservation marathon = sampleMarathon();
    MesosObservation mesos = sampleMesos();
    SnapshotBuilder builder;

    BentCluster();
    SnapshotPtr build(qint64 nowMs = SampleNow);
};

} // namespace mesoscope::test
