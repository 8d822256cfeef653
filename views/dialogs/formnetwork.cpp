// SPDX-License-Identifier: GPL-3.0-or-later
// The form's sections on ports and on health checks.
#include "views/dialogs/formbuilder.h"
#include "views/dialogs/formchecks.h"
#include "views/dialogs/formsections.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QJsonArray>
#include <QLineEdit>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(DefinitionForm)
};

void showPorts(const FormBuilder &form, RecordTable *ports)
{
    const QJsonObject &json = form.definition().json();
    const bool host = networkMode(json) == NetworkMode::Host;
    for (const QString &key : {u"containerPort"_s, u"hostPort"_s, u"servicePort"_s})
        ports->setColumnVisible(key, !host);
    ports->setColumnVisible(u"port"_s, host);
    ports->setNewRow(host ? QJsonObject{{u"port"_s, 0}, {u"protocol"_s, u"tcp"_s}}
                          : QJsonObject{{u"containerPort"_s, 80}, {u"hostPort"_s, 0}, {u"protocol"_s, u"tcp"_s}});
    QList<QJsonObject> rows;
    const QJsonArray array = form.definition().at(portsPath(json)).toArray();
    for (const auto &port : array)
        rows.append(port.toObject());
    ports->setRows(rows);
}

} // namespace

void addNetwork(FormBuilder &form)
{
    form.section(Text::tr("Network"));
    auto *mode = new QComboBox(form.content());
    mode->setObjectName(u"networkMode"_s);
    mode->addItem(Text::tr("Host: the node's own ports"));
    mode->addItem(Text::tr("Bridge: ports are mapped"));
    mode->addItem(Text::tr("Container: an address of its own"));
    auto *modeRow = new FieldRow(Text::tr("Net&work mode"), mode, form.content());
    form.fields().add(u"/networks"_s, modeRow);
    FieldRow *name = form.text(Text::tr("Network"), {u"networks"_s, u"0"_s, u"name"_s}, "networkName");
    const RecordColumn::Kind integer = RecordColumn::Kind::Integer;
    auto *ports = new RecordTable(
        Text::tr("Ports"),
        {{u"containerPort"_s, Text::tr("In the container"), integer, {}},
         {u"port"_s, Text::tr("Port"), integer, {}},
         {u"hostPort"_s, Text::tr("On the node"), integer, {}},
         {u"servicePort"_s, Text::tr("Service"), integer, {}},
         {u"protocol"_s, Text::tr("Protocol"), RecordColumn::Kind::Choice, {u"tcp"_s, u"udp"_s, u"udp,tcp"_s}},
         {u"name"_s, Text::tr("Name"), RecordColumn::Kind::Text, {}}},
        form.theme(), form.content());
    const auto show = [&form, mode, name, ports] {
        const NetworkMode now = networkMode(form.definition().json());
        mode->setCurrentIndex(int(now));
        name->setEnabled(now == NetworkMode::Container);
        showPorts(form, ports);
    };
    form.place(modeRow, 4);
    form.place(name, 2);
    FieldRow *row = form.table(Text::tr("Ports"), ports, u"/portDefinitions"_s, "ports");
    for (const QString &path : {u"/container/portMappings"_s, u"/container/docker/portMappings"_s, u"/ports"_s})
        form.fields().add(path, row);
    row->setHint(Text::tr("0 lets Marathon choose."));
    form.place(
        form.flag(Text::tr("On the node the very same ports (requirePorts)"), {u"requirePorts"_s}, "requirePorts"),
        FormBuilder::Columns);
    form.onReplaced(show);
    QObject::connect(mode, &QComboBox::activated, &form, [&form, modeRow, show](int index) {
        modeRow->touch();
        setNetworkMode(form.definition(), NetworkMode(index));
        show();
    });
    QObject::connect(ports, &RecordTable::edited, &form, [&form, ports] {
        QJsonArray array;
        const QList<QJsonObject> rows = ports->rows();
        for (const QJsonObject &port : rows)
            array.append(port);
        form.definition().set(portsPath(form.definition().json()), array);
    });
}

void addHealthChecks(FormBuilder &form)
{
    form.section(Text::tr("Health checks"));
    new FormChecks(form); // a child of the form
}

} // namespace mesoscope
