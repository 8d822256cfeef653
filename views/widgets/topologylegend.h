// SPDX-License-Identifier: GPL-3.0-or-later
// What the colours and shapes of the map mean.
#pragma once

#include "views/widgets/topologyviewpainter.h"

#include <QWidget>

namespace mesoscope {

class Theme;

class TopologyLegend : public QWidget
{
    Q_OBJECT

public:
    TopologyLegend(const Theme &theme, QWidget *parent);

    /// @p selected: the app that shines, empty for none (remote text). @p bars: tiles have bars of what is allocated.
    void setContent(MapColour colour, const QString &selected, bool bars);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry
    {
        enum Kind { Cell, Bar, Scale } kind = Cell;
        Condition condition = Condition::Ok;
        QColor colour;
        QString text;
    };
    std::vector<Entry> entries() const;
    double widthOf(const Entry &entry) const;

    const Theme &m_theme;
    MapColour m_colour = MapColour::State;
    QString m_selected;
    bool m_bars = true;
};

} // namespace mesoscope
