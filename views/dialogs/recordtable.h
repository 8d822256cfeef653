// SPDX-License-Identifier: GPL-3.0-or-later
// A small editable table of JSON objects: variables, labels, ports, constraints.
#pragma once

#include <QAbstractTableModel>
#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <QWidget>

class QPushButton;
class QTableView;

namespace mesoscope {

class Theme;

struct RecordColumn
{
    enum class Kind { Text, Integer, Choice, Value }; ///< Value: masked where the row's "name" and it make a secret

    QString key;
    QString title;
    Kind kind = Kind::Text;
    QStringList choices;
};

/// Each row is a whole object: keys that have no column survive. A Value that is not text (a secret reference, a
/// number) is shown as JSON and cannot be edited here.
class RecordModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit RecordModel(QList<RecordColumn> columns, QObject *parent = nullptr);

    const QList<RecordColumn> &columns() const { return m_columns; }
    const QList<QJsonObject> &rows() const { return m_rows; }
    void setRows(const QList<QJsonObject> &rows);
    void setRevealed(bool revealed);
    void append(const QJsonObject &row);
    void removeAt(int row);
    bool isMasked(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void edited();

private:
    QList<RecordColumn> m_columns;
    QList<QJsonObject> m_rows;
    bool m_revealed = false;
};

/// The model's table with buttons to add and remove.
class RecordTable : public QWidget
{
    Q_OBJECT

public:
    RecordTable(const QString &name, QList<RecordColumn> columns, const Theme &theme, QWidget *parent = nullptr);

    QList<QJsonObject> rows() const { return m_model->rows(); }
    void setRows(const QList<QJsonObject> &rows);
    void setRevealed(bool revealed) { m_model->setRevealed(revealed); }
    void setNewRow(const QJsonObject &row) { m_newRow = row; }
    void setColumnVisible(const QString &key, bool visible);
    RecordModel *model() const { return m_model; }
    QTableView *view() const { return m_view; }

Q_SIGNALS:
    void edited();

private:
    void fitHeight();

    RecordModel *m_model;
    QTableView *m_view;
    QPushButton *m_remove;
    QJsonObject m_newRow;
};

/// {"A": "1"} ⇄ rows of {"name": "A", "value": "1"}; values keep their JSON type.
QList<QJsonObject> rowsOfMap(const QJsonObject &map);
QJsonObject mapOfRows(const QList<QJsonObject> &rows);
/// [["zone", "IS", "b"]] ⇄ rows of {"field", "op", "value"}.
QList<QJsonObject> rowsOfConstraints(const QJsonValue &constraints);
QJsonArray constraintsOfRows(const QList<QJsonObject> &rows);

} // namespace mesoscope
