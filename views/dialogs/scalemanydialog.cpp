// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/scalemanydialog.h"

#include "app/core/store.h"
#include "models/domain/scalechange.h"
#include "views/dialogs/batches.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace mesoscope {

static Batch scaleBatch(const QList<AppId> &apps)
{
    Batch batch;
    batch.name = QStringLiteral("scaleManyDialog");
    batch.title = ScaleManyDialog::tr("Scale %n app(s)", nullptr, int(apps.size()));
    batch.submit = ScaleManyDialog::tr("&Scale");
    batch.pending = ScaleManyDialog::tr("Scaling…");
    return batch;
}

ScaleManyDialog::ScaleManyDialog(const ViewContext &context, const QList<AppId> &apps, QWidget *parent)
    : BatchDialog(context, scaleBatch(apps), parent), m_apps(apps), m_snapshot(context.store.current())
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(QStringLiteral("change"));
    edit->setMaxLength(12);
    m_row = new FieldRow(tr("&Instances"), edit, this);
    m_row->setHint(tr("5 for all; +2, −1, x2, /2 or 150% of what each has now."));
    body()->insertWidget(0, m_row);
    connect(edit, &QLineEdit::textChanged, this, &ScaleManyDialog::read);
    read({});
    edit->setFocus();
}

void ScaleManyDialog::read(const QString &text)
{
    const auto change = parseScaleChange(text);
    m_row->setProblem(change || text.trimmed().isEmpty() ? QString() : tr("This is no number and no change of one."));
    if (change) {
        plan(scaleItems(m_apps, *change, *m_snapshot));
        return;
    }
    QList<BatchItem> nothing;
    for (const AppId &id : m_apps) {
        const App *app = m_snapshot->findApp(id);
        nothing.append({id, app ? QString::number(app->instances) : QString(), tr("nothing chosen yet"), {}, {}});
    }
    plan(nothing);
}

} // namespace mesoscope

#include "moc_scalemanydialog.cpp"
