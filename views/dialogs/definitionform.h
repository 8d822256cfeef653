// SPDX-License-Identifier: GPL-3.0-or-later
// An app definition as a form: its sections in a list at the left, each with the number of its problems.
#pragma once

#include "models/domain/validate.h"
#include "views/dialogs/definition.h"
#include "views/dialogs/parts.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QScrollArea;

namespace mesoscope {

class FormBuilder;
struct FormOffers;

/// Shows and edits @p definition, which must outlive it.
class DefinitionForm : public QWidget
{
    Q_OBJECT

public:
    DefinitionForm(Definition &definition, const Theme &theme, const FormOffers &offers, bool isNew,
                   QWidget *parent = nullptr);

    void setRevealed(bool revealed);
    /// Beside the fields that were touched, or everywhere once @p all is set. Returns those without a field here.
    QList<LocalProblem> showProblems(const QList<LocalProblem> &problems, bool all);
    FieldBook &fields();
    void countProblems(); ///< in the list of sections: after fields() were given problems
    void focusFirst();

private:
    void goTo(int section);
    void follow(); ///< the list shows which section is at the top

    FormBuilder *m_builder;
    QListWidget *m_list;
    QScrollArea *m_scroll;
    QLineEdit *m_id = nullptr;
    bool m_going = false;
};

} // namespace mesoscope
