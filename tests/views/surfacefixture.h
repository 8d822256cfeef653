// SPDX-License-Identifier: GPL-3.0-or-later
// What the map, the charts and the logs need, with a metrics store and a log store that answer what the test says.
#pragma once

#include "app/base/clock.h"
#include "app/core/commandbus.h"
#include "app/core/deploymenthistory.h"
#include "app/core/destroyedapps.h"
#include "app/core/failurehistory.h"
#include "app/core/memorystore.h"
#include "app/core/preferences.h"
#include "app/core/rowservice.h"
#include "app/core/store.h"
#include "app/core/subscriptions.h"
#include "tests/support/samplecluster.h"
#include "views/selection.h"
#include "views/theme/theme.h"
#include "views/viewcontext.h"

#include <QPointer>
#include <QWidget>

#include <functional>

namespace mesoscope::test {

/// Answers with answer(query), at once.
class FakeSeriesApi : public SeriesApi
{
public:
    Call<SeriesSet> query(const SeriesQuery &query) override;

    std::function<Result<SeriesSet>(const SeriesQuery &)> answer;
    QList<SeriesQuery> asked;
};

class FakeLogApi : public LogApi
{
public:
    LogFollower *follow(const LogRef &ref, QObject *parent) override;
    void send(const QStringList &lines, bool restarted = false, qint64 skipped = 0);

    QList<LogRef> asked;
    QPointer<LogFollower> follower; ///< the newest
};

class SurfaceFixture
{
public:
    explicit SurfaceFixture(ThemeMode mode = ThemeMode::Light);

    void publish(const SnapshotPtr &snapshot);
    ViewContext context();
    /// Into the folder $MESOSCOPE_PICTURES, when it is set.
    static void picture(QWidget &widget, const QString &name);

    ManualClock clock{SampleNow};
    Store store;
    CommandBus commands{store};
    DeploymentHistory deployments{store, commands};
    MemoryStore secrets;
    DestroyedApps destroyed{store, secrets};
    FailureHistory failures{store};
    Subscriptions subscriptions{nullptr, &clock};
    RowService rows{store};
    Preferences preferences{QStringLiteral(":memory:")};
    Selection selection;
    Theme theme;
    QObject pipeline; ///< lives on this thread: what is queued arrives with the next events
    FakeSeriesApi series;
    FakeLogApi logs;
};

} // namespace mesoscope::test
