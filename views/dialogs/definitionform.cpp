// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/definitionform.h"

#include "views/dialogs/formbuilder.h"
#include "views/dialogs/formsections.h"
#include "views/text/errortext.h"
#include "views/theme/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int ListWidth = 168;
} // namespace

DefinitionForm::DefinitionForm(Definition &definition, const Theme &theme, const FormOffers &offers, bool isNew,
                               QWidget *parent)
    : QWidget(parent), m_list(new QListWidget(this)), m_scroll(new QScrollArea(this))
{
    auto *content = new QWidget(this);
    content->setObjectName(u"page"_s);
    m_builder = new FormBuilder(definition, theme, content);
    m_id = addBasics(*m_builder, isNew);
    addNetwork(*m_builder);
    addHealthChecks(*m_builder);
    addEnvironment(*m_builder);
    addStorage(*m_builder);
    addPlacement(*m_builder, offers);
    addLifecycle(*m_builder, offers);
    addContainer(*m_builder);
    addOthers(*m_builder);
    m_builder->end();

    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("Form"));
    m_scroll->setWidget(content);
    m_list->setObjectName(u"sections"_s);
    m_list->setAccessibleName(tr("Sections of the form"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedWidth(ListWidth);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const FormBuilder::Section &section : m_builder->sections())
        m_list->addItem(section.title);
    m_list->setCurrentRow(0);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(m_list);
    layout->addWidget(m_scroll, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &DefinitionForm::goTo);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &DefinitionForm::follow);
}

FieldBook &DefinitionForm::fields()
{
    return m_builder->fields();
}

void DefinitionForm::goTo(int section)
{
    if (m_going || section < 0)
        return;
    const QScopedValueRollback<bool> going(m_going, true);
    const QLabel *heading = m_builder->sections().at(section).heading;
    m_scroll->verticalScrollBar()->setValue(heading->pos().y() - 8);
}

void DefinitionForm::follow()
{
    if (m_going)
        return;
    const QScopedValueRollback<bool> going(m_going, true);
    const int top = m_scroll->verticalScrollBar()->value() + 24;
    int current = 0;
    for (int i = 0; i < int(m_builder->sections().size()); ++i) {
        if (m_builder->sections().at(i).heading->pos().y() <= top)
            current = i;
    }
    m_list->setCurrentRow(current);
}

void DefinitionForm::setRevealed(bool revealed)
{
    for (RecordTable *table : m_builder->secretTables())
        table->setRevealed(revealed);
}

QList<LocalProblem> DefinitionForm::showProblems(const QList<LocalProblem> &problems, bool all)
{
    fields().clear();
    QList<LocalProblem> unplaced;
    for (const LocalProblem &problem : problems) {
        FieldRow *row = fields().find(problem.path);
        if (!row)
            unplaced += problem;
        else if ((all || row->isTouched()) && !row->hasProblem())
            row->setProblem(problemText(problem));
    }
    countProblems();
    return unplaced;
}

void DefinitionForm::countProblems()
{
    for (int i = 0; i < m_list->count(); ++i) {
        const FormBuilder::Section &section = m_builder->sections().at(i);
        const auto problems = int(std::count_if(section.rows.cbegin(), section.rows.cend(),
                                                [](const FieldRow *row) { return row->hasProblem(); }));
        QListWidgetItem *item = m_list->item(i);
        item->setText(problems > 0 ? tr("%1 (%2)", "a section and the number of its problems")
                                         .arg(section.title, QString::number(problems))
                                   : section.title);
        item->setData(Qt::ForegroundRole, problems > 0 ? QVariant(m_builder->theme().colour(Token::Bad)) : QVariant());
        item->setToolTip(problems > 0 ? tr("%n field(s) with a problem", nullptr, problems) : QString());
    }
}

void DefinitionForm::focusFirst()
{
    FieldRow *row = fields().firstProblem();
    QWidget *target = row ? row->editor() : m_id;
    target->setFocus();
    m_scroll->ensureWidgetVisible(row ? static_cast<QWidget *>(row) : target);
}

} // namespace mesoscope

#include "moc_definitionform.cpp"
