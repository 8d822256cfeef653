// SPDX-License-Identifier: GPL-3.0-or-later
// Use of CPU, memory, network and disk over time: which series each chart asks for, and what it says without them.
#include "views/pages/chartspage.h"

#include "app/base/call.h"
#include "app/base/clock.h"
#include "app/core/preferences.h"
#include "app/core/store.h"
#include "app/core/subscriptions.h"
#include "views/pages/chartmarks.h"
#include "views/text/errortext.h"
#include "views/text/format.h"
#include "views/theme/theme.h"
#include "views/widgets/chartpanel.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/instancepicker.h"
#include "views/widgets/plainlabel.h"
#include "views/widgets/topologyviewtext.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QThreadPool>
#include <QVBoxLayout>

#include <array>

namespace mesoscope {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int MostLines = 8;
constexpr int MostInstanceLines = 20;
constexpr int PanelHeight = 104;

/// One question to the metrics store.
struct Feed
{
    Metric metric = Metric::CpuPercent;
    SeriesWatch *watch = nullptr;
    std::optional<SeriesSet> answer;
    std::optional<Error> error;
    qint64 answeredMs = 0;
    bool asked = false; ///< it takes part in the present scope
};

struct Panel
{
    ChartPanel *chart = nullptr;
    std::vector<Feed> feeds;
    quint64 generation = 0;
    bool preparing = false;
};

qint64 spanOf(int minutes)
{
    return qint64(minutes) * 60'000;
}

int stepOf(int minutes)
{
    return minutes <= 360 ? 60 : minutes <= 1440 ? 300 : 1800;
}

} // namespace

struct ChartsPage::Private
{
    explicit Private(const ViewContext &viewContext) : context(viewContext) { pool.setMaxThreadCount(1); }

    const ViewContext context;
    QThreadPool pool;
    InstancePicker *picker = nullptr;
    QButtonGroup *ranges = nullptr;
    QStackedLayout *stack = nullptr;
    EmptyState *empty = nullptr;
    std::array<Panel, 4> panels; ///< CPU, memory, network, disk
    int minutes = 60;
    bool active = false;
};

ChartsPage::ChartsPage(const ViewContext &context, QWidget *parent)
    : Page(parent), d(std::make_unique<Private>(context))
{
    setObjectName(u"page"_s);
    const int minutes = context.preferences.get(Pref::ChartSpanMinutes).toInt();
    if (minutes == 60 || minutes == 360 || minutes == 1440 || minutes == 10080)
        d->minutes = minutes;
    build();
    connect(&context.store, &Store::changed, this, [this](const ClusterChange &change) {
        if (d->active && (!change.changes.apps.isEmpty() || !change.changes.tasks.isEmpty()))
            d->picker->setSnapshot(change.after);
        if (d->active && change.changes.sources)
            showState();
    });
    connect(&context.store, &Store::eventsArrived, this, [this] {
        if (d->active)
            showMarks();
    });
    connect(&context.store, &Store::cleared, this, [this] {
        d->picker->choose({}, {});
        d->picker->setSnapshot(d->context.store.current());
        ask();
    });
    connect(&context.subscriptions, &Subscriptions::attached, this, [this] { ask(); });
}

ChartsPage::~ChartsPage()
{
    // A field that loses the focus while the page goes would tell it so when its parts are gone already.
    for (QObject *part : findChildren<QObject *>())
        part->disconnect(this);
}

void ChartsPage::build()
{
    const Theme &theme = d->context.theme;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(12);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(new PlainLabel(tr("Charts"), theme, TextStyle::Title, this));
    head->addSpacing(8);
    d->picker = new InstancePicker(InstancePicker::Offer::WithTotals, theme, this);
    head->addWidget(d->picker, 4);
    d->ranges = new QButtonGroup(this);
    const auto range = [&](const QString &text, const QString &name, int minutes) {
        auto *button = new QPushButton(text, this);
        button->setCheckable(true);
        button->setProperty("chip", true);
        button->setAccessibleName(name);
        button->setChecked(minutes == d->minutes);
        d->ranges->addButton(button, minutes);
        head->addWidget(button);
    };
    range(tr("1 h"), tr("The last hour"), 60);
    range(tr("6 h"), tr("The last six hours"), 360);
    range(tr("24 h"), tr("The last day"), 1440);
    range(tr("7 d"), tr("The last week"), 10080);
    layout->addLayout(head);

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QWidget(scroll);
    auto *rows = new QVBoxLayout(column);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    const auto panel = [&](size_t index, ChartUnit unit, std::initializer_list<Metric> metrics) {
        Panel &made = d->panels[index];
        made.chart = new ChartPanel({}, unit, theme, column);
        made.chart->setMinimumHeight(PanelHeight);
        made.chart->setTimeAxisShown(index + 1 == d->panels.size());
        rows->addWidget(made.chart, index + 1 == d->panels.size() ? 11 : 10);
        connect(made.chart, &ChartPanel::pointed, this, [this](std::optional<qint64> timeMs) {
            for (const Panel &each : d->panels)
                each.chart->setCrossHair(timeMs);
        });
        for (const Metric metric : metrics) {
            Feed feed;
            feed.metric = metric;
            feed.watch = d->context.subscriptions.watchSeries(this);
            feed.watch->setActive(false);
            made.feeds.push_back(feed);
        }
        for (size_t i = 0; i < made.feeds.size(); ++i) {
            connect(made.feeds[i].watch, &SeriesWatch::updated, this, [this, index, i](const SeriesSet &set) {
                Feed &feed = d->panels[index].feeds[i];
                feed.answer = set;
                feed.error.reset();
                feed.answeredMs = d->context.clock.nowMs();
                prepare(index);
            });
            connect(made.feeds[i].watch, &SeriesWatch::failed, this, [this, index, i](const Error &error) {
                d->panels[index].feeds[i].error = error;
                prepare(index);
            });
        }
    };
    panel(0, ChartUnit::Percent, {Metric::CpuPercent});
    panel(1, ChartUnit::Bytes, {Metric::Memory, Metric::MemoryLimit});
    panel(2, ChartUnit::BytesPerSecond, {Metric::NetworkIn, Metric::NetworkOut});
    panel(3, ChartUnit::BytesPerSecond, {Metric::DiskRead, Metric::DiskWrite});
    scroll->setWidget(column);

    auto *body = new QWidget(this);
    d->stack = new QStackedLayout(body);
    d->empty = new EmptyState(theme, body);
    d->stack->addWidget(scroll);
    d->stack->addWidget(d->empty);
    layout->addWidget(body, 1);

    connect(d->ranges, &QButtonGroup::idClicked, this, [this](int minutes) {
        d->minutes = minutes;
        d->context.preferences.set(Pref::ChartSpanMinutes, minutes);
        ask();
    });
    connect(d->picker, &InstancePicker::picked, this, [this] {
        if (!d->picker->task().isEmpty())
            d->context.selection.select(d->picker->task());
        else if (!d->picker->app().isEmpty())
            d->context.selection.select(d->picker->app());
        ask();
    });
}

void ChartsPage::setActive(bool active)
{
    if (d->active == active)
        return;
    d->active = active;
    if (active) {
        d->picker->setSnapshot(d->context.store.current());
        showMarks();
        showState();
    }
    for (Panel &panel : d->panels) {
        for (Feed &feed : panel.feeds)
            feed.watch->setActive(active && feed.asked);
    }
    if (active && !d->panels.front().feeds.front().asked)
        ask();
}

/// Whole-page words, or the charts.
void ChartsPage::showState()
{
    const SourceState &source = d->context.store.current()->source(SourceId::Series);
    if (source.phase == SourceState::Phase::Absent && !d->context.subscriptions.hasSeries()) {
        d->empty->setContent(
            Condition::Off, tr("No metrics store is connected"),
            tr("Charts come from the platform's time series (OpenTSDB protocol). Add its address and token to "
               "this cluster's connection to see them."));
        d->stack->setCurrentIndex(1);
        return;
    }
    if (source.phase == SourceState::Phase::Failed && source.error) {
        const ErrorText words = describe(*source.error);
        d->empty->setContent(Condition::Bad, words.title, words.advice, words.detail);
        d->stack->setCurrentIndex(1);
        return;
    }
    d->stack->setCurrentIndex(0);
}

/// Sets every question anew for the present scope and range.
void ChartsPage::ask()
{
    const AppId app = d->picker->app();
    const TaskId task = d->picker->task();
    const bool each = d->picker->eachInstance() && task.isEmpty();
    const bool cluster = app.isEmpty() && task.isEmpty();
    d->panels[0].chart->setTitle(cluster ? tr("CPU, % OF EACH APP'S LIMIT") : tr("CPU, % OF THE APP'S LIMIT"));
    d->panels[1].chart->setTitle(tr("MEMORY"));
    d->panels[2].chart->setTitle(each ? tr("NETWORK, ALL INSTANCES") : tr("NETWORK"));
    d->panels[3].chart->setTitle(each ? tr("DISK, ALL INSTANCES") : tr("DISK"));
    for (size_t index = 0; index < d->panels.size(); ++index) {
        Panel &panel = d->panels[index];
        ++panel.generation;
        for (Feed &feed : panel.feeds) {
            feed.answer.reset();
            feed.error.reset();
            // Limits of many apps or instances side by side would say nothing.
            feed.asked = feed.metric != Metric::MemoryLimit || (!cluster && !each);
            SeriesQuery query;
            query.metric = feed.metric;
            query.app = app;
            query.task = task;
            query.stepSeconds = stepOf(d->minutes);
            query.perApp = cluster && index < 2;
            query.perTask = each && index < 2;
            feed.watch->setActive(false);
            feed.watch->setQuery(query, spanOf(d->minutes));
            feed.watch->setActive(d->active && feed.asked);
        }
        panel.chart->setData({});
        panel.chart->setNote({});
        panel.chart->setMessage(tr("Loading…"));
    }
    showState();
    showMarks();
}

QString ChartsPage::labelOf(const Series &series, Metric metric, const QHash<QString, QString> &hosts)
{
    switch (metric) {
    case Metric::MemoryLimit:
        return tr("limit");
    case Metric::NetworkIn:
        return tr("in");
    case Metric::NetworkOut:
        return tr("out");
    case Metric::DiskRead:
        return tr("read");
    case Metric::DiskWrite:
        return tr("written");
    case Metric::CpuPercent:
    case Metric::Memory:
        break;
    }
    if (series.label.isEmpty())
        return metric == Metric::Memory ? tr("used") : tr("mean");
    if (series.label.startsWith(u'/'))
        return series.label;
    return hosts.value(series.label, series.label);
}

/// Hands what has come to the worker; shows what it made unless something newer was asked.
void ChartsPage::prepare(size_t index)
{
    Panel &panel = d->panels[index];
    ChartWish wish;
    bool noSuchMetric = true;
    bool waiting = false;
    std::optional<Error> error;
    qint64 oldest = 0;
    QHash<QString, QString> hosts; // where each instance runs reads better than its id
    const SnapshotPtr snapshot = d->context.store.current();
    if (const App *app = d->picker->eachInstance() ? snapshot->findApp(d->picker->app()) : nullptr) {
        for (const Task *task : snapshot->tasksOf(app->handle))
            hosts.insert(task->id.text(), TopologyText::hostPort(*task));
    }
    for (const Feed &feed : panel.feeds) {
        if (!feed.asked)
            continue;
        waiting |= !feed.answer && !feed.error;
        if (feed.error)
            error = feed.error;
        if (!feed.answer)
            continue;
        noSuchMetric &= feed.answer->noSuchMetric;
        wish.fromMs = feed.answer->query.fromMs;
        wish.toMs = feed.answer->query.toMs;
        if (feed.error)
            oldest = feed.answeredMs;
        for (const Series &series : feed.answer->series)
            wish.inputs << ChartInput{series, labelOf(series, feed.metric, hosts),
                                      feed.metric == Metric::MemoryLimit || feed.metric == Metric::NetworkOut ||
                                          feed.metric == Metric::DiskWrite};
    }
    if (wish.toMs == 0) {
        if (error) {
            const ErrorText words = describe(*error);
            panel.chart->setMessage(words.advice.isEmpty() ? words.title : tr("%1 %2").arg(words.title, words.advice));
        }
        return;
    }
    if (waiting)
        return; // both lines of a pair appear together
    wish.stepSeconds = stepOf(d->minutes);
    wish.pixels = panel.chart->plotWidth();
    wish.mostLines = d->picker->eachInstance() ? MostInstanceLines : MostLines;
    const quint64 generation = ++panel.generation;
    panel.preparing = true;
    const auto promise = std::make_shared<QPromise<Result<ChartData>>>();
    promise->start();
    observe(this, promise->future(), [this, index, generation, noSuchMetric, oldest](const Result<ChartData> &made) {
        Panel &target = d->panels[index];
        if (generation != target.generation || !made)
            return;
        target.preparing = false;
        target.chart->setData(*made);
        QString message;
        if (made->isEmpty())
            message = noSuchMetric
                          ? tr("The metrics store has never seen this metric. New apps appear within a few minutes.")
                          : tr("No value was recorded in this time.");
        target.chart->setMessage(message);
        QStringList notes;
        if (made->others > 0)
            notes << tr("the %1 highest now; %n more", nullptr, made->others).arg(made->lines.size());
        if (oldest > 0)
            notes << tr("not answering, as of %1").arg(formatClock(oldest));
        target.chart->setNote(notes.join(u" · "));
    });
    d->pool.start([promise, wish = std::move(wish)] {
        promise->addResult(Result<ChartData>(prepareChart(wish)));
        promise->finish();
    });
}

void ChartsPage::showMarks()
{
    QList<ChartMark> marks = chartMarks(d->context.store.events(), d->picker->app(), d->picker->task());
    d->panels.front().chart->setMarks(marks);
    for (ChartMark &mark : marks)
        mark.text.clear(); // the words stand on the topmost chart only
    for (size_t i = 1; i < d->panels.size(); ++i)
        d->panels[i].chart->setMarks(marks);
}

void ChartsPage::reveal(const Selectable &what)
{
    AppId app;
    TaskId task;
    if (const auto *wanted = std::get_if<AppId>(&what)) {
        if (!d->context.store.current()->findApp(*wanted))
            return; // a group has no series of its own
        app = *wanted;
    } else if (const auto *instance = std::get_if<TaskId>(&what)) {
        task = *instance;
        const Task *found = d->context.store.current()->findTask(task);
        app = found && found->app.isValid() ? AppId(found->name) : appIdOfTaskId(task.text());
        if (const App *known = found ? d->context.store.current()->app(found->app) : nullptr)
            app = known->id;
    } else {
        return;
    }
    if (app == d->picker->app() && task == d->picker->task())
        return;
    d->picker->setSnapshot(d->context.store.current());
    d->picker->choose(app, task);
    ask();
}

bool ChartsPage::isSettled() const
{
    if (d->stack->currentIndex() == 1)
        return true;
    for (const Panel &panel : d->panels) {
        if (panel.preparing)
            return false;
        for (const Feed &feed : panel.feeds) {
            if (feed.asked && !feed.answer && !feed.error)
                return false;
        }
    }
    return d->panels.front().feeds.front().asked;
}

void ChartsPage::focusFilter()
{
    d->picker->focusField();
}

} // namespace mesoscope

#include "moc_chartspage.cpp"
