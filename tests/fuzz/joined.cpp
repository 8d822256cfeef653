// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/joined.h"

#include "app/core/export.h"
#include "models/domain/changeset.h"
#include "models/domain/snapshotbuilder.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/snapshotcheck.h"

#include <QJsonDocument>

namespace mesoscope::fuzz {

void joinAndExport(Observation observation)
{
    SnapshotBuilder builder;
    const auto seen = std::make_shared<const Observation>(std::move(observation));
    builder.take(seen);
    const SnapshotPtr first = builder.build(1'700'000'000'000);
    const QString problem = test::problemOf(*first);
    require(problem.isEmpty(), qPrintable(problem));
    const ChangeSet all = diff(nullptr, *first);
    incidentsBetween(nullptr, *first, all);

    builder.take(seen);
    const SnapshotPtr second = builder.build(1'700'000'001'000);
    const ChangeSet changes = diff(first.get(), *second);
    require(changes.tasks.added.empty() && changes.tasks.removed.empty(), "the same reading changed the tasks");
    require(changes.agents.added.empty() && changes.agents.removed.empty(), "the same reading changed the agents");
    incidentsBetween(first.get(), *second, changes);

    const QByteArray exported = QJsonDocument(exportCluster(*first)).toJson(QJsonDocument::Compact);
    require(QJsonDocument::fromJson(exported).isObject(), "an export that is no JSON");
}

} // namespace mesoscope::fuzz
