// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/groupdialog.h"

#include "app/core/store.h"
#include "views/text/errortext.h"
#include "views/theme/theme.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace mesoscope {

GroupDialog::GroupDialog(const ViewContext &context, const AppId &parent, QWidget *window)
    : CommandDialog(context, window), m_id(new QLineEdit(this)), m_row(new FieldRow(tr("&Name"), m_id, this))
{
    setObjectName(QStringLiteral("groupDialog"));
    setHeading(tr("New group"), tr("An empty group; apps are deployed into it by their name: /group/app."));
    setSubmit(tr("&Create"), tr("Creating…"), Style::Primary);
    m_id->setObjectName(QStringLiteral("id"));
    m_id->setFont(context.theme.font(TextStyle::Mono));
    m_id->setText(parent.text().endsWith(u'/') ? parent.text() : parent.text() + u'/');
    body()->addWidget(m_row);
    body()->addStretch(1);
    connect(m_id, &QLineEdit::textChanged, this, [this] { m_row->setProblem({}); });
    m_id->setFocus();
    m_id->end(false);
}

Command GroupDialog::command() const
{
    const QString id = m_id->text().trimmed();
    return CreateGroup{AppId(id.startsWith(u'/') ? id : u'/' + id)};
}

void GroupDialog::submit()
{
    const QList<LocalProblem> problems = validate(command(), context().store.current().get());
    if (problems.isEmpty()) {
        send();
        return;
    }
    m_row->setProblem(problemText(problems.constFirst()));
    m_id->setFocus();
}

FieldRow *GroupDialog::fieldFor(const QString &path) const
{
    return FieldBook::normalised(path) == QLatin1String("/id") ? m_row : nullptr;
}

void GroupDialog::clearFieldProblems()
{
    m_row->setProblem({});
}

} // namespace mesoscope

#include "moc_groupdialog.cpp"
