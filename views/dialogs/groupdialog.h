// SPDX-License-Identifier: GPL-3.0-or-later
// Makes an empty group.
#pragma once

#include "views/dialogs/commanddialog.h"

class QComboBox;
class QLineEdit;

namespace mesoscope {

class GroupDialog : public CommandDialog
{
    Q_OBJECT

public:
    /// @p parent: the group it begins in; it can be typed away.
    GroupDialog(const ViewContext &context, const AppId &parent, QWidget *window);

protected:
    Command command() const override;
    void submit() override;
    FieldRow *fieldFor(const QString &path) const override;
    void clearFieldProblems() override;

private:
    AppId group() const;
    /// Only groups at the top have a role, where Marathon knows of it.
    void showRole();

    QLineEdit *m_id;
    FieldRow *m_row;
    QComboBox *m_role;
    FieldRow *m_roleRow;
};

} // namespace mesoscope
