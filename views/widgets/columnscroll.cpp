// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/columnscroll.h"

#include <QEvent>
#include <QLayout>

namespace mesoscope {

ColumnScroll::ColumnScroll(const QString &name, QWidget *parent) : QScrollArea(parent)
{
    setAccessibleName(name);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
}

void ColumnScroll::setColumn(QWidget *column)
{
    setWidget(column); // which makes it paint its background
    column->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    column->installEventFilter(this);
    fit();
}

void ColumnScroll::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

bool ColumnScroll::eventFilter(QObject *watched, QEvent *event)
{
    const bool handled = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        fit();
    return handled;
}

void ColumnScroll::fit()
{
    if (!widget() || !widget()->layout())
        return;
    const QLayout *layout = widget()->layout();
    const int width = viewport()->width();
    const int height =
        layout->hasHeightForWidth() ? layout->totalHeightForWidth(width) : layout->totalSizeHint().height();
    widget()->resize(width, qMax(height, viewport()->height()));
}

} // namespace mesoscope

#include "moc_columnscroll.cpp"
