// SPDX-License-Identifier: GPL-3.0-or-later
// Lets a person choose one of the cluster's apps.
#pragma once

#include "models/domain/snapshot.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace mesoscope {

/// GUI thread. Window-modal; deletes itself when it is done. Pods are not among them.
class AppChooser : public QDialog
{
    Q_OBJECT

public:
    AppChooser(const ClusterSnapshot &snapshot, QWidget *parent);

Q_SIGNALS:
    void chosen(const mesoscope::AppId &app);

private:
    void narrow(const QString &text);
    void choose();

    QLineEdit *m_filter;
    QListWidget *m_list;
    QPushButton *m_choose;
};

} // namespace mesoscope
