// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/appchooser.h"

#include "views/dialogs/parts.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace mesoscope {

AppChooser::AppChooser(const QString &title, const QString &choose, const QList<AppChoice> &choices, QWidget *parent)
    : QDialog(parent),
      m_filter(new QLineEdit(this)),
      m_list(new QListWidget(this)),
      m_choose(new QPushButton(choose, this))
{
    setObjectName(QStringLiteral("appChooser"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(title);
    m_filter->setObjectName(QStringLiteral("filter"));
    m_list->setObjectName(QStringLiteral("apps"));
    m_list->setAccessibleName(tr("Apps"));
    for (const AppChoice &choice : choices) {
        auto *item = new QListWidgetItem(choice.app.text(), m_list);
        item->setData(Qt::UserRole, choice.app.text());
        if (!choice.note.isEmpty())
            item->setText(tr("%1 – %2", "path of an app, note").arg(choice.app.text(), choice.note));
    }
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    m_choose->setObjectName(QStringLiteral("choose"));
    m_choose->setProperty("primary", true);
    m_choose->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_choose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(new FieldRow(tr("&Name holds"), m_filter, this));
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    connect(m_filter, &QLineEdit::textChanged, this, &AppChooser::narrow);
    connect(m_list, &QListWidget::itemActivated, this, &AppChooser::choose);
    connect(m_list, &QListWidget::currentItemChanged, this,
            [this](const QListWidgetItem *item) { m_choose->setEnabled(item != nullptr); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_choose, &QPushButton::clicked, this, &AppChooser::choose);
    narrow({});
    resizeWithin(this, {440, 480});
    m_filter->setFocus();
}

/// The first that is left is the current one, so that Return takes it.
void AppChooser::narrow(const QString &text)
{
    QListWidgetItem *first = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        item->setHidden(!item->text().contains(text.trimmed(), Qt::CaseInsensitive));
        if (!first && !item->isHidden())
            first = item;
    }
    m_list->setCurrentItem(first);
    m_choose->setEnabled(first != nullptr);
}

void AppChooser::choose()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || item->isHidden())
        return;
    const AppId app(item->data(Qt::UserRole).toString());
    accept();
    Q_EMIT chosen(app);
}

} // namespace mesoscope

#include "moc_appchooser.cpp"
