// SPDX-License-Identifier: GPL-3.0-or-later
// A panel's head and words, and its legend.
#include "views/widgets/chartpanel.h"

#include "views/text/format.h"
#include "views/theme/theme.h"
#include "views/widgets/chartpanellegend.h"
#include "views/widgets/chartpanelsurface.h"
#include "views/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <QVBoxLayout>

#include <cmath>

namespace mesoscope {

namespace {
constexpr int MostLegendRows = 3;
constexpr double LabelWidth = 170;
constexpr double Swatch = 12;
constexpr double EntryGap = 16;
} // namespace

ChartLegend::ChartLegend(ChartUnit unit, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_unit(unit), m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ChartLegend::setData(const ChartData *shown)
{
    m_data = shown;
    updateGeometry();
    update();
}

void ChartLegend::setTime(std::optional<qint64> timeMs)
{
    if (m_time == timeMs)
        return;
    m_time = timeMs;
    update();
}

QString ChartLegend::valueText(int index) const
{
    const ChartLine &line = m_data->lines.at(index);
    const double value = m_time ? valueAt(line.points, *m_time, m_data->stepSeconds) : line.latest;
    return ChartPanel::format(value, m_unit);
}

/// Places every entry, and paints it when there is a painter; the height that it takes.
int ChartLegend::layOut(int width, QPainter *painter) const
{
    if (!m_data || m_data->lines.isEmpty())
        return 0;
    const QFont font = m_theme.font(TextStyle::Caption);
    const QFontMetricsF metrics(font);
    const double row = metrics.height() + 3;
    // Values change under the pointer: each has room for the widest, so that nothing jumps.
    const double valueWidth = metrics.horizontalAdvance(ChartPanel::format(1023.9 * 1024 * 1024, m_unit)) + 4;
    double x = 0;
    int rows = 1;
    if (painter)
        painter->setFont(font);
    for (int i = 0; i < m_data->lines.size(); ++i) {
        const ChartLine &line = m_data->lines.at(i);
        const QString label = metrics.elidedText(line.label, Qt::ElideMiddle, LabelWidth);
        const double taken = Swatch + 5 + metrics.horizontalAdvance(label) + 6 + valueWidth;
        if (x > 0 && x + taken > width) {
            if (rows == MostLegendRows)
                break;
            ++rows;
            x = 0;
        }
        if (painter) {
            const double y = (rows - 1) * row;
            QPen pen(m_theme.series(line.colour), 2.5);
            if (line.dashed)
                pen.setDashPattern({1.2, 0.8});
            pen.setCapStyle(Qt::FlatCap);
            painter->setPen(pen);
            painter->drawLine(QPointF(x, y + row / 2), QPointF(x + Swatch, y + row / 2));
            painter->setPen(m_theme.colour(Token::Muted));
            painter->drawText(QRectF(x + Swatch + 5, y, LabelWidth + 2, row), Qt::AlignLeft | Qt::AlignVCenter, label);
            painter->setPen(m_theme.colour(Token::Text));
            painter->drawText(QRectF(x + taken - valueWidth, y, valueWidth, row), Qt::AlignLeft | Qt::AlignVCenter,
                              valueText(i));
        }
        x += taken + EntryGap;
    }
    return qCeil(rows * row);
}

int ChartLegend::heightForWidth(int width) const
{
    return layOut(qMax(60, width), nullptr);
}

QSize ChartLegend::sizeHint() const
{
    return {400, heightForWidth(qMax(400, width()))};
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    layOut(width(), &painter);
}

bool ChartLegend::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_data) {
        QStringList lines;
        for (int i = 0; i < m_data->lines.size(); ++i)
            lines << m_data->lines.at(i).label + QLatin1String(": ") + valueText(i);
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), tipText(lines.join(u'\n')), this);
        return true;
    }
    return QWidget::event(event);
}

ChartPanel::ChartPanel(const QString &title, ChartUnit unit, const Theme &theme, QWidget *parent)
    : QFrame(parent),
      m_unit(unit),
      m_title(sectionLabel(title, theme, this)),
      m_note(new PlainLabel({}, theme, TextStyle::Caption, this)),
      m_legend(new ChartLegend(unit, theme, this)),
      m_surface(new ChartSurface(unit, theme, this)),
      m_head(nullptr),
      m_column(nullptr)
{
    setObjectName(QStringLiteral("panel"));
    m_note->muted();
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(14, 10, 10, 6);
    m_column->setSpacing(4);
    m_head = new QHBoxLayout;
    m_head->setSpacing(16);
    m_head->addWidget(m_title);
    m_head->addWidget(m_legend, 1);
    m_head->addStretch(0);
    m_head->addWidget(m_note);
    m_column->addLayout(m_head);
    m_column->addWidget(m_surface, 1);
    m_legend->hide();
    m_surface->setMinimumHeight(60);
    connect(m_surface, &ChartSurface::pointed, this, &ChartPanel::pointed);
    describe();
}

ChartPanel::~ChartPanel() = default;

QString ChartPanel::format(double value, ChartUnit unit)
{
    if (std::isnan(value))
        return dash();
    switch (unit) {
    case ChartUnit::Percent:
        return formatPercent(value / 100);
    case ChartUnit::Bytes:
        return formatBytes(value);
    case ChartUnit::BytesPerSecond:
        break;
    }
    return formatRate(value);
}

void ChartPanel::setTitle(const QString &title)
{
    m_title->setPlain(title);
    describe();
}

void ChartPanel::setData(const ChartData &data)
{
    m_data = data;
    m_surface->setData(&m_data);
    m_legend->setData(&m_data);
    placeLegend();
    describe();
}

/// A line or two stand beside the title, more of them in rows under it.
void ChartPanel::placeLegend()
{
    const bool inHead = m_data.lines.size() <= 2;
    if (inHead != m_inHead) {
        m_inHead = inHead;
        if (inHead) {
            m_column->removeWidget(m_legend);
            m_head->insertWidget(1, m_legend, 1);
        } else {
            m_head->removeWidget(m_legend);
            m_column->insertWidget(1, m_legend);
        }
    }
    m_legend->setVisible(!m_data.lines.isEmpty() && m_message.isEmpty());
}

void ChartPanel::setMessage(const QString &words)
{
    if (words == m_message)
        return;
    m_message = words;
    m_surface->setMessage(words);
    placeLegend();
    describe();
}

void ChartPanel::setNote(const QString &note)
{
    m_note->setPlain(note);
}

void ChartPanel::setMarks(const QList<ChartMark> &marks)
{
    m_surface->setMarks(marks);
}

void ChartPanel::setTimeAxisShown(bool shown)
{
    m_surface->setTimeAxisShown(shown);
}

void ChartPanel::setCrossHair(std::optional<qint64> timeMs)
{
    m_surface->setCrossHair(timeMs);
    m_legend->setTime(timeMs);
}

int ChartPanel::plotWidth() const
{
    return qMax(200, int(m_surface->plot().width()));
}

/// What a person who cannot see the lines is told of them.
void ChartPanel::describe()
{
    setAccessibleName(m_title->text());
    QStringList words;
    for (const ChartLine &line : std::as_const(m_data.lines))
        words << tr("%1: now %2, at most %3").arg(line.label, format(line.latest, m_unit), format(line.peak, m_unit));
    const QString all = m_message.isEmpty() ? words.join(u"; ") : m_message;
    setAccessibleDescription(all);
    m_legend->setAccessibleName(all);
    m_surface->setAccessibleName(m_title->text());
}

} // namespace mesoscope

#include "moc_chartpanel.cpp"
#include "moc_chartpanellegend.cpp"
