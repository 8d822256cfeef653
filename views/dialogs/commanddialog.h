// SPDX-License-Identifier: GPL-3.0-or-later
// Base of the dialogs that send one command: pending, refused, locked and done look the same in all of them.
#pragma once

#include "models/domain/command.h"
#include "models/domain/result.h"
#include "models/domain/validate.h"
#include "views/dialogs/actiondialog.h"

namespace mesoscope {

/// The command with the lock overridden; commands without that choice come back as they were.
Command withForce(Command command, Force force);

/// How the outcome of a command that was not done is told: what is unknown is no refusal.
Condition toneOf(const Error &error);

/// GUI thread. Sends command() once when the button is pressed. While the answer is on its way the dialog can be
/// closed: then the outcome is told() in passing and the dialog is gone. It deletes itself when it is over.
class CommandDialog : public ActionDialog
{
    Q_OBJECT

public:
    CommandDialog(const ViewContext &context, QWidget *parent);

    void reject() override;

Q_SIGNALS:
    void carriedOut(const mesoscope::Command &command, const mesoscope::Receipt &receipt);

protected:
    virtual Command command() const = 0;
    /// Checks and then sends; an override adds steps of its own before ("show what will change").
    void submit() override;
    void send();
    /// The row for a complaint about @p path; null puts it into the error panel.
    virtual FieldRow *fieldFor(const QString &path) const;
    virtual void clearFieldProblems() {}
    /// A refusal that is not about locks; the base shows it in the panel.
    virtual void refused(const Error &error);
    virtual void succeeded(const Command &command, const Receipt &receipt);

private:
    void finishedSending(const Command &command, const Result<Receipt> &result);
    void failed(const Error &error);
    void tellDone(const Command &command, const Receipt &receipt);
    void sendWhenUnlocked();

    bool m_left = false; ///< closed while the answer was on its way
};

} // namespace mesoscope
