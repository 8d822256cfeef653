// SPDX-License-Identifier: GPL-3.0-or-later
// --screenshot: one page as a picture, once its data has settled.
#pragma once

#include "app/options.h"
#include "app/settling.h"

#include <QObject>

namespace mesoscope {

class MainWindow;
class Selection;

/// What @p id names in @p snapshot: an app's or group's path, a task's id, an agent's id or host name, a deployment's
/// id.
Selectable findSelectable(const ClusterSnapshot &snapshot, const QString &id);
/// The page that shows @p what best.
PageId pageFor(const Selectable &what);

/// GUI thread. The window is laid out without being shown on a screen.
class Screenshot : public QObject
{
    Q_OBJECT

public:
    Screenshot(const Options &options, Store &store, MainWindow &window, Selection &selection,
               QObject *parent = nullptr);
    void start();

Q_SIGNALS:
    /// @p message is for stderr; empty when all is well.
    void done(int exitStatus, const QString &message);

private:
    void onSettled();
    void selectAsAsked();
    void draw();

    const Options m_options;
    Store &m_store;
    MainWindow &m_window;
    Selection &m_selection;
    Settling m_settling;
    bool m_selected = false;
    QString m_message;
};

} // namespace mesoscope
