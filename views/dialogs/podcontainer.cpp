// SPDX-License-Identifier: GPL-3.0-or-later
// The section of a pod's form for one of its containers.
#include "models/domain/podofapp.h"
#include "views/dialogs/formbuilder.h"
#include "views/dialogs/podsections.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QMessageBox>
#include <QPushButton>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(DefinitionForm)
};

using Kind = RecordColumn::Kind;
using Number = FormBuilder::Number;

/// The fields of one container: their paths, and names by which they are found.
class ContainerForm
{
public:
    ContainerForm(FormBuilder &form, const FormOffers &offers, int index)
        : m_form(form), m_offers(offers), m_index(index)
    {
    }

    QStringList at(const QString &path) const
    {
        return QStringList{u"containers"_s, QString::number(m_index)} + path.split(u'/');
    }
    QByteArray name(const char *field) const { return field + QByteArray::number(m_index); }

    void addIdentity();
    void addImage();
    void addRun();
    void addLimits();
    void addEndpoints();
    void addTables();

private:
    FormBuilder &m_form;
    const FormOffers &m_offers;
    const int m_index;
};

void ContainerForm::addIdentity()
{
    m_form.place(m_form.text(Text::tr("Name"), at(u"name"_s), name("containerName")), 2);
    addImage();
}

/// Without its name an image is none, unless something else was said of it.
void ContainerForm::addImage()
{
    FormBuilder *form = &m_form;
    const QStringList id = at(u"image/id"_s);
    const QStringList kind = at(u"image/kind"_s);
    const auto write = [form, id, kind](const QString &typed) {
        if (!typed.isEmpty()) {
            if (!form->definition().at(kind).isString())
                form->definition().set(kind, u"DOCKER"_s);
            form->definition().set(id, typed);
            return;
        }
        form->write(id, QJsonValue::Undefined);
        const QJsonObject left = form->definition().at(id.mid(0, id.size() - 1)).toObject();
        if (left.size() == 1 && left.contains("kind"_L1))
            form->write(kind, QJsonValue::Undefined);
    };
    FieldRow *row = imageRow(m_form, m_offers, Text::tr("Docker image"), QString::fromLatin1(name("image")), id, write);
    m_form.fields().add(FormBuilder::pointer(at(u"image"_s)), row);
    m_form.place(row, 4);
}

void ContainerForm::addRun()
{
    m_form.place(addShellCommand(m_form, at(u"exec/command/shell"_s), name("command")), FormBuilder::Columns);
    FieldRow *argv = m_form.lines(Text::tr("Arguments"), at(u"exec/command/argv"_s), name("argv"));
    argv->setHint(Text::tr("One on each line, instead of a command: no shell takes them apart."));
    m_form.place(argv, FormBuilder::Columns);
    m_form.place(m_form.number(Text::tr("CPUs"), at(u"resources/cpus"_s), name("cpus"), Number::Fraction, 0.1), 2);
    m_form.place(m_form.number(Text::tr("Memory, MiB"), at(u"resources/mem"_s), name("mem"), Number::Fraction, 32), 2);
    m_form.place(m_form.number(Text::tr("Disk, MiB"), at(u"resources/disk"_s), name("disk"), Number::Fraction, 0), 2);
}

void ContainerForm::addLimits()
{
    m_form.place(m_form.amount(Text::tr("GPUs"), at(u"resources/gpus"_s), name("gpus"), u"0"_s), 2);
    m_form.place(
        m_form.amount(Text::tr("CPU limit"), at(u"resourceLimits/cpus"_s), name("limitCpus"), Text::tr("none")), 2);
    m_form.place(m_form.amount(Text::tr("Memory limit, MiB"), at(u"resourceLimits/mem"_s), name("limitMem"),
                               Text::tr("as asked for")),
                 2);
    m_form.place(m_form.text(Text::tr("As user"), at(u"user"_s), name("containerUser")), 2);
    m_form.place(m_form.text(Text::tr("Secret for the registry"), at(u"image/pullConfig/secret"_s), name("pullSecret")),
                 2);
    m_form.place(m_form.amount(Text::tr("Time to end by itself, s"), at(u"lifecycle/killGracePeriodSeconds"_s),
                               name("killGrace"), Text::tr("the agent's")),
                 2);
    m_form.place(
        m_form.flag(Text::tr("Pull the image before every start"), at(u"image/forcePull"_s), name("forcePull")), 3);
    m_form.place(m_form.flag(Text::tr("A terminal (tty)"), at(u"tty"_s), name("tty")), 3);
}

QList<QJsonObject> rowsOfEndpoints(const QJsonArray &endpoints)
{
    QList<QJsonObject> rows;
    for (const auto &one : endpoints) {
        QJsonObject row = one.toObject();
        QStringList protocols;
        const QJsonArray list = row.value("protocol"_L1).toArray();
        for (const auto &protocol : list)
            protocols.append(protocol.toString());
        if (row.value("protocol"_L1).isArray())
            row.insert(u"protocol"_s, protocols.join(u','));
        rows.append(row);
    }
    return rows;
}

QJsonArray endpointsOfRows(const QList<QJsonObject> &rows)
{
    QJsonArray endpoints;
    for (QJsonObject row : rows) {
        const QString protocols = row.value("protocol"_L1).toString();
        if (protocols.isEmpty())
            row.remove("protocol"_L1);
        else // apps have "udp,tcp", pods a list
            row.insert(u"protocol"_s, QJsonArray::fromStringList(protocols.split(u',', Qt::SkipEmptyParts)));
        endpoints.append(row);
    }
    return endpoints;
}

void ContainerForm::addEndpoints()
{
    m_form.note(Text::tr("Endpoints: its ports by name. 0 lets Marathon choose."));
    auto *table =
        new RecordTable(Text::tr("Endpoints"),
                        {{u"name"_s, Text::tr("Name"), Kind::Text, {}},
                         {u"containerPort"_s, Text::tr("In the container"), Kind::Integer, {}},
                         {u"hostPort"_s, Text::tr("On the node"), Kind::Integer, {}},
                         {u"protocol"_s, Text::tr("Protocol"), Kind::Choice, {u"tcp"_s, u"udp"_s, u"udp,tcp"_s}}},
                        m_form.theme(), m_form.content());
    table->setNewRow({{u"name"_s, u"http"_s}, {u"hostPort"_s, 0}, {u"protocol"_s, u"tcp"_s}});
    FormBuilder *form = &m_form;
    const QStringList path = at(u"endpoints"_s);
    m_form.onReplaced([form, table, path] { table->setRows(rowsOfEndpoints(form->definition().at(path).toArray())); });
    QObject::connect(table, &RecordTable::edited, form, [form, table, path] {
        const QJsonArray endpoints = endpointsOfRows(table->rows());
        form->write(path, endpoints.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(endpoints));
    });
    m_form.table(Text::tr("Endpoints"), table, FormBuilder::pointer(path), name("endpoints"));
}

void ContainerForm::addTables()
{
    m_form.note(Text::tr("Volumes of the pod that it mounts:"));
    m_form.records(Text::tr("Mounted volumes"), at(u"volumeMounts"_s), name("mounts"),
                   {{u"name"_s, Text::tr("Volume"), Kind::Text, {}},
                    {u"mountPath"_s, Text::tr("In the container"), Kind::Text, {}},
                    {u"readOnly"_s, Text::tr("Read only"), Kind::Flag, {}}},
                   {{u"name"_s, u"data"_s}, {u"mountPath"_s, u"/data"_s}});
    m_form.note(Text::tr("Environment variables of its own:"));
    m_form.map(Text::tr("Environment variables"), at(u"environment"_s), name("environment"));
    m_form.note(Text::tr("Files that are fetched into the sandbox before the start:"));
    m_form.records(Text::tr("Artifacts"), at(u"artifacts"_s), name("artifacts"),
                   {{u"uri"_s, Text::tr("URL"), Kind::Text, {}},
                    {u"destPath"_s, Text::tr("As"), Kind::Text, {}},
                    {u"extract"_s, Text::tr("Unpack"), Kind::Flag, {}, {}, true},
                    {u"executable"_s, Text::tr("Executable"), Kind::Flag, {}},
                    {u"cache"_s, Text::tr("Cache"), Kind::Flag, {}}},
                   {{u"uri"_s, u""_s}});
    m_form.note(Text::tr("Labels of its own:"));
    m_form.map(Text::tr("Labels"), at(u"labels"_s), name("labels"));
}

/// The name for a container that none of the others has.
QString freeName(const QJsonArray &containers)
{
    QStringList taken;
    for (const auto &one : containers)
        taken.append(one["name"_L1].toString());
    int number = int(taken.size()) + 1;
    while (taken.contains(u"container-%1"_s.arg(number)))
        ++number;
    return u"container-%1"_s.arg(number);
}

QPushButton *addButton(FormBuilder &form, QHBoxLayout *layout, const QString &text, const QString &name)
{
    auto *button = new QPushButton(text, form.content());
    button->setObjectName(name);
    button->setProperty("chip", true);
    button->setAutoDefault(false);
    layout->addWidget(button);
    return button;
}

QJsonObject freshContainer(const QJsonArray &beside)
{
    QJsonObject fresh = newPodDefinition().value("containers"_L1)[0].toObject();
    fresh.insert(u"name"_s, freeName(beside));
    return fresh;
}

/// To add and to remove containers: the whole form is made anew then.
QWidget *containerButtons(FormBuilder &form, int index, int count)
{
    auto *line = new QWidget(form.content());
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const auto change = [&form](const QJsonArray &containers) {
        QJsonObject pod = form.definition().json();
        pod.insert(u"containers"_s, containers);
        form.definition().replace(pod);
    };
    if (index == count - 1) {
        QPushButton *add = addButton(form, layout, Text::tr("Add a container"), u"addContainer"_s);
        QObject::connect(add, &QPushButton::clicked, &form, [&form, change] {
            QJsonArray all = form.definition().at({u"containers"_s}).toArray();
            all.append(freshContainer(all));
            change(all);
        });
    }
    if (count > 1) {
        QPushButton *remove =
            addButton(form, layout, Text::tr("Remove this container"), u"removeContainer"_s + QString::number(index));
        QObject::connect(remove, &QPushButton::clicked, &form, [&form, change, index] {
            QJsonArray all = form.definition().at({u"containers"_s}).toArray();
            all.removeAt(index);
            change(all);
        });
    }
    layout->addStretch(1);
    return line;
}

} // namespace

void addContainerToApp(FormBuilder &form)
{
    auto *line = new QWidget(form.content());
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    QPushButton *add = addButton(form, layout, Text::tr("Add a container…"), u"addContainer"_s);
    add->setToolTip(Text::tr("Several containers that are started and ended together make a pod.").toHtmlEscaped());
    layout->addStretch(1);
    form.placeWidget(line);
    QObject::connect(add, &QPushButton::clicked, &form, [&form] {
        PodOfApp converted = podOfApp(form.definition().json());
        QJsonArray containers = converted.pod.value("containers"_L1).toArray();
        containers.append(freshContainer(containers));
        converted.pod.insert(u"containers"_s, containers);
        QString text =
            Text::tr("With a second container this becomes a pod: its containers share a network, are run by "
                     "Mesos' own runtime, and are started and ended together. What is filled in moves to the "
                     "first container.");
        if (!converted.left.isEmpty())
            text += u"\n\n"_s + Text::tr("A pod has no place for: %1.").arg(converted.left.mid(0, 12).join(u", "_s));
        auto *question = new QMessageBox(QMessageBox::Question, Text::tr("Make it a pod"), text,
                                         QMessageBox::Ok | QMessageBox::Cancel, form.content()->window());
        question->setObjectName(u"makePod"_s);
        question->setTextFormat(Qt::PlainText);
        question->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(question, &QMessageBox::finished, &form, [&form, pod = converted.pod](int button) {
            if (button == QMessageBox::Ok)
                form.definition().replace(pod);
        });
        question->open();
    });
}

void addPodContainer(FormBuilder &form, const FormOffers &offers, int index, int count)
{
    form.section(count > 1 ? Text::tr("Container %1").arg(index + 1) : Text::tr("Container"));
    ContainerForm container(form, offers, index);
    container.addIdentity();
    container.addRun();
    container.addLimits();
    container.addEndpoints();
    addPodHealthCheck(form, index);
    container.addTables();
    form.placeWidget(containerButtons(form, index, count));
}

} // namespace mesoscope
