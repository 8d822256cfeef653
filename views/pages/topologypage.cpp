// SPDX-License-Identifier: GPL-3.0-or-later
// The map: control plane above, nodes with their tasks below, what is selected at the right.
#include "views/pages/topologypage.h"

#include "app/base/clock.h"
#include "app/core/preferences.h"
#include "app/core/store.h"
#include "views/text/errortext.h"
#include "views/text/format.h"
#include "views/theme/theme.h"
#include "views/widgets/controlplane.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/inspector.h"
#include "views/widgets/pagememory.h"
#include "views/widgets/plainlabel.h"
#include "views/widgets/topologyinspector.h"
#include "views/widgets/topologylegend.h"
#include "views/widgets/topologyview.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedLayout>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace mesoscope {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int WideEnough = 820; // px of the page from which on the inspector is open with nothing selected

QString groupName(const QString &attribute)
{
    return attribute.startsWith(u'@') ? attribute.mid(1) : attribute;
}

} // namespace

struct TopologyPage::Private
{
    explicit Private(const ViewContext &viewContext) : context(viewContext) {}

    const ViewContext context;
    InspectorSplitter *splitter = nullptr;
    QFrame *planePanel = nullptr;
    ControlPlane *plane = nullptr;
    TopologyView *view = nullptr;
    TopologyLegend *legend = nullptr;
    EmptyState *empty = nullptr;
    QStackedLayout *stack = nullptr;
    PlainLabel *note = nullptr;
    TopologyInspector *inspector = nullptr;
    QComboBox *groupBy = nullptr;
    QComboBox *colour = nullptr;
    QList<QWidget *> wideOnly;
    TopologySceneMaker *maker = nullptr;
    QTimer relayout;
    Selectable toReveal; ///< asked for before there was a map to show it on
    bool active = false;
    bool dirty = true;   ///< the map shows an older snapshot than the store has
    bool wanted = false; ///< a scene is on its way
    bool closed = false; ///< a person closed the inspector
};

TopologyPage::TopologyPage(const ViewContext &context, QWidget *parent)
    : Page(parent), d(std::make_unique<Private>(context))
{
    setObjectName(u"page"_s);
    build();
    connect(&context.store, &Store::changed, this, [this](const ClusterChange &change) {
        const bool moved = !change.changes.tasks.isEmpty() || !change.changes.agents.isEmpty() || !d->view->scene();
        d->dirty |= moved;
        if (d->active)
            refresh();
    });
    connect(&context.store, &Store::cleared, this, [this] {
        d->maker->dispose(d->view->setScene({}));
        d->dirty = true;
        if (d->active)
            refresh();
    });
    connect(&context.selection, &Selection::selected, this, [this] { showSelection(); });
    connect(d->maker, &TopologySceneMaker::ready, this, &TopologyPage::takeScene);
    connect(&d->relayout, &QTimer::timeout, this, [this] {
        d->dirty = true;
        if (d->active)
            refresh();
    });
    connect(d->view, &TopologyView::roomChanged, this, [this] { d->relayout.start(); });
}

TopologyPage::~TopologyPage()
{
    // A field that loses the focus while the page goes would tell it so when its parts are gone already.
    for (QObject *part : findChildren<QObject *>())
        part->disconnect(this);
}

void TopologyPage::build()
{
    const Theme &theme = d->context.theme;
    d->maker = new TopologySceneMaker(this);
    d->relayout.setSingleShot(true);
    d->relayout.setInterval(80);
    d->closed = pageState(d->context.preferences, u"topology/inspectorClosed"_s, false).toBool();

    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);

    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(new PlainLabel(tr("Topology"), theme, TextStyle::Title, content));
    head->addStretch(1);
    const auto labelled = [&](const QString &text, QComboBox *box) {
        auto *label = new PlainLabel(text, content);
        label->muted();
        label->setBuddy(box);
        box->setAccessibleName(text);
        box->setToolTip(text); // the label gives way in small windows
        head->addWidget(label);
        head->addWidget(box);
        d->wideOnly << label;
    };
    d->groupBy = new QComboBox(content);
    d->groupBy->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    d->groupBy->setMinimumContentsLength(8);
    d->groupBy->addItem(tr("nothing"), QString::fromUtf16(UngroupedMap));
    d->groupBy->setObjectName(u"groupBy"_s);
    labelled(tr("Group by"), d->groupBy);
    d->colour = new QComboBox(content);
    d->colour->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    d->colour->setMinimumContentsLength(11);
    d->colour->addItem(tr("state"), int(MapColour::State));
    d->colour->addItem(tr("selection"), int(MapColour::Selection));
    d->colour->addItem(tr("CPU allocated"), int(MapColour::CpuAllocated));
    d->colour->addItem(tr("memory allocated"), int(MapColour::MemoryAllocated));
    d->colour->addItem(tr("tasks"), int(MapColour::Tasks));
    d->colour->setObjectName(u"colour"_s);
    labelled(tr("Colour"), d->colour);
    const auto button = [&](const QString &text, const QString &name, void (TopologyView::*act)()) {
        auto *made = new QToolButton(content);
        made->setText(text);
        made->setAccessibleName(name);
        made->setToolTip(name);
        head->addWidget(made);
        connect(made, &QToolButton::clicked, this, [this, act] { (d->view->*act)(); });
    };
    button(u"−"_s, tr("Zoom out (−)"), &TopologyView::zoomOut);
    button(u"+"_s, tr("Zoom in (+)"), &TopologyView::zoomIn);
    button(tr("Fit"), tr("Show everything (0)"), &TopologyView::fit);
    column->addLayout(head);

    d->planePanel = new QFrame(content);
    d->planePanel->setObjectName(u"panel"_s);
    auto *planeColumn = new QVBoxLayout(d->planePanel);
    planeColumn->setContentsMargins(14, 12, 14, 14);
    planeColumn->setSpacing(10);
    planeColumn->addWidget(sectionLabel(tr("CONTROL PLANE"), theme, d->planePanel));
    d->plane = new ControlPlane(theme, d->context.clock, d->planePanel);
    planeColumn->addWidget(d->plane);
    column->addWidget(d->planePanel);

    auto *nodes = new QFrame(content);
    nodes->setObjectName(u"panel"_s);
    auto *nodesColumn = new QVBoxLayout(nodes);
    nodesColumn->setContentsMargins(14, 12, 10, 10);
    nodesColumn->setSpacing(8);
    auto *nodesHead = new QHBoxLayout;
    nodesHead->setSpacing(12);
    nodesHead->addWidget(sectionLabel(tr("NODES"), theme, nodes));
    d->legend = new TopologyLegend(theme, nodes);
    nodesHead->addWidget(d->legend, 1);
    nodesColumn->addLayout(nodesHead);
    d->note = new PlainLabel({}, nodes);
    d->note->muted()->wrapped();
    d->note->hide();
    nodesColumn->addWidget(d->note);
    auto *surface = new QWidget(nodes);
    d->stack = new QStackedLayout(surface);
    d->view = new TopologyView(d->context.selection, theme, d->context.clock, surface);
    d->empty = new EmptyState(theme, surface);
    d->stack->addWidget(d->view);
    d->stack->addWidget(d->empty);
    nodesColumn->addWidget(surface, 1);
    column->addWidget(nodes, 1);

    d->inspector = new TopologyInspector(d->context, this);
    d->splitter = new InspectorSplitter(d->context.preferences, u"topology"_s, this);
    d->splitter->setContent(content, d->inspector);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 12, 14);
    layout->addWidget(d->splitter);

    connect(d->inspector, &Inspector::closeRequested, this, [this] {
        d->closed = true;
        setPageState(d->context.preferences, u"topology/inspectorClosed"_s, true);
        placeInspector();
    });
    connect(d->groupBy, &QComboBox::activated, this, [this] {
        d->context.preferences.set(Pref::TopologyGroupBy, d->groupBy->currentData());
        d->dirty = true;
        refresh();
    });
    connect(d->colour, &QComboBox::currentIndexChanged, this, [this] {
        d->view->setColour(MapColour(d->colour->currentData().toInt()));
        showLegend();
    });
}

void TopologyPage::setActive(bool active)
{
    if (d->active == active)
        return;
    d->active = active;
    if (active)
        refresh();
}

/// Brings everything that is cheap up to date at once and asks the worker for the rest.
void TopologyPage::refresh()
{
    const SnapshotPtr snapshot = d->context.store.current();
    d->plane->setSnapshot(*snapshot);
    d->planePanel->setVisible(!d->plane->isEmpty());
    d->inspector->setSnapshot(snapshot);
    placeInspector();
    showState(*snapshot);
    if (!d->dirty || d->view->viewport()->width() < 50)
        return;
    d->dirty = false;
    d->wanted = true;
    d->maker->request(snapshot, d->context.preferences.get(Pref::TopologyGroupBy).toString(), d->view->room());
}

void TopologyPage::takeScene(const TopologyScenePtr &scene, const QStringList &groupings)
{
    d->wanted = d->maker->isBusy();
    const bool first = !d->view->scene();
    d->maker->dispose(d->view->setScene(scene));
    if (first)
        d->view->showSelected(d->toReveal);
    const QString none = QString::fromUtf16(UngroupedMap);
    const QString shown = scene->layout->groupBy.isEmpty() ? none : scene->layout->groupBy;
    QStringList known{none};
    known += groupings;
    if (!known.contains(shown))
        known << shown; // chosen in another cluster; here every node lacks it
    QStringList offered;
    for (int i = 0; i < d->groupBy->count(); ++i)
        offered << d->groupBy->itemData(i).toString();
    if (offered != known) {
        d->groupBy->clear();
        for (const QString &attribute : std::as_const(known))
            d->groupBy->addItem(attribute == none ? tr("nothing") : groupName(attribute), attribute);
    }
    d->groupBy->setCurrentIndex(int(known.indexOf(shown)));
    showState(scene->snapshot());
    showLegend();
}

void TopologyPage::showState(const ClusterSnapshot &snapshot)
{
    const SourceState &mesos = snapshot.source(SourceId::Mesos);
    const SourceState &marathon = snapshot.source(SourceId::Marathon);
    using Phase = SourceState::Phase;
    if (!snapshot.agents.empty()) {
        d->stack->setCurrentWidget(d->view);
        QString note;
        if (d->view->scene() && d->view->scene()->inferred)
            note = tr(
                "Without access to a Mesos master, the nodes are inferred from where Marathon's instances run; their "
                "size and other frameworks' tasks are not known.");
        else if (mesos.phase == Phase::Stale)
            note = tr("Mesos does not answer; the nodes are shown as they were %1 ago.")
                       .arg(formatSince(mesos.lastGoodMs, d->context.clock.nowMs()));
        else if (snapshot.info.recoveredAgents > 0)
            note = tr("A new master was elected: %n node(s) have not registered again yet.", nullptr,
                      snapshot.info.recoveredAgents);
        d->note->setPlain(note);
        d->note->setVisible(!note.isEmpty());
        return;
    }
    d->note->hide();
    d->stack->setCurrentWidget(d->empty);
    const bool mesosKnown = mesos.phase != Phase::Absent;
    const SourceState &asked = mesosKnown ? mesos : marathon;
    if (asked.phase == Phase::Absent) {
        d->empty->setContent(Condition::Off, tr("No cluster is connected"),
                             tr("Connect to a Marathon or a Mesos master to see its nodes."));
    } else if (asked.phase == Phase::Connecting) {
        d->empty->setContent(Condition::Progress, tr("Waiting for the first answer"),
                             tr("The nodes appear as soon as %1 answers.").arg(sourceName(asked.id)));
    } else if (asked.error && asked.phase == Phase::Failed) {
        const ErrorText words = describe(*asked.error);
        d->empty->setContent(Condition::Bad, words.title, words.advice, words.detail);
    } else if (mesosKnown) {
        d->empty->setContent(Condition::Off, tr("The cluster has no nodes"),
                             tr("No agent is registered with the leading master."));
    } else {
        d->empty->setContent(
            Condition::Off, tr("No node is known"),
            tr("Without access to a Mesos master, nodes are known only by the instances that run on them, "
               "and none runs."));
    }
}

void TopologyPage::showLegend()
{
    QString selected;
    const Selectable &what = d->context.selection.current();
    if (const auto *app = std::get_if<AppId>(&what))
        selected = app->text();
    else if (const auto *task = std::get_if<TaskId>(&what)) {
        const Task *found = d->context.store.current()->findTask(*task);
        if (found && found->app.isValid())
            selected = found->name;
    }
    const bool bars = !d->view->scene() || !d->view->scene()->inferred;
    d->legend->setContent(d->view->colour(), selected, bars);
}

void TopologyPage::showSelection()
{
    if (!d->active)
        return;
    if (!std::holds_alternative<NothingSelected>(d->context.selection.current()) && d->closed) {
        d->closed = false; // asking for something opens what tells about it
        setPageState(d->context.preferences, u"topology/inspectorClosed"_s, false);
    }
    d->inspector->setSnapshot(d->context.store.current());
    placeInspector();
    showLegend();
}

void TopologyPage::placeInspector()
{
    const bool selected = !std::holds_alternative<NothingSelected>(d->context.selection.current());
    d->splitter->setInspectorVisible(!d->closed && (selected || width() >= WideEnough));
    const int content = width() - (d->splitter->isInspectorVisible() ? d->inspector->width() + 40 : 28);
    for (QWidget *label : std::as_const(d->wideOnly))
        label->setVisible(content >= 620);
}

void TopologyPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const int rows = height() >= 760 ? 4 : 3;
    if (d->plane->setMostRows(rows) && d->active)
        d->plane->setSnapshot(*d->context.store.current());
    placeInspector();
}

void TopologyPage::reveal(const Selectable &what)
{
    if (std::holds_alternative<NothingSelected>(what) || std::holds_alternative<DeploymentId>(what))
        return;
    d->context.selection.select(what);
    d->toReveal = what;
    if (d->view->scene())
        d->view->showSelected(what);
}

bool TopologyPage::isSettled() const
{
    return d->active && !d->dirty && !d->wanted && !d->relayout.isActive();
}

void TopologyPage::focusFilter()
{
    d->view->setFocus(Qt::ShortcutFocusReason);
}

} // namespace mesoscope

#include "moc_topologypage.cpp"
