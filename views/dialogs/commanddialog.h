// SPDX-License-Identifier: GPL-3.0-or-later
// Base of the dialogs that send one command: pending, refused, locked and done look the same in all of them.
#pragma once

#include "models/domain/command.h"
#include "models/domain/result.h"
#include "models/domain/states.h"
#include "models/domain/validate.h"
#include "views/dialogs/parts.h"
#include "views/viewcontext.h"

#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace mesoscope {

/// The command with the lock overridden; commands without that choice come back as they were.
Command withForce(Command command, Force force);

/// GUI thread. Sends command() once when the button is pressed. While the answer is on its way the dialog can be
/// closed: then the outcome is told() in passing and the dialog is gone. It deletes itself when it is over.
class CommandDialog : public QDialog
{
    Q_OBJECT

public:
    CommandDialog(const ViewContext &context, QWidget *parent);

    void reject() override;
    bool isPending() const { return m_pending; }

Q_SIGNALS:
    void told(const QString &text, mesoscope::Condition condition);

protected:
    enum class Style { Primary, Danger };

    const ViewContext &context() const { return m_context; }
    QVBoxLayout *body() const { return m_body; }
    ErrorPanel *errorPanel() const { return m_error; }
    void setHeading(const QString &title, const QString &explanation = {});
    void setSubmit(const QString &text, const QString &pending, Style style);
    void setSubmitEnabled(bool enabled);
    QPushButton *submitButton() const { return m_submit; }
    void addButton(QPushButton *button); ///< left of the others

    virtual Command command() const = 0;
    /// Checks and then sends; an override adds steps of its own before ("show what will change").
    virtual void submit();
    void send();
    /// The row for a complaint about @p path; null puts it into the error panel.
    virtual FieldRow *fieldFor(const QString &path) const;
    virtual void clearFieldProblems() {}
    /// A refusal that is not about locks; the base shows it in the panel.
    virtual void refused(const Error &error);
    virtual void succeeded(const Command &command, const Receipt &receipt);

private:
    void setPending(bool pending);
    void finishedSending(const Command &command, const Result<Receipt> &result);
    void failed(const Error &error);
    void updateSubmit();

    const ViewContext m_context;
    QLabel *m_title;
    QLabel *m_explanation;
    QVBoxLayout *m_body;
    ErrorPanel *m_error;
    LockPanel *m_locks;
    QPushButton *m_submit;
    QPushButton *m_cancel;
    QString m_submitText;
    QString m_pendingText;
    bool m_pending = false;
    bool m_left = false; ///< closed while the answer was on its way
    bool m_enabled = true;
};

} // namespace mesoscope
