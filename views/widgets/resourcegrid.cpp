// SPDX-License-Identifier: GPL-3.0-or-later
// A small table of labels.
#include "views/widgets/resourcegrid.h"

#include "views/text/format.h"
#include "views/theme/theme.h"
#include "views/widgets/plainlabel.h"

#include <QGridLayout>

namespace mesoscope {

namespace {
QString countText(double value)
{
    return formatCount(qint64(value));
}
} // namespace

ResourceGrid::ResourceGrid(const Theme &theme, QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Resources of the node"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 4, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(5);
    const QStringList columns{tr("Total"), tr("Used"), tr("Offered"), tr("Reserved")};
    for (int column = 0; column < 4; ++column) {
        auto *label = new PlainLabel(columns.at(column), theme, TextStyle::Caption, this);
        label->muted()->setAlignment(Qt::AlignRight);
        grid->addWidget(label, 0, column + 1);
        grid->setColumnStretch(column + 1, 1);
    }
    const QStringList rows{tr("CPU"), tr("Memory"), tr("Disk"), tr("GPUs")};
    for (int row = 0; row < 4; ++row) {
        grid->addWidget((new PlainLabel(rows.at(row), this))->muted(), row + 1, 0);
        for (int column = 0; column < 4; ++column) {
            auto *cell = new PlainLabel(dash(), this);
            cell->setAlignment(Qt::AlignRight);
            grid->addWidget(cell, row + 1, column + 1);
            m_cells[size_t(row)][size_t(column)] = cell;
        }
    }
}

void ResourceGrid::showAgent(const Agent &agent)
{
    const std::array<const Resources *, 4> columns{&agent.total, &agent.used, &agent.offered, &agent.reserved};
    for (size_t column = 0; column < columns.size(); ++column) {
        const Resources &amount = *columns[column];
        const bool known = agent.hasTotals;
        m_cells[0][column]->setPlain(known ? formatCpus(amount.cpus) : dash());
        m_cells[1][column]->setPlain(known ? formatMebibytes(amount.mem) : dash());
        m_cells[2][column]->setPlain(known ? formatMebibytes(amount.disk) : dash());
        m_cells[3][column]->setPlain(known ? countText(amount.gpus) : dash());
    }
}

} // namespace mesoscope

#include "moc_resourcegrid.cpp"
