// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/formchecks.h"

#include "views/dialogs/formbuilder.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include <utility>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What a new check starts from, and what the templates fill in.
QJsonObject template_(const QString &protocol)
{
    QJsonObject check{{u"protocol"_s, protocol},
                      {u"gracePeriodSeconds"_s, 300},
                      {u"intervalSeconds"_s, 60},
                      {u"timeoutSeconds"_s, 20},
                      {u"maxConsecutiveFailures"_s, 3}};
    if (protocol == "COMMAND"_L1)
        check.insert(u"command"_s, QJsonObject{{u"value"_s, u"true"_s}});
    else
        check.insert(u"portIndex"_s, 0);
    if (protocol.contains("HTTP"_L1))
        check.insert(u"path"_s, u"/"_s);
    return check;
}

} // namespace

FormChecks::FormChecks(FormBuilder &form) : QObject(&form), m_form(form)
{
    m_checked = new QCheckBox(tr("Check each instance's &health"), form.content());
    m_checked->setObjectName(u"healthChecked"_s);
    form.placeWidget(m_checked);
    addBar();
    // Before the fields are filled: one check fewer may be there now.
    form.onReplaced([this] { m_index = qBound(0, m_index, qMax(0, int(checks().size()) - 1)); });
    addFields();
    form.onReplaced([this] { show(); });
    connect(m_checked, &QCheckBox::toggled, this, [this](bool on) {
        if (m_form.isShowing())
            return;
        if (!on) {
            m_removed = m_form.definition().at({u"healthChecks"_s});
            replaceAll({});
        } else {
            replaceAll(m_removed.isArray() ? m_removed.toArray() : QJsonArray{template_(u"HTTP"_s)});
        }
    });
}

QJsonArray FormChecks::checks() const
{
    return m_form.definition().at({u"healthChecks"_s}).toArray();
}

QJsonObject FormChecks::current() const
{
    return checks().at(m_index).toObject();
}

/// Fills the fields anew with what the definition says then.
void FormChecks::replaceAll(const QJsonArray &checks)
{
    m_form.definition().set({u"healthChecks"_s},
                            checks.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(checks));
    m_form.definition().replace(QJsonObject(m_form.definition().json()));
}

void FormChecks::addBar()
{
    m_bar = new QWidget(m_form.content());
    auto *layout = new QHBoxLayout(m_bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_which = new QComboBox(m_bar);
    m_which->setObjectName(u"healthWhich"_s);
    m_which->setAccessibleName(tr("Which health check"));
    auto *add = new QPushButton(tr("Add a check"), m_bar);
    add->setObjectName(u"healthAdd"_s);
    auto *menu = new QMenu(add);
    for (const auto &[text, protocol] :
         {std::pair{tr("HTTP: a path answers"), u"HTTP"_s},
          std::pair{tr("HTTP, asked by Mesos on the node"), u"MESOS_HTTP"_s},
          std::pair{tr("TCP: a port is open"), u"TCP"_s}, std::pair{tr("A command in the container"), u"COMMAND"_s}}) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, protocol = protocol] {
            QJsonArray all = checks();
            all.append(template_(protocol));
            m_index = int(all.size()) - 1;
            replaceAll(all);
        });
    }
    add->setMenu(menu);
    m_remove = new QPushButton(tr("Remove this one"), m_bar);
    m_remove->setObjectName(u"healthRemove"_s);
    for (QPushButton *button : {add, m_remove}) {
        button->setProperty("chip", true);
        button->setAutoDefault(false);
    }
    layout->addWidget(m_which);
    layout->addWidget(add);
    layout->addWidget(m_remove);
    layout->addStretch(1);
    m_form.placeWidget(m_bar);
    connect(m_which, &QComboBox::activated, this, &FormChecks::choose);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        QJsonArray all = checks();
        all.removeAt(m_index);
        m_index = 0;
        replaceAll(all);
    });
}

void FormChecks::choose(int index)
{
    m_index = index;
    m_form.definition().replace(QJsonObject(m_form.definition().json()));
}

void FormChecks::write(const QString &key, const QJsonValue &value)
{
    const QStringList path = QStringList{u"healthChecks"_s, QString::number(m_index)} + key.split(u'/');
    m_form.definition().set(path, value);
}

FieldRow *FormChecks::addLine(const QString &caption, const QString &key, const char *name, const QString &otherwise,
                              bool isNumber)
{
    auto *edit = new QLineEdit(m_form.content());
    edit->setObjectName(QString::fromLatin1(name));
    edit->setPlaceholderText(otherwise);
    auto *row = new FieldRow(caption, edit, m_form.content());
    m_form.fields().add(u"/healthChecks/*/"_s + key, row);
    m_form.onReplaced([this, edit, key] { edit->setText(valueAt(current(), key.split(u'/')).toVariant().toString()); });
    connect(edit, &QLineEdit::textEdited, this, [this, row, key, isNumber](const QString &text) {
        row->touch();
        bool ok = false;
        const int number = text.trimmed().toInt(&ok);
        write(key, text.trimmed().isEmpty() ? QJsonValue(QJsonValue::Undefined)
                   : isNumber && ok         ? QJsonValue(number)
                                            : QJsonValue(text));
    });
    m_fields.append(row);
    return row;
}

void FormChecks::addFields()
{
    m_protocol = new QComboBox(m_form.content());
    m_protocol->setObjectName(u"healthProtocol"_s);
    m_protocol->setEditable(true); // what a newer Marathon knows must be possible
    m_protocol->addItems(
        {u"HTTP"_s, u"HTTPS"_s, u"TCP"_s, u"COMMAND"_s, u"MESOS_HTTP"_s, u"MESOS_HTTPS"_s, u"MESOS_TCP"_s});
    auto *protocolRow = new FieldRow(tr("P&rotocol"), m_protocol, m_form.content());
    m_form.fields().add(u"/healthChecks/*/protocol"_s, protocolRow);
    m_fields.append(protocolRow);
    m_form.onReplaced([this] { m_protocol->setCurrentText(current().value("protocol"_L1).toString(u"HTTP"_s)); });
    connect(m_protocol, &QComboBox::currentTextChanged, this, [this, protocolRow](const QString &text) {
        if (m_form.isShowing() || !m_checked->isChecked())
            return;
        protocolRow->touch();
        write(u"protocol"_s, text);
        showKind();
    });
    m_form.place(protocolRow, 2);
    m_path = addLine(tr("Path"), u"path"_s, "healthPath", u"/"_s, false);
    m_form.place(m_path, 4);
    m_command = addLine(tr("Command"), u"command/value"_s, "healthCommand", {}, false);
    m_form.place(m_command, FormBuilder::Columns);
    m_ports = {addLine(tr("Port inde&x"), u"portIndex"_s, "healthPortIndex", u"0"_s, true),
               addLine(tr("Or the port's number"), u"port"_s, "healthPort", tr("by index"), true),
               addLine(tr("IP protocol"), u"ipProtocol"_s, "healthIp", u"IPv4"_s, false)};
    for (FieldRow *row : std::as_const(m_ports))
        m_form.place(row, 2);
    m_form.place(addLine(tr("Grace period, s"), u"gracePeriodSeconds"_s, "healthGrace", u"300"_s, true), 2);
    m_form.place(addLine(tr("Interval, s"), u"intervalSeconds"_s, "healthInterval", u"60"_s, true), 2);
    m_form.place(addLine(tr("Timeout, s"), u"timeoutSeconds"_s, "healthTimeout", u"20"_s, true), 2);
    m_form.place(addLine(tr("Failures in a row"), u"maxConsecutiveFailures"_s, "healthFailures", u"3"_s, true), 2);
    m_form.place(addLine(tr("Delay, s"), u"delaySeconds"_s, "healthDelay", u"15"_s, true), 2);
    m_ignore = new QCheckBox(tr("Ignore HTTP 1xx"), m_form.content());
    m_ignore->setObjectName(u"healthIgnore"_s);
    auto *ignoreRow = new FieldRow({}, m_ignore, m_form.content());
    m_form.fields().add(u"/healthChecks/*/ignoreHttp1xx"_s, ignoreRow);
    m_fields.append(ignoreRow);
    m_form.place(ignoreRow, 2);
    m_form.onReplaced([this] { m_ignore->setChecked(current().value("ignoreHttp1xx"_L1).toBool()); });
    connect(m_ignore, &QCheckBox::clicked, this, [this, ignoreRow](bool on) {
        ignoreRow->touch();
        write(u"ignoreHttp1xx"_s, on ? QJsonValue(true) : QJsonValue(QJsonValue::Undefined));
    });
}

void FormChecks::show()
{
    const QJsonArray all = checks();
    const int count = int(all.size());
    m_form.fields().setIndex(u"/healthChecks"_s, m_index);
    m_checked->setChecked(count > 0);
    m_bar->setVisible(count > 0);
    m_which->clear();
    for (int i = 0; i < count; ++i) {
        const QJsonObject check = all.at(i).toObject();
        m_which->addItem(tr("%1 of %2: %3 %4", "a health check's place, protocol and path")
                             .arg(QString::number(i + 1), QString::number(count),
                                  check.value("protocol"_L1).toString(u"HTTP"_s), check.value("path"_L1).toString())
                             .trimmed()
                             .left(60));
    }
    m_which->setCurrentIndex(m_index);
    m_which->setVisible(count > 1);
    m_remove->setVisible(count > 1);
    showKind();
}

/// Fields that the protocol has no use for go, unless they are set.
void FormChecks::showKind()
{
    const QJsonObject check = current();
    const bool any = m_checked->isChecked();
    const QString protocol = m_protocol->currentText();
    const bool command = protocol == "COMMAND"_L1;
    const bool http = protocol.contains("HTTP"_L1);
    for (FieldRow *row : std::as_const(m_fields))
        row->setVisible(any);
    m_path->setVisible(any && (http || check.contains("path"_L1)));
    m_command->setVisible(any && (command || check.contains("command"_L1)));
    for (FieldRow *row : std::as_const(m_ports))
        row->setVisible(any && (!command || check.contains("portIndex"_L1) || check.contains("port"_L1)));
    m_ignore->parentWidget()->setVisible(any && (http || m_ignore->isChecked()));
}

} // namespace mesoscope

#include "moc_formchecks.cpp"
