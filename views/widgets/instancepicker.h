// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses an app and one of its instances: for charts and logs.
#pragma once

#include "models/domain/snapshot.h"

#include <QWidget>

class QComboBox;
class QStringListModel;

namespace mesoscope {

class Theme;

class InstancePicker : public QWidget
{
    Q_OBJECT

public:
    /// What the second field offers beside single instances.
    enum class Offer {
        InstancesOnly, ///< logs
        WithTotals,    ///< charts: the cluster, an app's total, each of its instances
    };
    InstancePicker(Offer offer, const Theme &theme, QWidget *parent);

    /// Keeps what is chosen, also when it is gone from the cluster.
    void setSnapshot(const SnapshotPtr &snapshot);
    void choose(const AppId &app, const TaskId &task, bool each = false);
    const AppId &app() const { return m_app; }
    const TaskId &task() const { return m_task; }
    bool eachInstance() const { return m_each; }
    void focusField();

Q_SIGNALS:
    void picked();

private:
    void fillApps();
    void fillInstances();
    void takeApp(const QString &text);

    const Offer m_offer;
    const Theme &m_theme;
    SnapshotPtr m_snapshot;
    AppId m_app;
    TaskId m_task;
    bool m_each = false;
    QComboBox *m_apps;
    QComboBox *m_instances;
    QStringListModel *m_names;
};

} // namespace mesoscope
