// SPDX-License-Identifier: GPL-3.0-or-later
// Which deployments lock an app, and what can be done about it: wait for them, or override them.
#pragma once

#include "models/domain/snapshot.h"

#include <QFrame>
#include <QStringList>

class QCheckBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace mesoscope {

class Theme;

/// GUI thread. To override is a separate choice, never made beforehand.
class LockPanel : public QFrame
{
    Q_OBJECT

public:
    LockPanel(const Theme &theme, QWidget *parent = nullptr);

    /// @p deployments: the ids that the refusal named. Who waits goes on waiting.
    void showLocks(const QStringList &deployments, const ClusterSnapshot &snapshot, qint64 nowMs);
    /// How far they are now; unlocked() when somebody waits and they are over.
    void update(const ClusterSnapshot &snapshot, qint64 nowMs);
    void clear();
    bool isOverridden() const;
    bool isWaiting() const { return m_waiting; }

Q_SIGNALS:
    void overrideChanged(bool on);
    void unlocked(); ///< once per refusal

private:
    QString about(const QString &id, const ClusterSnapshot &snapshot, qint64 nowMs) const;
    bool isOver(const QString &id, const ClusterSnapshot &snapshot) const;
    void setWaiting(bool waiting);

    const Theme &m_theme;
    QVBoxLayout *m_rows;
    QPushButton *m_wait;
    QLabel *m_waits;
    QCheckBox *m_override;
    QStringList m_deployments;
    QStringList m_shown;  ///< what the rows say
    qint64 m_sinceMs = 0; ///< the refusal, on the desktop's clock
    bool m_waiting = false;
};

} // namespace mesoscope
