// SPDX-License-Identifier: GPL-3.0-or-later
// Makes an empty group.
#pragma once

#include "views/dialogs/commanddialog.h"

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
    QLineEdit *m_id;
    FieldRow *m_row;
};

} // namespace mesoscope
