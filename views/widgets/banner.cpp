// SPDX-License-Identifier: GPL-3.0-or-later
// When the banner speaks, and what it says.
#include "views/widgets/banner.h"

#include "app/base/clock.h"
#include "app/core/store.h"
#include "views/text/errortext.h"
#include "views/text/format.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"
#include "views/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QPainter>

namespace mesoscope {

QString bannerText(const ClusterSnapshot &snapshot, qint64 nowMs)
{
    const int recovered = snapshot.info.recoveredAgents;
    const SourceState &mesos = snapshot.source(SourceId::Mesos);
    if (recovered > 0 && mesos.hasData()) {
        const int back = snapshot.totals.activeAgents;
        const int all = qMax(snapshot.totals.agents, back + recovered);
        return Banner::tr("A new Mesos leader is recovering: %1 of %n agents are back.", nullptr, all)
            .arg(formatCount(back));
    }
    qint64 newest = 0;
    const Error *error = nullptr;
    for (const SourceId id : {SourceId::Marathon, SourceId::Mesos}) {
        const SourceState &state = snapshot.source(id);
        if (state.phase == SourceState::Phase::Live || state.phase == SourceState::Phase::Connecting)
            return {};
        newest = qMax(newest, state.lastGoodMs);
        if (state.error && (!error || state.hasData()))
            error = &*state.error;
    }
    if (newest == 0)
        return {}; // the pages themselves say that there is nothing yet
    const QString age = formatSince(newest, nowMs);
    if (error && error->kind == Error::Kind::NoLeader)
        return Banner::tr("The cluster has no leader at the moment. Last complete data %1 old.").arg(age);
    const bool silent = !error || error->kind == Error::Kind::Unreachable || error->kind == Error::Kind::Timeout;
    if (!silent)
        return Banner::tr("%1 What you see is %2 old.", "a sentence that says what is wrong")
            .arg(describe(*error).title, age);
    return Banner::tr("Nothing answers at the moment: what you see is %1 old. Trying again.").arg(age);
}

Banner::Banner(const ViewContext &context, QWidget *parent)
    : QFrame(parent), m_context(context), m_text(new PlainLabel({}, this))
{
    setObjectName(QStringLiteral("banner"));
    m_text->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(40, 8, 16, 8);
    layout->addWidget(m_text, 1);
    connect(&context.store, &Store::changed, this, &Banner::tick);
    connect(&context.store, &Store::cleared, this, &Banner::tick);
    connect(&context.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(&m_timer, &QTimer::timeout, this, &Banner::tick);
    m_timer.start(1000);
    tick();
}

void Banner::tick()
{
    const QString text = bannerText(*m_context.store.current(), m_context.clock.nowMs());
    m_text->setPlain(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor warning = m_context.theme.colour(Token::Warning);
    QColor wash = warning;
    wash.setAlphaF(0.12F);
    painter.fillRect(rect(), m_context.theme.colour(Token::Panel));
    painter.fillRect(rect(), wash);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_context.theme.colour(Token::Hairline));
    paintGlyph(painter, QRectF(18, height() / 2.0 - 5, 10, 10), Condition::Warning, m_context.theme);
}

} // namespace mesoscope

#include "moc_banner.cpp"
