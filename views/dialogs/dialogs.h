// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a person can do to a cluster or to the program, as one object: opens the dialog that asks first.
#pragma once

#include "app/core/undohistory.h"
#include "models/domain/ids.h"
#include "models/domain/sourcestate.h"
#include "models/domain/states.h"
#include "views/viewcontext.h"

#include <QList>
#include <QObject>
#include <QPointer>

class QAction;
class QDialog;
class QWidget;

namespace mesoscope {

class Connections;
struct Batch;
struct Confirmation;
struct Profile;
enum class SourceId;

/// GUI thread. Dialogs are window-modal children of @p window, opened without waiting; each deletes itself when it is
/// done. At most one is open at a time: asking for another while one is open brings that one to the front.
class Actions : public QObject
{
    Q_OBJECT

public:
    /// All references must outlive this. @p window may be null (tests).
    Actions(const ViewContext &context, Connections &connections, QWidget *window);
    ~Actions() override;
    /// The window is made after this, because its pages get this.
    void setWindow(QWidget *window) { m_window = window; }

    /// "Deploy…", enabled while the cluster takes commands.
    QAction *deployAction() const { return m_deploy; }

    /// "Undo: …", enabled while there is something to take back; its shortcut is the window's.
    QAction *undoAction() const { return m_undo; }

    void deploy();
    void scale(const AppId &app);
    void edit(const AppId &app, const QString &fromVersion = {}); ///< begins with a former version's definition
    void rename(const AppId &app);
    void restart(const AppId &app);
    void suspend(const AppId &app);
    void resume(const AppId &app);
    void destroy(const AppId &app);
    void destroyGroup(const AppId &group);
    void scaleGroup(const AppId &group);
    /// An empty group inside @p parent.
    void createGroup(const AppId &parent);
    void changeGroupRole(const AppId &group); ///< of a group at the top

    // What Mesos is told (nodeactions.cpp).
    void changeQuota(const QString &role);

    // Many at once: apps, and groups for all the apps inside. One list says what becomes of each.
    void restartAll(const QList<AppId> &ids);
    void suspendAll(const QList<AppId> &ids);
    void resumeAll(const QList<AppId> &ids);
    void scaleAll(const QList<AppId> &ids);
    void destroyAll(const QList<AppId> &ids);
    void changeLabels(const QList<AppId> &ids);
    /// Offers the app's versions; @p version is selected when it is one of them.
    void rollBack(const AppId &app, const QString &version = {});
    void kill(const AppId &app, const QList<TaskId> &tasks);
    void rollBackDeployment(const DeploymentId &deployment);
    void stopDeployment(const DeploymentId &deployment); ///< where it is, without rolling back
    void resetDelay(const AppId &app);

    /// Takes back what was done last: at once for one app, after showing the list for many.
    void undo();

    void connectDialog();
    void editProfile(const QString &profileId);
    void preferences();
    void about();

    /// Whether commands can be given now, at all or to one app or group; where not, buttons say why with whyNot().
    bool canWrite(const AppId &target = {}) const;
    QString whyNot(const AppId &target = {}) const;
    /// The same of what Mesos is told, all of which Mesos 1.9 brought: empty when it can be done.
    QString whyNotAtMesos() const;
    /// Whether the tray shows an icon, for the hint in preferences and about; unknown (true) until told.
    void setTrayAvailable(bool available) { m_trayAvailable = available; }

Q_SIGNALS:
    /// Something to tell in passing, at the window's edge.
    void message(const QString &text, mesoscope::Condition condition);
    /// The same of something that undo() takes back.
    void undoable(const QString &text);
    /// A person wants to look around in an embedded demo cluster (architecture 1: "small", "busy"…).
    void demoRequested(const QString &scenario);
    /// Whether commands can be given has changed.
    void canWriteChanged();

private:
    void show(QDialog *dialog);
    void showBatch(const Batch &batch, const QList<AppId> &apps);
    void undoOne(const UndoHistory::Step &step);
    void tell(const QString &text, Condition condition, bool undoable);
    void nameUndo();
    void confirm(const Confirmation &confirmation);
    bool raiseOpenDialog();
    void updateCanWrite();
    void askSecret(const Profile &profile, SourceId source);

    const ViewContext m_context;
    Connections &m_connections;
    QPointer<QWidget> m_window;
    QPointer<QDialog> m_open;
    QAction *m_deploy = nullptr;
    QAction *m_undo = nullptr;
    UndoHistory m_history;
    bool m_canWrite = false;
    QList<Refusal> m_refusals; ///< as they were when buttons were last told
    QString m_whyNotAtMesos;
    bool m_trayAvailable = true;
};

} // namespace mesoscope
