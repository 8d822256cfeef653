// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/factsheet.h"

namespace mesoscope {

FactSheet::FactSheet(const Theme &theme, const QString &name, QWidget *parent)
    : ColumnScroll(name, parent), m_grid(new FactGrid(theme, this))
{
    setColumn(m_grid);
}

} // namespace mesoscope

#include "moc_factsheet.cpp"
