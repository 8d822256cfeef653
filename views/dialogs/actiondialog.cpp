// SPDX-License-Identifier: GPL-3.0-or-later
// Layout and buttons of the dialogs that change the cluster.
#include "views/dialogs/actiondialog.h"

#include "views/theme/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace mesoscope {

ActionDialog::ActionDialog(const ViewContext &context, QWidget *parent)
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
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    // From within any field; what is for good wants its button pressed.
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key(key)), this);
        connect(shortcut, &QShortcut::activated, this, [this] {
            if (!m_isDanger)
                m_submit->click();
        });
    }
    connect(m_locks, &LockPanel::overrideChanged, this, &ActionDialog::updateSubmit);
}

void ActionDialog::setHeading(const QString &title, const QString &explanation)
{
    setWindowTitle(title);
    m_title->setText(title);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
}

void ActionDialog::setSubmit(const QString &text, const QString &pending, Style style)
{
    m_submitText = text;
    m_pendingText = pending;
    m_isDanger = style == Style::Danger;
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

void ActionDialog::setSubmitEnabled(bool enabled)
{
    m_enabled = enabled;
    updateSubmit();
}

void ActionDialog::addButton(QPushButton *button)
{
    if (auto *buttons = layout()->findChild<QHBoxLayout *>(QStringLiteral("buttons")))
        buttons->insertWidget(0, button);
}

void ActionDialog::updateSubmit()
{
    m_submit->setText(m_pending ? m_pendingText : m_submitText);
    m_submit->setEnabled(m_enabled && !m_pending);
    nameCancel();
}

void ActionDialog::nameCancel()
{
    m_cancel->setText(m_pending ? tr("Close") : tr("Cancel"));
    m_cancel->setToolTip(
        m_pending ? tr("The command is on its way. What becomes of it is told in the window.").toHtmlEscaped()
                  : QString());
}

void ActionDialog::setPending(bool pending)
{
    m_pending = pending;
    updateSubmit();
}

} // namespace mesoscope

#include "moc_actiondialog.cpp"
