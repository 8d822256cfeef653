// SPDX-License-Identifier: GPL-3.0-or-later
// Deploys a new app, or changes one.
#include "views/dialogs/deploydialog.h"

#include "app/core/commandbus.h"
#include "app/core/store.h"
#include "views/dialogs/changestable.h"
#include "views/dialogs/definitionform.h"
#include "views/dialogs/jsoneditor.h"
#include "views/text/errortext.h"

#include <QCheckBox>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace mesoscope {

DeployDialog::DeployDialog(const ViewContext &context, const AppId &app, QWidget *parent)
    : CommandDialog(context, parent), m_app(app), m_tabs(new QTabWidget(this)), m_reload(new QPushButton(this))
{
    setObjectName(QStringLiteral("deployDialog"));
    resizeWithin(this, {720, 680});
    if (isNew())
        m_definition.replace(newDefinition());
    m_form = new DefinitionForm(m_definition, context.theme, isNew(), this);
    m_json = new JsonEditor(m_definition, context.theme, this);
    m_tabs->addTab(m_form, tr("Form"));
    m_tabs->addTab(m_json, tr("JSON"));
    m_tabs->setAccessibleName(tr("Definition"));
    m_reveal = new QCheckBox(tr("&Show secrets"), this);
    m_reveal->setObjectName(QStringLiteral("reveal"));
    m_tabs->setCornerWidget(m_reveal);
    body()->addWidget(m_tabs, 1);

    m_reload->setText(tr("&Load again"));
    m_reload->setObjectName(QStringLiteral("reload"));
    m_reload->setToolTip(
        tr("Begins anew with the definition the cluster has now. What was changed here is lost.").toHtmlEscaped());
    m_reload->setAutoDefault(false);
    m_reload->hide();
    addButton(m_reload);

    if (isNew()) {
        setHeading(tr("Deploy an app"));
        m_isLoaded = true;
    } else {
        setHeading(tr("Change %1").arg(app.text()));
        auto *page = new QWidget(this);
        auto *layout = new QVBoxLayout(page);
        layout->setContentsMargins(0, 8, 0, 0);
        m_noChanges = mutedLabel(tr("Nothing is changed yet."), page);
        m_changes = new ChangesTable(tr("Now"), tr("Then"), context.theme, page);
        layout->addWidget(m_noChanges);
        layout->addWidget(m_changes, 1);
        m_tabs->addTab(page, tr("Changes"));
    }
    connect(&m_definition, &Definition::edited, this, &DeployDialog::onEdited);
    connect(&m_definition, &Definition::replaced, this, &DeployDialog::onEdited);
    connect(m_json, &JsonEditor::validityChanged, this, &DeployDialog::updateButtons);
    connect(m_tabs, &QTabWidget::currentChanged, this, &DeployDialog::onTab);
    connect(m_reload, &QPushButton::clicked, this, &DeployDialog::load);
    connect(m_reveal, &QCheckBox::toggled, this, [this](bool on) {
        m_form->setRevealed(on);
        m_json->setRevealed(on);
    });
    if (isNew()) {
        onEdited();
        m_form->focusFirst();
    } else {
        load();
    }
}

DeployDialog::~DeployDialog()
{
    // The form's fields still listen while they are taken apart.
    m_definition.disconnect();
}

void DeployDialog::load()
{
    m_isLoaded = false;
    m_reload->hide();
    errorPanel()->clear();
    m_tabs->setEnabled(false);
    updateButtons();
    observe(this, context().commands.definition(m_app, {}), [this](const Result<QJsonObject> &result) {
        if (result.ok()) {
            loaded(result.value());
            return;
        }
        errorPanel()->showError(result.error());
        m_reload->show();
    });
}

void DeployDialog::loaded(const QJsonObject &fromServer)
{
    m_baseVersion = fromServer.value(QLatin1String("version")).toString();
    m_original = editableDefinition(fromServer);
    m_isLoaded = true;
    m_tried = false;
    m_tabs->setEnabled(true);
    m_definition.replace(m_original);
    m_json->load();
    m_tabs->setCurrentIndex(FormTab);
    m_form->setFocus();
}

void DeployDialog::onEdited()
{
    const auto snapshot = context().store.current();
    m_problems = validateApp(sendable(m_definition.json()), snapshot.get(), isNew());
    const QList<LocalProblem> unplaced = m_form->showProblems(m_problems, m_tried);
    if (m_tried && !unplaced.isEmpty())
        errorPanel()->showText(tr("The definition has problems that only JSON shows."), {}, unplacedText(unplaced));
    else
        errorPanel()->clear();
    if (!isNew()) {
        const QList<JsonChange> changes = jsonChanges(m_original, sendable(m_definition.json()));
        m_changeCount = int(changes.size());
        m_changes->show(changes);
        m_changes->setVisible(m_changeCount > 0);
        m_noChanges->setVisible(m_changeCount == 0);
        m_tabs->setTabText(ChangesTab, m_changeCount > 0 ? tr("Changes (%1)").arg(m_changeCount) : tr("Changes"));
    }
    updateButtons();
}

void DeployDialog::onTab(int tab)
{
    if (tab == JsonTab && m_json->isValid())
        m_json->load();
    updateButtons();
}

void DeployDialog::updateButtons()
{
    // A text that does not parse must not be lost to the form, nor be left behind unnoticed.
    for (const int tab : {FormTab, ChangesTab}) {
        if (tab >= m_tabs->count())
            continue;
        m_tabs->setTabEnabled(tab, m_json->isValid());
        m_tabs->setTabToolTip(tab, m_json->isValid() ? QString() : m_json->problem().toHtmlEscaped());
    }
    if (isNew()) {
        setSubmit(tr("Deploy"), tr("Deploying…"), Style::Primary);
    } else if (m_tabs->currentIndex() == ChangesTab) {
        setSubmit(tr("Apply %n change(s)", nullptr, m_changeCount), tr("Applying…"), Style::Primary);
    } else {
        setSubmit(tr("Review changes"), m_isLoaded ? tr("Applying…") : tr("Loading…"), Style::Primary);
    }
    setSubmitEnabled(m_isLoaded && m_json->isValid() && (isNew() || m_changeCount > 0));
}

QString DeployDialog::unplacedText(const QList<LocalProblem> &problems) const
{
    QStringList lines;
    for (const LocalProblem &problem : problems)
        lines += QStringLiteral("%1: %2").arg(problem.path, problemText(problem));
    return lines.join(u'\n');
}

void DeployDialog::submit()
{
    m_tried = true;
    onEdited();
    if (!m_problems.isEmpty()) {
        const bool onForm = m_form->fields().firstProblem() != nullptr;
        if (m_tabs->currentIndex() == ChangesTab && onForm)
            m_tabs->setCurrentIndex(FormTab);
        if (m_tabs->currentIndex() == JsonTab)
            errorPanel()->showText(tr("The definition has problems."), {}, unplacedText(m_problems));
        else
            m_form->focusFirst();
        return;
    }
    if (!isNew() && m_tabs->currentIndex() != ChangesTab) {
        m_tabs->setCurrentIndex(ChangesTab);
        submitButton()->setFocus();
        return;
    }
    send();
}

Command DeployDialog::command() const
{
    const QJsonObject definition = sendable(m_definition.json());
    if (isNew())
        return DeployApp{definition, Force::No};
    return UpdateApp{m_app, definition, m_baseVersion, Force::No};
}

FieldRow *DeployDialog::fieldFor(const QString &path) const
{
    return m_form->fields().find(path);
}

void DeployDialog::clearFieldProblems()
{
    m_form->fields().clear();
}

void DeployDialog::refused(const Error &error)
{
    const auto isVersion = [](const FieldProblem &field) { return field.path == QLatin1String("/version"); };
    if (error.kind == Error::Kind::Conflict && std::any_of(error.fields.cbegin(), error.fields.cend(), isVersion)) {
        errorPanel()->showError(error);
        m_reload->show();
        return;
    }
    // Complaints stand beside their fields: that is where they are to be mended.
    for (const FieldProblem &problem : error.fields) {
        if (fieldFor(problem.path)) {
            m_tabs->setCurrentIndex(FormTab);
            break;
        }
    }
    CommandDialog::refused(error);
}

} // namespace mesoscope

#include "moc_deploydialog.cpp"
