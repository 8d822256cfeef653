// SPDX-License-Identifier: GPL-3.0-or-later
// Table of events, their filters and their JSON.
#include "views/pages/eventspage.h"

#include "app/core/preferences.h"
#include "app/core/store.h"
#include "models/domain/filterrows.h"
#include "models/items/smalltables.h"
#include "views/text/format.h"
#include "views/text/refusaltext.h"
#include "views/theme/theme.h"
#include "views/widgets/datatable.h"
#include "views/widgets/inspector.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSortFilterProxyModel>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

/// In the language of filter.h, and one type. 5,000 rows at most.
class EventsProxy : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setText(const QString &text)
    {
        m_filter = EventFilter(parseFilter(text, FilterTable::Events));
        invalidateFilter();
    }
    void setType(const QString &type)
    {
        m_type = type;
        invalidateFilter();
    }
    bool isNarrowed() const { return !m_filter.isEmpty() || !m_type.isEmpty(); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &) const override
    {
        const ClusterEvent *event = static_cast<EventsModel *>(sourceModel())->eventAt(row);
        if (!event || (!m_type.isEmpty() && event->type != m_type))
            return false;
        return m_filter.matches(*event);
    }

private:
    EventFilter m_filter;
    QString m_type;
};

EventsPage::EventsPage(const ViewContext &context, Actions &actions, QWidget *parent)
    : ClusterPage(PageId::Events, context, actions, {SourceId::Marathon, SourceId::Mesos}, parent),
      m_model(new EventsModel(this)),
      m_proxy(new EventsProxy(this)),
      m_table(new DataTable(context.theme, tr("Events"), this)),
      m_splitter(new InspectorSplitter(context.preferences, u"events"_s, this)),
      m_details(new Inspector(context.theme, tr("Details of the event"), this)),
      m_payload(new QPlainTextEdit(this)),
      m_types(new QComboBox(this)),
      m_pause(new QPushButton(tr("Pause"), this)),
      m_filter(addFilter(tr("Filter by app, type or text"), FilterTable::Events))
{
    m_model->setText(text());
    m_proxy->setSourceModel(m_model);
    m_table->setObjectName(u"events"_s);
    m_table->setModel(m_proxy);
    m_table->setColumns(
        {{EventsModel::Time, 92}, {EventsModel::Type, 240}, {EventsModel::Subject, 220, 1}, {EventsModel::Summary, -1}},
        &context.preferences, u"events"_s);
    m_types->addItem(tr("All types"));
    m_types->setAccessibleName(tr("Type of events"));
    m_types->setMinimumWidth(140);
    m_types->setMaximumWidth(220);
    m_pause->setCheckable(true);
    m_pause->setAccessibleName(tr("Pause the list"));
    m_pause->setToolTip(tr("New events wait until you go on"));
    head()->addWidget(m_types);
    head()->addWidget(m_pause);
    m_payload->setReadOnly(true);
    m_payload->setFont(context.theme.font(TextStyle::Mono));
    m_payload->setAccessibleName(tr("The event as JSON"));
    m_payload->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_details->addTab(m_payload, tr("JSON"));
    m_splitter->setContent(m_table, m_details);
    content()->addWidget(m_splitter, 1);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) { m_proxy->setText(text); });
    connect(m_types, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_proxy->setType(index <= 0 ? QString() : m_types->itemText(index)); });
    connect(m_pause, &QPushButton::toggled, this, [this](bool paused) {
        if (!paused)
            catchUp();
        showPaused();
    });
    connect(m_table, &DataTable::rowChosen, this, &EventsPage::choose);
    connect(m_table, &DataTable::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_table, &DataTable::rowActivated, this, [this](int row) {
        const ClusterEvent *event = m_model->eventAt(m_proxy->mapToSource(m_proxy->index(row, 0)).row());
        if (event && event->subject.startsWith(u'/'))
            this->context().selection.open(PageId::Applications, AppId(event->subject));
    });
    connect(m_details, &Inspector::closeRequested, this, &EventsPage::closeDetails);
    connect(&context.store, &Store::eventsArrived, this, [this](const QList<ClusterEvent> &events) {
        if (!isActive())
            return; // catchUp() fetches them
        if (m_pause->isChecked()) {
            m_waiting += int(events.size());
            showPaused();
        } else {
            take(events);
        }
    });
    connect(&context.store, &Store::cleared, this, [this] {
        m_model->clear();
        m_lastSerial = 0;
        m_waiting = 0;
        showPaused();
    });
}

void EventsPage::setActive(bool active)
{
    ClusterPage::setActive(active);
    if (active && !m_pause->isChecked())
        catchUp();
}

PageState EventsPage::state() const
{
    PageState state = ClusterPage::state();
    if (state.kind == PageState::Kind::Ready && m_model->rowCount() == 0) {
        state.condition = Condition::Off;
        state.title = tr("No event has arrived yet");
        state.advice = tr("What happens in the cluster from now on is listed here, newest first.");
        if (const Refusal *refusal = snapshot()->source(SourceId::Marathon).refusal(Capability::Events)) {
            state.title = tr("Events cannot be heard");
            state.advice = refusalText(*refusal);
        }
    }
    return state;
}

void EventsPage::showSnapshot(const ClusterChange *) {}

void EventsPage::catchUp()
{
    QList<ClusterEvent> missed;
    for (const ClusterEvent &event : context().store.events()) {
        if (event.serial > m_lastSerial)
            missed.append(event);
    }
    m_waiting = 0;
    take(missed);
}

void EventsPage::take(const QList<ClusterEvent> &events)
{
    if (events.isEmpty())
        return;
    // New rows come in above: what is read keeps its place unless one is at the top anyway.
    QScrollBar *bar = m_table->verticalScrollBar();
    const int before = bar->value();
    const int rowsBefore = m_proxy->rowCount();
    m_model->add(events);
    if (before > 0)
        bar->setValue(before + (m_proxy->rowCount() - rowsBefore) * context().theme.rowHeight());
    for (const ClusterEvent &event : events) {
        m_lastSerial = qMax(m_lastSerial, event.serial);
        if (m_types->findText(event.type) < 0 && m_types->count() < 100)
            m_types->addItem(event.type);
    }
    setSubtitle(tr("%n events", nullptr, m_model->rowCount()));
    showState();
}

void EventsPage::showPaused()
{
    m_pause->setText(!m_pause->isChecked() ? tr("Pause")
                     : m_waiting > 0       ? tr("Go on, %n new", nullptr, m_waiting)
                                           : tr("Go on"));
}

void EventsPage::choose(int proxyRow)
{
    const ClusterEvent *event = m_model->eventAt(m_proxy->mapToSource(m_proxy->index(proxyRow, 0)).row());
    if (!event)
        return;
    m_details->setTitle(formatTime(event->timeMs), event->type, event->subject);
    const QJsonDocument json = QJsonDocument::fromJson(event->payload);
    m_payload->setPlainText(QString::fromUtf8(json.isNull() ? event->payload : json.toJson(QJsonDocument::Indented)));
    m_splitter->setInspectorVisible(true);
}

void EventsPage::reveal(const Selectable &what)
{
    if (const AppId *app = std::get_if<AppId>(&what))
        m_filter->setText(app->text());
    else if (const TaskId *task = std::get_if<TaskId>(&what))
        m_filter->setText(task->text());
}

bool EventsPage::closeDetails()
{
    if (!m_splitter->isInspectorVisible())
        return false;
    m_splitter->setInspectorVisible(false);
    m_table->setFocus();
    return true;
}

} // namespace mesoscope

#include "moc_eventspage.cpp"
