// SPDX-License-Identifier: GPL-3.0-or-later
// Gives an app another name, which Marathon cannot: a copy of it takes over, then the old one is destroyed.
#pragma once

#include "views/dialogs/commanddialog.h"

class QCheckBox;
class QLineEdit;

namespace mesoscope {

/// First the copy is deployed; only when as many of its instances run, and are healthy where they are checked, as are
/// wanted, the old app is destroyed. Closed before, both stay. Until then both are there: what they ask for alike (host
/// ports, virtual hosts) is said beforehand. An app that is suspended has nothing to wait for.
class RenameDialog : public CommandDialog
{
    Q_OBJECT

public:
    RenameDialog(const ViewContext &context, const AppId &app, QWidget *parent);

    void reject() override;

protected:
    Command command() const override;
    void submit() override;
    FieldRow *fieldFor(const QString &path) const override;
    void clearFieldProblems() override;
    void nameCancel() override;
    void succeeded(const Command &command, const Receipt &receipt) override;

private:
    enum class Step { Naming, Waiting, Destroying };

    void load();
    void watch();
    AppId newId() const;
    QString sharedText(const App &app) const;

    const AppId m_app;
    QLineEdit *m_id;
    FieldRow *m_row;
    QLabel *m_shared;
    QLabel *m_progress;
    QCheckBox *m_keepOld;
    QJsonObject m_definition; ///< as the server has it now
    Step m_step = Step::Naming;
};

} // namespace mesoscope
