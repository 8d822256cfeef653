// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/renamedialog.h"

#include "app/core/commandbus.h"
#include "app/core/store.h"
#include "models/domain/lbservice.h"
#include "models/domain/poddefinition.h"
#include "views/dialogs/startfrom.h"
#include "views/text/errortext.h"
#include "views/theme/theme.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

RenameDialog::RenameDialog(const ViewContext &context, const AppId &app, QWidget *parent)
    : CommandDialog(context, parent),
      m_app(app),
      m_id(new QLineEdit(this)),
      m_row(new FieldRow(tr("&New name"), m_id, this)),
      m_shared(mutedLabel({}, this)),
      m_progress(plainLabel({}, this)),
      m_keepOld(new QCheckBox(tr("&Keep the old one too: make a copy only"), this))
{
    setObjectName(u"renameDialog"_s);
    setHeading(tr("Rename %1").arg(app.text()),
               tr("Marathon cannot rename. A copy is deployed under the new name; when all of it runs, the old one is "
                  "destroyed with its versions. Until then both are there."));
    setSubmit(tr("&Rename"), tr("Renaming…"), Style::Primary);
    m_id->setObjectName(u"id"_s);
    m_id->setFont(context.theme.font(TextStyle::Mono));
    m_id->setText(app.text());
    m_keepOld->setObjectName(u"keepOld"_s);
    m_shared->setObjectName(u"shared"_s);
    m_progress->setObjectName(u"progress"_s);
    m_progress->hide();
    body()->addWidget(m_row);
    body()->addWidget(m_keepOld);
    body()->addWidget(m_shared);
    body()->addWidget(m_progress);
    body()->addStretch(1);
    const SnapshotPtr snapshot = context.store.current();
    if (const App *known = snapshot->findApp(app))
        m_shared->setText(sharedText(*known));
    m_shared->setVisible(!m_shared->text().isEmpty());
    resizeWithin(this, {520, 0});
    growToFit(this);
    connect(m_id, &QLineEdit::textChanged, this, [this] { m_row->setProblem({}); });
    connect(m_keepOld, &QCheckBox::toggled, this, [this](bool keep) {
        setSubmit(keep ? tr("Make a &copy") : tr("&Rename"), keep ? tr("Copying…") : tr("Renaming…"), Style::Primary);
    });
    connect(&context.store, &Store::changed, this, &RenameDialog::watch);
    m_id->setFocus();
    m_id->setSelection(int(app.text().lastIndexOf(u'/')) + 1, int(app.text().size()));
    load();
}

/// The store may lag behind: it is copied as it is now.
void RenameDialog::load()
{
    setSubmitEnabled(false);
    observe(this, context().commands.definition(m_app, {}), [this](const Result<QJsonObject> &now) {
        if (!now.ok()) {
            errorPanel()->showError(now.error());
            return;
        }
        m_definition = editableDefinition(*now);
        setSubmitEnabled(true);
    });
}

/// What both want of the cluster while both are there.
QString RenameDialog::sharedText(const App &app) const
{
    QStringList shared;
    const bool fixed =
        std::any_of(app.ports.begin(), app.ports.end(), [](const PortMapping &port) { return port.hostPort > 0; });
    if (fixed)
        shared += tr("Both want the same ports of a node: the copy needs nodes on which the old one does not run.");
    QStringList hosts;
    const QList<LbService> services = lbServicesOf(app);
    for (const LbService &service : services)
        hosts += service.hosts;
    hosts.removeDuplicates();
    if (!hosts.isEmpty())
        shared += tr("Both answer at %1 until the old one is destroyed.").arg(hosts.mid(0, 4).join(u", "_s));
    const bool service =
        std::any_of(services.begin(), services.end(), [](const LbService &one) { return one.port > 0; });
    if (service)
        shared += tr("The copy gets service ports of its own.");
    return shared.join(u'\n');
}

AppId RenameDialog::newId() const
{
    const QString id = m_id->text().trimmed();
    return AppId(id.startsWith(u'/') ? id : u'/' + id);
}

Command RenameDialog::command() const
{
    if (m_step == Step::Destroying)
        return DestroyApp{m_app, Force::No};
    QJsonObject definition = copyOf(m_definition, {});
    definition.insert(u"id"_s, newId().text());
    return DeployApp{definition, Force::No};
}

void RenameDialog::submit()
{
    const QList<LocalProblem> problems = validate(command(), context().store.current().get());
    for (const LocalProblem &problem : problems) {
        if (m_step == Step::Naming && problem.path == "/id"_L1) {
            m_row->setProblem(problemText(problem));
            growToFit(this);
            m_id->setFocus();
            return;
        }
    }
    if (m_step == Step::Naming && !problems.isEmpty()) {
        errorPanel()->showText(tr("%1: %2", "a field and what is wrong with it")
                                   .arg(problems.first().path, problemText(problems.first())));
        return;
    }
    if (m_step != Step::Waiting)
        send();
}

void RenameDialog::succeeded(const Command &command, const Receipt &receipt)
{
    if (m_step == Step::Destroying || m_keepOld->isChecked()) {
        CommandDialog::succeeded(command, receipt);
        return;
    }
    m_step = Step::Waiting;
    m_row->setEnabled(false);
    m_keepOld->setEnabled(false);
    m_progress->show();
    setPending(true);
    watch();
}

void RenameDialog::watch()
{
    if (m_step != Step::Waiting)
        return;
    const SnapshotPtr snapshot = context().store.current();
    const App *copy = snapshot->findApp(newId());
    const int wanted = std::max(0, instancesIn(m_definition));
    const int ready = !copy ? 0 : copy->healthChecks.isEmpty() ? copy->counts.running : copy->counts.healthy;
    m_progress->setText(tr("The copy is deployed: %1 of %2 instances are ready. The old one is destroyed when all are. "
                           "Close this to keep both.")
                            .arg(QString::number(ready), QString::number(wanted)));
    growToFit(this);
    if (!copy || ready < wanted || !copy->deployments.isEmpty())
        return;
    m_step = Step::Destroying;
    setPending(false);
    setSubmit(tr("&Destroy the old one"), tr("Destroying…"), Style::Danger);
    send();
}

/// While it waits nothing is on its way.
void RenameDialog::reject()
{
    if (m_step == Step::Waiting) {
        m_step = Step::Naming; // what the store tells from now on destroys nothing
        setPending(false);
    }
    CommandDialog::reject();
}

void RenameDialog::nameCancel()
{
    if (m_step == Step::Naming)
        CommandDialog::nameCancel();
    else
        cancelButton()->setText(tr("Close, keep both"));
}

FieldRow *RenameDialog::fieldFor(const QString &path) const
{
    return FieldBook::normalised(path) == "/id"_L1 ? m_row : nullptr;
}

void RenameDialog::clearFieldProblems()
{
    m_row->setProblem({});
}

} // namespace mesoscope

#include "moc_renamedialog.cpp"
