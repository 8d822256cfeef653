// SPDX-License-Identifier: GPL-3.0-or-later
// The form: essentials and the machinery of its fields.
#include "views/dialogs/definitionform.h"

#include "views/dialogs/recordtable.h"
#include "views/text/errortext.h"
#include "views/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

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

QString pointer(const QStringList &path)
{
    return u'/' + path.join(u'/');
}

} // namespace

DefinitionForm::DefinitionForm(Definition &definition, const Theme &theme, bool isNew, QWidget *parent)
    : QScrollArea(parent), m_definition(definition), m_theme(theme), m_isNew(isNew)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Form"));
    auto *content = new QWidget(this);
    content->setObjectName(u"page"_s);
    m_sections = new QVBoxLayout(content);
    m_sections->setContentsMargins(0, 8, 12, 8);
    m_sections->setSpacing(8);
    addEssentials();
    addNetwork();
    addHealthCheck();
    addTables();
    m_sections->addStretch(1);
    setWidget(content);
}

void DefinitionForm::onReplaced(std::function<void()> show)
{
    const auto guarded = [this, show = std::move(show)] {
        const QScopedValueRollback<bool> showing(m_showing, true);
        show();
    };
    connect(&m_definition, &Definition::replaced, this, guarded);
    guarded();
}

void DefinitionForm::addSection(const QString &title)
{
    auto *label = plainLabel(title, this);
    label->setProperty("section", true);
    m_sections->addSpacing(m_sections->count() > 0 ? 8 : 0);
    m_sections->addWidget(label);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(8);
    for (int i = 0; i < Columns; ++i)
        m_grid->setColumnStretch(i, 1);
    m_sections->addLayout(m_grid);
    m_row = 0;
    m_column = 0;
}

void DefinitionForm::place(FieldRow *row, int columns)
{
    if (m_column + columns > Columns) {
        m_column = 0;
        ++m_row;
    }
    m_grid->addWidget(row, m_row, m_column, 1, columns, Qt::AlignTop);
    m_column += columns;
}

FieldRow *DefinitionForm::addText(const QString &caption, const QStringList &path, const char *name)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(QString::fromLatin1(name));
    auto *row = new FieldRow(caption, edit, this);
    m_fields.add(pointer(path), row);
    onReplaced([this, edit, path] { edit->setText(m_definition.at(path).toString()); });
    connect(edit, &QLineEdit::textEdited, this, [this, row, path](const QString &text) {
        row->touch();
        m_definition.set(path, text.isEmpty() && !m_definition.at(path).isString() ? QJsonValue(QJsonValue::Undefined)
                                                                                   : text);
    });
    return row;
}

FieldRow *DefinitionForm::addNumber(const QString &caption, const QStringList &path, const char *name, Number kind,
                                    double absent)
{
    auto *spin = new CalmSpinBox(this);
    spin->setObjectName(QString::fromLatin1(name));
    spin->setDecimals(kind == Number::Fraction ? 3 : 0);
    spin->setSingleStep(kind == Number::Fraction ? 0.1 : 1);
    spin->setRange(0, 1e9);
    spin->setKeyboardTracking(true);
    auto *row = new FieldRow(caption, spin, this);
    m_fields.add(pointer(path), row);
    onReplaced([this, spin, path, absent] { spin->setValue(m_definition.at(path).toDouble(absent)); });
    connect(spin, &QDoubleSpinBox::valueChanged, this, [this, row, path](double value) {
        if (m_showing)
            return;
        row->touch();
        m_definition.set(path, value);
    });
    return row;
}

FieldRow *DefinitionForm::addTable(const QString &caption, RecordTable *table, const QString &path, const char *name)
{
    table->setObjectName(QString::fromLatin1(name));
    auto *row = new FieldRow(QString(), table, this);
    table->setAccessibleName(caption);
    m_fields.add(path, row);
    connect(table, &RecordTable::edited, this, [row] { row->touch(); });
    return row;
}

void DefinitionForm::addEssentials()
{
    addSection(tr("App"));
    FieldRow *id = addText(tr("&Name"), {u"id"_s}, "id");
    m_id = qobject_cast<QLineEdit *>(id->editor());
    m_id->setPlaceholderText(tr("/group/app"));
    m_id->setFont(m_theme.font(TextStyle::Mono));
    m_id->setReadOnly(!m_isNew); // another name would be another app
    place(id, 4);
    place(addNumber(tr("&Instances"), {u"instances"_s}, "instances", Number::Whole, 1), 2);

    auto *image = new QLineEdit(this);
    image->setObjectName(u"image"_s);
    image->setPlaceholderText(tr("registry.example.org/team/app:1.0"));
    image->setFont(m_theme.font(TextStyle::Mono));
    auto *imageRow = new FieldRow(tr("Docker i&mage"), image, this);
    m_fields.add(u"/container/docker"_s, imageRow);
    m_fields.add(u"/container/docker/image"_s, imageRow);
    const QStringList imagePath{u"container"_s, u"docker"_s, u"image"_s};
    onReplaced([this, image, imagePath] { image->setText(m_definition.at(imagePath).toString()); });
    connect(image, &QLineEdit::textEdited, this, [this, imageRow](const QString &text) {
        imageRow->touch();
        setImage(m_definition, text.trimmed());
    });
    place(imageRow, Columns);

    auto *command = new QPlainTextEdit(this);
    command->setObjectName(u"cmd"_s);
    command->setTabChangesFocus(true);
    command->setFont(m_theme.font(TextStyle::Mono));
    command->setFixedHeight(command->fontMetrics().lineSpacing() * 2 + 20);
    auto *commandRow = new FieldRow(tr("&Command"), command, this);
    m_fields.add(u"/cmd"_s, commandRow);
    m_fields.add(u"/args"_s, commandRow);
    onReplaced([this, command, commandRow] {
        command->setPlainText(m_definition.at({u"cmd"_s}).toString());
        commandRow->setHint(m_definition.at({u"args"_s}).toArray().isEmpty()
                                ? tr("May stay empty where the image starts something itself.")
                                : tr("This app is started with arguments (see JSON)."));
    });
    connect(command, &QPlainTextEdit::textChanged, this, [this, command, commandRow] {
        if (m_showing)
            return;
        commandRow->touch();
        const QString text = command->toPlainText();
        m_definition.set({u"cmd"_s}, text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : text);
    });
    place(commandRow, Columns);

    place(addNumber(tr("C&PUs, of each instance"), {u"cpus"_s}, "cpus", Number::Fraction, 1), 2);
    place(addNumber(tr("Memor&y, MiB"), {u"mem"_s}, "mem", Number::Fraction, 128), 2);
    place(addNumber(tr("Dis&k, MiB"), {u"disk"_s}, "disk", Number::Fraction, 0), 2);
}

void DefinitionForm::addTables()
{
    const QString name = tr("Name");
    const QString value = tr("Value");
    const QList<RecordColumn> pair{{u"name"_s, name, RecordColumn::Kind::Text, {}},
                                   {u"value"_s, value, RecordColumn::Kind::Value, {}}};
    const auto addMap = [&](const QString &title, const QString &key, const char *objectName) {
        addSection(title);
        auto *table = new RecordTable(title, pair, m_theme, this);
        onReplaced([this, table, key] { table->setRows(rowsOfMap(m_definition.at({key}).toObject())); });
        connect(table, &RecordTable::edited, this, [this, table, key] {
            const QJsonObject map = mapOfRows(table->rows());
            m_definition.set({key}, map.isEmpty() ? QJsonValue(QJsonValue::Undefined) : map);
        });
        place(addTable(title, table, u'/' + key, objectName), Columns);
        return table;
    };
    m_env = addMap(tr("Environment variables"), u"env"_s, "env");
    m_labels = addMap(tr("Labels"), u"labels"_s, "labels");

    const QString title = tr("Constraints");
    addSection(title);
    const QStringList operators{u"UNIQUE"_s, u"CLUSTER"_s, u"GROUP_BY"_s, u"LIKE"_s,
                                u"UNLIKE"_s, u"MAX_PER"_s, u"IS"_s,       u"IN"_s};
    auto *table = new RecordTable(title,
                                  {{u"field"_s, tr("Attribute"), RecordColumn::Kind::Text, {}},
                                   {u"op"_s, tr("Operator"), RecordColumn::Kind::Choice, operators},
                                   {u"value"_s, value, RecordColumn::Kind::Text, {}}},
                                  m_theme, this);
    table->setNewRow({{u"field"_s, u"hostname"_s}, {u"op"_s, u"UNIQUE"_s}});
    onReplaced([this, table] { table->setRows(rowsOfConstraints(m_definition.at({u"constraints"_s}))); });
    connect(table, &RecordTable::edited, this, [this, table] {
        const QJsonArray constraints = constraintsOfRows(table->rows());
        m_definition.set({u"constraints"_s}, constraints.isEmpty() ? QJsonValue(QJsonValue::Undefined) : constraints);
    });
    place(addTable(title, table, u"/constraints"_s, "constraints"), Columns);
}

void DefinitionForm::setRevealed(bool revealed)
{
    m_env->setRevealed(revealed);
    m_labels->setRevealed(revealed);
}

QList<LocalProblem> DefinitionForm::showProblems(const QList<LocalProblem> &problems, bool all)
{
    m_fields.clear();
    QList<LocalProblem> unplaced;
    for (const LocalProblem &problem : problems) {
        FieldRow *row = m_fields.find(problem.path);
        if (!row)
            unplaced += problem;
        else if ((all || row->isTouched()) && !row->hasProblem())
            row->setProblem(problemText(problem));
    }
    return unplaced;
}

void DefinitionForm::focusFirst()
{
    FieldRow *row = m_fields.firstProblem();
    QWidget *target = row ? row->editor() : m_id;
    target->setFocus();
    ensureWidgetVisible(target);
}

} // namespace mesoscope

#include "moc_definitionform.cpp"
