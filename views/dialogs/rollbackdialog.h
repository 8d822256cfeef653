// SPDX-License-Identifier: GPL-3.0-or-later
// Brings an app back to an earlier version, after showing what that changes.
#pragma once

#include "views/dialogs/commanddialog.h"

class QListWidget;
class QPushButton;

namespace mesoscope {

class ChangesTable;
class NewerNotice;
struct AppVersions;

class RollBackDialog : public CommandDialog
{
    Q_OBJECT

public:
    /// @p version: selected at first; empty: the newest but the present one.
    RollBackDialog(const ViewContext &context, const AppId &app, const QString &version, QWidget *parent);

protected:
    Command command() const override;
    void refused(const Error &error) override;

private:
    void load();
    void showVersions(const AppVersions &versions);
    void select();
    void updateSubmit();
    void showChanges(const QString &version);
    void fail(const Error &error);
    QString selectedVersion() const;

    const AppId m_app;
    QString m_wanted;
    QListWidget *m_versions;
    NewerNotice *m_notice;
    ChangesTable *m_changes;
    QLabel *m_note;
    QPushButton *m_retry;
    bool m_comparable = false; ///< what it would change is on screen
    QJsonObject m_current;
    QString m_currentVersion;
    QHash<QString, QJsonObject> m_definitions; ///< already fetched
};

} // namespace mesoscope
