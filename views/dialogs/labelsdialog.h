// SPDX-License-Identifier: GPL-3.0-or-later
// Sets and removes labels of many apps.
#pragma once

#include "views/dialogs/batchdialog.h"

class QLineEdit;

namespace mesoscope {

class RecordTable;

class LabelsDialog : public BatchDialog
{
    Q_OBJECT

public:
    LabelsDialog(const ViewContext &context, const QList<AppId> &apps, QWidget *parent);

private:
    void read();

    const QList<AppId> m_apps;
    const SnapshotPtr m_snapshot; ///< what the person decides from
    RecordTable *m_set;
    QLineEdit *m_removed;
};

} // namespace mesoscope
