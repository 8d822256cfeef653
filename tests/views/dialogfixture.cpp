// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a dialog needs, with a Marathon that answers what the test says.
#include "tests/views/dialogfixture.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QJsonArray>
#include <QLabel>
#include <QtTest>

namespace mesoscope::test {

Error errorOf(Error::Kind kind, int status, const QString &detail)
{
    Error error;
    error.kind = kind;
    error.httpStatus = status;
    error.detail = detail;
    return error;
}

void OpenedList::add(const Opened &opened)
{
    const QMutexLocker lock(&m_mutex);
    m_opened.push_back(opened);
}

std::vector<Opened> OpenedList::all() const
{
    const QMutexLocker lock(&m_mutex);
    return m_opened;
}

Call<Receipt> FakeCommandApi::run(const Command &command, App::Kind)
{
    commands.push_back(command);
    if (held) {
        m_promise = std::make_unique<QPromise<Result<Receipt>>>();
        m_promise->start();
        return m_promise->future();
    }
    return finishedCall<Receipt>(answers.isEmpty() ? Result<Receipt>(Receipt{}) : answers.takeFirst());
}

void FakeCommandApi::release(const Result<Receipt> &result)
{
    m_promise->addResult(result);
    m_promise->finish();
}

Call<AppVersions> FakeCommandApi::versions(const AppId &app, App::Kind)
{
    return finishedCall<AppVersions>(AppVersions{app, versionList});
}

Call<QJsonObject> FakeCommandApi::definition(const AppId &app, App::Kind, const QString &version)
{
    if (version.isEmpty() && present.contains(app.text()))
        return finishedCall<QJsonObject>(present.value(app.text()));
    if (!definitions.contains(version))
        return finishedCall<QJsonObject>(errorOf(Error::Kind::NotFound, 404, QStringLiteral("App does not exist")));
    return finishedCall<QJsonObject>(definitions.value(version));
}

/// Live at once, unless its host is called "refuses", or "selfsigned" and its certificate is not pinned.
class FakeSource : public Source
{
public:
    explicit FakeSource(const Endpoint &endpoint) : m_endpoint(endpoint) {}
    SourceId id() const override { return m_endpoint.source; }
    void refresh() override {}
    void start() override
    {
        SourceState state;
        state.id = m_endpoint.source;
        state.latencyMs = 12;
        if (m_endpoint.urls.value(0).host().startsWith(QLatin1String("refuses"))) {
            state.phase = SourceState::Phase::Failed;
            state.error = errorOf(Error::Kind::Unauthorized, 401, QStringLiteral("Invalid username or password."));
        } else if (m_endpoint.urls.value(0).host().startsWith(QLatin1String("selfsigned")) &&
                   !m_endpoint.pinnedSha256.contains(QString(64, QLatin1Char('a')))) {
            state.phase = SourceState::Phase::Failed;
            state.error = errorOf(Error::Kind::Tls);
            state.error->tls = m_endpoint.pinnedSha256.isEmpty() ? TlsProblem::SelfSigned : TlsProblem::Changed;
            state.error->certificate = PeerCertificate{QStringLiteral("<b>cluster</b>"),
                                                       QStringLiteral("<b>cluster</b>"),
                                                       {QStringLiteral("selfsigned.example")},
                                                       1'700'000'000'000,
                                                       1'800'000'000'000,
                                                       QString(64, QLatin1Char('a'))};
        } else {
            state.phase = SourceState::Phase::Live;
            state.version = QStringLiteral("1.11.24");
            state.lastGoodMs = 1'700'000'000'000;
            state.capabilities = Capability::Apps;
        }
        Q_EMIT stateChanged(state);
    }

private:
    const Endpoint m_endpoint;
};

static Backends fakeBackends(OpenedList *opened, const Profile &profile, const Secrets &secrets)
{
    opened->add({profile, secrets});
    Backends backends;
    for (const Endpoint &endpoint : profile.endpoints)
        backends.sources.push_back(std::make_unique<FakeSource>(endpoint));
    return backends;
}

DialogFixture::DialogFixture(ThemeMode mode)
    : session(store, commands, subscriptions, clock,
              [this](const Profile &profile, const Secrets &given, const Clock &) {
                  return fakeBackends(&openedList, profile, given);
              }),
      profiles(folder.filePath(QStringLiteral("profiles.json"))),
      connections(session, profiles, secrets, preferences, clock,
                  [this](const Profile &profile, const Secrets &given, const Clock &) {
                      return fakeBackends(&openedList, profile, given);
                  })
{
    theme.setMode(mode);
    commands.attach(
        &m_pipeline, &api, [] {}, false, &api);
    subscriptions.attach(&m_pipeline, nullptr, nullptr, &registry);
    ClusterChange change;
    change.after = cluster();
    store.publish(change);
    window.resize(1200, 800);
    window.show();
    m_actions = std::make_unique<Actions>(context, connections, &window);
}

DialogFixture::~DialogFixture()
{
    m_actions.reset();
    session.close();
    commands.detach();
    subscriptions.detach();
}

QDialog *DialogFixture::dialog() const
{
    const auto dialogs = window.findChildren<QDialog *>();
    for (QDialog *dialog : dialogs) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

void DialogFixture::click(const char *button) const
{
    auto *found = find<QAbstractButton>(button);
    QVERIFY2(found, button);
    QVERIFY2(found->isEnabled(), button);
    found->click();
}

QString DialogFixture::errorTitle() const
{
    const auto *label = find<QLabel>("errorTitle");
    return label && label->isVisible() ? label->text() : QString();
}

QString DialogFixture::errorDetail() const
{
    const auto *label = find<QLabel>("errorDetail");
    return label && label->isVisible() ? label->text() : QString();
}

void DialogFixture::picture(const char *name) const
{
    const QString folderName = qEnvironmentVariable("MESOSCOPE_PICTURES");
    QDialog *open = dialog();
    if (folderName.isEmpty() || !open)
        return;
    QVERIFY(QTest::qWaitForWindowExposed(open));
    QCoreApplication::processEvents();
    open->grab().save(QDir(folderName)
                          .filePath(QString::fromLatin1(name) +
                                    (theme.isDark() ? QStringLiteral("-dark.png") : QStringLiteral("-light.png"))));
}

std::shared_ptr<ClusterSnapshot> DialogFixture::cluster()
{
    auto snapshot = std::make_shared<ClusterSnapshot>();
    snapshot->revision = 1;
    snapshot->takenAtMs = 1'700'000'000'000;
    SourceState &marathon = snapshot->sources[size_t(SourceId::Marathon)];
    marathon.phase = SourceState::Phase::Live;
    marathon.lastGoodMs = snapshot->takenAtMs;
    const auto addApp = [&](const char *id, int instances, int running, int unhealthy) {
        App app;
        app.handle = AppHandle(quint32(snapshot->apps.size()));
        app.id = AppId(QString::fromLatin1(id));
        app.instances = instances;
        app.counts = {0, running, running - unhealthy, unhealthy};
        app.each = {0.5, 256, 0, 0};
        app.version = QStringLiteral("2023-11-14T20:00:00.000Z");
        app.healthChecks = {HealthCheck{}};
        app.status = unhealthy > 0 ? AppStatus::Unhealthy : running > 0 ? AppStatus::Running : AppStatus::Suspended;
        snapshot->apps.push_back(app);
    };
    addApp("/shop/frontend", 3, 3, 1);
    addApp("/shop/cart", 2, 2, 0);
    addApp("/db", 0, 0, 0);
    for (int i = 0; i < 2; ++i) {
        Agent agent;
        agent.handle = AgentHandle(quint32(i));
        agent.hostname = QStringLiteral("s%1").arg(i);
        agent.hasTotals = true;
        agent.total = {4, 4096, 10000, 0};
        agent.used = {1, 1024, 0, 0};
        snapshot->agents.push_back(agent);
    }
    for (int i = 0; i < 3; ++i) {
        Task task;
        task.handle = TaskHandle(quint32(i));
        task.id = TaskId(QStringLiteral("shop_frontend.instance-%1._app.1").arg(i));
        task.app = AppHandle(0);
        task.host = QStringLiteral("s%1").arg(i % 2);
        task.state = TaskState::Running;
        snapshot->tasks.push_back(task);
    }
    Deployment deployment;
    deployment.handle = DeploymentHandle(0);
    deployment.id = DeploymentId(QStringLiteral("97c136bf-5a28-4821-9d94-480d9fbb01c8"));
    deployment.versionMs = snapshot->takenAtMs - 6 * 60'000;
    deployment.affected = {AppId(QStringLiteral("/shop/frontend"))};
    deployment.currentStep = 2;
    deployment.totalSteps = 3;
    snapshot->deployments.push_back(deployment);
    return snapshot;
}

} // namespace mesoscope::test
