// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/definitionform.h"

#include "models/domain/poddefinition.h"
#include "views/dialogs/formbuilder.h"
#include "views/dialogs/podsections.h"
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
constexpr int MostContainers = 30; ///< those after it are in the JSON
} // namespace

DefinitionForm::DefinitionForm(Definition &definition, const Theme &theme, const FormOffers &offers, bool isNew,
                               QWidget *parent)
    : QWidget(parent),
      m_definition(definition),
      m_theme(theme),
      m_offers(offers),
      m_isNew(isNew),
      m_list(new QListWidget(this)),
      m_scroll(new QScrollArea(this))
{
    // Before any field listens: what is about to go must not read a definition of another shape.
    connect(&definition, &Definition::replaced, this, [this] {
        if (containers() != m_containers)
            buildAnew();
    });
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("Form"));
    m_list->setObjectName(u"sections"_s);
    m_list->setAccessibleName(tr("Sections of the form"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedWidth(ListWidth);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(m_list);
    layout->addWidget(m_scroll, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &DefinitionForm::goTo);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &DefinitionForm::follow);
}

int DefinitionForm::containers() const
{
    const QJsonObject &json = m_definition.json();
    return isPodDefinition(json) ? int(json.value("containers"_L1).toArray().size()) : -1;
}

void DefinitionForm::build()
{
    m_containers = containers();
    auto *content = new QWidget(this);
    content->setObjectName(u"page"_s);
    m_builder = new FormBuilder(m_definition, m_theme, content);
    if (m_containers >= 0) {
        m_id = addPodBasics(*m_builder, m_isNew);
        for (int i = 0; i < std::min(m_containers, MostContainers); ++i)
            addPodContainer(*m_builder, m_offers, i, m_containers);
        addPodNetwork(*m_builder);
        addPodVolumes(*m_builder);
        addEnvironment(*m_builder, u"environment"_s);
        addPodPlacement(*m_builder, m_offers);
        addPodLifecycle(*m_builder);
        addPodOthers(*m_builder);
    } else {
        m_id = addBasics(*m_builder, m_offers, m_isNew);
        if (m_isNew)
            addContainerToApp(*m_builder);
        addNetwork(*m_builder);
        addHealthChecks(*m_builder);
        addEnvironment(*m_builder, u"env"_s);
        addStorage(*m_builder);
        addPlacement(*m_builder, m_offers);
        addLifecycle(*m_builder, m_offers);
        addContainer(*m_builder);
        addOthers(*m_builder);
    }
    m_builder->end();
    m_scroll->setWidget(content);
    m_list->clear();
    for (const FormBuilder::Section &section : m_builder->sections())
        m_list->addItem(section.title);
    m_list->setCurrentRow(0);
}

/// May be called from within a signal of a widget that goes.
void DefinitionForm::buildAnew()
{
    const QScopedValueRollback<bool> going(m_going, true);
    m_definition.disconnect(m_builder);
    m_builder->disconnect();
    QWidget *old = m_scroll->takeWidget();
    const bool hadFocus = old->isAncestorOf(focusWidget());
    old->hide();
    old->deleteLater();
    const int place = m_scroll->verticalScrollBar()->value();
    build();
    setRevealed(m_revealed);
    m_builder->content()->show();
    m_scroll->verticalScrollBar()->setValue(place);
    if (hadFocus)
        m_id->setFocus();
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
    m_revealed = revealed;
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
    if (row)
        m_scroll->ensureWidgetVisible(row);
    else
        m_scroll->verticalScrollBar()->setValue(0); // with its heading
}

} // namespace mesoscope

#include "moc_definitionform.cpp"
