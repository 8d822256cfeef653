// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the cells of every table by the roles of models/items/roles.h.
#pragma once

#include "models/domain/app.h"

#include <QStyledItemDelegate>

namespace mesoscope {

class Theme;

/// Glyph + text, number + muted unit, health bar (CountsRole), bar (ProgressRole), monospace and muted text. Texts are
/// elided in the middle for ids and at the right otherwise; tool tips show the whole text, escaped.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CellDelegate(const Theme &theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    const Theme &m_theme;
};

/// The segments of a health bar, shared with the map's and the inspector's: healthy, unhealthy, unknown, staged,
/// wanted.
void paintHealthBar(QPainter &painter, const QRectF &rect, const HealthSegments &parts, const Theme &theme);
/// A thin bar of @p fraction 0…1 in @p colour on the theme's grid colour.
void paintBar(QPainter &painter, const QRectF &rect, double fraction, const QColor &colour, const Theme &theme);

} // namespace mesoscope
