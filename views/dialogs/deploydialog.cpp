// SPDX-License-Identifier: GPL-3.0-or-later
// Deploys a new app, or changes one.
#include "views/dialogs/deploydialog.h"

#include "app/core/commandbus.h"
#include "app/core/store.h"
#include "models/domain/imagename.h"
#include "models/domain/poddefinition.h"
#include "views/dialogs/changestable.h"
#include "views/dialogs/definitionform.h"
#include "views/dialogs/formsections.h"
#include "views/dialogs/jsoneditor.h"
#include "views/dialogs/mergeview.h"
#include "views/dialogs/newernotice.h"
#include "views/dialogs/planview.h"
#include "views/dialogs/startfrom.h"
#include "views/dialogs/tagsdialog.h"
#include "views/text/errortext.h"

#include <QCheckBox>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QResizeEvent>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace mesoscope {

DeployDialog::DeployDialog(const ViewContext &context, const AppId &app, QWidget *parent, const QString &fromVersion)
    : CommandDialog(context, parent),
      m_app(app),
      m_fromVersion(fromVersion),
      m_tabs(new QTabWidget(this)),
      m_split(new QSplitter(this)),
      m_reload(new QPushButton(this))
{
    setObjectName(QStringLiteral("deployDialog"));
    if (isNew())
        m_definition.replace(newDefinition());
    FormOffers offers = offersOf(*context.store.current());
    offers.askTags = [this](const QString &image, const std::function<void(const QString &)> &use) {
        if (const auto parsed = parseImageName(image))
            (new TagsDialog(this->context(), *parsed, use, this))->open();
    };
    m_form = new DefinitionForm(m_definition, context.theme, offers, isNew(), this);
    m_json = new JsonEditor(m_definition, context.theme, this);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_form);
    m_tabs->addTab(m_split, tr("Form"));
    m_tabs->addTab(m_json, tr("JSON"));
    m_tabs->setAccessibleName(tr("Definition"));
    m_reveal = new QCheckBox(tr("&Show secrets"), this);
    m_reveal->setObjectName(QStringLiteral("reveal"));
    m_tabs->setCornerWidget(m_reveal);
    body()->addWidget(m_tabs, 1);

    addReview();
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
        m_begun = m_definition.json();
        addStart();
    } else {
        setHeading(tr("Change %1").arg(app.text()));
        addMerging();
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
    resizeWithin(this, {1180, 760});
    if (isNew()) {
        onEdited();
        m_form->focusFirst();
    } else {
        load();
    }
}

bool DeployDialog::isBeside() const
{
    return m_tabs->indexOf(m_json) < 0;
}

int DeployDialog::tabOf(Tab tab) const
{
    QWidget *page = tab == FormTab ? static_cast<QWidget *>(m_split) : tab == JsonTab ? m_json : m_changesPage;
    return page ? m_tabs->indexOf(page) : -1;
}

DeployDialog::Tab DeployDialog::currentTab() const
{
    const QWidget *page = m_tabs->currentWidget();
    return page == m_split ? FormTab : page == m_json ? JsonTab : ChangesTab;
}

/// What stands beside the form is shown with it.
void DeployDialog::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tabOf(tab == JsonTab && isBeside() ? FormTab : tab));
}

void DeployDialog::resizeEvent(QResizeEvent *event)
{
    CommandDialog::resizeEvent(event);
    placeJson();
}

void DeployDialog::placeJson()
{
    static constexpr int LeastWidth = 1060; // sections, form and text, each with room to be read
    const bool beside = width() >= LeastWidth;
    if (beside == isBeside())
        return;
    const bool wasShown = currentTab() == JsonTab;
    if (beside) {
        m_tabs->removeTab(tabOf(JsonTab));
        m_split->addWidget(m_json);
        m_split->setSizes({width() * 63 / 100, width() * 37 / 100});
        m_json->show();
        if (m_json->isValid())
            m_json->load();
        if (wasShown)
            showTab(FormTab);
    } else {
        m_tabs->insertTab(1, m_json, tr("JSON"));
        if (!m_json->isValid()) // it must not get out of sight
            showTab(JsonTab);
    }
    updateButtons();
}

void DeployDialog::addStart()
{
    m_start = new StartFrom(context(), this);
    auto *corner = new QWidget(this);
    auto *layout = new QHBoxLayout(corner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_start);
    layout->addWidget(m_reveal);
    m_tabs->setCornerWidget(corner);
    setAcceptDrops(true);
    connect(m_start, &StartFrom::chosen, this, &DeployDialog::startFrom);
    connect(m_start, &StartFrom::severalChosen, this, &DeployDialog::startFromSeveral);
    connect(m_start, &StartFrom::refused, this,
            [this](const QString &title, const QString &detail) { errorPanel()->showText(title, {}, detail); });
}

void DeployDialog::startFrom(const QJsonObject &definition)
{
    replaceAfterQuestion([this, definition] { begin(definition); });
}

void DeployDialog::startFromSeveral(const GroupDefinition &several)
{
    replaceAfterQuestion([this, several] {
        CommandDialog::reject();
        Q_EMIT severalChosen(several);
    });
}

bool DeployDialog::isUntouched() const
{
    return m_json->isValid() && (isNew() ? m_definition.json() == m_begun : !m_isLoaded || m_changeCount == 0);
}

void DeployDialog::replaceAfterQuestion(const std::function<void()> &replace)
{
    if (isUntouched())
        replace();
    else
        ask(QStringLiteral("replace"), tr("Start anew"), tr("What has been filled in here is replaced."), replace);
}

/// A former version's definition is no work of this person: it can be had again.
void DeployDialog::reject()
{
    const bool former = !isNew() && !m_fromVersion.isEmpty() && sendable(m_definition.json()) == m_loadedAs;
    if (isPending() || isUntouched() || former)
        CommandDialog::reject();
    else
        ask(QStringLiteral("discard"), tr("Close without sending"), tr("What has been filled in here is lost."),
            [this] { CommandDialog::reject(); });
}

/// Nothing that somebody has typed is lost without a question.
void DeployDialog::ask(const QString &name, const QString &title, const QString &text, const std::function<void()> &go)
{
    auto *question = new QMessageBox(QMessageBox::Question, title, text, QMessageBox::Ok | QMessageBox::Cancel, this);
    question->setObjectName(name);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(question, &QMessageBox::finished, this, [go](int button) {
        if (button == QMessageBox::Ok)
            go();
    });
    question->open();
}

void DeployDialog::begin(const QJsonObject &definition)
{
    m_tried = false;
    m_begun = definition;
    m_definition.replace(definition);
    m_json->load();
    updateButtons();
    m_form->focusFirst();
}

void DeployDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_start && StartFrom::canTake(*event->mimeData()))
        event->acceptProposedAction();
}

void DeployDialog::dropEvent(QDropEvent *event)
{
    if (!m_start)
        return;
    event->acceptProposedAction();
    m_start->take(*event->mimeData());
}

void DeployDialog::addReview()
{
    m_changesPage = new QWidget(this);
    auto *layout = new QVBoxLayout(m_changesPage);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(12);
    m_plan = new PlanView(context(), m_changesPage);
    layout->addWidget(m_plan);
    if (isNew()) {
        layout->addStretch(1);
        m_tabs->addTab(m_changesPage, tr("What will happen"));
        return;
    }
    m_noChanges = mutedLabel(tr("Nothing is changed yet."), m_changesPage);
    m_changes = new ChangesTable(tr("Now"), tr("Then"), context().theme, m_changesPage);
    layout->addWidget(m_noChanges);
    layout->addWidget(m_changes, 1);
    layout->addStretch(0);
    m_tabs->addTab(m_changesPage, tr("Changes"));
}

/// What will happen is said when it is looked at: it costs a look at every node, and a question to the server.
void DeployDialog::review()
{
    const SnapshotPtr snapshot = context().store.current();
    m_plan->setVisible(isNew() || m_changeCount > 0);
    m_plan->showEffect(
        effectOf(sendable(m_definition.json()), m_original, isNew() ? nullptr : snapshot->findApp(m_app), *snapshot));
    if (m_problems.isEmpty() && (isNew() || m_changeCount > 0))
        m_plan->ask(command());
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
    const auto failed = [this](const Error &error) {
        errorPanel()->showError(error);
        m_reload->show();
    };
    observe(this, context().commands.definition(m_app, {}), [this, failed](const Result<QJsonObject> &now) {
        if (!now.ok()) {
            failed(now.error());
        } else if (m_fromVersion.isEmpty()) {
            loaded(*now, *now);
        } else {
            observe(this, context().commands.definition(m_app, m_fromVersion),
                    [this, failed, present = *now](const Result<QJsonObject> &former) {
                        if (former.ok())
                            loaded(present, *former);
                        else
                            failed(former.error());
                    });
        }
    });
}

void DeployDialog::loaded(const QJsonObject &fromServer, const QJsonObject &definition)
{
    m_isLoaded = true;
    m_tried = false;
    m_tabs->setEnabled(true);
    goOnFrom(fromServer, editableDefinition(definition));
    m_loadedAs = sendable(m_definition.json());
    showTab(FormTab);
    m_form->setFocus();
}

/// From now on @p fromServer is what changes are compared with, and its version what is sent along.
void DeployDialog::goOnFrom(const QJsonObject &fromServer, const QJsonObject &definition)
{
    m_baseVersion = fromServer.value(QLatin1String("version")).toString();
    m_original = editableDefinition(fromServer);
    setMerging(false);
    m_definition.replace(definition);
    m_json->load();
    m_notice->setBase(m_baseVersion);
}

void DeployDialog::onEdited()
{
    if (isNew())
        setHeading(isPodDefinition(m_definition.json()) ? tr("Deploy a pod") : tr("Deploy an app"));
    const auto snapshot = context().store.current();
    m_problems = validateDefinition(sendable(m_definition.json()), snapshot.get(), isNew());
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
        m_tabs->setTabText(tabOf(ChangesTab),
                           m_changeCount > 0 ? tr("Changes (%1)").arg(m_changeCount) : tr("Changes"));
    }
    // What is typed there is the definition: only what the form writes is news to it.
    if (isBeside() && m_json->isValid() && !m_json->isTyping())
        m_json->load();
    updateButtons();
}

void DeployDialog::onTab()
{
    if (currentTab() == JsonTab && m_json->isValid())
        m_json->load();
    if (currentTab() == ChangesTab && m_isLoaded)
        review();
    updateButtons();
}

void DeployDialog::updateButtons()
{
    if (m_isMerging) {
        setSubmit(tr("&Go on with this"), tr("Loading…"), Style::Primary);
        setSubmitEnabled(m_merge->isDecided());
        return;
    }
    // A text that does not parse must not be lost to the form, nor be left behind unnoticed.
    m_form->setEnabled(m_json->isValid());
    for (const Tab tab : {FormTab, ChangesTab}) {
        const bool open = m_json->isValid() || (tab == FormTab && isBeside());
        if (tabOf(tab) < 0)
            continue;
        m_tabs->setTabEnabled(tabOf(tab), open);
        m_tabs->setTabToolTip(tabOf(tab), open ? QString() : m_json->problem().toHtmlEscaped());
    }
    if (isNew()) {
        setSubmit(tr("Deploy"), tr("Deploying…"), Style::Primary);
    } else if (currentTab() == ChangesTab) {
        setSubmit(tr("Apply %n change(s)", nullptr, m_changeCount), tr("Applying…"), Style::Primary);
    } else {
        setSubmit(tr("Review changes"), m_isLoaded ? tr("Applying…") : tr("Loading…"), Style::Primary);
    }
    const bool gone = m_notice && m_notice->isGone(); // sending would create it anew
    setSubmitEnabled(m_isLoaded && m_json->isValid() && !gone && (isNew() || m_changeCount > 0));
}

void DeployDialog::addMerging()
{
    m_notice = new NewerNotice(context(), m_app, tr("&Compare…"), this);
    m_notice->button()->setToolTip(
        tr("Shows what both have changed, side by side, and goes on from what they make together.").toHtmlEscaped());
    body()->insertWidget(0, m_notice);
    m_merge = new MergeView(context().theme, this);
    m_merge->hide();
    body()->addWidget(m_merge, 1);
    m_back = new QPushButton(tr("&Back to my changes"), this);
    m_back->setObjectName(QStringLiteral("back"));
    m_back->setAutoDefault(false);
    m_back->hide();
    addButton(m_back);
    connect(m_notice, &NewerNotice::pressed, this, &DeployDialog::compare);
    connect(m_notice, &NewerNotice::changed, this, &DeployDialog::updateButtons);
    connect(m_merge, &MergeView::chosen, this, &DeployDialog::updateButtons);
    connect(m_back, &QPushButton::clicked, this, [this] {
        setMerging(false);
        m_tabs->setFocus();
    });
}

void DeployDialog::setMerging(bool merging)
{
    m_isMerging = merging;
    m_tabs->setVisible(!merging);
    m_merge->setVisible(merging);
    m_back->setVisible(merging);
    m_reload->setVisible(merging);
    m_notice->button()->setEnabled(!merging);
    if (!merging)
        errorPanel()->clear();
    updateButtons();
}

/// Asks the server: the store may lag behind.
void DeployDialog::compare()
{
    if (!m_json->isValid()) {
        showTab(JsonTab);
        errorPanel()->showText(tr("The JSON text cannot be compared as it is."), tr("Mend it first."),
                               m_json->problem());
        return;
    }
    m_notice->button()->setEnabled(false);
    observe(this, context().commands.definition(m_app, {}), [this](const Result<QJsonObject> &result) {
        m_notice->button()->setEnabled(true);
        if (result.ok())
            compareWith(result.value());
        else
            errorPanel()->showError(result.error());
    });
}

void DeployDialog::compareWith(const QJsonObject &fromServer)
{
    m_theirs = fromServer;
    const QJsonObject mine = sendable(m_definition.json());
    m_merge->start(m_original, editableDefinition(fromServer), mine);
    if (!m_merge->merge().theyChanged) {
        // Restarted, or deployed as it was: there is nothing to choose, and nothing to overwrite.
        const Tab tab = currentTab();
        goOnFrom(fromServer, mine);
        showTab(tab);
        errorPanel()->showText(tr("The app has a new version, but its definition is the same."),
                               tr("You can send your changes now."));
        return;
    }
    resizeWithin(this, size().expandedTo({940, 600}));
    setMerging(true);
    m_merge->focusFirst();
}

void DeployDialog::takeMerged()
{
    const QJsonObject merged = m_merge->merge().merged;
    goOnFrom(m_theirs, merged);
    showTab(m_changeCount > 0 ? ChangesTab : FormTab);
    submitButton()->setFocus();
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
    if (m_isMerging) {
        takeMerged();
        return;
    }
    m_tried = true;
    onEdited();
    if (!m_problems.isEmpty()) {
        const bool onForm = m_form->fields().firstProblem() != nullptr;
        if (currentTab() == ChangesTab && onForm)
            showTab(FormTab);
        if (currentTab() == JsonTab)
            errorPanel()->showText(tr("The definition has problems."), {}, unplacedText(m_problems));
        else
            m_form->focusFirst();
        return;
    }
    if (!isNew() && currentTab() != ChangesTab) {
        showTab(ChangesTab);
        submitButton()->setFocus();
        return;
    }
    if (m_notice && m_notice->isNewer()) {
        compare(); // it would be refused
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
    m_form->countProblems();
}

void DeployDialog::refused(const Error &error)
{
    for (const FieldProblem &field : error.fields) {
        if (error.kind == Error::Kind::Conflict && field.path == QLatin1String("/version")) {
            errorPanel()->showError(error);
            m_notice->tell(field.texts.value(0));
            compare();
            return;
        }
    }
    if (isNew() && error.kind == Error::Kind::Conflict && error.deployments.isEmpty() && error.httpStatus == 409) {
        if (FieldRow *id = fieldFor(QStringLiteral("/id"))) {
            showTab(FormTab);
            id->setProblem(error.detail.isEmpty() ? problemText({{}, Problem::IdExists, {}}) : error.detail);
            id->editor()->setFocus();
        }
    }
    // Complaints stand beside their fields: that is where they are to be mended.
    for (const FieldProblem &problem : error.fields) {
        if (fieldFor(problem.path)) {
            showTab(FormTab);
            break;
        }
    }
    CommandDialog::refused(error);
    m_form->countProblems();
}

} // namespace mesoscope

#include "moc_deploydialog.cpp"
