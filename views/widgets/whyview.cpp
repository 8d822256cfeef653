// SPDX-License-Identifier: GPL-3.0-or-later
// Words and bars of the reason.
#include "views/widgets/whyview.h"

#include "models/domain/snapshot.h"
#include "views/delegates/celldelegate.h"
#include "views/text/format.h"
#include "views/text/refusaltext.h"
#include "views/theme/theme.h"
#include "views/widgets/factsheet.h"
#include "views/widgets/plainlabel.h"

#include <QCoreApplication>
#include <QPainter>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The callout: a coloured edge at the left says how bad it is.
class Callout : public QWidget
{
public:
    Callout(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme) {}
    void setCondition(Condition condition)
    {
        m_condition = condition;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_theme.colour(Token::Raised));
        painter.fillRect(QRect(0, 0, 3, height()), m_theme.colour(m_condition));
    }

private:
    const Theme &m_theme;
    Condition m_condition = Condition::Ok;
};

const QList<RejectReason> &funnelOf(const QueueEntry &queue)
{
    return queue.launchAttempt.isEmpty() ? queue.lastOffers : queue.launchAttempt;
}

/// The step at which nothing was left.
const RejectReason *lastStep(const QueueEntry &queue)
{
    const RejectReason *worst = nullptr;
    for (const RejectReason &step : funnelOf(queue)) {
        if (step.processed > 0 && step.declined >= step.processed)
            return &step;
        if (step.declined > 0 && (!worst || step.declined > worst->declined))
            worst = &step;
    }
    return worst;
}

} // namespace

/// One line per step of the funnel: name, how many of the offers were left after it.
class FunnelBars : public QWidget
{
public:
    FunnelBars(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
    {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
    void setSteps(const QList<RejectReason> &steps)
    {
        if (steps == m_steps)
            return;
        m_steps = steps;
        QStringList said;
        for (const RejectReason &step : steps)
            said.append(WhyView::tr("%1: %2", "step of the funnel and what is left")
                            .arg(rejectName(step.reason), leftText(step)));
        setAccessibleName(said.join(u"; "_s));
        updateGeometry();
        update();
    }
    QSize sizeHint() const override { return QSize(240, int(m_steps.size()) * RowHeight); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        int whole = 0;
        for (const RejectReason &step : m_steps)
            whole = qMax(whole, step.processed);
        const QFontMetrics metrics(font());
        const int nameWidth = qMin(130, width() * 2 / 5);
        const int wordsWidth = qMin(84, width() / 4);
        for (qsizetype i = 0; i < m_steps.size(); ++i) {
            const RejectReason &step = m_steps.at(i);
            const int y = int(i) * RowHeight;
            const int left = step.processed - step.declined;
            painter.setPen(m_theme.colour(Token::Text));
            painter.drawText(QRect(0, y, nameWidth, RowHeight), Qt::AlignVCenter | Qt::TextSingleLine,
                             metrics.elidedText(rejectName(step.reason), Qt::ElideRight, nameWidth));
            const QRectF bar(nameWidth + 8, y + RowHeight / 2.0 - 3.5, width() - nameWidth - wordsWidth - 20, 7);
            painter.fillRect(bar, m_theme.colour(Token::Grid));
            if (whole > 0 && left > 0)
                painter.fillRect(QRectF(bar.left(), bar.top(), qMax(2.0, bar.width() * left / whole), bar.height()),
                                 m_theme.colour(Token::Ok));
            painter.setPen(m_theme.colour(step.processed > 0 && left <= 0 ? Token::Bad : Token::Muted));
            painter.drawText(QRect(width() - wordsWidth, y, wordsWidth, RowHeight), Qt::AlignVCenter | Qt::AlignRight,
                             leftText(step));
        }
    }

private:
    static QString leftText(const RejectReason &step)
    {
        if (step.processed == 0)
            return dash();
        const int left = step.processed - step.declined;
        return left > 0 ? WhyView::tr("%n left", nullptr, left) : WhyView::tr("none left");
    }

    static constexpr int RowHeight = 22;
    const Theme &m_theme;
    QList<RejectReason> m_steps;
};

QString rejectName(const QString &reason)
{
    const std::array<std::pair<QLatin1StringView, QString>, 10> names{{
        {"UnfulfilledRole"_L1, WhyView::tr("Role")},
        {"UnfulfilledConstraint"_L1, WhyView::tr("Constraints")},
        {"NoCorrespondingReservationFound"_L1, WhyView::tr("Reservation")},
        {"AgentMaintenance"_L1, WhyView::tr("Maintenance")},
        {"InsufficientCpus"_L1, WhyView::tr("CPU")},
        {"InsufficientMemory"_L1, WhyView::tr("Memory")},
        {"InsufficientDisk"_L1, WhyView::tr("Disk")},
        {"InsufficientGpus"_L1, WhyView::tr("GPUs")},
        {"InsufficientPorts"_L1, WhyView::tr("Ports")},
        {"DeclinedScarceResources"_L1, WhyView::tr("Scarce resources")},
    }};
    for (const auto &[key, name] : names) {
        if (reason == key)
            return name;
    }
    return reason.left(60);
}

static QString neededText(const QString &reason, const App &app)
{
    if (reason == "InsufficientCpus"_L1)
        return WhyView::tr("a node with %1 CPU free").arg(formatCpus(app.each.cpus));
    if (reason == "InsufficientMemory"_L1)
        return WhyView::tr("a node with %1 of memory free").arg(formatMebibytes(app.each.mem));
    if (reason == "InsufficientDisk"_L1)
        return WhyView::tr("a node with %1 of disk free").arg(formatMebibytes(app.each.disk));
    if (reason == "InsufficientGpus"_L1)
        return WhyView::tr("a node with enough GPUs free");
    if (reason == "InsufficientPorts"_L1) {
        for (const PortMapping &port : app.ports) {
            if (port.hostPort && *port.hostPort > 0)
                return WhyView::tr("a node with port %1 free").arg(*port.hostPort);
        }
        return WhyView::tr("a node with its ports free");
    }
    if (reason == "UnfulfilledConstraint"_L1) {
        QStringList rules;
        for (const Constraint &rule : app.constraints)
            rules.append(QStringList{rule.field, rule.op, rule.value}.join(u' ').trimmed());
        return rules.isEmpty() ? WhyView::tr("a node that its constraints allow")
                               : WhyView::tr("a node that satisfies %1").arg(rules.join(u", "_s).left(120));
    }
    if (reason == "UnfulfilledRole"_L1)
        return WhyView::tr("an offer for its role");
    if (reason == "AgentMaintenance"_L1)
        return WhyView::tr("a node that is not under maintenance");
    return WhyView::tr("an offer that passes %1").arg(rejectName(reason));
}

WhyText whyText(const App &app, const ClusterSnapshot &snapshot, qint64 nowMs)
{
    const Refusal *refusal = snapshot.source(SourceId::Marathon).refusal(Capability::Queue);
    switch (app.status) {
    case AppStatus::Waiting: {
        const int missing = app.queue ? qMax(1, app.queue->count) : qMax(1, app.instances - app.counts.running);
        const RejectReason *step = app.queue ? lastStep(*app.queue) : nullptr;
        const QString since = app.queue ? formatSince(app.queue->sinceMs, nowMs) : dash();
        if (!step)
            return {Condition::Waiting, WhyView::tr("%n instances wait for resources.", nullptr, missing),
                    app.queue && !app.queue->processedOffers
                        ? WhyView::tr("This version of Marathon does not say what the offers lack.")
                        : WhyView::tr("Marathon has not said yet what the offers lack. Waiting for %1.").arg(since)};
        return {Condition::Waiting,
                WhyView::tr("%n instances wait for %1.", nullptr, missing).arg(neededText(step->reason, app)),
                WhyView::tr("Of %1 offers %2 failed on this step. Waiting for %3.")
                    .arg(formatCount(step->processed), formatCount(step->declined), since)};
    }
    case AppStatus::Delayed:
        return {Condition::Bad, WhyView::tr("It keeps failing, so Marathon waits before the next try."),
                app.queue && app.queue->timeLeftSeconds > 0
                    ? WhyView::tr("The next try is in %1.").arg(formatAge(qint64(app.queue->timeLeftSeconds) * 1000))
                    : WhyView::tr("The next try is due.")};
    case AppStatus::Unhealthy:
        return {Condition::Bad, WhyView::tr("%n instances fail their health check.", nullptr, app.counts.unhealthy),
                app.healthChecks.isEmpty()
                    ? QString()
                    : WhyView::tr("Checked every %1; after %n failures in a row Marathon replaces the instance.",
                                  nullptr, app.healthChecks.first().maxConsecutiveFailures)
                          .arg(formatAge(qint64(app.healthChecks.first().intervalSeconds) * 1000))};
    case AppStatus::Degraded:
        return {Condition::Warning,
                WhyView::tr("%1 of %2 instances run, and nothing is under way to change that.")
                    .arg(formatCount(app.counts.running), formatCount(app.instances)),
                refusal ? refusalText(*refusal) : QString()};
    case AppStatus::Deploying:
        return {Condition::Progress, WhyView::tr("A deployment is changing it."), {}};
    case AppStatus::Suspended:
        return {Condition::Off, WhyView::tr("It is suspended: no instance is wanted."), {}};
    case AppStatus::Running:
        return {Condition::Ok, WhyView::tr("It runs as wanted."), {}};
    case AppStatus::Unknown:
        break;
    }
    return {Condition::Unknown, WhyView::tr("Its state is not known."), {}};
}

WhyView::WhyView(const ViewContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_callout(new Callout(context.theme, this)),
      m_title(new PlainLabel({}, m_callout)),
      m_body(new PlainLabel({}, m_callout)),
      m_funnelTitle(sectionLabel(tr("What every offer failed on"), context.theme, this)),
      m_funnel(new FunnelBars(context.theme, this)),
      m_failure(new FactSheet(context.theme, tr("Last failure"), this))
{
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_title->wrapped();
    m_body->muted()->wrapped();
    auto *words = new QVBoxLayout(m_callout);
    words->setContentsMargins(14, 10, 12, 10);
    words->setSpacing(3);
    words->addWidget(m_title);
    words->addWidget(m_body);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 4, 0);
    layout->setSpacing(8);
    layout->addWidget(m_callout);
    layout->addSpacing(4);
    layout->addWidget(m_funnelTitle);
    layout->addWidget(m_funnel);
    layout->addWidget(m_failure, 1);
}

void WhyView::showApp(const App &app, const ClusterSnapshot &snapshot, qint64 nowMs)
{
    const WhyText words = whyText(app, snapshot, nowMs);
    static_cast<Callout *>(m_callout)->setCondition(words.condition);
    m_title->setPlain(words.title);
    m_body->setPlain(words.body);
    m_body->setVisible(!words.body.isEmpty());
    const QList<RejectReason> steps = app.queue ? funnelOf(*app.queue) : QList<RejectReason>();
    m_funnel->setSteps(steps);
    m_funnel->setVisible(!steps.isEmpty());
    m_funnelTitle->setVisible(!steps.isEmpty());
    QList<FactSection> sections;
    if (app.lastFailure) {
        const TaskFailure &failure = *app.lastFailure;
        sections.append({tr("Last failure"),
                         {{tr("When"),
                           tr("%1 ago", "age").arg(formatSince(failure.timestampMs, nowMs)),
                           false,
                           {},
                           formatTime(failure.timestampMs)},
                          {tr("State"), failure.state, true, {}},
                          {tr("Message"), failure.message, false, {}},
                          {tr("Host"), failure.host, true, {}},
                          {tr("Instance"), failure.taskId, true, {}},
                          {tr("Version"), failure.version, true, {}}}});
    }
    m_failure->setSections(sections);
}

} // namespace mesoscope

#include "moc_whyview.cpp"
