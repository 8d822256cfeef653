// SPDX-License-Identifier: GPL-3.0-or-later
// How many instances an app, or the apps of a group, shall have.
#include "views/dialogs/scaledialog.h"

#include "app/core/commandbus.h"
#include "app/core/formerinstances.h"
#include "app/core/store.h"
#include "models/domain/effect.h"
#include "models/domain/scalechange.h"
#include "views/dialogs/instancesspinbox.h"
#include "views/text/errortext.h"
#include "views/text/format.h"
#include "views/theme/theme.h"

#include <QDoubleSpinBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace mesoscope {

namespace {

constexpr int MostListed = 8;

} // namespace

ScaleDialog::ScaleDialog(const ViewContext &context, const AppId &app, Purpose purpose, QWidget *parent)
    : CommandDialog(context, parent),
      m_app(app),
      m_count(new InstancesSpinBox(0, this)),
      m_now(mutedLabel({}, this)),
      m_room(mutedLabel({}, this))
{
    setObjectName(QStringLiteral("scaleDialog"));
    const auto snapshot = context.store.current();
    const App *known = snapshot->findApp(app);
    if (purpose == Purpose::Resume) {
        setHeading(tr("Resume %1").arg(app.text()));
        setSubmit(tr("&Resume"), tr("Resuming…"), Style::Primary);
    } else {
        setHeading(tr("Scale %1").arg(app.text()));
        setSubmit(tr("&Scale"), tr("Scaling…"), Style::Primary);
    }
    m_count->setObjectName(QStringLiteral("instances"));
    m_count->setMinimum(purpose == Purpose::Resume ? 1 : 0);
    m_count->setBase(known ? known->instances : 0);
    m_count->setValue(known ? known->instances : 1);
    if (known)
        m_seen = known->instances;
    m_row = new FieldRow(tr("&Instances"), m_count, this);
    if (purpose == Purpose::Scale)
        m_row->setHint(tr("Also as a change: +2, −1, x2, /2 or 150%."));
    m_room->setObjectName(QStringLiteral("room"));
    body()->addWidget(m_now);
    body()->addWidget(m_row);
    body()->addWidget(m_room);
    connect(m_count, &QSpinBox::valueChanged, this, &ScaleDialog::update);
    connect(&context.store, &Store::changed, this, &ScaleDialog::update);
    update();
    m_count->setFocus();
    m_count->selectAll();
    if (purpose == Purpose::Resume)
        offerFormer();
}

/// As many as before it was suspended, unless the person was quicker.
void ScaleDialog::offerFormer()
{
    m_row->setHint(tr("Looking up how many it had before…"));
    observe(this, formerInstances(context().commands, m_app, this),
            [this, offered = m_count->value()](const Result<FormerInstances> &former) {
                if (!former.ok() || former->instances == 0) {
                    m_row->setHint(tr("How many it had before is not known."));
                    return;
                }
                m_row->setHint(tr("It had %n before it was suspended.", nullptr, former->instances));
                if (m_count->value() != offered)
                    return;
                m_count->setValue(former->instances);
                m_count->selectAll();
            });
}

void ScaleDialog::update()
{
    const auto snapshot = context().store.current();
    const App *app = snapshot->findApp(m_app);
    if (!app) {
        m_now->setText(tr("This app is not in the cluster any more."));
        m_room->clear();
        return;
    }
    QStringList counts{tr("%n wanted", nullptr, app->instances), tr("%n running", nullptr, app->counts.running)};
    if (!app->healthChecks.isEmpty()) {
        counts += tr("%n healthy", nullptr, app->counts.healthy);
        if (app->counts.unhealthy > 0)
            counts += tr("%n unhealthy", nullptr, app->counts.unhealthy);
    }
    const bool another = m_seen >= 0 && app->instances != m_seen;
    m_now->setText(tr("Now: %1").arg(counts.join(QStringLiteral(", "))) +
                   (another ? u'\n' + tr("Somebody else has scaled it from %1 to %2 meanwhile.")
                                          .arg(QString::number(m_seen), QString::number(app->instances))
                            : QString()));
    setTone(m_now, another ? "warning" : "");

    const int more = m_count->value() - app->instances;
    const auto room = roomFor(app->each, *snapshot);
    const char *tone = "";
    QString text;
    if (m_count->value() == 0) {
        text = tr("With 0 instances the app is suspended: its definition stays, nothing runs.");
        tone = "warning";
    } else if (more < 0) {
        text = tr("%n instance(s) will be stopped.", nullptr, -more);
    } else if (!room) {
        text = tr("Whether they fit is not known: no node tells what it has.");
    } else if (*room < more) {
        text =
            tr("The nodes have room for %n more by CPU, memory and disk: the others will wait.", nullptr, int(*room));
        tone = "warning";
    } else {
        text = tr("The nodes have room for %n more by CPU, memory and disk. Ports and constraints are not counted.",
                  nullptr, int(qMin<qint64>(*room, MostInstances)));
    }
    m_room->setText(text);
    setTone(m_room, tone);
}

Command ScaleDialog::command() const
{
    return ScaleApp{m_app, m_count->value(), Force::No, m_seen};
}

/// The first press after that only tells; the second one has been told.
bool ScaleDialog::wasScaledMeanwhile()
{
    const auto snapshot = context().store.current();
    const App *app = snapshot->findApp(m_app);
    if (!app || m_seen < 0 || app->instances == m_seen)
        return false;
    errorPanel()->showText(
        tr("Somebody else has scaled it from %1 to %2 meanwhile.")
            .arg(QString::number(m_seen), QString::number(app->instances)),
        tr("Nothing was sent. Press again if %1 is still the number you want.").arg(m_count->value()));
    m_seen = app->instances;
    update();
    return true;
}

void ScaleDialog::refused(const Error &error)
{
    CommandDialog::refused(error);
    m_seen = instancesMeanwhile(error).value_or(m_seen); // told: the next press means it
}

void ScaleDialog::submit()
{
    const auto snapshot = context().store.current();
    const QList<LocalProblem> problems = validate(command(), snapshot.get());
    if (!problems.isEmpty()) {
        m_row->setProblem(problemText(problems.constFirst()));
        m_count->setFocus();
        return;
    }
    if (!wasScaledMeanwhile())
        send();
}

FieldRow *ScaleDialog::fieldFor(const QString &path) const
{
    return FieldBook::normalised(path) == QLatin1String("/instances") ? m_row : nullptr;
}

void ScaleDialog::clearFieldProblems()
{
    m_row->setProblem({});
}

ScaleGroupDialog::ScaleGroupDialog(const ViewContext &context, const AppId &group, QWidget *parent)
    : CommandDialog(context, parent),
      m_group(group),
      m_factor(new QDoubleSpinBox(this)),
      m_preview(plainLabel({}, this))
{
    setObjectName(QStringLiteral("scaleGroupDialog"));
    setHeading(tr("Scale group %1").arg(group.text()), tr("Multiplies the instances of every app inside, rounded up."));
    setSubmit(tr("&Scale"), tr("Scaling…"), Style::Primary);
    m_factor->setObjectName(QStringLiteral("factor"));
    m_factor->setRange(0, 100);
    m_factor->setSingleStep(0.5);
    m_factor->setValue(1);
    m_preview->setObjectName(QStringLiteral("preview"));
    m_preview->setFont(context.theme.font(TextStyle::Mono));
    body()->addWidget(new FieldRow(tr("&Factor"), m_factor, this));
    body()->addWidget(m_preview);
    connect(m_factor, &QDoubleSpinBox::valueChanged, this, &ScaleGroupDialog::update);
    connect(&context.store, &Store::changed, this, &ScaleGroupDialog::update);
    update();
}

void ScaleGroupDialog::update()
{
    const auto snapshot = context().store.current();
    QStringList lines;
    int left = 0;
    int pods = 0;
    for (const App &app : snapshot->apps) {
        if (!isInside(app.id, m_group))
            continue;
        if (app.kind == App::Kind::Pod) { // Marathon multiplies apps only (api-facts 1.7)
            ++pods;
            continue;
        }
        if (lines.size() == MostListed) {
            ++left;
            continue;
        }
        const int then = int(std::ceil(app.instances * m_factor->value() - 1e-9));
        lines +=
            QStringLiteral("%1  %2 → %3").arg(app.id.text(), QString::number(app.instances), QString::number(then));
    }
    if (left > 0)
        lines += tr("and %n more", nullptr, left);
    const bool any = !lines.isEmpty();
    if (pods > 0)
        lines += tr("%n pod(s) keep their number: Marathon multiplies apps only.", nullptr, pods);
    m_preview->setText(lines.join(u'\n'));
    setSubmitEnabled(any && !qFuzzyCompare(m_factor->value(), 1.0));
}

Command ScaleGroupDialog::command() const
{
    return ScaleGroup{m_group, m_factor->value(), Force::No};
}

} // namespace mesoscope

#include "moc_scaledialog.cpp"
