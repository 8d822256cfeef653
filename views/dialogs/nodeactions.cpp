// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the dialogs of what Mesos is told: about nodes, roles and their quota.
#include "app/core/commandbus.h"
#include "app/core/connections.h"
#include "app/core/store.h"
#include "views/dialogs/dialogs.h"
#include "views/dialogs/nodeconfirm.h"
#include "views/dialogs/quotadialog.h"
#include "views/text/errortext.h"

#include <QVersionNumber>

namespace mesoscope {

QString Actions::whyNotAtMesos() const
{
    const SnapshotPtr snapshot = m_context.store.current();
    if (m_context.commands.isReadOnly())
        return tr("This connection is read-only.");
    if (!m_context.commands.canWrite(SourceId::Mesos) && !m_context.commands.canWrite() && !m_connections.isConnected())
        return tr("No cluster is connected.");
    if (!m_context.commands.canWrite(SourceId::Mesos))
        return tr("Only Mesos can do this, and this cluster is connected without a Mesos master.");
    const QVersionNumber version = QVersionNumber::fromString(snapshot->info.mesosVersion);
    if (!version.isNull() && version < QVersionNumber(1, 9))
        return tr("It takes Mesos 1.9 or newer; this master is %1.").arg(snapshot->info.mesosVersion);
    return {};
}

void Actions::changeGroupRole(const AppId &group)
{
    confirm(confirmGroupRole(group, *m_context.store.current()));
}

void Actions::changeQuota(const QString &role)
{
    if (!raiseOpenDialog())
        show(new QuotaDialog(m_context, role, m_window));
}

} // namespace mesoscope
