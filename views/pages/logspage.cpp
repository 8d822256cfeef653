// SPDX-License-Identifier: GPL-3.0-or-later
// The live tail of one instance's stdout or stderr: what is followed, and what is said when nothing can be.
#include "views/pages/logspageparts.h"

#include "app/base/clock.h"
#include "app/core/rowservice.h"
#include "app/core/store.h"
#include "app/core/subscriptions.h"
#include "models/items/logtail.h"
#include "views/pages/logresume.h"
#include "views/text/errortext.h"
#include "views/text/format.h"
#include "views/text/statetext.h"
#include "views/theme/theme.h"
#include "views/widgets/datatable.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/instancepicker.h"
#include "views/widgets/logview.h"
#include "views/widgets/plainlabel.h"
#include "views/widgets/topologyinspector.h"
#include "views/widgets/topologyviewtext.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace mesoscope {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int MostChoices = 300;

LogLine notice(const QString &text)
{
    LogLine line;
    line.text = text;
    line.notice = true;
    return line;
}

} // namespace

LogsPage::LogsPage(const ViewContext &context, QWidget *parent) : Page(parent), d(std::make_unique<Private>(context))
{
    setObjectName(u"page"_s);
    build();
    connect(&context.store, &Store::changed, this, [this](const ClusterChange &change) {
        if (!d->active)
            return;
        if (!change.changes.apps.isEmpty() || !change.changes.tasks.isEmpty())
            d->picker->setSnapshot(change.after);
        noteEnd(*change.after);
        showState();
    });
    connect(&context.store, &Store::cleared, this, [this] {
        stop();
        d->ref.reset();
        d->cannot.clear();
        d->tail->clear();
        d->picker->choose({}, {});
        d->picker->setSnapshot(d->context.store.current());
        showState();
    });
    connect(&d->batch, &QTimer::timeout, this, &LogsPage::flush);
}

LogsPage::~LogsPage()
{
    // A field that loses the focus while the page goes would tell it so when its parts are gone already.
    for (QObject *part : findChildren<QObject *>())
        part->disconnect(this);
}

void LogsPage::setActive(bool active)
{
    if (d->active == active)
        return;
    d->active = active;
    if (!active) {
        flush();
        stop();
        d->feed->setActive(false);
        return;
    }
    d->picker->setSnapshot(d->context.store.current());
    if (d->ref) {
        d->resumed = d->tail->rowCount() > 0;
        startWatch();
    }
    showState();
}

/// Begins with another log, or the same one anew.
void LogsPage::followRef()
{
    stop();
    d->tail->clear();
    d->error.reset();
    d->answered = d->resumed = d->ended = false;
    if (d->active && d->ref)
        startWatch();
    if (QAbstractButton *button = d->ref ? d->files->button(int(d->ref->file)) : nullptr)
        button->setChecked(true);
    showState();
}

void LogsPage::startWatch()
{
    stop();
    if (!d->cannot.isEmpty() || !d->ref)
        return;
    d->watch = d->context.subscriptions.watchLog(*d->ref, this);
    connect(d->watch, &LogWatch::chunk, this, &LogsPage::take);
    connect(d->watch, &LogWatch::failed, this, [this](const Error &error) {
        d->error = error;
        flush();
        showState();
        showStatus();
    });
    connect(d->watch, &LogWatch::recovered, this, [this] {
        d->error.reset();
        showState();
        showStatus();
    });
}

void LogsPage::stop()
{
    d->pending.clear();
    d->batch.stop();
    if (d->watch) {
        d->watch->disconnect(this);
        d->watch->deleteLater();
        d->watch = nullptr;
    }
}

void LogsPage::take(const LogChunk &chunk)
{
    d->error.reset();
    if (d->resumed) {
        d->resumed = false;
        QList<LogLine> shown;
        for (int row = qMax(0, d->tail->rowCount() - 200); row < d->tail->rowCount(); ++row)
            shown << d->tail->line(row);
        const qsizetype known = linesAlreadyShown(shown, chunk.lines);
        if (known < 0)
            d->pending << notice(tr("Lines that were written meanwhile are left out here"));
        d->pending += chunk.lines.mid(qMax<qsizetype>(0, known));
    } else {
        if (chunk.restarted)
            d->pending << notice(tr("The file was truncated or replaced; it begins anew here"));
        if (chunk.skippedBytes > 0)
            d->pending << notice(tr("%1 before this are left out").arg(formatBytes(double(chunk.skippedBytes))));
        d->pending += chunk.lines;
    }
    d->answered = true;
    if (!d->batch.isActive())
        d->batch.start();
}

void LogsPage::flush()
{
    d->batch.stop();
    if (!d->pending.isEmpty())
        d->tail->append(std::exchange(d->pending, {}));
    showState();
    showStatus();
}

/// Tells once, where it happened, that the instance has ended; the file can still be read.
void LogsPage::noteEnd(const ClusterSnapshot &snapshot)
{
    if (!d->ref || d->ended || !d->answered)
        return;
    const Task *task = snapshot.findTask(d->ref->task);
    if (task && !isTerminal(task->state))
        return;
    d->ended = true;
    d->pending << notice(!task ? tr("The instance is gone from the cluster")
                         : task->message.isEmpty()
                             ? tr("The instance has ended: %1").arg(text(task->state))
                             : tr("The instance has ended: %1. %2").arg(text(task->state), task->message.left(300)));
    if (!d->batch.isActive())
        d->batch.start();
}

void LogsPage::choose(const TaskId &id)
{
    const SnapshotPtr snapshot = d->context.store.current();
    const Task *task = snapshot->findTask(id);
    if (!task) {
        if (d->ref && d->ref->task == id)
            return; // gone from the cluster, its log is still what is shown
        d->ref.reset();
        d->cannot = tr("The instance %1 is not in the cluster any more.").arg(id.text());
        followRef();
        return;
    }
    const App *app = snapshot->app(task->app);
    d->picker->setSnapshot(snapshot);
    d->picker->choose(app ? app->id : AppId(), id);
    const Agent *agent = snapshot->agent(task->agent);
    LogRef ref;
    ref.task = id;
    ref.executorId = task->executorId;
    if (const Framework *framework = snapshot->framework(task->framework))
        ref.framework = framework->id;
    ref.isPod = app && app->kind == App::Kind::Pod;
    ref.file = LogFile(d->files->checkedId());
    d->cannot.clear();
    if (agent && agent->status != AgentStatus::Inferred) {
        ref.agent = agent->id;
        ref.agentHost = agent->hostname;
        ref.agentPort = agent->port;
        ref.agentPid = agent->pid;
    } else if (snapshot->source(SourceId::Mesos).phase == SourceState::Phase::Absent) {
        d->cannot =
            tr("Logs are read from the sandboxes on the nodes, and those are found through a Mesos master. This "
               "connection has none.");
    } else {
        d->cannot = tr("The instance is on no node yet, so it has no sandbox.");
    }
    d->ref = ref;
    followRef();
}

void LogsPage::chooseOf(const AppId &id)
{
    const SnapshotPtr snapshot = d->context.store.current();
    const App *app = snapshot->findApp(id);
    if (!app)
        return;
    const std::vector<const Task *> tasks = snapshot->tasksOf(app->handle);
    const auto rank = [](const Task *task) {
        return task->health == Health::Unhealthy   ? 0
               : task->state == TaskState::Running ? 1
               : isTerminal(task->state)           ? 3
                                                   : 2;
    };
    const auto best =
        std::min_element(tasks.begin(), tasks.end(), [&](const Task *a, const Task *b) { return rank(a) < rank(b); });
    if (best != tasks.end()) {
        choose((*best)->id);
        return;
    }
    d->picker->setSnapshot(snapshot);
    d->picker->choose(id, {});
    d->ref.reset();
    d->cannot = tr("%1 has no instance, so there is no log to read.").arg(id.text());
    followRef();
}

/// The face that fits: lines, words, or instances to choose from.
void LogsPage::showState()
{
    const bool choosing = !d->ref && d->cannot.isEmpty();
    d->bar->setEnabled(!choosing);
    if (choosing) {
        const bool nobody = d->context.store.current()->tasks.empty();
        const bool noLogs = !d->context.subscriptions.hasLogs();
        if (nobody || noLogs) {
            d->feed->setActive(false);
            d->empty->setButton({});
            if (noLogs)
                d->empty->setContent(
                    Condition::Off, tr("Logs cannot be read here"),
                    tr("Logs are read from the sandboxes on the nodes, and those are found through a Mesos "
                       "master. Add one to this cluster's connection."));
            else
                d->empty->setContent(Condition::Off, tr("Nothing runs"),
                                     tr("When instances run, their logs are read here."));
            d->chosen = true;
            d->stack->setCurrentIndex(Private::Words);
            return;
        }
        if (d->stack->currentIndex() != Private::Choice || !d->choiceList->rowCount())
            d->chosen = false;
        d->stack->setCurrentIndex(Private::Choice);
        d->feed->setQuery(RowQuery{});
        d->feed->setActive(d->active);
        return;
    }
    d->feed->setActive(false);
    if (!d->cannot.isEmpty()) {
        d->empty->setContent(Condition::Off, tr("There is no log to show"), d->cannot);
        d->empty->setButton({});
        d->stack->setCurrentIndex(Private::Words);
    } else if (d->tail->rowCount() > 0) {
        d->stack->setCurrentIndex(Private::Lines);
    } else if (d->error) {
        const ErrorText words = describe(*d->error);
        d->empty->setContent(Condition::Bad, words.title, words.advice, words.detail);
        d->empty->setButton(tr("Try again"));
        d->stack->setCurrentIndex(Private::Words);
    } else if (d->answered) {
        d->empty->setContent(Condition::Off, tr("The file is empty"),
                             tr("The instance has written nothing to %1 yet. New lines appear here.")
                                 .arg(d->ref->file == LogFile::Stdout ? u"stdout"_s : u"stderr"_s));
        d->empty->setButton({});
        d->stack->setCurrentIndex(Private::Words);
    } else {
        d->empty->setContent(Condition::Progress, tr("Reading the log"),
                             tr("Asking %1 for the end of the file.").arg(d->ref->agentHost));
        d->empty->setButton({});
        d->stack->setCurrentIndex(Private::Words);
    }
}

void LogsPage::showStatus()
{
    const bool following = d->view->isFollowing();
    QString words;
    if (d->error && d->tail->rowCount() > 0)
        words = describe(*d->error).title;
    else if (!following && d->view->newLines() > 0)
        words = tr("paused · %n new line(s)", nullptr, d->view->newLines());
    else if (!following)
        words = tr("paused");
    else if (d->watch && d->tail->rowCount() > 0)
        words = d->ended ? tr("ended") : tr("following");
    d->status->setPlain(words);
    d->follow->setText(following ? tr("Pause") : tr("Follow"));
    if (d->follow->property("primary").toBool() == following) {
        d->follow->setProperty("primary", !following);
        d->follow->setStyle(d->follow->style()); // the style sheet looks at properties only then
    }
}

void LogsPage::showHits()
{
    const LogFind &find = d->view->find();
    if (!find.error().isEmpty())
        d->hits->setPlain(tr("not a regular expression"));
    else if (!find.isActive())
        d->hits->setPlain({});
    else
        d->hits->setPlain(tr("%n hit(s)", nullptr, int(find.hits().size())));
    d->hits->setToolTip(tipText(find.error()));
}

void LogsPage::fillChoices(const RowOrder &order)
{
    std::vector<const Task *> tasks;
    for (const quint32 handle : order.handles) {
        if (const Task *task = order.snapshot ? order.snapshot->task(TaskHandle(handle)) : nullptr)
            tasks.push_back(task);
        if (tasks.size() >= 4096)
            break; // sorted by state already: what is in trouble is among the first
    }
    const auto rank = [](const Task *task) {
        const Condition condition = conditionOf(task->state, task->health);
        return condition == Condition::Bad ? 0 : condition == Condition::Ok || condition == Condition::Unknown ? 2 : 1;
    };
    std::stable_sort(tasks.begin(), tasks.end(), [&](const Task *a, const Task *b) { return rank(a) < rank(b); });
    std::vector<InspectorList::Row> rows;
    for (const Task *task : tasks) {
        if (int(rows.size()) == MostChoices)
            break;
        InspectorList::Row row;
        row.condition = conditionOf(task->state, task->health);
        row.text = task->name.isEmpty() ? task->id.text() : task->name;
        row.note = TopologyText::hostPort(*task);
        row.what = task->id;
        row.mono = false;
        rows.push_back(row);
    }
    const int left = int(order.handles.size() - rows.size());
    d->choiceTitle->setPlain(left > 0 ? tr("Choose an instance to read its log. Those in trouble come first; %n more "
                                           "are found by their app above.",
                                           nullptr, left)
                                      : tr("Choose an instance to read its log. Those in trouble come first."));
    d->choiceList->setRows(std::move(rows));
    d->chosen = true;
}

void LogsPage::reveal(const Selectable &what)
{
    if (const auto *task = std::get_if<TaskId>(&what)) {
        if (!d->ref || d->ref->task != *task)
            choose(*task);
    } else if (const auto *app = std::get_if<AppId>(&what)) {
        if (!d->ref || d->picker->app() != *app)
            chooseOf(*app);
    }
}

bool LogsPage::isSettled() const
{
    if (!d->ref || !d->cannot.isEmpty())
        return d->chosen;
    return (d->answered || d->error) && d->pending.isEmpty();
}

void LogsPage::focusFilter()
{
    if (d->ref && d->bar->isEnabled())
        d->search->setFocus(Qt::ShortcutFocusReason);
    else
        d->picker->focusField();
}

} // namespace mesoscope

#include "moc_logspage.cpp"
