// SPDX-License-Identifier: GPL-3.0-or-later
// The definition of an app or a pod as a form: its sections in a list at the left, each with the number of its
// problems.
#pragma once

#include "models/domain/validate.h"
#include "views/dialogs/definition.h"
#include "views/dialogs/formsections.h"
#include "views/dialogs/parts.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QScrollArea;

namespace mesoscope {

class FormBuilder;

/// Shows and edits @p definition, which must outlive it. The form is another one for a pod, and has sections for each
/// of its containers: it is made anew when the definition becomes one of the other kind, or gets another container.
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
    void build();
    void buildAnew();
    int containers() const; ///< of a pod; -1: it is an app
    void goTo(int section);
    void follow(); ///< the list shows which section is at the top

    Definition &m_definition;
    const Theme &m_theme;
    const FormOffers m_offers;
    const bool m_isNew;
    FormBuilder *m_builder = nullptr;
    int m_containers = -1; ///< the form is made for so many
    QListWidget *m_list;
    QScrollArea *m_scroll;
    QLineEdit *m_id = nullptr;
    bool m_going = false;
    bool m_revealed = false;
};

} // namespace mesoscope
