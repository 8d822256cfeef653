// SPDX-License-Identifier: GPL-3.0-or-later
// Facts on a page of their own, which scrolls.
#pragma once

#include "views/widgets/columnscroll.h"
#include "views/widgets/factgrid.h"

namespace mesoscope {

class FactSheet : public ColumnScroll
{
    Q_OBJECT

public:
    FactSheet(const Theme &theme, const QString &name, QWidget *parent = nullptr);
    void setSections(const QList<FactSection> &sections) { m_grid->setSections(sections); }

private:
    FactGrid *m_grid;
};

} // namespace mesoscope
