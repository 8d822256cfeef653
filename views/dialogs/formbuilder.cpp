// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/formbuilder.h"

#include "views/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QVBoxLayout>
#include <QWheelEvent>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

const QJsonValue Gone(QJsonValue::Undefined);

/// Wheels scroll the form, they do not change numbers that happen to pass under the pointer.
class CalmSpinBox : public QDoubleSpinBox
{
public:
    using QDoubleSpinBox::QDoubleSpinBox;

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
    QString textFromValue(double value) const override
    {
        QString text = locale().toString(value, 'f', decimals());
        const QString point = locale().decimalPoint();
        while (decimals() > 0 && text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(point))
            text.chop(point.size());
        return text;
    }
};

class CalmComboBox : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

QString written(const QJsonValue &value)
{
    if (value.isDouble())
        return QLocale().toString(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    return value.isUndefined() || value.isNull() ? QString() : value.toVariant().toString();
}

/// What is no number stays as it was typed: the validation says what is wrong with it.
QJsonValue numberOrText(const QString &text)
{
    bool ok = false;
    double number = QLocale().toDouble(text, &ok);
    if (!ok)
        number = QLocale::c().toDouble(text, &ok);
    return ok ? QJsonValue(number) : QJsonValue(text);
}

} // namespace

FormBuilder::FormBuilder(Definition &definition, const Theme &theme, QWidget *content)
    : QObject(content), m_definition(definition), m_theme(theme), m_content(content), m_layout(new QVBoxLayout(content))
{
    m_layout->setContentsMargins(0, 8, 12, 8);
    m_layout->setSpacing(8);
}

void FormBuilder::onReplaced(std::function<void()> show)
{
    const auto guarded = [this, show = std::move(show)] {
        const QScopedValueRollback<bool> showing(m_showing, true);
        show();
    };
    connect(&m_definition, &Definition::replaced, this, guarded);
    guarded();
}

void FormBuilder::write(const QStringList &path, const QJsonValue &value)
{
    m_definition.set(path, value);
    // What was made for this key goes with it.
    for (QStringList up = path.mid(0, path.size() - 1); value.isUndefined() && !up.isEmpty(); up.removeLast()) {
        const QJsonValue around = m_definition.at(up);
        if (around != QJsonValue(QJsonObject()) && around != QJsonValue(QJsonArray()))
            break;
        m_definition.set(up, Gone);
    }
}

void FormBuilder::section(const QString &title)
{
    QLabel *label = plainLabel(title, m_content);
    label->setProperty("section", true);
    m_layout->addSpacing(m_layout->count() > 0 ? 8 : 0);
    m_layout->addWidget(label);
    m_sections.append({title, label, {}});
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(8);
    for (int i = 0; i < Columns; ++i)
        m_grid->setColumnStretch(i, 1);
    m_layout->addLayout(m_grid);
    m_row = 0;
    m_column = 0;
}

void FormBuilder::place(FieldRow *row, int columns)
{
    if (m_column + columns > Columns) {
        m_column = 0;
        ++m_row;
    }
    m_grid->addWidget(row, m_row, m_column, 1, columns, Qt::AlignTop);
    m_column += columns;
    m_sections.last().rows.append(row);
}

void FormBuilder::placeWidget(QWidget *widget)
{
    if (m_column > 0)
        ++m_row;
    m_grid->addWidget(widget, m_row, 0, 1, Columns);
    ++m_row;
    m_column = 0;
}

void FormBuilder::note(const QString &text)
{
    placeWidget(mutedLabel(text, m_content));
}

void FormBuilder::end()
{
    m_layout->addStretch(1);
}

FieldRow *FormBuilder::row(const QString &caption, QWidget *editor, const QStringList &path, const QByteArray &name)
{
    editor->setObjectName(QString::fromLatin1(name));
    auto *row = new FieldRow(caption, editor, m_content);
    m_fields.add(pointer(path), row);
    return row;
}

FieldRow *FormBuilder::text(const QString &caption, const QStringList &path, const QByteArray &name)
{
    auto *edit = new QLineEdit(m_content);
    FieldRow *row = this->row(caption, edit, path, name);
    onReplaced([this, edit, path] { edit->setText(m_definition.at(path).toString()); });
    connect(edit, &QLineEdit::textEdited, this, [this, row, path](const QString &text) {
        row->touch();
        // An app without a name has an empty one.
        write(path, text.isEmpty() && path != QStringList{u"id"_s} ? Gone : QJsonValue(text));
    });
    return row;
}

FieldRow *FormBuilder::number(const QString &caption, const QStringList &path, const QByteArray &name, Number kind,
                              double absent)
{
    auto *spin = new CalmSpinBox(m_content);
    spin->setDecimals(kind == Number::Fraction ? 3 : 0);
    spin->setSingleStep(kind == Number::Fraction ? 0.1 : 1);
    spin->setRange(0, 1e9);
    spin->setKeyboardTracking(true);
    FieldRow *row = this->row(caption, spin, path, name);
    onReplaced([this, spin, path, absent] { spin->setValue(m_definition.at(path).toDouble(absent)); });
    connect(spin, &QDoubleSpinBox::valueChanged, this, [this, row, path](double value) {
        if (m_showing)
            return;
        row->touch();
        m_definition.set(path, value);
    });
    return row;
}

FieldRow *FormBuilder::amount(const QString &caption, const QStringList &path, const QByteArray &name,
                              const QString &otherwise)
{
    auto *edit = new QLineEdit(m_content);
    edit->setPlaceholderText(otherwise);
    FieldRow *row = this->row(caption, edit, path, name);
    onReplaced([this, edit, path] { edit->setText(written(m_definition.at(path))); });
    connect(edit, &QLineEdit::textEdited, this, [this, row, path](const QString &text) {
        row->touch();
        const QString trimmed = text.trimmed();
        write(path, trimmed.isEmpty() ? Gone : numberOrText(trimmed));
    });
    return row;
}

FieldRow *FormBuilder::choice(const QString &caption, const QStringList &path, const QByteArray &name,
                              const QList<QPair<QString, QString>> &values)
{
    auto *combo = new CalmComboBox(m_content);
    for (const auto &[value, text] : values)
        combo->addItem(text, value);
    FieldRow *row = this->row(caption, combo, path, name);
    const qsizetype known = values.size();
    onReplaced([this, combo, path, known] {
        while (combo->count() > known)
            combo->removeItem(combo->count() - 1);
        const QString value = m_definition.at(path).toString();
        int index = value.isEmpty() ? 0 : combo->findData(value);
        if (index < 0) { // a newer Marathon's word: shown as it is, and kept
            combo->addItem(value, value);
            index = combo->count() - 1;
        }
        combo->setCurrentIndex(index);
    });
    connect(combo, &QComboBox::activated, this, [this, row, path, combo](int index) {
        row->touch();
        write(path, index == 0 ? Gone : QJsonValue(combo->itemData(index).toString()));
    });
    return row;
}

FieldRow *FormBuilder::flag(const QString &caption, const QStringList &path, const QByteArray &name, bool absent)
{
    auto *box = new QCheckBox(caption, m_content);
    FieldRow *row = this->row({}, box, path, name);
    onReplaced([this, box, path, absent] { box->setChecked(m_definition.at(path).toBool(absent)); });
    connect(box, &QCheckBox::clicked, this, [this, row, path, absent](bool on) {
        row->touch();
        write(path, on == absent ? Gone : QJsonValue(on));
    });
    return row;
}

FieldRow *FormBuilder::lines(const QString &caption, const QStringList &path, const QByteArray &name)
{
    auto *edit = new QPlainTextEdit(m_content);
    edit->setTabChangesFocus(true);
    edit->setFont(m_theme.font(TextStyle::Mono));
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * 3 + 20);
    FieldRow *row = this->row(caption, edit, path, name);
    onReplaced([this, edit, path] {
        QStringList texts;
        const QJsonArray array = m_definition.at(path).toArray();
        for (const auto &one : array)
            texts += one.toString();
        edit->setPlainText(texts.join(u'\n'));
    });
    connect(edit, &QPlainTextEdit::textChanged, this, [this, edit, row, path] {
        if (m_showing)
            return;
        row->touch();
        // An empty line within is an empty text; those at the end are only where the cursor is.
        QStringList texts = edit->toPlainText().split(u'\n');
        while (!texts.isEmpty() && texts.last().isEmpty())
            texts.removeLast();
        write(path, texts.isEmpty() ? Gone : QJsonValue(QJsonArray::fromStringList(texts)));
    });
    return row;
}

FieldRow *FormBuilder::table(const QString &title, RecordTable *table, const QString &path, const QByteArray &name)
{
    table->setObjectName(QString::fromLatin1(name));
    auto *row = new FieldRow(QString(), table, m_content);
    table->setAccessibleName(title);
    m_fields.add(path, row);
    m_secretTables.append(table);
    connect(table, &RecordTable::edited, this, [row] { row->touch(); });
    place(row, Columns);
    return row;
}

RecordTable *FormBuilder::records(const QString &title, const QStringList &path, const QByteArray &name,
                                  const QList<RecordColumn> &columns, const QJsonObject &newRow)
{
    auto *table = new RecordTable(title, columns, m_theme, m_content);
    table->setNewRow(newRow);
    onReplaced([this, table, path] {
        QList<QJsonObject> rows;
        const QJsonArray array = m_definition.at(path).toArray();
        for (const auto &one : array)
            rows.append(one.toObject());
        table->setRows(rows);
    });
    connect(table, &RecordTable::edited, this, [this, table, path] {
        QJsonArray array;
        const QList<QJsonObject> rows = table->rows();
        for (const QJsonObject &row : rows)
            array.append(row);
        write(path, array.isEmpty() ? Gone : QJsonValue(array));
    });
    this->table(title, table, pointer(path), name);
    return table;
}

RecordTable *FormBuilder::map(const QString &title, const QStringList &path, const QByteArray &name)
{
    auto *table = new RecordTable(title,
                                  {{u"name"_s, tr("Name"), RecordColumn::Kind::Text, {}},
                                   {u"value"_s, tr("Value"), RecordColumn::Kind::Value, {}}},
                                  m_theme, m_content);
    onReplaced([this, table, path] { table->setRows(rowsOfMap(m_definition.at(path).toObject())); });
    connect(table, &RecordTable::edited, this, [this, table, path] {
        const QJsonObject map = mapOfRows(table->rows());
        write(path, map.isEmpty() ? Gone : QJsonValue(map));
    });
    this->table(title, table, pointer(path), name);
    return table;
}

} // namespace mesoscope

#include "moc_formbuilder.cpp"
