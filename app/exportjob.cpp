// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportjob.h"

#include "app/base/savefile.h"
#include "app/core/export.h"

#include <QJsonDocument>

namespace mesoscope {

ExportJob::ExportJob(const QString &file, Store &store, QObject *parent)
    : QObject(parent), m_file(file), m_store(store), m_settling(store)
{
    connect(&m_settling, &Settling::settled, this, &ExportJob::write);
}

void ExportJob::write()
{
    const SnapshotPtr snapshot = m_store.current();
    const QByteArray document = QJsonDocument(exportCluster(*snapshot)).toJson();
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || file.write(document) != document.size() || !commitWhole(file)) {
        Q_EMIT done(1, QStringLiteral("mesoscope: %1: %2\n").arg(m_file, file.errorString()));
        return;
    }
    Q_EMIT done(exitStatusOf(*snapshot), {});
}

} // namespace mesoscope

#include "moc_exportjob.cpp"
