// SPDX-License-Identifier: GPL-3.0-or-later
// Everything of the program but its window: what --export needs, and the window is put on.
#pragma once

#include "app/core/commandbus.h"
#include "app/core/connections.h"
#include "app/core/deploymenthistory.h"
#include "app/core/destroyedapps.h"
#include "app/core/failurehistory.h"
#include "app/core/notifier.h"
#include "app/core/preferences.h"
#include "app/core/profilestore.h"
#include "app/core/rowservice.h"
#include "app/core/session.h"
#include "app/core/store.h"
#include "app/core/subscriptions.h"
#include "app/demo/demoserver.h"
#include "app/options.h"

#include <memory>

namespace mesoscope {

/// GUI thread. Members are in the order of their dependence: the last goes first.
class Services : public QObject
{
    Q_OBJECT

public:
    explicit Services(const Options &options);
    ~Services() override;

    /// Connects to what the options name: a demo, addresses, else the profile used last. NotFound when there is none of
    /// these; another error when the demo cannot be started.
    Result<Nothing> connectAsAsked();
    /// Starts an embedded demo cluster and connects to it; replaces one that runs.
    Result<Nothing> startDemo(const QString &scenario);
    demo::DemoServer *demo() const { return m_demo.get(); }
    QString configFile(const QString &name) const; ///< in --config-dir; empty: the platform's place

private:
    void openRecords();
    void forgetRemoved();

    const Options m_options;
    SystemClock m_clock;
    std::unique_ptr<demo::DemoServer> m_demo; ///< outlives the session that asks it
    QSet<QString> m_profileIds;               ///< the saved ones

public:
    const Clock &clock() const { return m_clock; }
    Preferences preferences;
    ProfileStore profiles;
    const std::unique_ptr<SecretStore> secrets;
    Store store;
    RowService rows;
    CommandBus commands;
    Subscriptions subscriptions;
    Session session;
    Connections connections;
    DeploymentHistory deployments;
    DestroyedApps destroyed;
    FailureHistory failures;
    Notifier notifier;
};

/// Starts @p server so that its time, after --at, is the desktop's.
Result<Nothing> startDemoServer(demo::DemoServer &server, const QString &name, const Options &options,
                                const Clock &clock);

/// The profile of an embedded demo cluster, and the secrets that go with it.
struct DemoConnection
{
    Profile profile;
    Secrets secrets;
};
DemoConnection connectionTo(const demo::DemoServer &server, const QString &scenario);

} // namespace mesoscope
