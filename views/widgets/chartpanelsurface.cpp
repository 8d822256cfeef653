// SPDX-License-Identifier: GPL-3.0-or-later
// Lines by Qt Charts; grid, axis texts, marks and cross-hair painted around them.
#include "views/widgets/chartpanelsurface.h"

#include "views/theme/glyphs.h"
#include "views/theme/theme.h"

#include <QChart>
#include <QDateTime>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QValueAxis>

#include <cmath>

namespace mesoscope {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr double LeftRoom = 62;
constexpr double RightRoom = 10;
constexpr double TopRoom = 6;
constexpr qsizetype SmoothPoints = 2500; ///< antialiasing triples the price of a line
constexpr qint64 Day = 86'400'000;

} // namespace

ChartSurface::ChartSurface(ChartUnit unit, const Theme &theme, QWidget *parent)
    : QChartView(parent), m_unit(unit), m_theme(theme)
{
    QChart *drawn = chart(); // the view's own: setChart() would not delete it
    drawn->setAnimationOptions(QChart::NoAnimation);
    drawn->setBackgroundVisible(false);
    drawn->setPlotAreaBackgroundVisible(false);
    drawn->setMargins({});
    drawn->layout()->setContentsMargins(0, 0, 0, 0);
    drawn->legend()->hide();
    m_time = new QValueAxis(drawn);
    m_value = new QValueAxis(drawn);
    for (QValueAxis *axis : {m_time, m_value}) {
        axis->setVisible(false);
        drawn->addAxis(axis, axis == m_time ? Qt::AlignBottom : Qt::AlignLeft);
    }
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    setBackgroundBrush(Qt::NoBrush);
    setStyleSheet(u"background: transparent;"_s);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&m_theme, &Theme::changed, this, [this] {
        paintRuns();
        placePlot();
        viewport()->update();
    });
}

ChartSurface::~ChartSurface() = default;

QRectF ChartSurface::plot() const
{
    const QFontMetricsF metrics(m_theme.font(TextStyle::Caption));
    const double scale = metrics.height() / 14.0;
    const double bottom = m_timeAxis ? metrics.height() + 6 : 6;
    const QSizeF room = viewport()->size();
    return {LeftRoom * scale, TopRoom, qMax(10.0, room.width() - LeftRoom * scale - RightRoom),
            qMax(10.0, room.height() - TopRoom - bottom)};
}

void ChartSurface::placePlot()
{
    chart()->setPlotArea(plot());
}

void ChartSurface::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    placePlot();
}

void ChartSurface::setTimeAxisShown(bool shown)
{
    m_timeAxis = shown;
    placePlot();
}

void ChartSurface::setMessage(const QString &words)
{
    m_message = words;
    viewport()->update();
}

void ChartSurface::setMarks(const QList<ChartMark> &marks)
{
    m_marks = marks;
    viewport()->update();
}

void ChartSurface::setData(const ChartData *shown)
{
    m_data = shown ? *shown : ChartData();
    m_scale = chartScale(m_data.most, m_unit);
    // Ranges first: on filled series they would cost as much as a replace().
    for (QLineSeries *run : std::as_const(m_runs))
        run->clear();
    m_time->setRange(double(m_data.fromMs), double(m_data.toMs));
    m_value->setRange(0, m_scale.top);
    m_used = 0;
    qsizetype points = 0;
    for (const ChartLine &line : std::as_const(m_data.lines)) {
        for (const QList<QPointF> &segment : line.segments) {
            if (m_used == m_runs.size()) {
                auto *run = new QLineSeries(chart());
                chart()->addSeries(run);
                run->attachAxis(m_time);
                run->attachAxis(m_value);
                m_runs << run;
            }
            m_runs.at(m_used)->replace(segment);
            ++m_used;
            points += segment.size();
        }
    }
    setRenderHint(QPainter::Antialiasing, points <= SmoothPoints);
    paintRuns();
    viewport()->update();
}

void ChartSurface::paintRuns()
{
    qsizetype next = 0;
    for (const ChartLine &line : std::as_const(m_data.lines)) {
        QPen pen(m_theme.series(line.colour), renderHints().testFlag(QPainter::Antialiasing) ? 1.3 : 1);
        pen.setCosmetic(true);
        if (line.dashed)
            pen.setDashPattern({4, 3});
        for (qsizetype i = 0; i < line.segments.size() && next < m_used; ++i, ++next)
            m_runs.at(next)->setPen(pen);
    }
}

QList<QLineSeries *> ChartSurface::shownRuns() const
{
    return m_runs.mid(0, m_used);
}

void ChartSurface::setCrossHair(std::optional<qint64> timeMs)
{
    if (timeMs == m_crossHair)
        return;
    m_crossHair = timeMs;
    viewport()->update();
}

double ChartSurface::xOf(double timeMs) const
{
    const QRectF area = plot();
    return area.left() +
           area.width() * (timeMs - double(m_data.fromMs)) / double(qMax<qint64>(1, m_data.toMs - m_data.fromMs));
}

double ChartSurface::yOf(double value) const
{
    const QRectF area = plot();
    return area.bottom() - area.height() * value / m_scale.top;
}

void ChartSurface::drawBackground(QPainter *painter, const QRectF &)
{
    painter->save();
    painter->resetTransform();
    painter->setRenderHint(QPainter::Antialiasing, false);
    const QRectF area = plot();
    const QFont font = m_theme.font(TextStyle::Caption);
    const QFontMetricsF metrics(font);
    painter->setFont(font);
    const bool empty = m_data.toMs <= m_data.fromMs;
    // Every second line is named where all names would not fit.
    const double each = area.height() * m_scale.step / m_scale.top;
    const int every = each < metrics.height() + 2 ? 2 : 1;
    for (int i = 0; m_scale.step * i <= m_scale.top * 1.001; ++i) {
        const double y = std::round(yOf(m_scale.step * i)) + 0.5;
        if (i > 0 && !m_message.isEmpty())
            break; // no line goes through the words
        painter->setPen(QPen(m_theme.colour(i == 0 ? Token::Hairline : Token::Grid), 1));
        painter->drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        if (empty || i % every != 0 || !m_message.isEmpty())
            continue;
        painter->setPen(m_theme.colour(Token::Muted));
        painter->drawText(QRectF(0, y - metrics.height() / 2, area.left() - 8, metrics.height()),
                          Qt::AlignRight | Qt::AlignVCenter, ChartPanel::format(m_scale.step * i, m_unit));
    }
    if (!empty) {
        const qint64 span = m_data.toMs - m_data.fromMs;
        const qint64 step = timeStep(span, int(area.width()), 90);
        // Marks on round local times: days begin at midnight here, not in Greenwich.
        const qint64 offset = QDateTime::fromMSecsSinceEpoch(m_data.fromMs).offsetFromUtc() * 1000LL;
        const QLocale locale;
        for (qint64 time = ((m_data.fromMs + offset) / step + 1) * step - offset; time <= m_data.toMs; time += step) {
            const double x = std::round(xOf(double(time))) + 0.5;
            painter->setPen(QPen(m_theme.colour(Token::Grid), 1));
            painter->drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
            if (!m_timeAxis)
                continue;
            const QDateTime when = QDateTime::fromMSecsSinceEpoch(time);
            const QString text = step >= Day || (span > 2 * Day && when.time() == QTime(0, 0))
                                     ? locale.toString(when.date(), u"ddd d"_s)
                                     : locale.toString(when.time(), u"HH:mm"_s);
            const double width = metrics.horizontalAdvance(text);
            const double left = qBound(area.left(), x - width / 2, area.right() - width);
            painter->setPen(m_theme.colour(Token::Muted));
            painter->drawText(QPointF(left, area.bottom() + 4 + metrics.ascent()), text);
        }
    }
    if (!m_message.isEmpty()) {
        painter->setFont(m_theme.font(TextStyle::Body));
        painter->setPen(m_theme.colour(Token::Muted));
        painter->drawText(area.adjusted(8, 0, -8, 0), int(Qt::AlignCenter) | int(Qt::TextWordWrap), m_message);
    }
    painter->restore();
}

void ChartSurface::drawForeground(QPainter *painter, const QRectF &)
{
    if (m_data.toMs <= m_data.fromMs)
        return;
    painter->save();
    painter->resetTransform();
    const QRectF area = plot();
    const QFont font = m_theme.font(TextStyle::Caption);
    const QFontMetricsF metrics(font);
    painter->setFont(font);
    double free = area.left(); // up to where texts of marks have been written
    for (const ChartMark &mark : std::as_const(m_marks)) {
        if (mark.timeMs < m_data.fromMs || mark.timeMs > m_data.toMs)
            continue;
        const double x = std::round(xOf(double(mark.timeMs))) + 0.5;
        QPen pen(m_theme.colour(mark.condition), 1);
        pen.setDashPattern({3, 3});
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(pen);
        painter->drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter->setRenderHint(QPainter::Antialiasing);
        paintGlyph(*painter, QRectF(x - 4, area.top(), 8, 8), mark.condition, m_theme);
        const double width = metrics.horizontalAdvance(mark.text);
        if (mark.text.isEmpty() || x < free || x + 8 + width > area.right())
            continue;
        painter->setPen(m_theme.colour(mark.condition));
        painter->drawText(QPointF(x + 7, area.top() + metrics.ascent() - 2), mark.text);
        free = x + width + 16;
    }
    if (m_crossHair && *m_crossHair >= m_data.fromMs && *m_crossHair <= m_data.toMs && m_message.isEmpty()) {
        const double x = std::round(xOf(double(*m_crossHair))) + 0.5;
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(QPen(m_theme.colour(Token::Muted), 1));
        painter->drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter->setRenderHint(QPainter::Antialiasing);
        for (const ChartLine &line : std::as_const(m_data.lines)) {
            const double value = valueAt(line.points, *m_crossHair, m_data.stepSeconds);
            if (std::isnan(value))
                continue;
            painter->setPen(QPen(m_theme.colour(Token::Panel), 1.5));
            painter->setBrush(m_theme.series(line.colour));
            painter->drawEllipse(QPointF(x, yOf(value)), 3.5, 3.5);
        }
    }
    painter->restore();
}

void ChartSurface::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF area = plot();
    if (!area.contains(event->position()) || m_data.toMs <= m_data.fromMs) {
        Q_EMIT pointed(std::nullopt);
        return;
    }
    const double share = (event->position().x() - area.left()) / area.width();
    Q_EMIT pointed(m_data.fromMs + qint64(share * double(m_data.toMs - m_data.fromMs)));
}

void ChartSurface::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    Q_EMIT pointed(std::nullopt);
}

} // namespace mesoscope

#include "moc_chartpanelsurface.cpp"
