// SPDX-License-Identifier: GPL-3.0-or-later
// How many instances many apps shall have: one number for all, or a change of the number that each has.
#pragma once

#include "views/dialogs/batchdialog.h"

namespace mesoscope {

class ScaleManyDialog : public BatchDialog
{
    Q_OBJECT

public:
    ScaleManyDialog(const ViewContext &context, const QList<AppId> &apps, QWidget *parent);

private:
    void read(const QString &text);

    const QList<AppId> m_apps;
    const SnapshotPtr m_snapshot; ///< what the person decides from
    FieldRow *m_row;
};

} // namespace mesoscope
