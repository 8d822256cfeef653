// SPDX-License-Identifier: GPL-3.0-or-later
// The legend is painted with the map's own cells; what does not fit is left out from the end.
#include "views/widgets/topologylegend.h"

#include "views/theme/theme.h"
#include "views/widgets/topologyviewpaint_p.h"

#include <QFontMetricsF>
#include <QPainter>

namespace mesoscope {

namespace {
constexpr double Mark = 9;
constexpr double BarMark = 14;
constexpr double ScaleMark = 60;
constexpr double Gap = 16;
} // namespace

TopologyLegend::TopologyLegend(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TopologyLegend::setContent(MapColour colour, const QString &selected, bool bars)
{
    if (colour == m_colour && selected == m_selected && bars == m_bars && !accessibleName().isEmpty())
        return;
    m_colour = colour;
    m_selected = selected;
    m_bars = bars;
    QStringList words;
    for (const Entry &entry : entries())
        words << entry.text;
    setAccessibleName(tr("Legend: %1").arg(words.join(u", ")));
    updateGeometry();
    update();
}

std::vector<TopologyLegend::Entry> TopologyLegend::entries() const
{
    const auto tone = [this](Token token, double share) {
        return blended(m_theme.colour(Token::Raised), m_theme.colour(token), share);
    };
    std::vector<Entry> all;
    all.push_back({Entry::Cell, Condition::Bad, m_theme.colour(Token::Bad), tr("failing")});
    if (!m_selected.isEmpty())
        all.push_back({Entry::Cell, Condition::Ok, m_theme.colour(Token::Accent), m_selected});
    switch (m_colour) {
    case MapColour::State:
        if (m_selected.isEmpty())
            all.push_back({Entry::Cell, Condition::Ok, tone(Token::Ok, 0.8), tr("well")});
        else
            all.push_back({Entry::Cell, Condition::Ok, tone(Token::Faint, 0.4), tr("other tasks")});
        all.push_back({Entry::Cell, Condition::Progress, m_theme.colour(Token::Progress), tr("starting")});
        break;
    case MapColour::Selection:
        all.push_back({Entry::Cell, Condition::Ok, tone(Token::Faint, 0.4), tr("other tasks")});
        break;
    case MapColour::CpuAllocated:
        all.push_back({Entry::Scale, Condition::Ok, {}, tr("CPU allocated, 0 to 100 %")});
        break;
    case MapColour::MemoryAllocated:
        all.push_back({Entry::Scale, Condition::Ok, {}, tr("memory allocated, 0 to 100 %")});
        break;
    case MapColour::Tasks:
        all.push_back({Entry::Scale, Condition::Ok, {}, tr("tasks, none to most")});
        break;
    }
    if (m_bars) {
        all.push_back({Entry::Bar, Condition::Ok, m_theme.colour(Token::Progress), tr("CPU")});
        all.push_back({Entry::Bar, Condition::Ok, m_theme.colour(Token::Ok), tr("memory allocated")});
    }
    return all;
}

double TopologyLegend::widthOf(const Entry &entry) const
{
    const double mark = entry.kind == Entry::Cell ? Mark : entry.kind == Entry::Bar ? BarMark : ScaleMark;
    return mark + 6 + qMin(160.0, QFontMetricsF(m_theme.font(TextStyle::Caption)).horizontalAdvance(entry.text));
}

QSize TopologyLegend::sizeHint() const
{
    double width = 0;
    for (const Entry &entry : entries())
        width += widthOf(entry) + Gap;
    return {qCeil(width), QFontMetrics(m_theme.font(TextStyle::Caption)).height() + 4};
}

QSize TopologyLegend::minimumSizeHint() const
{
    return {60, sizeHint().height()};
}

void TopologyLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = m_theme.font(TextStyle::Caption);
    const QFontMetricsF metrics(font);
    std::vector<Entry> shown;
    double width = -Gap;
    for (const Entry &entry : entries()) {
        if (width + Gap + widthOf(entry) > this->width())
            break;
        width += Gap + widthOf(entry);
        shown.push_back(entry);
    }
    double x = this->width() - width;
    const double middle = height() / 2.0;
    for (const Entry &entry : shown) {
        double mark = Mark;
        if (entry.kind == Entry::Cell) {
            TopologyPainter::paintCell(painter, QRectF(x, middle - Mark / 2, Mark, Mark), entry.condition,
                                       entry.colour);
        } else if (entry.kind == Entry::Bar) {
            mark = BarMark;
            painter.setPen(Qt::NoPen);
            painter.setBrush(entry.colour);
            painter.drawRoundedRect(QRectF(x, middle - 2, BarMark, 4), 2, 2);
        } else {
            mark = ScaleMark;
            for (int i = 0; i < 12; ++i)
                painter.fillRect(QRectF(x + i * ScaleMark / 12, middle - 4, ScaleMark / 12, 8),
                                 TopologyPainter::measureColour(i / 11.0, m_theme));
        }
        painter.setFont(font);
        painter.setPen(m_theme.colour(Token::Muted));
        painter.drawText(QRectF(x + mark + 6, 0, 160, height()), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(entry.text, Qt::ElideMiddle, 160));
        x += widthOf(entry) + Gap;
    }
}

} // namespace mesoscope

#include "moc_topologylegend.cpp"
