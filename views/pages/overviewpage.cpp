// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences, meters and lists of the overview.
#include "views/pages/overviewpage.h"

#include "app/core/deploymenthistory.h"
#include "app/core/store.h"
#include "models/items/smalltables.h"
#include "views/text/format.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"
#include "views/widgets/attention.h"
#include "views/widgets/datatable.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/meter.h"
#include "views/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <array>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double Full = 0.95;
constexpr double Tight = 0.85;
constexpr int NewestEvents = 50;

class Glyph : public QWidget
{
public:
    Glyph(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme) { setFixedSize(16, 16); }
    void setCondition(Condition condition)
    {
        m_condition = condition;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintGlyph(painter, QRectF(2, 2, 12, 12), m_condition, m_theme);
    }

private:
    const Theme &m_theme;
    Condition m_condition = Condition::Unknown;
};

QString countText(double value)
{
    return formatCount(qint64(value));
}

/// A list in a panel, with its section's name above.
QWidget *section(const QString &title, QWidget *list, QWidget *empty, const Theme &theme, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(sectionLabel(title, theme, box));
    layout->addWidget(list, 1);
    layout->addWidget(empty, 1);
    return box;
}

} // namespace

CapacityAnswer capacityAnswer(const ClusterSnapshot &snapshot)
{
    const Totals &totals = snapshot.totals;
    int waiting = 0;
    for (const App &app : snapshot.apps)
        waiting += app.status == AppStatus::Waiting;
    if (!totals.capacity || !totals.allocated) {
        if (waiting > 0)
            return {Condition::Waiting, OverviewPage::tr("%n apps wait for resources.", nullptr, waiting)};
        return {Condition::Unknown,
                OverviewPage::tr("How much is free is not known without Mesos; no app waits for resources.")};
    }
    const std::array<std::pair<QString, double>, 3> shares{{
        {OverviewPage::tr("CPU"), totals.capacity->cpus > 0 ? totals.allocated->cpus / totals.capacity->cpus : 0},
        {OverviewPage::tr("memory"), totals.capacity->mem > 0 ? totals.allocated->mem / totals.capacity->mem : 0},
        {OverviewPage::tr("disk"), totals.capacity->disk > 0 ? totals.allocated->disk / totals.capacity->disk : 0},
    }};
    size_t tightest = 0;
    for (size_t i = 1; i < shares.size(); ++i) {
        if (shares[i].second > shares[tightest].second)
            tightest = i;
    }
    const QString &name = shares[tightest].first;
    const double share = shares[tightest].second;
    if (totals.capacity->cpus <= 0)
        return {Condition::Bad, OverviewPage::tr("No: no node is there to run anything.")};
    if (share >= Full)
        return {Condition::Bad, OverviewPage::tr("No: %1 of %2 is allocated.").arg(formatPercent(share), name)};
    if (waiting > 0)
        return {Condition::Waiting,
                OverviewPage::tr("Not for everything: %n apps wait, though %1 of %2 is free.", nullptr, waiting)
                    .arg(formatPercent(1 - share), name)};
    if (share >= Tight)
        return {Condition::Warning,
                OverviewPage::tr("Just about: %1 of %2 is allocated.").arg(formatPercent(share), name)};
    return {Condition::Ok,
            OverviewPage::tr("Enough resources: %1 of CPU and %2 of memory are free.")
                .arg(formatPercent(qMax(0.0, 1 - shares[0].second)), formatPercent(qMax(0.0, 1 - shares[1].second)))};
}

QString countsText(const ClusterSnapshot &snapshot)
{
    const Totals &totals = snapshot.totals;
    QStringList parts{OverviewPage::tr("%n nodes", nullptr, totals.agents)};
    if (snapshot.source(SourceId::Marathon).phase != SourceState::Phase::Absent)
        parts.append(OverviewPage::tr("%n apps", nullptr, totals.apps));
    parts.append(OverviewPage::tr("%n instances", nullptr, totals.activeTasks));
    if (totals.healthyTasks > 0)
        parts.append(OverviewPage::tr("%n healthy", nullptr, totals.healthyTasks));
    if (totals.unhealthyTasks > 0)
        parts.append(OverviewPage::tr("%n unhealthy", nullptr, totals.unhealthyTasks));
    if (!snapshot.deployments.empty())
        parts.append(OverviewPage::tr("%n deployments running", nullptr, int(snapshot.deployments.size())));
    return parts.join(u"  ·  "_s);
}

OverviewPage::OverviewPage(const ViewContext &context, Actions &actions, QWidget *parent)
    : ClusterPage(PageId::Overview, context, actions, {SourceId::Marathon, SourceId::Mesos}, parent),
      m_answerGlyph(new Glyph(context.theme, this)),
      m_answer(new PlainLabel({}, context.theme, TextStyle::Heading, this)),
      m_counts(new PlainLabel({}, this)),
      m_cpu(new Meter(context.theme, tr("CPU"), this)),
      m_memory(new Meter(context.theme, tr("Memory"), this)),
      m_disk(new Meter(context.theme, tr("Disk"), this)),
      m_gpu(new Meter(context.theme, tr("GPUs"), this)),
      m_attention(new AttentionModel(this)),
      m_attentionTable(new DataTable(context.theme, tr("What needs attention"), this)),
      m_allWell(new EmptyState(context.theme, this)),
      m_events(new EventsModel(this)),
      m_eventsTable(new DataTable(context.theme, tr("Newest events"), this)),
      m_noEvents(new EmptyState(context.theme, this))
{
    auto *answer = new QHBoxLayout;
    answer->setSpacing(8);
    answer->addWidget(m_answerGlyph);
    m_answer->setObjectName(u"answer"_s);
    answer->addWidget(m_answer);
    answer->addStretch();
    m_counts->muted();
    content()->addLayout(answer);
    content()->addWidget(m_counts);
    content()->addSpacing(2);
    content()->addWidget(makeMeters());
    content()->addSpacing(6);
    auto *lists = new QHBoxLayout;
    lists->setSpacing(12);
    lists->addWidget(makeAttention(), 5);
    lists->addWidget(makeEvents(), 4);
    content()->addLayout(lists, 1);
}

QWidget *OverviewPage::makeMeters()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    for (Meter *meter : {m_cpu, m_memory, m_disk, m_gpu})
        layout->addWidget(meter, 1);
    return row;
}

QWidget *OverviewPage::makeAttention()
{
    m_attentionTable->setObjectName(u"attention"_s);
    m_attentionTable->setModel(m_attention);
    m_attentionTable->horizontalHeader()->hide();
    m_attentionTable->setColumns({{AttentionModel::Subject, 190}, {AttentionModel::Words, -1}});
    m_allWell->setContent(Condition::Ok, tr("All is well"), tr("No app and no node needs attention."));
    const auto open = [this](const QModelIndex &index) {
        if (const AttentionItem *item = m_attention->itemAt(index.row()))
            context().selection.open(item->page, item->target);
    };
    connect(m_attentionTable, &DataTable::clicked, this, open);
    connect(m_attentionTable, &DataTable::activated, this, open);
    connect(m_attentionTable, &DataTable::rowHovered, this, [this](int row) {
        const AttentionItem *item = m_attention->itemAt(row);
        context().selection.hover(item ? item->target : Selectable(NothingSelected{}));
    });
    return section(tr("What needs attention"), m_attentionTable, m_allWell, context().theme, this);
}

QWidget *OverviewPage::makeEvents()
{
    m_events->setText(text());
    m_eventsTable->setModel(m_events);
    m_eventsTable->horizontalHeader()->hide();
    m_eventsTable->setColumns(
        {{EventsModel::Time, 88}, {EventsModel::Type, -1}, {EventsModel::Subject, 136}, {EventsModel::Summary, 0}});
    m_noEvents->setContent(Condition::Off, tr("No event yet"), tr("What happens from now on is listed here."));
    connect(m_eventsTable, &DataTable::clicked, this, [this](const QModelIndex &index) {
        const ClusterEvent *event = m_events->eventAt(index.row());
        const AppId app(event ? event->subject : QString());
        if (snapshot()->findApp(app))
            context().selection.open(PageId::Applications, app);
        else
            context().selection.open(PageId::Events, NothingSelected{});
    });
    connect(&context().store, &Store::eventsArrived, this, [this](const QList<ClusterEvent> &events) {
        if (!isActive())
            return;
        QScrollBar *bar = m_eventsTable->verticalScrollBar();
        const int before = bar->value();
        m_events->add(events);
        if (before > 0) // somebody reads further down
            bar->setValue(before + int(events.size()) * context().theme.rowHeight());
        m_eventsTable->show();
        m_noEvents->hide();
    });
    connect(&context().store, &Store::cleared, m_events, [this] { m_events->clear(); });
    return section(tr("Newest events"), m_eventsTable, m_noEvents, context().theme, this);
}

void OverviewPage::setActive(bool active)
{
    if (active && !isActive()) {
        const auto &all = context().store.events();
        const auto first = all.size() > NewestEvents ? all.end() - NewestEvents : all.begin();
        m_events->clear();
        m_events->add(QList<ClusterEvent>(first, all.end()));
        m_eventsTable->setVisible(!all.empty());
        m_noEvents->setVisible(all.empty());
    }
    ClusterPage::setActive(active);
}

void OverviewPage::showSnapshot(const ClusterChange *)
{
    const SnapshotPtr current = snapshot();
    const CapacityAnswer answer = capacityAnswer(*current);
    static_cast<Glyph *>(m_answerGlyph)->setCondition(answer.condition);
    m_answer->setPlain(answer.sentence);
    m_counts->setPlain(countsText(*current));
    showMeters();
    showAttention();
}

void OverviewPage::showMeters()
{
    const SnapshotPtr current = snapshot();
    const std::optional<Resources> &total = current->totals.capacity;
    const std::optional<Resources> &used = current->totals.allocated;
    const auto amounts = [&](double Resources::*part) {
        Meter::Amounts result;
        if (total)
            result.total = (*total).*part;
        if (used)
            result.allocated = (*used).*part;
        return result;
    };
    m_cpu->setAmounts(amounts(&Resources::cpus), formatCpus);
    m_memory->setAmounts(amounts(&Resources::mem), formatMebibytes);
    m_disk->setAmounts(amounts(&Resources::disk), formatMebibytes);
    Meter::Amounts gpus = amounts(&Resources::gpus);
    gpus.exists = !total || total->gpus > 0;
    m_gpu->setAmounts(gpus, countText);
}

void OverviewPage::showAttention()
{
    const QList<AttentionItem> items = attentionItems(*snapshot(), now(), this->context().deployments.stuck());
    m_attention->publish(items);
    m_attentionTable->setVisible(!items.isEmpty());
    m_allWell->setVisible(items.isEmpty());
}

void OverviewPage::tick()
{
    showAttention();
}

} // namespace mesoscope

#include "moc_overviewpage.cpp"
