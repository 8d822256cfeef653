// SPDX-License-Identifier: GPL-3.0-or-later
// The form's sections on how instances are replaced, retried, ended, and when they count as ready.
#include "views/dialogs/formbuilder.h"
#include "views/dialogs/formsections.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QJsonArray>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(DefinitionForm)
};

void addReadiness(FormBuilder &form)
{
    form.section(Text::tr("Readiness check"));
    form.note(
        Text::tr("During a deployment new instances count only when this answers as it should. Marathon takes one."));
    const QStringList first{u"readinessChecks"_s, u"0"_s};
    const auto at = [&first](const QString &key) { return first + QStringList{key}; };
    form.place(form.text(Text::tr("Name"), at(u"name"_s), "readyName"), 2);
    form.place(form.choice(Text::tr("Protocol"), at(u"protocol"_s), "readyProtocol",
                           {{u""_s, u"HTTP"_s}, {u"HTTPS"_s, u"HTTPS"_s}}),
               2);
    form.place(form.text(Text::tr("Port's name"), at(u"portName"_s), "readyPort"), 2);
    form.place(form.text(Text::tr("Path"), at(u"path"_s), "readyPath"), 2);
    form.place(form.amount(Text::tr("Interval, s"), at(u"intervalSeconds"_s), "readyInterval", u"30"_s), 2);
    form.place(form.amount(Text::tr("Timeout, s"), at(u"timeoutSeconds"_s), "readyTimeout", u"10"_s), 2);
    form.place(form.flag(Text::tr("Keep the last answer"), at(u"preserveLastResponse"_s), "readyPreserve"), 3);
}

} // namespace

/// "disabled" stands in the place of the two times.
void addUnreachable(FormBuilder &form, const QStringList &path)
{
    auto *box = new QCheckBox(Text::tr("Never replace instances that cannot be reached"), form.content());
    box->setObjectName(u"unreachableDisabled"_s);
    auto *row = new FieldRow({}, box, form.content());
    form.fields().add(FormBuilder::pointer(path), row);
    form.place(row, FormBuilder::Columns);
    FieldRow *inactive = form.amount(Text::tr("Replaced after, s"), path + QStringList{u"inactiveAfterSeconds"_s},
                                     "inactiveAfter", u"0"_s);
    FieldRow *expunge = form.amount(Text::tr("Given up after, s"), path + QStringList{u"expungeAfterSeconds"_s},
                                    "expungeAfter", u"0"_s);
    form.place(inactive, 3);
    form.place(expunge, 3);
    const auto show = [&form, box, inactive, expunge, path] {
        const bool disabled = form.definition().at(path).toString() == "disabled"_L1;
        box->setChecked(disabled);
        inactive->setEnabled(!disabled);
        expunge->setEnabled(!disabled);
    };
    form.onReplaced(show);
    QObject::connect(box, &QCheckBox::clicked, &form, [&form, path](bool on) {
        form.definition().set(path, on ? QJsonValue(u"disabled"_s) : QJsonValue(QJsonValue::Undefined));
        form.definition().replace(QJsonObject(form.definition().json()));
    });
}

void addLifecycle(FormBuilder &form, const FormOffers &offers)
{
    const QStringList strategy{u"upgradeStrategy"_s};
    form.section(Text::tr("Upgrade and restart"));
    form.place(form.amount(Text::tr("Healthy during an upgrade, at least (0 to 1)"),
                           strategy + QStringList{u"minimumHealthCapacity"_s}, "minimumHealth", u"1"_s),
               3);
    form.place(form.amount(Text::tr("More than wanted, at most (0 to 1)"),
                           strategy + QStringList{u"maximumOverCapacity"_s}, "maximumOver", u"1"_s),
               3);
    form.place(form.amount(Text::tr("First wait after a failure, s"), {u"backoffSeconds"_s}, "backoff", u"1"_s), 2);
    form.place(form.amount(Text::tr("Then times"), {u"backoffFactor"_s}, "backoffFactor", u"1.15"_s), 2);
    form.place(form.amount(Text::tr("Longest wait, s"), {u"maxLaunchDelaySeconds"_s}, "maxDelay", u"300"_s), 2);
    form.place(form.amount(Text::tr("Time to end by itself, s"), {u"taskKillGracePeriodSeconds"_s}, "killGrace",
                           Text::tr("the agent's")),
               2);
    form.place(form.choice(Text::tr("Ended first when scaled down"), {u"killSelection"_s}, "killSelection",
                           {{u""_s, Text::tr("the youngest")}, {u"OLDEST_FIRST"_s, Text::tr("the oldest")}}),
               4);
    addUnreachable(form, {u"unreachableStrategy"_s});
    addReadiness(form);
    form.section(Text::tr("Dependencies"));
    FieldRow *dependencies =
        form.lines(Text::tr("Apps and groups that must run before"), {u"dependencies"_s}, "dependencies");
    dependencies->setHint(offers.apps.isEmpty() ? Text::tr("One on each line.")
                                                : Text::tr("One on each line, such as %1.").arg(offers.apps.first()));
    form.place(dependencies, FormBuilder::Columns);
}

} // namespace mesoscope
