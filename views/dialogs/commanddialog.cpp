// SPDX-License-Identifier: GPL-3.0-or-later
// Base of the dialogs that send one command.
#include "views/dialogs/commanddialog.h"

#include "app/base/clock.h"
#include "app/core/commandbus.h"
#include "app/core/namedproblem.h"
#include "views/text/commandtext.h"
#include "views/text/errortext.h"
#include "views/theme/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace mesoscope {

namespace {

template<class T>
void applyForce(T &command, Force force)
{
    if constexpr (requires { command.force; })
        command.force = force;
}

} // namespace

Command withForce(Command command, Force force)
{
    // There "force" does not break a lock: it chooses what becomes of the instances.
    if (!std::holds_alternative<CancelDeployment>(command))
        std::visit([force](auto &one) { applyForce(one, force); }, command);
    return command;
}

CommandDialog::CommandDialog(const ViewContext &context, QWidget *parent)
    : QDialog(parent),
      m_context(context),
      m_title(plainLabel({}, this)),
      m_explanation(mutedLabel({}, this)),
      m_body(new QVBoxLayout),
      m_error(new ErrorPanel(context.theme, this)),
      m_locks(new LockPanel(context.theme, this)),
      m_submit(new QPushButton(this)),
      m_cancel(new QPushButton(tr("Cancel"), this))
{
    setWindowModality(Qt::WindowModal);
    setMinimumWidth(440);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    m_title->setFont(context.theme.font(TextStyle::Heading));
    m_title->setObjectName(QStringLiteral("heading"));
    layout->addWidget(m_title);
    layout->addWidget(m_explanation);
    m_body->setSpacing(12);
    layout->addLayout(m_body, 1);

    layout->addWidget(m_error);
    layout->addWidget(m_locks);

    auto *buttons = new QHBoxLayout;
    buttons->setObjectName(QStringLiteral("buttons"));
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_submit);
    layout->addLayout(buttons);
    m_submit->setObjectName(QStringLiteral("submit"));
    m_cancel->setObjectName(QStringLiteral("cancel"));

    connect(m_submit, &QPushButton::clicked, this, [this] { submit(); });
    connect(m_cancel, &QPushButton::clicked, this, &CommandDialog::reject);
    connect(m_locks, &LockPanel::overrideChanged, this, &CommandDialog::updateSubmit);
    connect(this, &QDialog::finished, this, [this] {
        if (!m_pending)
            deleteLater();
    });
}

void CommandDialog::setHeading(const QString &title, const QString &explanation)
{
    setWindowTitle(title);
    m_title->setText(title);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
}

void CommandDialog::setSubmit(const QString &text, const QString &pending, Style style)
{
    m_submitText = text;
    m_pendingText = pending;
    setStyleProperty(m_submit, "primary", style == Style::Primary);
    setStyleProperty(m_submit, "danger", style == Style::Danger);
    // Return must not destroy anything.
    m_submit->setAutoDefault(style == Style::Primary);
    m_submit->setDefault(style == Style::Primary);
    m_cancel->setDefault(style == Style::Danger);
    if (style == Style::Danger)
        m_cancel->setFocus(); // a form that has fields takes it from there
    updateSubmit();
}

void CommandDialog::setSubmitEnabled(bool enabled)
{
    m_enabled = enabled;
    updateSubmit();
}

void CommandDialog::addButton(QPushButton *button)
{
    if (auto *buttons = layout()->findChild<QHBoxLayout *>(QStringLiteral("buttons")))
        buttons->insertWidget(0, button);
}

void CommandDialog::updateSubmit()
{
    m_submit->setText(m_pending ? m_pendingText : m_submitText);
    m_submit->setEnabled(m_enabled && !m_pending);
    m_cancel->setText(m_pending ? tr("Close") : tr("Cancel"));
    m_cancel->setToolTip(
        m_pending ? tr("The command is on its way. What becomes of it is told in the window.").toHtmlEscaped()
                  : QString());
}

void CommandDialog::submit()
{
    send();
}

void CommandDialog::send()
{
    if (m_pending)
        return;
    const bool override = m_locks->isOverridden();
    m_error->clear();
    clearFieldProblems();
    const Command wanted = withForce(command(), override ? Force::Yes : Force::No);
    setPending(true);
    observe(this, m_context.commands.submit(wanted),
            [this, wanted](const Result<Receipt> &result) { finishedSending(wanted, result); });
}

void CommandDialog::setPending(bool pending)
{
    m_pending = pending;
    updateSubmit();
}

void CommandDialog::finishedSending(const Command &command, const Result<Receipt> &result)
{
    setPending(false);
    if (m_left) {
        if (result.ok())
            Q_EMIT told(doneText(command, result.value()), Condition::Ok);
        else if (result.error().kind != Error::Kind::Cancelled)
            Q_EMIT told(failedText(command, result.error()), Condition::Bad);
        deleteLater();
        return;
    }
    if (result.ok()) {
        m_locks->clear();
        succeeded(command, result.value());
    } else {
        failed(result.error());
    }
}

void CommandDialog::failed(const Error &error)
{
    const bool locked = error.kind == Error::Kind::Conflict && !error.deployments.isEmpty();
    if (locked)
        m_locks->showLocks(error.deployments, *m_context.store.current(), m_context.clock.nowMs());
    else
        m_locks->clear();
    refused(error);
    adjustSize();
}

void CommandDialog::refused(const Error &error)
{
    QList<FieldProblem> unplaced;
    FieldRow *first = nullptr;
    const bool ours = error.kind == Error::Kind::Conflict && error.httpStatus == 0; // the sentence says it all
    for (const FieldProblem &field : error.fields) {
        if (ours)
            break;
        FieldProblem problem = field;
        if (const auto local = localProblem(problem)) // found by the command bus, not by the server
            problem.texts = {problemText(*local)};
        FieldRow *row = fieldFor(problem.path);
        if (!row) {
            unplaced += problem;
            continue;
        }
        row->setProblem(problem.texts.join(QStringLiteral("; ")));
        if (!first)
            first = row;
    }
    if (error.kind == Error::Kind::OutcomeUnknown) {
        const ErrorText text = describe(error);
        m_error->showText(text.title, unknownAdvice(command()), text.detail);
    } else {
        m_error->showError(error, unplaced);
    }
    if (first)
        first->editor()->setFocus();
}

FieldRow *CommandDialog::fieldFor(const QString &path) const
{
    Q_UNUSED(path)
    return nullptr;
}

void CommandDialog::succeeded(const Command &command, const Receipt &receipt)
{
    Q_EMIT told(doneText(command, receipt), Condition::Ok);
    accept();
}

void CommandDialog::reject()
{
    m_left = m_pending;
    QDialog::reject();
}

} // namespace mesoscope

#include "moc_commanddialog.cpp"
