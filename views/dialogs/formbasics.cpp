// SPDX-License-Identifier: GPL-3.0-or-later
// The form's first section, what the container is, and what no other section has.
#include "views/dialogs/formbuilder.h"
#include "views/dialogs/formsections.h"
#include "views/theme/theme.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSet>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(DefinitionForm)
};

using Number = FormBuilder::Number;

FieldRow *addImage(FormBuilder &form, const FormOffers &offers)
{
    FieldRow *row =
        imageRow(form, offers, Text::tr("Docker i&mage"), u"image"_s, {u"container"_s, u"docker"_s, u"image"_s},
                 [&form](const QString &image) { setImage(form.definition(), image); });
    form.fields().add(u"/container/docker"_s, row);
    form.fields().add(u"/container/docker/image"_s, row);
    return row;
}

} // namespace

FieldRow *addShellCommand(FormBuilder &form, const QStringList &path, const QByteArray &name)
{
    auto *command = new QPlainTextEdit(form.content());
    command->setObjectName(QString::fromLatin1(name));
    command->setTabChangesFocus(true);
    command->setFont(form.theme().font(TextStyle::Mono));
    command->setFixedHeight(command->fontMetrics().lineSpacing() * 2 + 20);
    auto *row = new FieldRow(Text::tr("&Command"), command, form.content());
    row->setHint(Text::tr("For a shell. May stay empty where the image starts something itself."));
    form.fields().add(FormBuilder::pointer(path), row);
    form.onReplaced([&form, command, path] { command->setPlainText(form.definition().at(path).toString()); });
    QObject::connect(command, &QPlainTextEdit::textChanged, &form, [&form, command, row, path] {
        if (form.isShowing())
            return;
        row->touch();
        const QString text = command->toPlainText();
        form.write(path, text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : text);
    });
    return row;
}

QLineEdit *addName(FormBuilder &form, bool isNew)
{
    FieldRow *id = form.text(Text::tr("&Name"), {u"id"_s}, "id");
    auto *edit = qobject_cast<QLineEdit *>(id->editor());
    edit->setPlaceholderText(Text::tr("/group/app"));
    edit->setFont(form.theme().font(TextStyle::Mono));
    edit->setReadOnly(!isNew); // another name would be another app
    form.place(id, 4);
    return edit;
}

QLineEdit *addBasics(FormBuilder &form, const FormOffers &offers, bool isNew)
{
    form.section(Text::tr("App"));
    QLineEdit *edit = addName(form, isNew);
    form.place(form.number(Text::tr("&Instances"), {u"instances"_s}, "instances", Number::Whole, 1), 2);
    form.place(addImage(form, offers), FormBuilder::Columns);
    form.place(addShellCommand(form, {u"cmd"_s}, "cmd"), FormBuilder::Columns);
    FieldRow *args = form.lines(Text::tr("Ar&guments"), {u"args"_s}, "args");
    args->setHint(Text::tr("One on each line, instead of a command: no shell takes them apart."));
    form.place(args, FormBuilder::Columns);
    form.place(form.number(Text::tr("C&PUs, of each instance"), {u"cpus"_s}, "cpus", Number::Fraction, 1), 2);
    form.place(form.number(Text::tr("Memor&y, MiB"), {u"mem"_s}, "mem", Number::Fraction, 128), 2);
    form.place(form.number(Text::tr("Dis&k, MiB"), {u"disk"_s}, "disk", Number::Fraction, 0), 2);
    return edit;
}

void addContainer(FormBuilder &form)
{
    const QStringList container{u"container"_s};
    const QStringList docker{u"container"_s, u"docker"_s};
    form.section(Text::tr("Container and limits"));
    form.place(form.choice(Text::tr("Run by"), container + QStringList{u"type"_s}, "runtime",
                           {{u""_s, Text::tr("no container")},
                            {u"DOCKER"_s, Text::tr("Docker")},
                            {u"MESOS"_s, Text::tr("Mesos' own runtime")}}),
               3);
    form.place(form.text(Text::tr("As user"), {u"user"_s}, "user"), 3);
    form.place(form.flag(Text::tr("Pull the image before every start"), docker + QStringList{u"forcePullImage"_s},
                         "forcePull"),
               3);
    form.place(
        form.flag(Text::tr("Privileged: all rights on the node"), docker + QStringList{u"privileged"_s}, "privileged"),
        3);
    form.place(form.flag(Text::tr("A terminal (tty)"), {u"tty"_s}, "tty"), 3);
    form.place(form.text(Text::tr("Secret for the registry"), docker + QStringList{u"pullConfig"_s, u"secret"_s},
                         "pullSecret"),
               3);
    form.place(form.amount(Text::tr("GPUs"), {u"gpus"_s}, "gpus", u"0"_s), 2);
    form.place(form.amount(Text::tr("CPU limit"), {u"resourceLimits"_s, u"cpus"_s}, "limitCpus", Text::tr("none")), 2);
    form.place(form.amount(Text::tr("Memory limit, MiB"), {u"resourceLimits"_s, u"mem"_s}, "limitMem",
                           Text::tr("as asked for")),
               2);
    form.note(Text::tr("Limits: a number, or “unlimited”; what lies above the request is used while the node has it."));
    form.place(form.text(Text::tr("Executor"), {u"executor"_s}, "executor"), 2);
    form.place(form.amount(Text::tr("Its CPUs"), {u"executorResources"_s, u"cpus"_s}, "executorCpus", u"0.1"_s), 2);
    form.place(form.amount(Text::tr("Its memory, MiB"), {u"executorResources"_s, u"mem"_s}, "executorMem", u"32"_s), 2);
    form.note(Text::tr("Parameters for Docker, as “docker run” knows them:"));
    form.records(Text::tr("Docker parameters"), docker + QStringList{u"parameters"_s}, "parameters",
                 {{u"key"_s, Text::tr("Name"), RecordColumn::Kind::Text, {}},
                  {u"value"_s, Text::tr("Value"), RecordColumn::Kind::Value, {}}},
                 {{u"key"_s, u""_s}, {u"value"_s, u""_s}});
}

void addOthers(FormBuilder &form)
{
    static const QSet<QString> covered{u"id"_s,
                                       u"instances"_s,
                                       u"cmd"_s,
                                       u"args"_s,
                                       u"cpus"_s,
                                       u"mem"_s,
                                       u"disk"_s,
                                       u"gpus"_s,
                                       u"user"_s,
                                       u"tty"_s,
                                       u"executor"_s,
                                       u"env"_s,
                                       u"labels"_s,
                                       u"secrets"_s,
                                       u"constraints"_s,
                                       u"fetch"_s,
                                       u"role"_s,
                                       u"networks"_s,
                                       u"portDefinitions"_s,
                                       u"requirePorts"_s,
                                       u"container"_s,
                                       u"healthChecks"_s,
                                       u"readinessChecks"_s,
                                       u"dependencies"_s,
                                       u"upgradeStrategy"_s,
                                       u"backoffSeconds"_s,
                                       u"backoffFactor"_s,
                                       u"maxLaunchDelaySeconds"_s,
                                       u"taskKillGracePeriodSeconds"_s,
                                       u"killSelection"_s,
                                       u"unreachableStrategy"_s,
                                       u"acceptedResourceRoles"_s,
                                       u"resourceLimits"_s,
                                       u"executorResources"_s};
    addOtherFields(form, covered);
}

void addOtherFields(FormBuilder &form, const QSet<QString> &covered)
{
    form.section(Text::tr("Other fields"));
    form.note(Text::tr("What the definition has beside the fields above, as JSON. What a newer Marathon knows can be "
                       "added here."));
    auto *table = new RecordTable(Text::tr("Other fields"),
                                  {{u"name"_s, Text::tr("Name"), RecordColumn::Kind::Text, {}},
                                   {u"value"_s, Text::tr("JSON"), RecordColumn::Kind::Json, {}}},
                                  form.theme(), form.content());
    table->setNewRow({{u"name"_s, u""_s}, {u"value"_s, QJsonValue::Null}});
    form.onReplaced([&form, table, covered] {
        QJsonObject others;
        const QJsonObject &all = form.definition().json();
        for (auto it = all.begin(); it != all.end(); ++it) {
            if (!covered.contains(it.key()))
                others.insert(it.key(), it.value());
        }
        table->setRows(rowsOfMap(others));
    });
    QObject::connect(table, &RecordTable::edited, &form, [&form, table, covered] {
        QJsonObject others;
        const QList<QJsonObject> rows = table->rows();
        for (const QJsonObject &row : rows) {
            const QString name = row.value("name"_L1).toString();
            if (!name.isEmpty() && !covered.contains(name))
                others.insert(name, row.value("value"_L1));
        }
        const QStringList keys = form.definition().json().keys();
        for (const QString &key : keys) {
            if (!covered.contains(key) && !others.contains(key))
                form.definition().set({key}, QJsonValue::Undefined);
        }
        for (auto it = others.begin(); it != others.end(); ++it)
            form.definition().set({it.key()}, it.value());
    });
    form.table(Text::tr("Other fields"), table, u"(others)"_s, "others"); // no complaint names it
}

} // namespace mesoscope
