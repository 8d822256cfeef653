// SPDX-License-Identifier: GPL-3.0-or-later
// Changed paths of a definition, old beside new.
#pragma once

#include "views/dialogs/jsonchanges.h"

#include <QTableWidget>

namespace mesoscope {

class Theme;

class ChangesTable : public QTableWidget
{
    Q_OBJECT

public:
    ChangesTable(const QString &before, const QString &after, const Theme &theme, QWidget *parent = nullptr);
    void show(const QList<JsonChange> &changes);
    using QTableWidget::show;

private:
    const Theme &m_theme;
};

} // namespace mesoscope
