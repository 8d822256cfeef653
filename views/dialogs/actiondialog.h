// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of the dialogs that change the cluster: heading, body, what went wrong, locks, buttons.
#pragma once

#include "models/domain/states.h"
#include "views/dialogs/lockpanel.h"
#include "views/dialogs/parts.h"
#include "views/viewcontext.h"

#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace mesoscope {

/// GUI thread. Window-modal. While it is pending, its button says so and the other one closes it.
class ActionDialog : public QDialog
{
    Q_OBJECT

public:
    ActionDialog(const ViewContext &context, QWidget *parent);

    bool isPending() const { return m_pending; }

Q_SIGNALS:
    /// To be said in passing; @p undoable: what was just done can be taken back.
    void told(const QString &text, mesoscope::Condition condition, bool undoable = false);

protected:
    enum class Style { Primary, Danger };

    const ViewContext &context() const { return m_context; }
    QVBoxLayout *body() const { return m_body; }
    ErrorPanel *errorPanel() const { return m_error; }
    LockPanel *locks() const { return m_locks; }
    void setHeading(const QString &title, const QString &explanation = {});
    void setSubmit(const QString &text, const QString &pending, Style style);
    void setSubmitEnabled(bool enabled);
    QPushButton *submitButton() const { return m_submit; }
    QPushButton *cancelButton() const { return m_cancel; }
    void addButton(QPushButton *button); ///< left of the others
    void setPending(bool pending);

    virtual void submit() = 0; ///< the button was pressed
    /// What the other button says and what that means; the base says "Cancel", and "Close" while it is pending.
    virtual void nameCancel();

private:
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
    bool m_isDanger = false;
    bool m_enabled = true;
};

} // namespace mesoscope
