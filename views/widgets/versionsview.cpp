// SPDX-License-Identifier: GPL-3.0-or-later
// List of versions.
#include "views/widgets/versionsview.h"

#include "app/base/call.h"
#include "app/core/commandbus.h"
#include "models/items/roles.h"
#include "views/delegates/celldelegate.h"
#include "views/dialogs/dialogs.h"
#include "views/text/errortext.h"
#include "views/text/format.h"
#include "views/theme/theme.h"
#include "views/widgets/plainlabel.h"
#include "views/widgets/versioncompare.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

VersionsView::VersionsView(const ViewContext &context, Actions &actions, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_actions(actions),
      m_words(new PlainLabel({}, this)),
      m_list(new QListWidget(this)),
      m_against(new QWidget(this)),
      m_with(new QComboBox(m_against)),
      m_compare(new VersionCompare(context, this)),
      m_rollBack(new QPushButton(tr("Roll back…"), this)),
      m_edit(new QPushButton(tr("Edit from it…"), this))
{
    m_words->muted()->wrapped();
    m_list->setAccessibleName(tr("Versions"));
    m_list->setItemDelegate(new CellDelegate(context.theme, m_list));
    m_list->setStyleSheet(u"QListView { border: none; border-radius: 0; }"_s);
    m_with->setObjectName(u"compareWith"_s);
    m_with->setAccessibleName(tr("Version to compare with"));
    m_with->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_rollBack->setAccessibleName(tr("Roll back to the chosen version"));
    m_edit->setObjectName(u"editFrom"_s);
    m_edit->setAccessibleName(tr("Edit the app, beginning with the chosen version"));
    auto *with = new QHBoxLayout(m_against);
    with->setContentsMargins(0, 0, 0, 0);
    with->setSpacing(8);
    auto *label = new QLabel(tr("Compared with"), m_against);
    label->setBuddy(m_with);
    with->addWidget(label);
    with->addWidget(m_with, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_rollBack);
    buttons->addWidget(m_edit);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(m_words);
    layout->addWidget(m_list, 2);
    layout->addWidget(m_against);
    layout->addWidget(m_compare, 3);
    layout->addLayout(buttons);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        enable();
        compare();
    });
    connect(m_with, &QComboBox::currentIndexChanged, this, &VersionsView::compare);
    connect(&actions, &Actions::canWriteChanged, this, &VersionsView::enable);
    connect(m_rollBack, &QPushButton::clicked, this, [this] { m_actions.rollBack(m_app, chosen()); });
    connect(m_edit, &QPushButton::clicked, this, [this] { m_actions.edit(m_app, chosen()); });
    m_against->hide();
    enable();
}

QString VersionsView::chosen() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

void VersionsView::enable()
{
    const QString version = chosen();
    const bool can = m_actions.canWrite(m_app);
    for (QPushButton *button : {m_rollBack, m_edit}) {
        button->setEnabled(can && !version.isEmpty() && version != m_version);
        button->setToolTip(can ? QString() : tipText(m_actions.whyNot(m_app)));
    }
}

void VersionsView::showApp(const App &app)
{
    if (app.id == m_app && app.version == m_version)
        return;
    m_app = app.id;
    m_version = app.version;
    if (isVisible())
        ask();
}

void VersionsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

void VersionsView::ask()
{
    const QString wanted = m_app.text() + u' ' + m_version;
    if (m_app.isEmpty() || wanted == m_asked)
        return;
    m_asked = wanted;
    fill({});
    m_words->setPlain(tr("Asking Marathon for the versions…"));
    m_words->show();
    const quint64 serial = ++m_serial;
    observe(this, m_context.commands.versions(m_app), [this, serial](const Result<AppVersions> &result) {
        if (serial != m_serial)
            return;
        if (!result) {
            m_words->setPlain(describe(result.error()).title);
            m_asked.clear(); // the next look asks again
            return;
        }
        m_words->setVisible(result->versions.size() < 2);
        m_words->setPlain(tr("Marathon keeps no older version."));
        fill(*result);
    });
}

QString VersionsView::timeOf(const QString &version) const
{
    const QDateTime time = QDateTime::fromString(version, Qt::ISODateWithMs);
    return time.isValid() ? formatTime(time.toMSecsSinceEpoch()) : version;
}

void VersionsView::fill(const AppVersions &versions)
{
    m_list->clear();
    {
        const QSignalBlocker quiet(m_with);
        m_with->clear();
        m_with->addItem(tr("what runs now"), m_version);
        m_with->addItem(tr("the one before it", "a version"), QString());
        for (const QString &version : versions.versions) {
            if (version != m_version)
                m_with->addItem(timeOf(version), version);
        }
    }
    m_against->setVisible(versions.versions.size() > 1);
    for (const QString &version : versions.versions) {
        const bool current = version == m_version;
        const QString words = timeOf(version);
        auto *item = new QListWidgetItem(current ? tr("%1, running now", "version").arg(words) : words, m_list);
        item->setData(ConditionRole, int(current ? Condition::Ok : Condition::Off));
        item->setSizeHint(QSize(0, m_context.theme.rowHeight()));
        item->setData(Qt::UserRole, version);
        item->setToolTip(tipText(version));
    }
    compare();
}

void VersionsView::compare()
{
    const QString after = chosen();
    QString before = m_with->currentData().toString();
    if (m_with->currentIndex() == 1) { // the list is newest first
        const QListWidgetItem *older = m_list->item(m_list->currentRow() + 1);
        before = older && m_list->currentRow() >= 0 ? older->data(Qt::UserRole).toString() : QString();
    }
    m_compare->compare(m_app, before, after);
}

} // namespace mesoscope

#include "moc_versionsview.cpp"
