// SPDX-License-Identifier: GPL-3.0-or-later
// Base of the dialogs that send one command.
#include "views/dialogs/commanddialog.h"

#include "app/base/clock.h"
#include "app/core/commandbus.h"
#include "app/core/namedproblem.h"
#include "models/domain/undo.h"
#include "views/text/commandtext.h"
#include "views/text/errortext.h"

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
    // There "force" does not break a lock: it chooses what becomes of the instances, or that a promise may be empty.
    if (!std::holds_alternative<CancelDeployment>(command) && !std::holds_alternative<SetQuota>(command))
        std::visit([force](auto &one) { applyForce(one, force); }, command);
    return command;
}

Condition toneOf(const Error &error)
{
    const bool open = error.kind == Error::Kind::OutcomeUnknown || error.kind == Error::Kind::NotDone;
    return open ? Condition::Warning : Condition::Bad;
}

CommandDialog::CommandDialog(const ViewContext &context, QWidget *parent) : ActionDialog(context, parent)
{
    connect(locks(), &LockPanel::unlocked, this, &CommandDialog::sendWhenUnlocked);
    connect(&context.store, &Store::changed, this,
            [this] { locks()->update(*this->context().store.current(), this->context().clock.nowMs()); });
    connect(this, &QDialog::finished, this, [this] {
        if (!isPending())
            deleteLater();
    });
}

void CommandDialog::submit()
{
    send();
}

void CommandDialog::send()
{
    if (isPending())
        return;
    const bool override = locks()->isOverridden();
    errorPanel()->clear();
    clearFieldProblems();
    const Command wanted = withForce(command(), override ? Force::Yes : Force::No);
    setPending(true);
    observe(this, context().commands.submit(wanted),
            [this, wanted](const Result<Receipt> &result) { finishedSending(wanted, result); });
}

/// Who chose to wait has decided: it is sent as if the button were pressed, with every check that goes before.
void CommandDialog::sendWhenUnlocked()
{
    if (!isPending() && isVisible())
        submit();
}

void CommandDialog::tellDone(const Command &command, const Receipt &receipt)
{
    Q_EMIT carriedOut(command, receipt);
    Q_EMIT told(doneText(command, receipt), Condition::Ok, undoOf(command, receipt).has_value());
}

void CommandDialog::finishedSending(const Command &command, const Result<Receipt> &result)
{
    setPending(false);
    if (m_left) {
        if (result.ok())
            tellDone(command, result.value());
        else if (result.error().kind != Error::Kind::Cancelled)
            Q_EMIT told(failedText(command, result.error()), toneOf(result.error()));
        deleteLater();
        return;
    }
    if (result.ok()) {
        locks()->clear();
        succeeded(command, result.value());
    } else {
        failed(result.error());
    }
}

void CommandDialog::failed(const Error &error)
{
    const bool locked = error.kind == Error::Kind::Conflict && !error.deployments.isEmpty();
    if (locked)
        locks()->showLocks(error.deployments, *context().store.current(), context().clock.nowMs());
    else
        locks()->clear();
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
        errorPanel()->showText(text.title, unknownAdvice(command()), text.detail);
    } else {
        errorPanel()->showError(error, unplaced);
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
    tellDone(command, receipt);
    accept();
}

void CommandDialog::reject()
{
    m_left = isPending();
    QDialog::reject();
}

} // namespace mesoscope

#include "moc_commanddialog.cpp"
