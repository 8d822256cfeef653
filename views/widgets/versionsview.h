// SPDX-License-Identifier: GPL-3.0-or-later
// The versions that Marathon keeps of an app, and the way back to one.
#pragma once

#include "models/domain/app.h"
#include "views/viewcontext.h"

#include <QWidget>

class QListWidget;
class QPushButton;

namespace mesoscope {

class Actions;
class PlainLabel;

/// Asks when it is shown, and again when the app has another version; not before.
class VersionsView : public QWidget
{
    Q_OBJECT

public:
    VersionsView(const ViewContext &context, Actions &actions, QWidget *parent = nullptr);
    void showApp(const App &app);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();

    const ViewContext m_context;
    Actions &m_actions;
    PlainLabel *m_words;
    QListWidget *m_list;
    QPushButton *m_rollBack;
    AppId m_app;
    QString m_version;
    QString m_asked; ///< app and version that the list is of
    quint64 m_serial = 0;
};

} // namespace mesoscope
