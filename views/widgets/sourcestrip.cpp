// SPDX-License-Identifier: GPL-3.0-or-later
// Source states in words, with their ages.
#include "views/widgets/sourcestrip.h"

#include "app/base/clock.h"
#include "app/core/store.h"
#include "views/text/errortext.h"
#include "views/text/format.h"
#include "views/text/refusaltext.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"
#include "views/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QPainter>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int GlyphSize = 8;
constexpr int Lead = 6 + GlyphSize + 6;

QString shortName(SourceId id)
{
    return id == SourceId::LoadBalancer ? SourceStrip::tr("Balancer", "load balancer, in a narrow place")
                                        : sourceName(id);
}

QString tipOf(const SourceState &state, qint64 nowMs)
{
    QStringList lines{
        SourceStrip::tr("%1: %2", "source and its state").arg(sourceName(state.id), sourceStateText(state, nowMs))};
    if (!state.address.isEmpty())
        lines.append(state.version.isEmpty()
                         ? state.address
                         : SourceStrip::tr("%1, version %2", "address").arg(state.address, state.version));
    if (state.latencyMs >= 0)
        lines.append(SourceStrip::tr("Answered within %1 ms").arg(formatCount(state.latencyMs)));
    if (state.hasData())
        lines.append(SourceStrip::tr("Newest data: %1").arg(formatTime(state.lastGoodMs)));
    if (state.intervalMs > 0)
        lines.append(SourceStrip::tr("Asked every %1").arg(formatAge(state.intervalMs)));
    if (state.streaming)
        lines.append(SourceStrip::tr("Its event stream is open"));
    if (state.plainCredentials)
        lines.append(SourceStrip::tr("The password travels unencrypted"));
    if (state.skippedEntries > 0)
        lines.append(SourceStrip::tr("%n entries could not be read", nullptr, state.skippedEntries));
    if (state.error)
        lines.append(describe(*state.error).title);
    for (const Refusal &refusal : state.refusals) {
        if (lines.size() < 12)
            lines.append(refusalText(refusal));
    }
    return lines.join(u'\n');
}

} // namespace

Condition conditionOf(const SourceState &state)
{
    switch (state.phase) {
    case SourceState::Phase::Absent:
        return Condition::Off;
    case SourceState::Phase::Connecting:
        return Condition::Progress;
    case SourceState::Phase::Live:
        return state.error ? Condition::Warning : Condition::Ok;
    case SourceState::Phase::Stale:
        return Condition::Warning;
    case SourceState::Phase::Failed:
        return Condition::Bad;
    }
    return Condition::Unknown;
}

/// In a narrow place, what a person has to look at; the tip says the rest.
static QString failureText(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Unauthorized:
        return SourceStrip::tr("sign-in refused");
    case Error::Kind::Forbidden:
        return SourceStrip::tr("not allowed");
    case Error::Kind::Tls:
        return SourceStrip::tr("not trusted", "a server whose certificate is refused");
    case Error::Kind::NoLeader:
        return SourceStrip::tr("no leader");
    case Error::Kind::Unreachable:
    case Error::Kind::Timeout:
        return SourceStrip::tr("no answer");
    default:
        return SourceStrip::tr("failed");
    }
}

QString sourceStateText(const SourceState &state, qint64 nowMs)
{
    const QString age = formatSince(state.lastGoodMs, nowMs);
    switch (state.phase) {
    case SourceState::Phase::Absent:
        return SourceStrip::tr("not connected");
    case SourceState::Phase::Connecting:
        return SourceStrip::tr("connecting");
    case SourceState::Phase::Live:
        if (state.error)
            return SourceStrip::tr("in part, %1", "age").arg(age);
        return state.intervalMs > 0 || state.streaming ? SourceStrip::tr("live, %1", "age").arg(age)
                                                       : SourceStrip::tr("ready");
    case SourceState::Phase::Stale:
        return SourceStrip::tr("stale, %1 old").arg(age);
    case SourceState::Phase::Failed:
        return failureText(state.error ? state.error->kind : Error::Kind::Unreachable);
    }
    return {};
}

SourceItem::SourceItem(SourceId id, const Theme &theme, QWidget *parent)
    : QAbstractButton(parent), m_theme(theme), m_name(shortName(id))
{
    setFont(theme.font(TextStyle::Caption));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setObjectName(u"source%1"_s.arg(int(id)));
}

void SourceItem::setState(const SourceState &state, qint64 nowMs)
{
    const QString words = sourceStateText(state, nowMs);
    const Condition condition = conditionOf(state);
    setToolTip(tipText(tipOf(state, nowMs)));
    if (words == m_words && condition == m_condition)
        return;
    m_words = words;
    m_condition = condition;
    m_muted = state.phase == SourceState::Phase::Absent;
    setAccessibleName(tr("%1 %2", "source and its state").arg(m_name, words));
    const QFontMetrics metrics(font());
    const int width = Lead + metrics.horizontalAdvance(m_name + u' ' + words) + 10;
    // In another phase other words follow; within one only the seconds change.
    if (width > m_width || state.phase != m_phase) {
        m_phase = state.phase;
        m_width = width;
        updateGeometry();
    }
    update();
}

void SourceItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        painter.setPen(m_theme.colour(Token::Accent));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 1.5, -0.5, -1.5), 4, 4);
    }
    paintGlyph(painter, QRectF(6, (height() - GlyphSize) / 2.0, GlyphSize, GlyphSize), m_condition, m_theme);
    const QFontMetrics metrics(font());
    const QRect area = rect().adjusted(Lead, 0, -2, 0);
    painter.setPen(m_theme.colour(Token::Muted));
    painter.drawText(area, Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(m_name, Qt::ElideRight, area.width()));
    const int used = metrics.horizontalAdvance(m_name + u' ');
    if (used >= area.width())
        return;
    painter.setPen(m_theme.colour(m_muted ? Token::Muted : Token::Text));
    painter.drawText(area.adjusted(used, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(m_words, Qt::ElideRight, area.width() - used));
}

SourceStrip::SourceStrip(const ViewContext &context, QWidget *parent)
    : QFrame(parent), m_context(context), m_summary(new PlainLabel({}, context.theme, TextStyle::Caption, this))
{
    setObjectName(u"strip"_s);
    setAccessibleName(tr("Sources"));
    setFixedHeight(28);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 12, 0);
    layout->setSpacing(6);
    for (int i = 0; i < SourceCount; ++i) {
        auto *item = new SourceItem(SourceId(i), context.theme, this);
        connect(item, &SourceItem::clicked, this, &SourceStrip::clicked);
        m_items[size_t(i)] = item;
        layout->addWidget(item);
    }
    layout->addStretch(1);
    m_summary->muted();
    layout->addWidget(m_summary);
    connect(&context.store, &Store::changed, this, &SourceStrip::tick);
    connect(&context.store, &Store::cleared, this, &SourceStrip::tick);
    connect(&context.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (isVisible())
            tick();
    });
    m_timer.start(1000);
    tick();
}

void SourceStrip::tick()
{
    const SnapshotPtr snapshot = m_context.store.current();
    const qint64 now = m_context.clock.nowMs();
    for (int i = 0; i < SourceCount; ++i) {
        SourceState state = snapshot->sources[size_t(i)];
        state.id = SourceId(i);
        m_items[size_t(i)]->setState(state, now);
    }
    if (snapshot->revision == 0) {
        m_summary->setPlain({});
        return;
    }
    //: the numbers are formatted already
    m_summary->setPlain(tr("snapshot %1 · %2 · %3")
                            .arg(formatCount(qint64(snapshot->revision)),
                                 tr("%n nodes", nullptr, snapshot->totals.agents),
                                 tr("%n tasks", nullptr, snapshot->totals.activeTasks)));
}

} // namespace mesoscope

#include "moc_sourcestrip.cpp"
