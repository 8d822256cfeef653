// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/labelsdialog.h"

#include "app/core/store.h"
#include "views/dialogs/batches.h"
#include "views/dialogs/recordtable.h"

#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

namespace mesoscope {

static Batch labelsBatch(const QList<AppId> &apps)
{
    Batch batch;
    batch.name = QStringLiteral("labelsDialog");
    batch.title = LabelsDialog::tr("Labels of %n app(s)", nullptr, int(apps.size()));
    batch.explanation =
        LabelsDialog::tr("Labels are part of the definition: the instances of each app that changes are "
                         "replaced, as its upgrade strategy says.");
    batch.submit = LabelsDialog::tr("&Change labels");
    batch.pending = LabelsDialog::tr("Changing…");
    return batch;
}

LabelsDialog::LabelsDialog(const ViewContext &context, const QList<AppId> &apps, QWidget *parent)
    : BatchDialog(context, labelsBatch(apps), parent),
      m_apps(apps),
      m_snapshot(context.store.current()),
      m_set(new RecordTable(tr("Labels to set"),
                            {{QStringLiteral("name"), tr("Name"), RecordColumn::Kind::Text, {}},
                             {QStringLiteral("value"), tr("Value"), RecordColumn::Kind::Value, {}}},
                            context.theme, this)),
      m_removed(new QLineEdit(this))
{
    m_set->setObjectName(QStringLiteral("set"));
    m_set->setRows({QJsonObject{{QStringLiteral("name"), QString()}, {QStringLiteral("value"), QString()}}});
    m_removed->setObjectName(QStringLiteral("removed"));
    auto *removed = new FieldRow(tr("Labels to &remove"), m_removed, this);
    removed->setHint(tr("Names, separated by spaces."));
    body()->insertWidget(0, new FieldRow(tr("Labels to &set"), m_set, this));
    body()->insertWidget(1, removed);
    connect(m_set, &RecordTable::edited, this, &LabelsDialog::read);
    connect(m_removed, &QLineEdit::textChanged, this, &LabelsDialog::read);
    read();
    m_set->view()->setFocus();
}

void LabelsDialog::read()
{
    LabelChange change;
    const QJsonObject set = mapOfRows(m_set->rows());
    for (auto it = set.begin(); it != set.end(); ++it) {
        if (!it.key().trimmed().isEmpty())
            change.set.insert(it.key().trimmed(), it->toString());
    }
    change.removed = m_removed->text().simplified().split(u' ', Qt::SkipEmptyParts);
    plan(labelItems(m_apps, change, *m_snapshot, context().commands, this));
}

} // namespace mesoscope

#include "moc_labelsdialog.cpp"
