// SPDX-License-Identifier: GPL-3.0-or-later
// The field and the chips that narrow a table.
#pragma once

#include <QList>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace mesoscope {

class FlowLayout;
class Theme;

/// The search field of a page; pages put it into their header. Ctrl+A, Esc empties it.
QLineEdit *createFilterField(const QString &placeholder, const Theme &theme, QWidget *parent);

/// Chips with counts, of which one is chosen: "all 48 · unhealthy 1 · waiting 1".
class ChipBar : public QWidget
{
    Q_OBJECT

public:
    explicit ChipBar(QWidget *parent = nullptr);

    void add(int key, const QString &text);
    /// @p count below 0: not known, no number is shown. A chip never becomes narrower: nothing jumps.
    void setCount(int key, int count);
    int chosen() const { return m_chosen; }
    void choose(int key);

Q_SIGNALS:
    void chosenChanged(int key);

private:
    struct Chip
    {
        int key = 0;
        QString text;
        QPushButton *button = nullptr;
        int count = -1;
    };
    FlowLayout *m_layout;
    QList<Chip> m_chips;
    int m_chosen = 0;
};

} // namespace mesoscope
