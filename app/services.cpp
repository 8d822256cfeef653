// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services.h"

#include "app/backends.h"
#include "app/core/keychainstore.h"
#include "app/core/memorystore.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace mesoscope {

static constexpr QLatin1StringView DeploymentsFolder("deployments");
static constexpr QLatin1StringView DestroyedFolder("destroyed");
static constexpr QLatin1StringView FailuresFolder("failures");

static QString inFolder(const Options &options, const QString &name)
{
    return options.configDir.isEmpty() ? QString() : options.configDir + QLatin1Char('/') + name;
}

// A picture must not depend on what somebody preferred, and must not change it.
static QString preferencesFile(const Options &options)
{
    return options.mode == Options::Mode::Window ? inFolder(options, QStringLiteral("preferences.ini"))
                                                 : QStringLiteral(":memory:");
}

static std::unique_ptr<SecretStore> makeSecretStore(const Options &options)
{
    if (!options.demo.isEmpty() || !options.configDir.isEmpty())
        return std::make_unique<MemoryStore>();
    return std::make_unique<KeychainStore>();
}

Services::Services(const Options &options)
    : m_options(options),
      preferences(preferencesFile(options)),
      profiles(inFolder(options, QStringLiteral("profiles.json"))),
      secrets(makeSecretStore(options)),
      rows(store),
      commands(store),
      subscriptions(nullptr, &m_clock),
      session(store, commands, subscriptions, m_clock, makeBackends),
      connections(session, profiles, *secrets, preferences, m_clock, makeBackends),
      deployments(store, commands),
      destroyed(store, *secrets),
      failures(store),
      notifier(store, m_clock)
{
    connect(&connections, &Connections::currentChanged, this, [this] {
        if (connections.isConnected() && !connections.current().demo)
            m_demo.reset(); // nobody looks at it any more
        openRecords();
    });
    connect(&deployments, &DeploymentHistory::incidents, &notifier, &Notifier::take);
    forgetRemoved();
    connect(&connections, &Connections::profilesChanged, this, &Services::forgetRemoved);
}

static QString recordFile(const Options &options, QLatin1StringView kind, const QString &key)
{
    return RecordFile::pathOf(kind, key, options.configDir);
}

/// What is remembered of a cluster goes with its profile.
void Services::forgetRemoved()
{
    QSet<QString> ids;
    for (const Profile &profile : profiles.profiles())
        ids.insert(profile.id);
    const QSet<QString> gone = m_profileIds - ids;
    for (const QString &id : gone) {
        QFile::remove(recordFile(m_options, DeploymentsFolder, id));
        QFile::remove(recordFile(m_options, FailuresFolder, id));
        destroyed.forget(recordFile(m_options, DestroyedFolder, id), id);
    }
    m_profileIds = ids;
}

void Services::openRecords()
{
    if (!connections.isConnected())
        return; // what was open stays until another is: the page may still be looked at
    const Profile &profile = connections.current();
    // A picture and an export leave nothing behind, and a demo cluster is another one each time.
    if (profile.demo || m_options.mode != Options::Mode::Window) {
        deployments.open({});
        failures.open({});
        destroyed.open({}, profile.id, DestroyedApps::Secrets::InMemory);
        return;
    }
    QString key = profile.id;
    if (!profiles.find(profile.id)) { // named by its addresses on the command line: its id is new each time
        QStringList addresses;
        for (const Endpoint &endpoint : profile.endpoints)
            addresses += QUrl::toStringList(endpoint.urls, QUrl::RemoveUserInfo);
        key = addresses.join(QLatin1Char(' '));
    }
    deployments.open(recordFile(m_options, DeploymentsFolder, key));
    failures.open(recordFile(m_options, FailuresFolder, key));
    const bool usesKeychain = std::any_of(profile.endpoints.begin(), profile.endpoints.end(),
                                          [](const Endpoint &one) { return one.usesSecret || one.usesZkSecret; });
    destroyed.open(recordFile(m_options, DestroyedFolder, key), key,
                   usesKeychain ? DestroyedApps::Secrets::Stored : DestroyedApps::Secrets::InMemory);
}

Services::~Services()
{
    session.close(); // while everybody who watches the store is still there
}

Result<Nothing> Services::connectAsAsked()
{
    if (!m_options.demo.isEmpty())
        return startDemo(m_options.demo);
    if (m_options.profile) {
        connections.connectTo(*m_options.profile, m_options.secrets);
        return Nothing{};
    }
    QString last = preferences.get(Pref::LastProfile).toString();
    if (m_options.mode != Options::Mode::Window)
        last = Preferences(inFolder(m_options, QStringLiteral("preferences.ini"))).get(Pref::LastProfile).toString();
    if (last.isEmpty() && profiles.profiles().size() == 1)
        last = profiles.profiles().constFirst().id;
    if (const Profile *profile = profiles.find(last)) {
        connections.connectTo(Profile(*profile), m_options.secrets);
        return Nothing{};
    }
    Error none;
    none.kind = Error::Kind::NotFound;
    return none;
}

Result<Nothing> Services::startDemo(const QString &scenario)
{
    auto server = std::make_unique<demo::DemoServer>();
    auto started = startDemoServer(*server, scenario, m_options, m_clock);
    if (!started.ok())
        return started.error();
    const DemoConnection connection = connectionTo(*server, scenario);
    const std::unique_ptr<demo::DemoServer> former = std::exchange(m_demo, std::move(server));
    connections.connectTo(connection.profile, connection.secrets);
    return Nothing{};
}

Result<Nothing> startDemoServer(demo::DemoServer &server, const QString &name, const Options &options,
                                const Clock &clock)
{
    const auto found = demo::loadScenario(name);
    if (!found.ok())
        return found.error();
    demo::Scenario scenario = *found;
    // The time that is let pass lies in the past, so that the cluster's now is the desktop's: ages and charts must fit.
    const qint64 ahead = qint64(options.atSeconds) * 1000;
    scenario.startMs = clock.nowMs() - ahead;
    if (!options.asVersion.isEmpty()) {
        const auto versions = demo::parseServedVersions(options.asVersion);
        if (!versions.ok())
            return versions.error();
        scenario.versions = *versions;
    }
    auto started = server.start({scenario, options.port, options.speed});
    if (started.ok() && ahead > 0)
        server.advance(ahead);
    return started;
}

DemoConnection connectionTo(const demo::DemoServer &server, const QString &scenario)
{
    DemoConnection connection;
    connection.profile.name = QStringLiteral("Demo · ") + scenario;
    connection.profile.demo = true;
    const Secret secret = Secret::basic(server.user(), server.password());
    const auto add = [&](SourceId source, const QList<QUrl> &urls, bool guarded, Dialect dialect = Dialect::None) {
        if (urls.isEmpty() || urls.constFirst().isEmpty())
            return;
        Endpoint endpoint;
        endpoint.source = source;
        endpoint.urls = urls;
        endpoint.dialect = dialect;
        endpoint.usesSecret = guarded && !secret.isEmpty();
        if (endpoint.usesSecret)
            connection.secrets.insert(source, secret);
        connection.profile.endpoints.append(endpoint);
    };
    add(SourceId::Marathon, {server.marathonUrl()}, true);
    add(SourceId::Mesos, server.mesosUrls(), false);
    add(SourceId::Series, {server.metricsUrl()}, true, Dialect::OpenTsdb);
    add(SourceId::LoadBalancer, {server.lbUrl()}, true);
    return connection;
}

} // namespace mesoscope

#include "moc_services.cpp"
