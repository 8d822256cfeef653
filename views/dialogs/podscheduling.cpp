// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of a pod's form on where its instances may run, and how they are replaced and retried.
#include "views/dialogs/formbuilder.h"
#include "views/dialogs/podsections.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(DefinitionForm)
};

const QStringList &constraintsPath()
{
    static const QStringList path{u"scheduling"_s, u"placement"_s, u"constraints"_s};
    return path;
}

void pinPod(FormBuilder &form, const QString &host)
{
    QJsonArray kept;
    const QJsonArray now = form.definition().at(constraintsPath()).toArray();
    for (const auto &one : now) {
        const QString op = one["operator"_L1].toString();
        const bool pins = one["fieldName"_L1].toString() == "hostname"_L1 && (op == "LIKE"_L1 || op == "CLUSTER"_L1);
        if (!pins) // to two nodes at once nothing can be pinned
            kept.append(one);
    }
    kept.append(QJsonObject{
        {u"fieldName"_s, u"hostname"_s}, {u"operator"_s, u"LIKE"_s}, {u"value"_s, QRegularExpression::escape(host)}});
    form.definition().set(constraintsPath(), kept);
    form.definition().replace(QJsonObject(form.definition().json()));
}

} // namespace

void addPodPlacement(FormBuilder &form, const FormOffers &offers)
{
    using Kind = RecordColumn::Kind;
    form.section(Text::tr("Placement"));
    const QStringList operators{u"UNIQUE"_s, u"CLUSTER"_s, u"GROUP_BY"_s, u"LIKE"_s,
                                u"UNLIKE"_s, u"MAX_PER"_s, u"IS"_s,       u"IN"_s};
    const auto values = [all = offers.values](const QJsonObject &row) {
        return all.value(row.value("fieldName"_L1).toString());
    };
    form.records(Text::tr("Constraints"), constraintsPath(), "constraints",
                 {{u"fieldName"_s, Text::tr("Attribute"), Kind::Choice, offers.attributes},
                  {u"operator"_s, Text::tr("Operator"), Kind::Choice, operators},
                  {u"value"_s, Text::tr("Value"), Kind::Choice, {}, values}},
                 {{u"fieldName"_s, u"hostname"_s}, {u"operator"_s, u"UNIQUE"_s}});
    form.placeWidget(pinLine(form, offers, [&form](const QString &host) { pinPod(form, host); }));
    form.place(addAcceptedRoles(form, offers, {u"scheduling"_s, u"placement"_s, u"acceptedResourceRoles"_s}),
               FormBuilder::Columns);
}

void addPodLifecycle(FormBuilder &form)
{
    form.section(Text::tr("Upgrade and restart"));
    const QStringList scheduling{u"scheduling"_s};
    const QStringList upgrade{u"scheduling"_s, u"upgrade"_s};
    const QStringList backoff{u"scheduling"_s, u"backoff"_s};
    form.place(form.amount(Text::tr("Healthy during an upgrade, at least (0 to 1)"),
                           upgrade + QStringList{u"minimumHealthCapacity"_s}, "minimumHealth", u"1"_s),
               3);
    form.place(form.amount(Text::tr("More than wanted, at most (0 to 1)"),
                           upgrade + QStringList{u"maximumOverCapacity"_s}, "maximumOver", u"1"_s),
               3);
    form.place(
        form.amount(Text::tr("First wait after a failure, s"), backoff + QStringList{u"backoff"_s}, "backoff", u"1"_s),
        2);
    form.place(
        form.amount(Text::tr("Then times"), backoff + QStringList{u"backoffFactor"_s}, "backoffFactor", u"1.15"_s), 2);
    form.place(
        form.amount(Text::tr("Longest wait, s"), backoff + QStringList{u"maxLaunchDelay"_s}, "maxDelay", u"300"_s), 2);
    form.place(
        form.choice(Text::tr("Ended first when scaled down"), scheduling + QStringList{u"killSelection"_s},
                    "killSelection",
                    {{u"YOUNGEST_FIRST"_s, Text::tr("the youngest")}, {u"OLDEST_FIRST"_s, Text::tr("the oldest")}}),
        FormBuilder::Columns);
    addUnreachable(form, scheduling + QStringList{u"unreachableStrategy"_s});
}

} // namespace mesoscope
