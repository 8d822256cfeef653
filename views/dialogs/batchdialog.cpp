// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/batchdialog.h"

#include "app/base/clock.h"
#include "app/core/commandbus.h"
#include "app/core/store.h"
#include "models/domain/undo.h"
#include "views/delegates/celldelegate.h"
#include "views/dialogs/commanddialog.h"
#include "views/text/commandtext.h"
#include "views/text/errortext.h"
#include "views/theme/theme.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace mesoscope {

static constexpr int AppWidth = 200;
static constexpr int ChangeWidth = 170;

BatchDialog::BatchDialog(const ViewContext &context, const Batch &batch, QWidget *parent)
    : ActionDialog(context, parent), m_batch(batch), m_model(new BatchModel(this)), m_table(new QTableView(this))
{
    setObjectName(batch.name);
    setHeading(batch.title, batch.explanation);
    m_table->setObjectName(QStringLiteral("batch"));
    m_table->setAccessibleName(tr("Apps and what has become of them"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CellDelegate(context.theme, m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(context.theme.rowHeight());
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(BatchModel::Outcome, QHeaderView::Stretch);
    m_table->horizontalHeader()->resizeSection(BatchModel::App, AppWidth);
    m_table->horizontalHeader()->resizeSection(BatchModel::Change, ChangeWidth);
    body()->addWidget(m_table, 1);
    if (!batch.typed.isEmpty()) {
        m_typed = new QLineEdit(this);
        m_typed->setObjectName(QStringLiteral("typed"));
        m_typed->setFont(context.theme.font(TextStyle::Mono));
        m_typed->setPlaceholderText(batch.typed);
        body()->addWidget(new FieldRow(tr("&Type “%1” to go on").arg(batch.typed), m_typed, this));
        connect(m_typed, &QLineEdit::textChanged, this, &BatchDialog::updateButton);
        m_typed->setFocus();
    }
    connect(locks(), &LockPanel::unlocked, this, [this] {
        if (!isPending() && isVisible())
            submit();
    });
    connect(&context.store, &Store::changed, this,
            [this] { locks()->update(*this->context().store.current(), this->context().clock.nowMs()); });
    // A command that is on its way has its end told, wherever the dialog is by then.
    connect(this, &QDialog::finished, this, [this] {
        if (!isPending())
            deleteLater();
    });
    plan(batch.items);
    resizeWithin(this, {720, 480});
    if (!batch.danger)
        submitButton()->setFocus();
}

void BatchDialog::plan(const QList<BatchItem> &items)
{
    m_model->setItems(items);
    updateButton();
}

void BatchDialog::updateButton()
{
    const int planned = m_model->count(BatchState::Planned);
    const int refused = m_model->count(BatchState::Refused);
    const Style style = m_batch.danger ? Style::Danger : Style::Primary;
    if (planned == 0 && refused > 0)
        setSubmit(tr("&Try %n again", nullptr, refused), m_batch.pending, style);
    else
        setSubmit(m_batch.submit, m_batch.pending, style);
    const bool typed = !m_typed || m_typed->text().trimmed() == m_batch.typed;
    setSubmitEnabled(typed && planned + refused > 0);
}

void BatchDialog::nameCancel()
{
    cancelButton()->setText(isPending()                                       ? tr("&Stop")
                            : m_model && m_model->count(BatchState::Done) > 0 ? tr("Close")
                                                                              : tr("Cancel"));
    cancelButton()->setToolTip(
        isPending() ? tr("Sends nothing more. The command that is on its way goes on.").toHtmlEscaped() : QString());
}

void BatchDialog::submit()
{
    m_force = locks()->isOverridden();
    const QSet<AppId> locked = m_locked;
    errorPanel()->clear();
    m_lockedBy.clear();
    if (m_model->next() < 0) {
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const bool again = m_model->state(row) == BatchState::Refused &&
                               (!m_force || locked.contains(m_model->item(row).app)); // what is forced are the locks
            if (again)
                m_model->setState(row, BatchState::Planned, {});
        }
    }
    m_locked.clear();
    m_stopped = false;
    setPending(true);
    sendNext();
}

void BatchDialog::sendNext()
{
    const int row = m_stopped ? -1 : m_model->next();
    if (row < 0) {
        end();
        return;
    }
    m_model->setState(row, BatchState::Sending, tr("being sent"));
    m_table->scrollTo(m_model->index(row, 0));
    observe(this, m_model->item(row).make(), [this, row](const Result<Command> &command) {
        if (command.ok())
            send(row, withForce(*command, m_force ? Force::Yes : Force::No));
        else
            finished(row, {}, command.error());
    });
}

void BatchDialog::send(int row, const Command &command)
{
    observe(this, context().commands.submit(command),
            [this, row, command](const Result<Receipt> &result) { finished(row, command, result); });
}

void BatchDialog::finished(int row, const Command &command, const Result<Receipt> &result)
{
    const auto &otherwise = m_model->item(row).otherwise;
    const bool first = !std::holds_alternative<CancelDeployment>(command); // there is no third way
    if (const auto another = result.ok() || !otherwise || !first ? std::nullopt : otherwise(result.error())) {
        send(row, *another);
        return;
    }
    if (result.ok()) {
        m_done.append({command, *result});
        m_model->setState(row, BatchState::Done, doneText(command, *result));
    } else {
        const Error &error = result.error();
        const ErrorText text = describe(error);
        QStringList words{text.title, text.detail.left(300)};
        words.removeAll(QString());
        const bool open = error.kind == Error::Kind::OutcomeUnknown;
        if (open)
            words.append(unknownAdvice(command));
        if (error.kind == Error::Kind::Conflict && !error.deployments.isEmpty()) {
            m_locked.insert(m_model->item(row).app);
            for (const QString &id : error.deployments) {
                if (!m_lockedBy.contains(id))
                    m_lockedBy.append(id);
            }
        }
        m_model->setState(row, open ? BatchState::Open : BatchState::Refused, words.join(u' '));
    }
    sendNext();
}

void BatchDialog::end()
{
    const int done = m_model->count(BatchState::Done);
    const int refused = m_model->count(BatchState::Refused);
    const int open = m_model->count(BatchState::Open);
    const int left = m_model->count(BatchState::Planned);
    const bool clean = refused + open + left == 0;
    const bool isLeft = !isVisible();
    cancelButton()->setEnabled(true);
    setPending(false);
    QStringList parts;
    if (done > 0)
        parts += tr("%n done", nullptr, done);
    if (refused > 0)
        parts += tr("%n refused", nullptr, refused);
    if (open > 0)
        parts += tr("%n with an unknown outcome", nullptr, open);
    if (left > 0)
        parts += tr("%n not sent", nullptr, left);
    if (!m_done.isEmpty() && (clean || isLeft))
        Q_EMIT carriedOut(m_done);
    if (clean || isLeft) {
        const bool undoable = std::any_of(m_done.cbegin(), m_done.cend(), [](const UndoHistory::Done &one) {
            return undoOf(one.command, one.receipt).has_value();
        });
        m_done.clear();
        Q_EMIT told(tr("%1: %2", "what was done to many apps: how many of them")
                        .arg(m_batch.title, parts.join(QStringLiteral(", "))),
                    clean         ? Condition::Ok
                    : refused > 0 ? Condition::Bad
                                  : Condition::Warning,
                    undoable);
        if (isLeft)
            deleteLater();
        else
            accept();
        return;
    }
    updateButton();
    errorPanel()->showText(parts.join(QStringLiteral(", ")),
                           open > 0 ? tr("Look at the apps with an unknown outcome before you do it again.")
                                    : QString());
    if (m_lockedBy.isEmpty())
        locks()->clear();
    else
        locks()->showLocks(m_lockedBy, *context().store.current(), context().clock.nowMs());
    cancelButton()->setFocus();
}

void BatchDialog::reject()
{
    m_stopped = true;
    if (isPending() && isVisible()) {
        // Once: says that it stops. A second time leaves; the end is told in passing.
        if (cancelButton()->isEnabled()) {
            cancelButton()->setEnabled(false);
            return;
        }
    }
    if (!isPending() && !m_done.isEmpty())
        Q_EMIT carriedOut(m_done);
    QDialog::reject();
}

} // namespace mesoscope

#include "moc_batchdialog.cpp"
