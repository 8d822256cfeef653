// SPDX-License-Identifier: GPL-3.0-or-later
// Looks through the events for those of an app.
#include "views/widgets/appevents.h"

#include "app/core/store.h"
#include "models/items/smalltables.h"
#include "views/selection.h"
#include "views/text/format.h"
#include "views/text/refusaltext.h"
#include "views/theme/theme.h"
#include "views/widgets/datatable.h"
#include "views/widgets/emptystate.h"

#include <QScrollBar>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

AppEvents::AppEvents(const ViewContext &context, QWidget *parent)
    : QStackedWidget(parent),
      m_context(context),
      m_text(context.clock),
      m_model(new EventsModel(this)),
      m_table(new DataTable(context.theme, tr("Events of the app"), this)),
      m_empty(new EmptyState(context.theme, this))
{
    setStyleSheet(u"QStackedWidget { background: transparent; }"_s);
    m_model->setText(m_text);
    m_table->setObjectName(u"appEvents"_s);
    m_table->setStyleSheet(u"QTableView { border: none; border-radius: 0; }"_s); // it stands in a panel already
    m_table->setModel(m_model);
    m_table->setColumns(
        {{EventsModel::Time, 92}, {EventsModel::Type, 170}, {EventsModel::Subject, 0}, {EventsModel::Summary, -1}});
    addWidget(m_table);
    addWidget(m_empty);
    connect(m_table, &DataTable::rowActivated, this, [this] { m_context.selection.open(PageId::Events, m_app); });
    connect(m_empty, &EmptyState::pressed, this,
            [this] { m_context.selection.open(PageId::Events, NothingSelected{}); });
    connect(&context.store, &Store::eventsArrived, this, [this](const QList<ClusterEvent> &events) {
        if (!isVisible())
            return; // showEvent() fetches them
        take(events);
        showState();
    });
    connect(&context.store, &Store::cleared, this, [this] {
        m_model->clear();
        m_filter = {};
        m_lastSerial = 0;
    });
}

void AppEvents::showApp(const App &app)
{
    m_app = app.id;
    m_deployments = app.deployments;
    if (isVisible())
        catchUp();
}

void AppEvents::showEvent(QShowEvent *event)
{
    QStackedWidget::showEvent(event);
    catchUp();
}

void AppEvents::catchUp()
{
    if (m_app.isEmpty())
        return;
    if (m_filter.app() != m_app) {
        m_model->clear();
        m_lastSerial = 0;
        m_filter = EventsOf(m_app, m_deployments);
    }
    QList<ClusterEvent> missed;
    for (const ClusterEvent &event : m_context.store.events()) {
        if (event.serial > m_lastSerial)
            missed.append(event);
    }
    take(missed);
    showState();
}

void AppEvents::take(const QList<ClusterEvent> &events)
{
    QList<ClusterEvent> ours;
    for (const ClusterEvent &event : events) {
        if (event.serial <= m_lastSerial)
            continue;
        m_lastSerial = event.serial;
        if (m_filter.concerns(event))
            ours.append(event);
    }
    if (ours.isEmpty())
        return;
    // New rows come in above: what is read keeps its place unless one is at the top anyway.
    QScrollBar *bar = m_table->verticalScrollBar();
    const int before = bar->value();
    const int rowsBefore = m_model->rowCount();
    m_model->add(ours);
    if (before > 0)
        bar->setValue(before + (m_model->rowCount() - rowsBefore) * m_context.theme.rowHeight());
}

void AppEvents::showState()
{
    if (m_model->rowCount() > 0) {
        setCurrentWidget(m_table);
        return;
    }
    const SnapshotPtr snapshot = m_context.store.current();
    if (const Refusal *refusal = snapshot->source(SourceId::Marathon).refusal(Capability::Events)) {
        m_empty->setContent(Condition::Off, tr("Events cannot be heard"), refusalText(*refusal));
        m_empty->setButton({});
    } else if (m_context.store.events().empty()) {
        const qint64 since = snapshot->source(SourceId::Marathon).phaseSinceMs;
        m_empty->setContent(
            Condition::Off, tr("No event has arrived yet"),
            tr("Listened to since %1. What happens to this app from now on is listed here, newest first.")
                .arg(since > 0 ? formatTime(since) : dash()));
        m_empty->setButton({});
    } else {
        m_empty->setContent(Condition::Off, tr("Nothing has happened to this app"),
                            tr("Events are kept since %1. None of them is about it.")
                                .arg(formatTime(m_context.store.events().front().timeMs)));
        m_empty->setButton(tr("Show all events"));
    }
    setCurrentWidget(m_empty);
}

} // namespace mesoscope

#include "moc_appevents.cpp"
