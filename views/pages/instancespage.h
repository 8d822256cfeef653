// SPDX-License-Identifier: GPL-3.0-or-later
// Every task of every app and framework in one table.
#pragma once

#include "models/domain/query.h"
#include "views/pages/tablepage.h"

#include <QFutureWatcher>

class QPushButton;

namespace mesoscope {

class ChipBar;
class DataTable;
class InspectorSplitter;
class RowFeed;
class TaskDetails;
class TasksModel;

/// Filtering and sorting are done by the feed on a worker: the table has no proxy (architecture 4).
class InstancesPage : public TablePage
{
    Q_OBJECT

public:
    InstancesPage(const ViewContext &context, Actions &actions, QWidget *parent = nullptr);

    void reveal(const Selectable &what) override;
    bool isSettled() const override;

protected:
    void showSnapshot(const ClusterChange *change) override;
    void tick() override;
    Selectable entityAt(int row) const override;
    std::optional<quint32> handleOf(const Selectable &what) const override;
    void fillMenu(QMenu *menu, int row) override;
    void showDetails(quint32 handle) override;

private:
    void ask();
    void count();
    void narrowTo(const Selectable &what);

    TasksModel *m_model;
    RowFeed *m_feed;
    DataTable *m_table;
    ChipBar *m_chips;
    QPushButton *m_narrowed; ///< "only /shop/frontend ✕"
    QLineEdit *m_filter;
    InspectorSplitter *m_splitter;
    TaskDetails *m_details;
    QFutureWatcher<std::array<int, 4>> m_counting;
    RowQuery m_query;
    AppId m_narrowApp;
    bool m_countAgain = false;
};

} // namespace mesoscope
