// SPDX-License-Identifier: GPL-3.0-or-later
// The form's section on where instances may run.
#include "views/dialogs/formbuilder.h"
#include "views/dialogs/formsections.h"

#include <QCompleter>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MostOffers = 2000;
constexpr qsizetype MostValues = 200;

class Text
{
    Q_DECLARE_TR_FUNCTIONS(DefinitionForm)
};

void addOnce(QStringList &list, const QString &text, qsizetype most)
{
    if (!text.isEmpty() && list.size() < most && !list.contains(text))
        list.append(text);
}

void pinApp(FormBuilder &form, const QString &host)
{
    QJsonArray kept;
    const QJsonArray now = form.definition().at({u"constraints"_s}).toArray();
    for (const auto &one : now) {
        const QJsonArray parts = one.toArray();
        const QString op = parts.at(1).toString();
        const bool pins = parts.at(0).toString() == "hostname"_L1 && (op == "LIKE"_L1 || op == "CLUSTER"_L1);
        if (!pins) // to two nodes at once nothing can be pinned
            kept.append(one);
    }
    kept.append(QJsonArray{u"hostname"_s, u"LIKE"_s, QRegularExpression::escape(host)});
    form.definition().set({u"constraints"_s}, kept);
    form.definition().replace(QJsonObject(form.definition().json()));
}

} // namespace

FormOffers offersOf(const ClusterSnapshot &snapshot)
{
    FormOffers offers;
    offers.attributes.append(u"hostname"_s);
    for (const Agent &agent : snapshot.agents) {
        addOnce(offers.hosts, agent.hostname, MostOffers);
        for (auto it = agent.attributes.begin(); it != agent.attributes.end(); ++it) {
            addOnce(offers.attributes, it.key(), MostValues);
            addOnce(offers.values[it.key()], *it, MostValues);
        }
        for (auto it = agent.reservations.begin(); it != agent.reservations.end(); ++it)
            addOnce(offers.roles, it.key(), MostValues);
    }
    // Without Mesos the nodes are those that something runs on.
    for (const Task &task : snapshot.tasks) {
        if (offers.hosts.size() >= MostOffers || !snapshot.agents.empty())
            break;
        addOnce(offers.hosts, task.host, MostOffers);
    }
    offers.hosts.sort();
    offers.values.insert(u"hostname"_s, offers.hosts.mid(0, MostValues));
    for (const App &app : snapshot.apps) {
        addOnce(offers.roles, app.role, MostValues);
        if (offers.apps.size() < MostOffers)
            offers.apps.append(app.id.text());
    }
    return offers;
}

QWidget *pinLine(FormBuilder &form, const FormOffers &offers, const std::function<void(const QString &host)> &pinTo)
{
    auto *line = new QWidget(form.content());
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *host = new QLineEdit(line);
    host->setObjectName(u"pinHost"_s);
    host->setPlaceholderText(Text::tr("name of a node"));
    host->setAccessibleName(Text::tr("Node to pin the app to"));
    auto *completer = new QCompleter(offers.hosts, host);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    host->setCompleter(completer);
    auto *pin = new QPushButton(Text::tr("Pin to this node"), line);
    pin->setObjectName(u"pin"_s);
    pin->setProperty("chip", true);
    pin->setAutoDefault(false);
    pin->setEnabled(false);
    layout->addWidget(host, 1);
    layout->addWidget(pin);
    QObject::connect(host, &QLineEdit::textChanged, pin,
                     [pin](const QString &text) { pin->setEnabled(!text.trimmed().isEmpty()); });
    QObject::connect(pin, &QPushButton::clicked, &form, [host, pinTo] { pinTo(host->text().trimmed()); });
    return line;
}

FieldRow *addAcceptedRoles(FormBuilder &form, const FormOffers &offers, const QStringList &path)
{
    FieldRow *accepted = form.lines(Text::tr("Roles whose resources it accepts"), path, "acceptedRoles");
    accepted->setHint(offers.roles.isEmpty() ? Text::tr("One on each line; * for what is not reserved.")
                                             : Text::tr("One on each line; * for what is not reserved. Known: %1.")
                                                   .arg(offers.roles.mid(0, 12).join(u", "_s)));
    return accepted;
}

void addPlacement(FormBuilder &form, const FormOffers &offers)
{
    using Kind = RecordColumn::Kind;
    form.section(Text::tr("Placement"));
    const QStringList operators{u"UNIQUE"_s, u"CLUSTER"_s, u"GROUP_BY"_s, u"LIKE"_s,
                                u"UNLIKE"_s, u"MAX_PER"_s, u"IS"_s,       u"IN"_s};
    const auto values = [all = offers.values](const QJsonObject &row) {
        return all.value(row.value("field"_L1).toString());
    };
    auto *table = new RecordTable(Text::tr("Constraints"),
                                  {{u"field"_s, Text::tr("Attribute"), Kind::Choice, offers.attributes},
                                   {u"op"_s, Text::tr("Operator"), Kind::Choice, operators},
                                   {u"value"_s, Text::tr("Value"), Kind::Choice, {}, values}},
                                  form.theme(), form.content());
    table->setNewRow({{u"field"_s, u"hostname"_s}, {u"op"_s, u"UNIQUE"_s}});
    form.onReplaced([&form, table] { table->setRows(rowsOfConstraints(form.definition().at({u"constraints"_s}))); });
    QObject::connect(table, &RecordTable::edited, &form, [&form, table] {
        const QJsonArray constraints = constraintsOfRows(table->rows());
        form.definition().set({u"constraints"_s},
                              constraints.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(constraints));
    });
    form.table(Text::tr("Constraints"), table, u"/constraints"_s, "constraints");
    form.placeWidget(pinLine(form, offers, [&form](const QString &host) { pinApp(form, host); }));
    form.place(addAcceptedRoles(form, offers, {u"acceptedResourceRoles"_s}), 3);
    form.place(form.text(Text::tr("Role"), {u"role"_s}, "role"), 3);
}

} // namespace mesoscope
