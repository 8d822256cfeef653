// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the window together around the store.
#include "tests/views/windowfixture.h"

namespace mesoscope::test {

Call<Receipt> RecordingApi::run(const Command &command, App::Kind)
{
    commands.append(command);
    return finishedCall<Receipt>(Receipt{DeploymentId(QStringLiteral("d-1")), {}, false});
}

Call<AppVersions> RecordingApi::versions(const AppId &app, App::Kind)
{
    return finishedCall<AppVersions>(
        AppVersions{app, {QStringLiteral("2026-11-20T10:00:00.000Z"), QStringLiteral("2026-11-18T10:00:00.000Z")}});
}

Call<QJsonObject> RecordingApi::definition(const AppId &app, App::Kind, const QString &)
{
    return finishedCall<QJsonObject>(QJsonObject{{QStringLiteral("id"), app.text()}});
}

WindowFixture::WindowFixture()
    : session(store, commands, subscriptions, clock,
              [](const Profile &, const Secrets &, const Clock &) { return Backends(); }),
      connections(session, profiles, secrets, preferences, clock,
                  [](const Profile &, const Secrets &, const Clock &) { return Backends(); })
{
    theme.setMode(ThemeMode::Light);
    commands.attach(
        &store, &api, [] {}, false);
    actions = std::make_unique<Actions>(context, connections, nullptr);
    window = std::make_unique<MainWindow>(context, *actions, connections);
    window->resize(1440, 900);
    window->show();
}

WindowFixture::~WindowFixture()
{
    window.reset();
    actions.reset();
    commands.detach();
}

void WindowFixture::publish(const SnapshotPtr &snapshot)
{
    const SnapshotPtr before = store.current()->revision == 0 ? nullptr : store.current();
    store.publish(changeBetween(before, snapshot));
}

Page *WindowFixture::show(PageId id)
{
    window->showPage(id);
    [this] { QTRY_VERIFY(window->isSettled()); }();
    QTest::qWait(20); // views lay their items out when control returns to the event loop
    return window->page(id);
}

QString WindowFixture::textOf(PageId id)
{
    return accessibleText(show(id));
}

BentCluster::BentCluster()
{
    for (const SourceId source : {SourceId::Marathon, SourceId::Mesos})
        builder.setSourceState(liveState(source));
}

SnapshotPtr BentCluster::build(qint64 nowMs)
{
    builder.take(std::make_shared<Observation>(marathon));
    builder.take(std::make_shared<Observation>(mesos));
    return builder.build(nowMs);
}

} // namespace mesoscope::test
