// SPDX-License-Identifier: GPL-3.0-or-later
// Lets a person choose one of some apps.
#pragma once

#include "models/domain/ids.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace mesoscope {

struct AppChoice
{
    AppId app;
    QString note; ///< beside its path; may be empty
};

/// GUI thread. Window-modal; deletes itself when it is done.
class AppChooser : public QDialog
{
    Q_OBJECT

public:
    AppChooser(const QString &title, const QString &choose, const QList<AppChoice> &choices, QWidget *parent);

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
