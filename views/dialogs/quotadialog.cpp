// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/quotadialog.h"

#include "app/core/store.h"
#include "views/text/errortext.h"
#include "views/text/format.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

const Role *findRole(const ClusterSnapshot &snapshot, const QString &name)
{
    for (const Role &role : snapshot.roles) {
        if (role.name == name)
            return &role;
    }
    return nullptr;
}

/// As it is typed: empty is none.
QString typed(std::optional<double> amount)
{
    return amount ? QLocale().toString(*amount, 'g', QLocale::FloatingPointShortest) : QString();
}

/// In the person's own way of writing, or in everybody's.
std::optional<double> readNumber(const QString &text)
{
    bool ok = false;
    double number = QLocale().toDouble(text.trimmed(), &ok);
    if (!ok)
        number = QLocale::c().toDouble(text.trimmed(), &ok);
    return ok ? std::optional(number) : std::nullopt;
}

} // namespace

QuotaDialog::QuotaDialog(const ViewContext &context, const QString &role, QWidget *parent)
    : CommandDialog(context, parent),
      m_role(role),
      m_room(mutedLabel({}, this)),
      m_force(new QCheckBox(tr("&Promise it nevertheless"), this))
{
    setObjectName(u"quotaDialog"_s);
    setHeading(
        tr("Quota of role %1").arg(role),
        tr("What is guaranteed is kept free for this role: nobody else is offered it. More than the most it never "
           "gets. An empty field promises nothing, or sets no limit."));
    setSubmit(tr("&Set"), tr("Setting…"), Style::Primary);
    const SnapshotPtr snapshot = context.store.current();
    const Role *now = findRole(*snapshot, role);
    const Resources least = now ? now->guarantee : Resources();
    const ResourceLimits most = now ? now->limit : ResourceLimits();
    const Resources used = now ? now->consumed : Resources();
    struct Line
    {
        QString least, most, name;
        double guaranteed;
        std::optional<double> limit;
        QString used;
    };
    const Line lines[] = {
        {tr("&CPU guaranteed"), tr("CPU at most"), u"cpus"_s, least.cpus, most.cpus, formatCpus(used.cpus)},
        {tr("&Memory guaranteed, MiB"), tr("Memory at most, MiB"), u"mem"_s, least.mem, most.mem,
         formatMebibytes(used.mem)},
        {tr("&Disk guaranteed, MiB"), tr("Disk at most, MiB"), u"disk"_s, least.disk, most.disk,
         formatMebibytes(used.disk)},
        {tr("&GPUs guaranteed"), tr("GPUs at most"), u"gpus"_s, least.gpus, most.gpus, formatCpus(used.gpus)},
    };
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    int row = 0;
    for (const Line &line : lines) {
        const Field promised =
            makeField(line.least, u"/guarantee/"_s + line.name,
                      typed(line.guaranteed > 0 ? std::optional(line.guaranteed) : std::nullopt), tr("nothing"));
        const Field limited = makeField(line.most, u"/limit/"_s + line.name, typed(line.limit), tr("no limit"));
        grid->addWidget(promised.row, row, 0, Qt::AlignTop);
        grid->addWidget(limited.row, row, 1, Qt::AlignTop);
        auto *usedNow = mutedLabel(tr("%1 used now").arg(line.used), this);
        usedNow->setContentsMargins(0, fontMetrics().height() + 12, 0, 0); // beside the fields, not their captions
        grid->addWidget(usedNow, row++, 2, Qt::AlignTop);
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    body()->addLayout(grid);
    m_room->setObjectName(u"room"_s);
    m_force->setObjectName(u"force"_s);
    body()->addWidget(m_room);
    body()->addWidget(m_force);
    body()->addStretch(1);
    connect(&context.store, &Store::changed, this, &QuotaDialog::update);
    connect(m_force, &QCheckBox::toggled, this, &QuotaDialog::update);
    resizeWithin(this, {580, 0});
    update();
    m_fields.first().edit->setFocus();
}

QuotaDialog::Field QuotaDialog::makeField(const QString &caption, const QString &path, const QString &value,
                                          const QString &placeholder)
{
    auto *edit = new QLineEdit(value, this);
    edit->setObjectName(path.mid(1).replace(u'/', u'-'));
    edit->setPlaceholderText(placeholder);
    const Field field{path, edit, new FieldRow(caption, edit, this)};
    connect(edit, &QLineEdit::textChanged, this, [this, field] {
        field.row->setProblem({});
        update();
    });
    m_fields.append(field);
    return field;
}

std::optional<double> QuotaDialog::numberIn(const QString &path) const
{
    for (const Field &field : m_fields) {
        if (field.path == path)
            return readNumber(field.edit->text());
    }
    return std::nullopt;
}

double QuotaDialog::least(const QString &name) const
{
    return numberIn(u"/guarantee/"_s + name).value_or(0);
}

std::optional<double> QuotaDialog::most(const QString &name) const
{
    return numberIn(u"/limit/"_s + name);
}

Command QuotaDialog::command() const
{
    return SetQuota{m_role,
                    {least(u"cpus"_s), least(u"mem"_s), least(u"disk"_s), least(u"gpus"_s)},
                    {most(u"cpus"_s), most(u"mem"_s), most(u"disk"_s), most(u"gpus"_s)},
                    m_force->isVisibleTo(this) && m_force->isChecked() ? Force::Yes : Force::No};
}

bool QuotaDialog::isTooMuch() const
{
    const SnapshotPtr snapshot = context().store.current();
    if (!snapshot->totals.capacity)
        return false;
    Resources promised{least(u"cpus"_s), least(u"mem"_s), least(u"disk"_s), least(u"gpus"_s)};
    for (const Role &role : snapshot->roles) {
        if (role.name != m_role)
            promised += role.guarantee;
    }
    const Resources &there = *snapshot->totals.capacity;
    return promised.cpus > there.cpus || promised.mem > there.mem || promised.disk > there.disk ||
           promised.gpus > there.gpus;
}

void QuotaDialog::update()
{
    const bool tooMuch = isTooMuch();
    m_room->setText(tooMuch ? tr("All roles together would be promised more than the cluster has. Mesos refuses that, "
                                 "unless it is told to promise it nevertheless: then some role does not get its part.")
                            : tr("The cluster has enough for what all roles are promised."));
    setTone(m_room, tooMuch ? "warning" : "");
    m_force->setVisible(tooMuch);
    growToFit(this);
}

void QuotaDialog::submit()
{
    clearFieldProblems();
    for (const Field &field : m_fields) {
        if (field.edit->text().trimmed().isEmpty() || readNumber(field.edit->text()))
            continue;
        field.row->setProblem(problemText({field.path, Problem::NotANumber, field.edit->text()}));
        growToFit(this);
        field.edit->setFocus();
        return;
    }
    const QList<LocalProblem> problems = validate(command(), context().store.current().get());
    if (problems.isEmpty()) {
        send();
        return;
    }
    const LocalProblem &first = problems.constFirst();
    if (FieldRow *row = fieldFor(first.path)) {
        row->setProblem(problemText(first));
        growToFit(this);
        row->editor()->setFocus();
    } else {
        errorPanel()->showText(problemText(first));
    }
}

FieldRow *QuotaDialog::fieldFor(const QString &path) const
{
    for (const Field &field : m_fields) {
        if (field.path == path)
            return field.row;
    }
    return nullptr;
}

void QuotaDialog::clearFieldProblems()
{
    for (const Field &field : m_fields)
        field.row->setProblem({});
}

} // namespace mesoscope

#include "moc_quotadialog.cpp"
