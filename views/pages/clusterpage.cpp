// SPDX-License-Identifier: GPL-3.0-or-later
// Head, states and resting of the pages.
#include "views/pages/clusterpage.h"

#include "app/base/clock.h"
#include "app/core/store.h"
#include "views/dialogs/dialogs.h"
#include "views/theme/theme.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/filterbar.h"
#include "views/widgets/filterhints.h"
#include "views/widgets/plainlabel.h"
#include "views/widgets/sidebar.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QStackedWidget>
#include <QStyle>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

ClusterPage::ClusterPage(PageId id, const ViewContext &context, Actions &actions, const QList<SourceId> &needs,
                         QWidget *parent)
    : Page(parent),
      m_id(id),
      m_context(context),
      m_actions(actions),
      m_text(context.clock),
      m_needs(needs),
      m_head(new QHBoxLayout),
      m_content(nullptr),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(context.theme, this)),
      m_title(new PlainLabel(Sidebar::title(id), context.theme, TextStyle::Title, this)),
      m_subtitle(new PlainLabel({}, this)),
      m_badge(new ElidedLabel({}, this))
{
    setObjectName("page-"_L1 + pageName(id));
    setAccessibleName(Sidebar::title(id));
    m_subtitle->muted();
    m_badge->setObjectName(u"staleBadge"_s);
    m_badge->setProperty("tone", u"warning"_s);
    m_badge->hide();
    m_head->setSpacing(8);
    m_head->addWidget(m_title);
    m_head->addSpacing(4);
    m_head->addWidget(m_subtitle);
    m_head->addWidget(m_badge);
    m_head->addStretch(1);

    auto *body = new QWidget(this);
    m_content = new QVBoxLayout(body);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(10);
    m_stack->addWidget(body);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(10);
    layout->addLayout(m_head);
    layout->addWidget(m_stack, 1);

    connect(m_empty, &EmptyState::pressed, this, [this] {
        if (m_kind == PageState::Kind::Failed)
            Q_EMIT retryRequested();
        else
            m_actions.connectDialog();
    });
    connect(&context.store, &Store::changed, this, [this](const ClusterChange &change) {
        if (m_active)
            update(&change);
    });
    connect(&context.store, &Store::cleared, this, [this] {
        if (m_active)
            update(nullptr);
    });
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        showState();
        tick();
    });
}

void ClusterPage::setActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    if (active) {
        update(nullptr);
        m_timer.start();
    } else {
        m_timer.stop();
    }
}

SnapshotPtr ClusterPage::snapshot() const
{
    return m_context.store.current();
}

qint64 ClusterPage::now() const
{
    return m_context.clock.nowMs();
}

PageState ClusterPage::state() const
{
    return pageStateOf(*snapshot(), m_needs, now());
}

void ClusterPage::update(const ClusterChange *change)
{
    showState();
    showSnapshot(change);
}

void ClusterPage::showState()
{
    const PageState state = this->state();
    m_kind = state.kind;
    const bool ready = state.kind == PageState::Kind::Ready && state.title.isEmpty();
    m_badge->setPlain(state.badge);
    m_badge->setVisible(!state.badge.isEmpty());
    m_stack->setCurrentIndex(ready ? 0 : 1);
    if (m_filter)
        m_filter->setVisible(ready);
    if (ready)
        return;
    m_empty->setContent(state.condition, state.title, state.advice, state.detail);
    switch (state.kind) {
    case PageState::Kind::NoCluster:
        m_empty->setButton(tr("Connect to a cluster…"));
        break;
    case PageState::Kind::Absent:
        m_empty->setButton(tr("Change the connection…"));
        break;
    case PageState::Kind::Failed:
        m_empty->setButton(tr("Retry now"));
        break;
    case PageState::Kind::Ready:
    case PageState::Kind::Connecting:
        m_empty->setButton({});
        break;
    }
}

QLineEdit *ClusterPage::addFilter(const QString &placeholder)
{
    m_filter = createFilterField(placeholder, m_context.theme, this);
    m_head->addWidget(m_filter, 2);
    return m_filter;
}

QLineEdit *ClusterPage::addFilter(const QString &placeholder, FilterTable table)
{
    teachFilter(addFilter(placeholder), table, m_context.theme);
    return m_filter;
}

void ClusterPage::setSubtitle(const QString &text)
{
    m_subtitle->setPlain(text);
}

void ClusterPage::focusFilter()
{
    if (!m_filter)
        return;
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

bool ClusterPage::isSettled() const
{
    return m_kind != PageState::Kind::Connecting;
}

} // namespace mesoscope

#include "moc_clusterpage.cpp"
