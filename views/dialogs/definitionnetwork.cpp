// SPDX-License-Identifier: GPL-3.0-or-later
// The form's sections on ports and on the health check.
#include "views/dialogs/definitionform.h"

#include "views/dialogs/recordtable.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList checkPath(const QString &key)
{
    return {u"healthChecks"_s, u"0"_s, key};
}

} // namespace

void DefinitionForm::addNetwork()
{
    addSection(tr("Network"));
    m_mode = new QComboBox(this);
    m_mode->setObjectName(u"networkMode"_s);
    m_mode->addItem(tr("Host: the node's own ports"));
    m_mode->addItem(tr("Bridge: ports are mapped"));
    m_mode->addItem(tr("Container: an address of its own"));
    auto *modeRow = new FieldRow(tr("Net&work mode"), m_mode, this);
    m_fields.add(u"/networks"_s, modeRow);
    onReplaced([this] { m_mode->setCurrentIndex(int(networkMode(m_definition.json()))); });
    connect(m_mode, &QComboBox::activated, this, [this, modeRow](int index) {
        modeRow->touch();
        setNetworkMode(m_definition, NetworkMode(index));
        showPorts();
    });
    place(modeRow, Columns);

    const QStringList protocols{u"tcp"_s, u"udp"_s, u"udp,tcp"_s};
    m_ports = new RecordTable(tr("Ports"),
                              {{u"containerPort"_s, tr("In the container"), RecordColumn::Kind::Integer, {}},
                               {u"port"_s, tr("Port"), RecordColumn::Kind::Integer, {}},
                               {u"hostPort"_s, tr("On the node"), RecordColumn::Kind::Integer, {}},
                               {u"servicePort"_s, tr("Service"), RecordColumn::Kind::Integer, {}},
                               {u"protocol"_s, tr("Protocol"), RecordColumn::Kind::Choice, protocols},
                               {u"name"_s, tr("Name"), RecordColumn::Kind::Text, {}}},
                              m_theme, this);
    onReplaced([this] { showPorts(); });
    connect(m_ports, &RecordTable::edited, this, [this] {
        QJsonArray ports;
        for (const QJsonObject &port : m_ports->rows())
            ports.append(port);
        m_definition.set(portsPath(m_definition.json()), ports);
    });
    FieldRow *row = addTable(tr("Ports"), m_ports, u"/portDefinitions"_s, "ports");
    m_fields.add(u"/container/portMappings"_s, row);
    m_fields.add(u"/container/docker/portMappings"_s, row);
    m_fields.add(u"/ports"_s, row);
    row->setHint(tr("0 lets Marathon choose."));
    place(row, Columns);
}

void DefinitionForm::showPorts()
{
    const bool host = networkMode(m_definition.json()) == NetworkMode::Host;
    for (const QString &key : {u"containerPort"_s, u"hostPort"_s, u"servicePort"_s})
        m_ports->setColumnVisible(key, !host);
    m_ports->setColumnVisible(u"port"_s, host);
    m_ports->setNewRow(host ? QJsonObject{{u"port"_s, 0}, {u"protocol"_s, u"tcp"_s}}
                            : QJsonObject{{u"containerPort"_s, 80}, {u"hostPort"_s, 0}, {u"protocol"_s, u"tcp"_s}});
    QList<QJsonObject> rows;
    const QJsonArray ports = m_definition.at(portsPath(m_definition.json())).toArray();
    for (const auto &port : ports)
        rows.append(port.toObject());
    m_ports->setRows(rows);
}

void DefinitionForm::addHealthCheck()
{
    addSection(tr("Health check"));
    m_checked = new QCheckBox(tr("Check each instance's &health"), this);
    m_checked->setObjectName(u"healthChecked"_s);
    m_grid->addWidget(m_checked, m_row, 0, 1, Columns);
    ++m_row;

    auto *protocol = new QComboBox(this);
    protocol->setObjectName(u"healthProtocol"_s);
    protocol->setEditable(true); // what a newer Marathon knows must be possible
    protocol->addItems(
        {u"HTTP"_s, u"HTTPS"_s, u"TCP"_s, u"COMMAND"_s, u"MESOS_HTTP"_s, u"MESOS_HTTPS"_s, u"MESOS_TCP"_s});
    auto *protocolRow = new FieldRow(tr("P&rotocol"), protocol, this);
    m_fields.add(u"/healthChecks/0/protocol"_s, protocolRow);
    onReplaced(
        [this, protocol] { protocol->setCurrentText(m_definition.at(checkPath(u"protocol"_s)).toString(u"HTTP"_s)); });
    connect(protocol, &QComboBox::currentTextChanged, this, [this, protocolRow](const QString &text) {
        if (m_showing || !m_checked->isChecked())
            return;
        protocolRow->touch();
        m_definition.set(checkPath(u"protocol"_s), text);
    });
    place(protocolRow, 2);
    FieldRow *path = addText(tr("Path"), checkPath(u"path"_s), "healthPath");
    place(path, 2);
    FieldRow *port = addNumber(tr("Port inde&x"), checkPath(u"portIndex"_s), "healthPortIndex", Number::Whole, 0);
    place(port, 2);
    FieldRow *grace =
        addNumber(tr("Grace period, s"), checkPath(u"gracePeriodSeconds"_s), "healthGrace", Number::Whole, 300);
    place(grace, 2);
    FieldRow *interval =
        addNumber(tr("Interval, s"), checkPath(u"intervalSeconds"_s), "healthInterval", Number::Whole, 60);
    place(interval, 2);
    FieldRow *failures =
        addNumber(tr("Failures in a row"), checkPath(u"maxConsecutiveFailures"_s), "healthFailures", Number::Whole, 3);
    place(failures, 2);
    m_checkFields = {protocolRow, path, port, grace, interval, failures};

    m_moreChecks = mutedLabel({}, this);
    m_sections->addWidget(m_moreChecks);
    onReplaced([this] { showHealthCheck(); });
    connect(m_checked, &QCheckBox::toggled, this, [this](bool on) {
        if (m_showing)
            return;
        if (on && m_removedChecks.isArray())
            m_definition.set({u"healthChecks"_s}, m_removedChecks);
        else if (on)
            m_definition.set({u"healthChecks"_s}, QJsonArray{QJsonObject{{u"protocol"_s, u"HTTP"_s},
                                                                         {u"path"_s, u"/"_s},
                                                                         {u"portIndex"_s, 0},
                                                                         {u"gracePeriodSeconds"_s, 300},
                                                                         {u"intervalSeconds"_s, 60},
                                                                         {u"timeoutSeconds"_s, 20},
                                                                         {u"maxConsecutiveFailures"_s, 3}}});
        if (!on) {
            m_removedChecks = m_definition.at({u"healthChecks"_s});
            m_definition.set({u"healthChecks"_s}, QJsonValue::Undefined);
        }
        // Fills the fields with what the definition says now.
        m_definition.replace(m_definition.json());
    });
}

void DefinitionForm::showHealthCheck()
{
    const qsizetype count = m_definition.at({u"healthChecks"_s}).toArray().size();
    m_checked->setChecked(count > 0);
    for (QWidget *field : std::as_const(m_checkFields))
        field->setVisible(count > 0);
    m_moreChecks->setText(tr("%n more health check(s): see JSON.", nullptr, int(count) - 1));
    m_moreChecks->setVisible(count > 1);
}

} // namespace mesoscope
