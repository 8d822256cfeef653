// SPDX-License-Identifier: GPL-3.0-or-later
// Says how many rows are selected, where more than one is, and offers what can be done with all of them.
#pragma once

#include <QWidget>

class QMenu;

namespace mesoscope {

class PlainLabel;
class Theme;

class SelectionBar : public QWidget
{
    Q_OBJECT

public:
    SelectionBar(const Theme &theme, QWidget *parent = nullptr);

    /// Hidden below two.
    void setCount(int selected);

Q_SIGNALS:
    void menuRequested(QMenu *menu); ///< fill it: it is about to be shown, and empty
    void clearRequested();

private:
    PlainLabel *m_text;
    QMenu *m_menu;
};

} // namespace mesoscope
