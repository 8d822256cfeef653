// SPDX-License-Identifier: GPL-3.0-or-later
// A small editable table of JSON objects.
#include "views/dialogs/recordtable.h"

#include "models/domain/secrets.h"
#include "views/dialogs/definition.h"
#include "views/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <optional>

namespace mesoscope {

namespace {

constexpr int MostRowsShown = 6;

/// Line edits that start empty for a masked value: leaving them empty keeps it.
class RecordDelegate : public QStyledItemDelegate
{
public:
    explicit RecordDelegate(RecordModel &model, QObject *parent) : QStyledItemDelegate(parent), m_model(model) {}

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        Q_UNUSED(option)
        const RecordColumn &column = m_model.columns().at(index.column());
        if (column.kind == RecordColumn::Kind::Choice) {
            auto *combo = new QComboBox(parent);
            combo->setEditable(true);
            combo->addItems(column.choices);
            if (column.offers)
                combo->addItems(column.offers(m_model.rows().at(index.row())));
            combo->setAccessibleName(column.title);
            return combo;
        }
        auto *line = new QLineEdit(parent);
        line->setFrame(false);
        line->setAccessibleName(column.title);
        if (m_model.isMasked(index)) {
            line->setEchoMode(QLineEdit::Password);
            line->setPlaceholderText(RecordModel::tr("unchanged"));
        }
        return line;
    }

    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        if (auto *combo = qobject_cast<QComboBox *>(editor))
            combo->setCurrentText(index.data(Qt::EditRole).toString());
        else if (auto *line = qobject_cast<QLineEdit *>(editor); line && !m_model.isMasked(index))
            line->setText(index.data(Qt::EditRole).toString());
    }

    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        if (auto *combo = qobject_cast<QComboBox *>(editor))
            model->setData(index, combo->currentText());
        else if (auto *line = qobject_cast<QLineEdit *>(editor);
                 line && !(m_model.isMasked(index) && line->text().isEmpty()))
            model->setData(index, line->text());
    }

private:
    RecordModel &m_model;
};

QString jsonText(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)).mid(1).chopped(1);
}

QString written(const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return {};
    if (value.isString())
        return value.toString();
    if (value.isDouble() || value.isBool())
        return value.toVariant().toString();
    return jsonText(value);
}

} // namespace

RecordModel::RecordModel(QList<RecordColumn> columns, QObject *parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns))
{
}

void RecordModel::setRows(const QList<QJsonObject> &rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

void RecordModel::setRevealed(bool revealed)
{
    if (m_revealed == revealed)
        return;
    m_revealed = revealed;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void RecordModel::append(const QJsonObject &row)
{
    beginInsertRows({}, rowCount(), rowCount());
    m_rows.append(row);
    endInsertRows();
    Q_EMIT edited();
}

void RecordModel::removeAt(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    Q_EMIT edited();
}

bool RecordModel::isMasked(const QModelIndex &index) const
{
    if (m_revealed || m_columns.at(index.column()).kind != RecordColumn::Kind::Value)
        return false;
    const QString value = written(valueAt(index));
    return maskedValue(nameOf(index.row()), value) != value;
}

QJsonValue RecordModel::valueAt(const QModelIndex &index) const
{
    return mesoscope::valueAt(m_rows.at(index.row()), m_columns.at(index.column()).key.split(u'/'));
}

QJsonValue RecordModel::veiled(const QModelIndex &index) const
{
    const QString name = nameOf(index.row());
    return maskSecrets(QJsonObject{{name, valueAt(index)}}).toObject().value(name);
}

QString RecordModel::nameOf(int row) const
{
    return m_rows.at(row).value(m_columns.constFirst().key).toString();
}

int RecordModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RecordModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant RecordModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const RecordColumn &column = m_columns.at(index.column());
    const QJsonValue value = valueAt(index);
    if (column.kind == RecordColumn::Kind::Flag) {
        const bool on = value.toBool(column.absent);
        if (role == Qt::CheckStateRole)
            return on ? Qt::Checked : Qt::Unchecked;
        return role == Qt::AccessibleTextRole ? QVariant(on ? tr("yes") : tr("no")) : QVariant();
    }
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    if (column.kind == RecordColumn::Kind::Json)
        return value.isUndefined() ? QString() : jsonText(m_revealed ? value : veiled(index));
    return isMasked(index) ? maskedValue(nameOf(index.row()), written(value)) : written(value);
}

/// What is written into the row for @p text; nothing: it cannot be.
static std::optional<QJsonValue> valueOf(const RecordColumn &column, const QString &text)
{
    using Kind = RecordColumn::Kind;
    const QString trimmed = text.trimmed();
    if (column.kind == Kind::Integer) {
        bool isNumber = false;
        const int number = trimmed.toInt(&isNumber);
        if (trimmed.isEmpty())
            return QJsonValue(QJsonValue::Undefined);
        return isNumber ? QJsonValue(number) : QJsonValue(text); // the validation says what is wrong with it
    }
    if (column.kind == Kind::Json) {
        const QJsonDocument document = QJsonDocument::fromJson('[' + text.toUtf8() + ']');
        const QJsonArray values = document.array();
        return values.size() == 1 ? std::optional(values.first()) : std::nullopt;
    }
    if (text.isEmpty() && column.kind != Kind::Value && column.key != QLatin1String("name"))
        return QJsonValue(QJsonValue::Undefined);
    return QJsonValue(text);
}

bool RecordModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid())
        return false;
    const RecordColumn &column = m_columns.at(index.column());
    std::optional<QJsonValue> wanted;
    if (role == Qt::CheckStateRole && column.kind == RecordColumn::Kind::Flag)
        wanted = QJsonValue(value.toInt() == Qt::Checked);
    else if (role == Qt::EditRole && column.kind != RecordColumn::Kind::Flag)
        wanted = valueOf(column, value.toString());
    if (!wanted || *wanted == valueAt(index) || written(*wanted) == written(valueAt(index)))
        return false;
    const QStringList path = column.key.split(u'/');
    QJsonValue row = withValueAt(m_rows.at(index.row()), path, *wanted);
    if (path.size() > 1 && wanted->isUndefined() &&
        mesoscope::valueAt(row, path.mid(0, path.size() - 1)) == QJsonObject())
        row = withValueAt(row, path.mid(0, path.size() - 1), QJsonValue::Undefined); // it was made for this key
    m_rows[index.row()] = row.toObject();
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), columnCount() - 1));
    Q_EMIT edited();
    return true;
}

QVariant RecordModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || section < 0)
        return {};
    if (orientation == Qt::Horizontal && section < columnCount())
        return m_columns.at(section).title;
    return section + 1;
}

Qt::ItemFlags RecordModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!index.isValid())
        return flags;
    const RecordColumn &column = m_columns.at(index.column());
    if (column.kind == RecordColumn::Kind::Flag)
        return flags | Qt::ItemIsUserCheckable;
    const QJsonValue value = valueAt(index);
    if (column.kind == RecordColumn::Kind::Json) // a mask that is written back would be the value
        return m_revealed || veiled(index) == value ? flags | Qt::ItemIsEditable : flags;
    const bool isText = value.isString() || value.isUndefined() || value.isNull();
    if (column.kind != RecordColumn::Kind::Value || isText)
        flags |= Qt::ItemIsEditable;
    return flags;
}

RecordTable::RecordTable(const QString &name, QList<RecordColumn> columns, const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_model(new RecordModel(std::move(columns), this)),
      m_view(new QTableView(this)),
      m_buttons(new QHBoxLayout),
      m_remove(new QPushButton(tr("Remove"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new RecordDelegate(*m_model, this));
    m_view->setObjectName(QStringLiteral("records"));
    m_view->setAccessibleName(name);
    m_view->setFont(theme.font(TextStyle::Mono));
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(theme.rowHeight());
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->setShowGrid(false);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_view->setTabKeyNavigation(false); // Tab leaves the table
    layout->addWidget(m_view);

    auto *add = new QPushButton(tr("Add"), this);
    add->setAccessibleName(tr("Add to %1").arg(name));
    m_remove->setAccessibleName(tr("Remove from %1").arg(name));
    for (QPushButton *button : {add, m_remove}) {
        button->setProperty("chip", true);
        button->setAutoDefault(false);
    }
    m_buttons->setSpacing(8);
    m_buttons->addWidget(add);
    m_buttons->addWidget(m_remove);
    m_buttons->addStretch(1);
    layout->addLayout(m_buttons);

    const auto updateRemove = [this] { m_remove->setEnabled(m_view->currentIndex().isValid()); };
    connect(add, &QPushButton::clicked, this, [this] {
        m_model->append(m_newRow);
        m_view->setCurrentIndex(m_model->index(m_model->rowCount() - 1, 0));
        m_view->setFocus();
    });
    connect(m_remove, &QPushButton::clicked, this, [this] { m_model->removeAt(m_view->currentIndex().row()); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, updateRemove);
    connect(m_model, &RecordModel::edited, this, &RecordTable::edited);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &RecordTable::fitHeight);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &RecordTable::fitHeight);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, updateRemove);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RecordTable::fitHeight);
    connect(m_model, &QAbstractItemModel::modelReset, this, updateRemove);
    updateRemove();
    fitHeight();
}

void RecordTable::setRows(const QList<QJsonObject> &rows)
{
    m_model->setRows(rows);
}

void RecordTable::addHelper(QWidget *helper)
{
    m_buttons->insertWidget(m_buttons->count() - 1, helper);
}

void RecordTable::setColumnVisible(const QString &key, bool visible)
{
    for (int i = 0; i < m_model->columnCount(); ++i) {
        if (m_model->columns().at(i).key == key)
            m_view->setColumnHidden(i, !visible);
    }
}

void RecordTable::fitHeight()
{
    const int rows = qBound(0, m_model->rowCount(), MostRowsShown);
    m_view->setVisible(m_model->rowCount() > 0); // an empty table says nothing
    m_view->setFixedHeight(m_view->horizontalHeader()->sizeHint().height() +
                           rows * m_view->verticalHeader()->defaultSectionSize() + 2 * m_view->frameWidth() + 2);
}

QList<QJsonObject> rowsOfMap(const QJsonObject &map)
{
    QList<QJsonObject> rows;
    for (auto it = map.begin(); it != map.end(); ++it)
        rows.append({{QStringLiteral("name"), it.key()}, {QStringLiteral("value"), it.value()}});
    return rows;
}

QJsonObject mapOfRows(const QList<QJsonObject> &rows)
{
    QJsonObject map;
    for (const QJsonObject &row : rows) {
        const QString name = row.value(QLatin1String("name")).toString();
        const QJsonValue value = row.value(QLatin1String("value"));
        // A row that has just been added, and is not filled in yet, is nothing.
        if (!name.isEmpty() || !(value.isUndefined() || value.toString().isEmpty()))
            map.insert(name, value.isUndefined() ? QJsonValue(QString()) : value);
    }
    return map;
}

QList<QJsonObject> rowsOfConstraints(const QJsonValue &constraints)
{
    static const QStringList keys{QStringLiteral("field"), QStringLiteral("op"), QStringLiteral("value")};
    QList<QJsonObject> rows;
    const QJsonArray all = constraints.toArray();
    for (const auto &constraint : all) {
        const QJsonArray parts = constraint.toArray();
        QJsonObject row;
        for (qsizetype i = 0; i < parts.size() && i < keys.size(); ++i)
            row.insert(keys.at(i), parts.at(i));
        rows.append(row);
    }
    return rows;
}

QJsonArray constraintsOfRows(const QList<QJsonObject> &rows)
{
    QJsonArray constraints;
    for (const QJsonObject &row : rows) {
        if (row.isEmpty())
            continue;
        QJsonArray parts{row.value(QLatin1String("field")).toString(), row.value(QLatin1String("op")).toString()};
        if (row.contains(QLatin1String("value")))
            parts.append(row.value(QLatin1String("value")));
        constraints.append(parts);
    }
    return constraints;
}

} // namespace mesoscope

#include "moc_recordtable.cpp"
