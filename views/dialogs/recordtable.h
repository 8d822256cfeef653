// SPDX-License-Identifier: GPL-3.0-or-later
// A small editable table of JSON objects: variables, labels, ports, constraints.
#pragma once

#include <QAbstractTableModel>
#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <QWidget>

#include <functional>

class QHBoxLayout;
class QPushButton;
class QTableView;

namespace mesoscope {

class Theme;

struct RecordColumn
{
    enum class Kind {
        Text,
        Integer,
        Choice, ///< a text, with offers
        Value,  ///< a text, masked where the row's first column and it make a secret
        Flag,   ///< true or false
        Json,   ///< anything, written as JSON
    };

    QString key; ///< "persistent/size" is the key of an object within the row
    QString title;
    Kind kind = Kind::Text;
    QStringList choices;
    /// More offers for a row, beside choices; unset: none.
    std::function<QStringList(const QJsonObject &row)> offers = {};
    bool absent = false; ///< what a flag means that is not there
};

/// Each row is a whole object: keys that have no column survive. A Value that is not text (a secret reference, a
/// number) is shown as JSON and cannot be edited here; nor is a text taken as Json that is none.
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
    QJsonValue valueAt(const QModelIndex &index) const;
    QJsonValue veiled(const QModelIndex &index) const; ///< with its secrets masked
    QString nameOf(int row) const;                     ///< that decides what is secret

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
    void addHelper(QWidget *helper); ///< beside the buttons
    void setColumnVisible(const QString &key, bool visible);
    RecordModel *model() const { return m_model; }
    QTableView *view() const { return m_view; }

Q_SIGNALS:
    void edited();

private:
    void fitHeight();

    RecordModel *m_model;
    QTableView *m_view;
    QHBoxLayout *m_buttons;
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
