// SPDX-License-Identifier: GPL-3.0-or-later
// Two edits of one definition side by side: what was opened, what is in the cluster now, what one has made of it.
#pragma once

#include "models/domain/threewaymerge.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableWidget;
class QTableWidgetItem;

namespace mesoscope {

class Theme;

/// Rows that only one of the two has changed are taken as they are. In a conflict the two values have boxes to check,
/// with the mouse or with Space, and none is checked in advance. (Items, not widgets in cells: an assistive technology
/// sees those of a table only.) GUI thread.
class MergeView : public QWidget
{
    Q_OBJECT

public:
    MergeView(const Theme &theme, QWidget *parent = nullptr);

    void start(const QJsonObject &base, const QJsonObject &theirs, const QJsonObject &yours);
    const ThreeWayMerge &merge() const { return m_merge; }
    bool isDecided() const { return m_merge.undecided == 0; }
    void focusFirst(); ///< the first conflict without a choice, else the table

Q_SIGNALS:
    void chosen(); ///< merge() is another one

private:
    void toggled(QTableWidgetItem *item);
    void chooseAll(MergeSide side);
    void again();
    void fill();
    void fillRow(int row);
    void showTaken(int row);
    void tellCounts();

    const Theme &m_theme;
    QJsonObject m_base, m_theirs, m_yours;
    MergeChoices m_choices;
    ThreeWayMerge m_merge;
    QLabel *m_summary;
    QTableWidget *m_table;
    QLabel *m_value; ///< the whole of what a cell has no room for
    QPushButton *m_allTheirs;
    QPushButton *m_allYours;
    bool m_filling = false;
};

} // namespace mesoscope
