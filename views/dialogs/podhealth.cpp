// SPDX-License-Identifier: GPL-3.0-or-later
// The health check of a pod's container: one at most, of one of three kinds (api-facts 1.8).
#include "views/dialogs/formbuilder.h"
#include "views/dialogs/podsections.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QJsonArray>

#include <array>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(DefinitionForm)
};

constexpr std::array Kinds{"http"_L1, "tcp"_L1, "exec"_L1};

int kindOf(const QJsonObject &check)
{
    for (size_t i = 0; i < Kinds.size(); ++i) {
        if (check.value(Kinds[i]).isObject())
            return int(i) + 1;
    }
    return 0;
}

/// The times of a check stay when its kind is another one.
QJsonValue changedTo(int kind, const QJsonObject &before, const QJsonArray &endpoints)
{
    if (kind == 0)
        return QJsonValue::Undefined;
    QJsonObject check = before;
    for (const QLatin1String other : Kinds)
        check.remove(other);
    const QString endpoint = endpoints.at(0)["name"_L1].toString();
    if (kind == 1)
        check.insert(u"http"_s, QJsonObject{{u"endpoint"_s, endpoint}, {u"path"_s, u"/"_s}});
    else if (kind == 2)
        check.insert(u"tcp"_s, QJsonObject{{u"endpoint"_s, endpoint}});
    else
        check.insert(u"exec"_s, QJsonObject{{u"command"_s, QJsonObject{{u"shell"_s, u"true"_s}}}});
    return check;
}

} // namespace

void addPodHealthCheck(FormBuilder &form, int index)
{
    const QStringList container{u"containers"_s, QString::number(index)};
    const QStringList path = container + QStringList{u"healthCheck"_s};
    const auto at = [&path](const QString &key) { return path + key.split(u'/'); };
    const auto name = [index](const char *field) { return field + QByteArray::number(index); };

    auto *kinds = new QComboBox(form.content());
    kinds->setObjectName(QString::fromLatin1(name("healthKind")));
    kinds->addItems({Text::tr("None"), Text::tr("HTTP: a path answers"), Text::tr("TCP: a port is open"),
                     Text::tr("A command in the container")});
    auto *kindRow = new FieldRow(Text::tr("Health check"), kinds, form.content());
    form.fields().add(FormBuilder::pointer(path), kindRow);
    form.place(kindRow, 3);

    // By kind; the times at the end belong to all of them.
    const QList<QPair<int, FieldRow *>> rows{
        {1, form.text(Text::tr("Endpoint"), at(u"http/endpoint"_s), name("httpEndpoint"))},
        {1, form.text(Text::tr("Path"), at(u"http/path"_s), name("httpPath"))},
        {1, form.choice(Text::tr("Protocol"), at(u"http/scheme"_s), name("httpScheme"),
                        {{u"HTTP"_s, u"HTTP"_s}, {u"HTTPS"_s, u"HTTPS"_s}})},
        {2, form.text(Text::tr("Endpoint"), at(u"tcp/endpoint"_s), name("tcpEndpoint"))},
        {3, form.text(Text::tr("Command"), at(u"exec/command/shell"_s), name("healthCommand"))},
        {0, form.amount(Text::tr("Grace period, s"), at(u"gracePeriodSeconds"_s), name("healthGrace"), u"300"_s)},
        {0, form.amount(Text::tr("Interval, s"), at(u"intervalSeconds"_s), name("healthInterval"), u"60"_s)},
        {0, form.amount(Text::tr("Timeout, s"), at(u"timeoutSeconds"_s), name("healthTimeout"), u"20"_s)},
        {0,
         form.amount(Text::tr("Failures in a row"), at(u"maxConsecutiveFailures"_s), name("healthFailures"), u"3"_s)},
        {0, form.amount(Text::tr("Delay, s"), at(u"delaySeconds"_s), name("healthDelay"), u"15"_s)},
    };
    const QList<int> widths{3, 4, 2, 3, FormBuilder::Columns, 2, 2, 2, 2, 2};
    for (qsizetype i = 0; i < rows.size(); ++i)
        form.place(rows.at(i).second, widths.at(i));

    FormBuilder *builder = &form;
    form.onReplaced([builder, kinds, rows, path] {
        const int now = kindOf(builder->definition().at(path).toObject());
        kinds->setCurrentIndex(now);
        for (const auto &[kind, row] : rows)
            row->setVisible(now > 0 && (kind == 0 || kind == now));
    });
    QObject::connect(kinds, &QComboBox::activated, builder, [builder, kindRow, path, container](int kind) {
        kindRow->touch();
        const QJsonObject before = builder->definition().at(path).toObject();
        if (kind == kindOf(before))
            return;
        const QJsonArray endpoints = builder->definition().at(container + QStringList{u"endpoints"_s}).toArray();
        builder->write(path, changedTo(kind, before, endpoints));
        builder->definition().replace(QJsonObject(builder->definition().json()));
    });
}

} // namespace mesoscope
