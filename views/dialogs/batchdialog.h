// SPDX-License-Identifier: GPL-3.0-or-later
// Does one thing to many apps: says beforehand to which and what, sends one after the other, and lists what has become
// of each.
#pragma once

#include "app/core/undohistory.h"
#include "views/dialogs/actiondialog.h"
#include "views/dialogs/batchmodel.h"

class QLineEdit;
class QTableView;

namespace mesoscope {

struct Batch
{
    QString name;  ///< object name, for tests
    QString title; ///< "Restart 3 apps"
    QString explanation;
    QString submit;
    QString pending;
    QString typed;       ///< what must be typed first; empty: nothing
    bool danger = false; ///< Return must not do it
    QList<BatchItem> items;
};

/// One command at a time: a Marathon under a storm of writes suffers. Closing the dialog ends the work after the
/// command that is on its way; what was not sent stays as it is. When all were done the dialog closes; else it stays,
/// and those that were refused can be tried again, with their locks overridden where that is asked for.
class BatchDialog : public ActionDialog
{
    Q_OBJECT

public:
    BatchDialog(const ViewContext &context, const Batch &batch, QWidget *parent);

    void reject() override;

Q_SIGNALS:
    void carriedOut(const QList<mesoscope::UndoHistory::Done> &done);

protected:
    void submit() override;
    void nameCancel() override;
    /// Other items, before anything was sent.
    void plan(const QList<BatchItem> &items);

private:
    void sendNext();
    void send(int row, const Command &command);
    void finished(int row, const Command &command, const Result<Receipt> &result);
    void end();
    void updateButton();

    const Batch m_batch;
    BatchModel *m_model;
    QTableView *m_table;
    QLineEdit *m_typed = nullptr;
    QList<UndoHistory::Done> m_done;
    QStringList m_lockedBy; ///< deployments
    QSet<AppId> m_locked;
    bool m_stopped = false;
    bool m_force = false; ///< for the locked ones of this round
};

} // namespace mesoscope
