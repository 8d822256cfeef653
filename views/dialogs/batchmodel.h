// SPDX-License-Identifier: GPL-3.0-or-later
// Several commands that are sent together, each with what has become of it.
#pragma once

#include "app/base/call.h"
#include "models/domain/command.h"

#include <QAbstractTableModel>

#include <functional>
#include <optional>
#include <vector>

namespace mesoscope {

/// One command of many.
struct BatchItem
{
    AppId app;
    QString change;  ///< "3 → 0"; what will happen to this one
    QString skipped; ///< why nothing is sent for it; empty: it is sent
    /// The command, made when its turn comes: some have to read the app's definition first.
    std::function<Call<Command>()> make;
    /// Another way after a refusal; unset, or nothing: none.
    std::function<std::optional<Command>(const Error &)> otherwise;
};

enum class BatchState {
    Planned,
    Skipped, ///< it was never meant to be sent
    Sending,
    Done,
    Refused,
    Open, ///< sent, and what became of it is not known
};

/// GUI thread. The texts of results are made by who sets them.
class BatchModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { App, Change, Outcome, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setItems(const QList<BatchItem> &items);
    const BatchItem &item(int row) const { return m_rows.at(size_t(row)).item; }
    BatchState state(int row) const { return m_rows.at(size_t(row)).state; }
    void setState(int row, BatchState state, const QString &text);
    int count(BatchState state) const;
    int next(int after = -1) const; ///< the first planned row after @p after, -1 when there is none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        BatchItem item;
        BatchState state = BatchState::Planned;
        QString text;
    };
    std::vector<Row> m_rows;
};

} // namespace mesoscope
