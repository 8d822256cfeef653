// SPDX-License-Identifier: GPL-3.0-or-later
// The form's sections on variables, secrets and labels.
#include "views/dialogs/formbuilder.h"
#include "views/dialogs/formsections.h"

#include <QCoreApplication>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(DefinitionForm)
};

/// A secret has a source, and mostly a variable that refers to it: both stand in one row.
QList<QJsonObject> rowsOfSecrets(const QJsonObject &definition, const QString &variables)
{
    const QJsonObject env = definition.value(variables).toObject();
    QList<QJsonObject> rows;
    const QJsonObject secrets = definition.value("secrets"_L1).toObject();
    for (auto it = secrets.begin(); it != secrets.end(); ++it) {
        QJsonObject row = it->toObject();
        row.insert(u"name"_s, it.key());
        for (auto variable = env.begin(); variable != env.end(); ++variable) {
            if (variable->toObject().value("secret"_L1).toString() == it.key())
                row.insert(u"variable"_s, variable.key());
        }
        rows.append(row);
    }
    return rows;
}

void writeSecrets(Definition &definition, const QString &variables, const QList<QJsonObject> &rows)
{
    const QJsonObject before = definition.at({u"secrets"_s}).toObject();
    QJsonObject env = definition.at({variables}).toObject();
    const QStringList keys = env.keys();
    for (const QString &key : keys) {
        const QString secret = env.value(key).toObject().value("secret"_L1).toString();
        if (before.contains(secret)) // others refer to what is not among the rows
            env.remove(key);
    }
    QJsonObject secrets;
    for (QJsonObject row : rows) {
        const QString name = row.take("name"_L1).toString();
        const QString variable = row.take("variable"_L1).toString();
        if (name.isEmpty())
            continue;
        secrets.insert(name, row);
        if (!variable.isEmpty())
            env.insert(variable, QJsonObject{{u"secret"_s, name}});
    }
    const QJsonValue gone(QJsonValue::Undefined);
    definition.set({u"secrets"_s}, secrets.isEmpty() ? gone : QJsonValue(secrets));
    definition.set({variables}, env.isEmpty() ? gone : QJsonValue(env));
}

void addSecrets(FormBuilder &form, RecordTable *env, const QString &variables)
{
    form.section(Text::tr("Secrets"));
    form.note(Text::tr("Kept by the cluster's secret store; the app gets their values in variables."));
    auto *table = new RecordTable(Text::tr("Secrets"),
                                  {{u"name"_s, Text::tr("Name"), RecordColumn::Kind::Text, {}},
                                   {u"source"_s, Text::tr("Place in the store"), RecordColumn::Kind::Text, {}},
                                   {u"variable"_s, Text::tr("Variable"), RecordColumn::Kind::Text, {}}},
                                  form.theme(), form.content());
    table->setNewRow({{u"name"_s, u""_s}});
    form.onReplaced([&form, table, variables] { table->setRows(rowsOfSecrets(form.definition().json(), variables)); });
    QObject::connect(table, &RecordTable::edited, &form, [&form, table, env, variables] {
        writeSecrets(form.definition(), variables, table->rows());
        env->setRows(rowsOfMap(form.definition().at({variables}).toObject()));
    });
    form.table(Text::tr("Secrets"), table, u"/secrets"_s, "secrets");
}

/// Labels of the first user's platform (product.md), to be filled in.
struct LabelKit
{
    QString text;
    QList<QPair<QString, QString>> labels;
};

QList<LabelKit> labelKits()
{
    return {{Text::tr("Load balancer: a virtual host"),
             {{u"HAPROXY_0_MODE"_s, u"http"_s},
              {u"HAPROXY_0_VHOST"_s, u""_s},
              {u"HAPROXY_0_BACKEND_NETWORK_ALLOWED_ACL"_s, u"0.0.0.0/0"_s}}},
            {Text::tr("Load balancer: marathon-lb's group"), {{u"HAPROXY_GROUP"_s, u"external"_s}}},
            {Text::tr("Send its logs to the platform"),
             {{u"CONTAINERS_LOG_LOGS_SINKADDR"_s, u""_s},
              {u"CONTAINERS_LOG_LOGS_SINKPORT"_s, u"12202"_s},
              {u"CONTAINERS_LOG_LOGS_TOKEN"_s, u""_s}}},
            {Text::tr("Send its metrics to the platform"),
             {{u"USER_TIMESERIES_ID"_s, u""_s}, {u"USER_TIMESERIES_KEY"_s, u""_s}}},
            {Text::tr("One instance at most"), {{u"MARATHON_SINGLE_INSTANCE_APP"_s, u"true"_s}}}};
}

QPushButton *labelHelper(FormBuilder &form)
{
    auto *button = new QPushButton(Text::tr("Add labels for"), form.content());
    button->setObjectName(u"labelKits"_s);
    button->setProperty("chip", true);
    button->setAutoDefault(false);
    auto *menu = new QMenu(button);
    const QList<LabelKit> kits = labelKits();
    for (const LabelKit &kit : kits) {
        QObject::connect(menu->addAction(kit.text), &QAction::triggered, &form, [&form, labels = kit.labels] {
            QJsonObject all = form.definition().at({u"labels"_s}).toObject();
            for (const auto &[name, value] : labels) {
                if (!all.contains(name)) // what is there already is the person's
                    all.insert(name, value);
            }
            form.definition().set({u"labels"_s}, all);
            form.definition().replace(QJsonObject(form.definition().json()));
        });
    }
    button->setMenu(menu);
    return button;
}

} // namespace

void addEnvironment(FormBuilder &form, const QString &variables)
{
    form.section(Text::tr("Environment variables"));
    RecordTable *env = form.map(Text::tr("Environment variables"), {variables}, "env");
    addSecrets(form, env, variables);
    form.section(Text::tr("Labels"));
    form.map(Text::tr("Labels"), {u"labels"_s}, "labels")->addHelper(labelHelper(form));
}

} // namespace mesoscope
