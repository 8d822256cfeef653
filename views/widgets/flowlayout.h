// SPDX-License-Identifier: GPL-3.0-or-later
// Widgets in reading order, in as many lines as the width asks for.
#pragma once

#include <QLayout>
#include <QList>

namespace mesoscope {

class FlowLayout : public QLayout
{
public:
    explicit FlowLayout(QWidget *parent);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override; ///< all in one line
    QSize minimumSize() const override;
    void setGeometry(const QRect &area) override;

private:
    int place(const QRect &area, bool move) const; ///< returns the height

    QList<QLayoutItem *> m_items; ///< owned
};

} // namespace mesoscope
