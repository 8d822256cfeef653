// SPDX-License-Identifier: GPL-3.0-or-later
// Words and bars of the reason.
#include "views/widgets/whyview.h"

#include "app/base/clock.h"
#include "app/core/failurehistory.h"
#include "app/core/store.h"
#include "views/delegates/celldelegate.h"
#include "views/text/format.h"
#include "views/text/whytext.h"
#include "views/theme/theme.h"
#include "views/widgets/callout.h"
#include "views/widgets/declinedoffers.h"
#include "views/widgets/detaillist.h"
#include "views/widgets/factgrid.h"
#include "views/widgets/plainlabel.h"

#include <QPainter>
#include <QVBoxLayout>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

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

WhyView::WhyView(const ViewContext &context, QWidget *parent)
    : ColumnScroll(tr("Why"), parent),
      m_context(context),
      m_callouts(new QVBoxLayout),
      m_help(new FactGrid(context.theme, this)),
      m_funnelTitle(sectionLabel(tr("What every offer failed on"), context.theme, this)),
      m_funnel(new FunnelBars(context.theme, this)),
      m_offers(new DeclinedOffers(context, this)),
      m_failure(new FactGrid(context.theme, this)),
      m_earlier(new DetailList(context.theme, this))
{
    auto *content = new QWidget(this);
    m_callouts->setSpacing(6);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 4, 8, 4);
    layout->setSpacing(8);
    layout->addLayout(m_callouts);
    layout->addWidget(m_help);
    layout->addWidget(m_funnelTitle);
    layout->addWidget(m_funnel);
    layout->addWidget(m_offers);
    layout->addWidget(m_failure);
    layout->addWidget(m_earlier);
    layout->addStretch(1);
    setColumn(content);
}

void WhyView::showApp(const App &app, const ClusterSnapshot &snapshot, qint64 nowMs)
{
    m_app = app.id;
    const std::vector<Cause> causes = causesOf(app, snapshot, nowMs, isVisible());
    showCallouts(causes, app, snapshot, nowMs);
    QList<RejectReason> steps = app.queue ? funnelOf(*app.queue) : QList<RejectReason>();
    steps.removeIf([](const RejectReason &step) { return step.processed == 0; }); // no offer came so far
    m_funnel->setSteps(steps);
    m_funnel->setVisible(!steps.isEmpty());
    m_funnelTitle->setVisible(!steps.isEmpty());
    QList<FactSection> help;
    for (const Cause &cause : causes) {
        if (cause.placement)
            help += placementSections(*cause.placement, app, snapshot);
    }
    m_help->setSections(help);
    m_help->setVisible(!help.isEmpty());
    m_offers->showApp(app, isVisible());
    m_failure->setSections(app.lastFailure ? QList{failureSection(*app.lastFailure, nowMs)} : QList<FactSection>());
    m_failure->setVisible(app.lastFailure.has_value());
    showEarlier(app, nowMs);
}

/// Those before the last one, which is told above; and how often they come.
void WhyView::showEarlier(const App &app, qint64 nowMs)
{
    const QList<TaskFailure> failures = m_context.failures.of(app.id);
    QList<DetailItem> items;
    const auto row = [&items](Condition condition, const QString &name, const QString &note, const QString &value) {
        items.append({DetailItem::Kind::Row, name, value, note, condition, false, {}});
    };
    int shown = 0;
    for (const TaskFailure &failure : failures) {
        if (app.lastFailure && app.lastFailure->taskId == failure.taskId)
            continue;
        if (items.isEmpty()) {
            items.append({DetailItem::Kind::Section, tr("Failures before"), {}, {}, Condition::Unknown, false, {}});
            if (failures.size() > 1) {
                const qint64 span = failures.first().timestampMs - failures.last().timestampMs;
                row(Condition::Off,
                    tr("%n failure(s) seen, one every %1", "on average", int(failures.size()))
                        .arg(formatAge(span / (failures.size() - 1))),
                    {}, {});
            }
        }
        if (++shown > MostFailures)
            break;
        const QString where = failure.host.isEmpty() ? failure.taskId : failure.host;
        row(Condition::Bad, tr("%1 on %2", "state of an instance, node").arg(failure.state, where),
            tr("%1 ago", "age").arg(formatSince(failure.timestampMs, nowMs)), failure.message.simplified().left(300));
    }
    if (failures.size() - 1 > MostFailures && shown > MostFailures)
        row(Condition::Off, tr("%n more", "failures", int(failures.size()) - 1 - MostFailures), {}, {});
    m_earlier->setItems(items);
    m_earlier->setVisible(!items.isEmpty());
}

void WhyView::showEvent(QShowEvent *event)
{
    ColumnScroll::showEvent(event);
    const SnapshotPtr snapshot = m_context.store.current();
    if (const App *app = snapshot->findApp(m_app))
        showApp(*app, *snapshot, m_context.clock.nowMs());
}

void WhyView::showCallouts(const std::vector<Cause> &causes, const App &app, const ClusterSnapshot &snapshot,
                           qint64 nowMs)
{
    QList<WhyText> words;
    for (const Cause &cause : causes)
        words.append(causeText(cause, app, snapshot, nowMs));
    if (words.isEmpty())
        words.append(whyText(causes, app, snapshot, nowMs));
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (i == m_shown.size()) {
            m_shown.append(new Callout(m_context.theme, this));
            m_callouts->addWidget(m_shown.last());
        }
        m_shown[i]->say(words.at(i).condition, words.at(i).title, words.at(i).body);
        m_shown[i]->show();
    }
    for (qsizetype i = words.size(); i < m_shown.size(); ++i)
        m_shown[i]->hide();
}

/// Remedies first: they are what a person can do.
QList<FactSection> WhyView::placementSections(const Placement &placement, const App &app,
                                              const ClusterSnapshot &snapshot) const
{
    QList<FactSection> sections;
    FactSection help{tr("What would help"), {}};
    for (const Remedy &remedy : placement.remedies) {
        const RemedyText words = remedyText(remedy, app, snapshot);
        help.facts.append({words.title, words.body, false, {}});
    }
    if (!help.facts.isEmpty())
        sections.append(help);
    FactSection nodes{placement.nodes > MostNodes ? tr("The %n nearest nodes", nullptr, MostNodes) : tr("Nodes"), {}};
    for (const NodeFit &fit : placement.nearest) {
        if (nodes.facts.size() == MostNodes)
            break;
        const Agent *agent = snapshot.agent(fit.agent);
        if (agent)
            nodes.facts.append(
                {agent->hostname, nodeFitText(fit, app, snapshot), false, fit.fits() ? u"ok"_s : QString()});
    }
    sections.append(nodes);
    return sections;
}

FactSection WhyView::failureSection(const TaskFailure &failure, qint64 nowMs) const
{
    return {tr("Last failure"),
            {{tr("When"),
              tr("%1 ago", "age").arg(formatSince(failure.timestampMs, nowMs)),
              false,
              {},
              formatTime(failure.timestampMs)},
             {tr("State"), failure.state, true, {}},
             {tr("Message"), failure.message, false, {}},
             {tr("Host"), failure.host, true, {}},
             {tr("Instance"), failure.taskId, true, {}},
             {tr("Version"), failure.version, true, {}}}};
}

} // namespace mesoscope

#include "moc_whyview.cpp"
