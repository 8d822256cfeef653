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

#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

VersionsView::VersionsView(const ViewContext &context, Actions &actions, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_actions(actions),
      m_words(new PlainLabel({}, this)),
      m_list(new QListWidget(this)),
      m_rollBack(new QPushButton(tr("Roll back…"), this))
{
    m_words->muted()->wrapped();
    m_list->setAccessibleName(tr("Versions"));
    m_list->setItemDelegate(new CellDelegate(context.theme, m_list));
    m_list->setStyleSheet(u"QListView { border: none; border-radius: 0; }"_s);
    m_rollBack->setAccessibleName(tr("Roll back to the chosen version"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(m_words);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_rollBack, 0, Qt::AlignLeft);
    const auto chosen = [this] {
        const QListWidgetItem *item = m_list->currentItem();
        return item ? item->data(Qt::UserRole).toString() : QString();
    };
    const auto enable = [this, chosen] {
        const QString version = chosen();
        m_rollBack->setEnabled(m_actions.canWrite(m_app) && !version.isEmpty() && version != m_version);
        m_rollBack->setToolTip(m_actions.canWrite(m_app) ? QString() : tipText(m_actions.whyNot(m_app)));
    };
    connect(m_list, &QListWidget::currentRowChanged, this, enable);
    connect(&actions, &Actions::canWriteChanged, this, enable);
    connect(m_rollBack, &QPushButton::clicked, this, [this, chosen] { m_actions.rollBack(m_app, chosen()); });
    enable();
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
    m_list->clear();
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
        m_words->setVisible(result->versions.isEmpty());
        m_words->setPlain(tr("Marathon keeps no older version."));
        for (const QString &version : result->versions) {
            const QDateTime time = QDateTime::fromString(version, Qt::ISODateWithMs);
            const QString words = time.isValid() ? formatTime(time.toMSecsSinceEpoch()) : version;
            const bool current = version == m_version;
            auto *item = new QListWidgetItem(current ? tr("%1, running now", "version").arg(words) : words, m_list);
            item->setData(ConditionRole, int(current ? Condition::Ok : Condition::Off));
            item->setSizeHint(QSize(0, m_context.theme.rowHeight()));
            item->setData(Qt::UserRole, version);
            item->setToolTip(tipText(version));
        }
    });
}

} // namespace mesoscope

#include "moc_versionsview.cpp"
