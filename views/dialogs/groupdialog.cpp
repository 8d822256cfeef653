// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/groupdialog.h"

#include "app/core/store.h"
#include "views/text/errortext.h"
#include "views/theme/theme.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace mesoscope {

GroupDialog::GroupDialog(const ViewContext &context, const AppId &parent, QWidget *window)
    : CommandDialog(context, window),
      m_id(new QLineEdit(this)),
      m_row(new FieldRow(tr("&Name"), m_id, this)),
      m_role(new QComboBox(this)),
      m_roleRow(new FieldRow(tr("&Role of its apps"), m_role, this))
{
    setObjectName(QStringLiteral("groupDialog"));
    setHeading(tr("New group"), tr("An empty group; apps are deployed into it by their name: /group/app."));
    setSubmit(tr("&Create"), tr("Creating…"), Style::Primary);
    m_id->setObjectName(QStringLiteral("id"));
    m_id->setFont(context.theme.font(TextStyle::Mono));
    m_id->setText(parent.text().endsWith(u'/') ? parent.text() : parent.text() + u'/');
    body()->addWidget(m_row);
    m_role->setObjectName(QStringLiteral("role"));
    m_role->addItem(tr("as Marathon is set up"));
    m_role->addItem(tr("the role of the group's name"), true);
    m_role->addItem(tr("whichever their definition says"), false);
    body()->addWidget(m_roleRow);
    body()->addStretch(1);
    connect(m_id, &QLineEdit::textChanged, this, [this] {
        m_row->setProblem({});
        showRole();
    });
    showRole();
    m_id->setFocus();
    m_id->end(false);
}

AppId GroupDialog::group() const
{
    const QString id = m_id->text().trimmed();
    return AppId(id.startsWith(u'/') ? id : u'/' + id);
}

void GroupDialog::showRole()
{
    const SnapshotPtr snapshot = context().store.current();
    const bool known = std::any_of(snapshot->groups.begin(), snapshot->groups.end(),
                                   [](const Group &one) { return one.enforcesRole.has_value(); });
    m_roleRow->setVisible(known && parentOf(group()).text() == QLatin1String("/"));
}

Command GroupDialog::command() const
{
    const QVariant role = m_role->currentData();
    const bool said = role.isValid() && m_roleRow->isVisibleTo(this);
    return CreateGroup{group(), said ? std::optional(role.toBool()) : std::nullopt};
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
