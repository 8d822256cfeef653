// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done to many apps at once, as batches: which apps, what changes for each, which are left out and why.
#pragma once

#include "models/domain/groupdefinition.h"
#include "models/domain/scalechange.h"
#include "models/domain/snapshot.h"
#include "views/dialogs/batchdialog.h"

#include <QMap>

namespace mesoscope {

/// The apps among @p ids, those inside the groups among them included; each once, by id.
QList<AppId> appsOf(const QList<AppId> &ids, const ClusterSnapshot &snapshot);

Batch restartBatch(const QList<AppId> &apps, const ClusterSnapshot &snapshot);
Batch suspendBatch(const QList<AppId> &apps, const ClusterSnapshot &snapshot);
Batch destroyBatch(const QList<AppId> &apps, const ClusterSnapshot &snapshot);
/// Each to the number it had before it was suspended, as its versions tell; to one where none tells. @p commands must
/// outlive the batch; @p context ends the readings.
Batch resumeBatch(const QList<AppId> &apps, const ClusterSnapshot &snapshot, CommandBus &commands, QObject *context);
/// What is new is deployed, what is there is replaced by what @p several says; nothing is destroyed.
Batch deployBatch(const GroupDefinition &several, const ClusterSnapshot &snapshot);
/// What was done together, taken back.
Batch undoBatch(const UndoHistory::Entry &entry);

/// What a scaling comes to for each app.
QList<BatchItem> scaleItems(const QList<AppId> &apps, const ScaleChange &change, const ClusterSnapshot &snapshot);

struct LabelChange
{
    QMap<QString, QString> set;
    QStringList removed;
};
QList<BatchItem> labelItems(const QList<AppId> &apps, const LabelChange &change, const ClusterSnapshot &snapshot,
                            CommandBus &commands, QObject *context);

} // namespace mesoscope
