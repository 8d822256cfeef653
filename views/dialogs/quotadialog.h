// SPDX-License-Identifier: GPL-3.0-or-later
// What a role is promised, and what it may have at most.
#pragma once

#include "models/domain/framework.h"
#include "views/dialogs/commanddialog.h"

class QCheckBox;
class QLineEdit;

namespace mesoscope {

class QuotaDialog : public CommandDialog
{
    Q_OBJECT

public:
    QuotaDialog(const ViewContext &context, const QString &role, QWidget *parent);

protected:
    Command command() const override;
    void submit() override;
    FieldRow *fieldFor(const QString &path) const override;
    void clearFieldProblems() override;

private:
    struct Field
    {
        QString path; ///< "/limit/cpus"
        QLineEdit *edit;
        FieldRow *row;
    };

    Field makeField(const QString &caption, const QString &path, const QString &value, const QString &placeholder);
    double least(const QString &name) const;
    std::optional<double> most(const QString &name) const;
    std::optional<double> numberIn(const QString &path) const;
    /// What the cluster has not: promises to all roles together are more than there is.
    bool isTooMuch() const;
    void update();

    const QString m_role;
    QList<Field> m_fields;
    QLabel *m_room;
    QCheckBox *m_force;
};

} // namespace mesoscope
