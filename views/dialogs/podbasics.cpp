// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of a pod's form that are about the pod as a whole: its name, network, volumes, and what is left.
#include "views/dialogs/formbuilder.h"
#include "views/dialogs/podsections.h"

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

using Kind = RecordColumn::Kind;
using Number = FormBuilder::Number;

} // namespace

QJsonObject newPodDefinition()
{
    const QJsonObject container{{u"name"_s, u"main"_s},
                                {u"image"_s, QJsonObject{{u"kind"_s, u"DOCKER"_s}, {u"id"_s, u""_s}}},
                                {u"resources"_s, QJsonObject{{u"cpus"_s, 0.1}, {u"mem"_s, 64}}}};
    return {{u"id"_s, u""_s},
            {u"containers"_s, QJsonArray{container}},
            {u"networks"_s, QJsonArray{QJsonObject{{u"mode"_s, u"host"_s}}}},
            {u"scaling"_s, QJsonObject{{u"kind"_s, u"fixed"_s}, {u"instances"_s, 1}}}};
}

QLineEdit *addPodBasics(FormBuilder &form, bool isNew)
{
    form.section(Text::tr("Pod"));
    QLineEdit *name = addName(form, isNew);
    form.place(form.number(Text::tr("&Instances"), {u"scaling"_s, u"instances"_s}, "instances", Number::Whole, 1), 2);
    form.place(form.text(Text::tr("As user"), {u"user"_s}, "user"), 3);
    form.place(form.text(Text::tr("Role"), {u"role"_s}, "role"), 3);
    const QStringList executor{u"executorResources"_s};
    form.note(Text::tr("An instance runs all containers side by side on one node, and an executor that minds them:"));
    form.place(form.amount(Text::tr("Its CPUs"), executor + QStringList{u"cpus"_s}, "executorCpus", u"0.1"_s), 2);
    form.place(form.amount(Text::tr("Its memory, MiB"), executor + QStringList{u"mem"_s}, "executorMem", u"32"_s), 2);
    form.place(form.amount(Text::tr("Its disk, MiB"), executor + QStringList{u"disk"_s}, "executorDisk", u"10"_s), 2);
    return name;
}

void addPodNetwork(FormBuilder &form)
{
    form.section(Text::tr("Network"));
    const QStringList first{u"networks"_s, u"0"_s};
    form.place(form.choice(Text::tr("Net&work mode"), first + QStringList{u"mode"_s}, "networkMode",
                           {{u"host"_s, Text::tr("Host: the node's own ports")},
                            {u"container/bridge"_s, Text::tr("Bridge: ports are mapped")},
                            {u"container"_s, Text::tr("Container: an address of its own")}}),
               4);
    form.place(form.text(Text::tr("Network"), first + QStringList{u"name"_s}, "networkName"), 2);
}

void addPodVolumes(FormBuilder &form)
{
    form.section(Text::tr("Volumes"));
    form.note(Text::tr("Named here, mounted by containers. One without anything but a name is shared by the containers "
                       "of an instance and gone with it."));
    form.records(Text::tr("Volumes"), {u"volumes"_s}, "volumes",
                 {{u"name"_s, Text::tr("Name"), Kind::Text, {}},
                  {u"host"_s, Text::tr("On the node"), Kind::Text, {}},
                  {u"persistent/type"_s, Text::tr("Persistent"), Kind::Choice, {u"root"_s, u"path"_s, u"mount"_s}},
                  {u"persistent/size"_s, Text::tr("Size, MiB"), Kind::Integer, {}},
                  {u"secret"_s, Text::tr("Secret"), Kind::Text, {}}},
                 {{u"name"_s, u"data"_s}});
}

void addPodOthers(FormBuilder &form)
{
    addOtherFields(form, {u"id"_s, u"user"_s, u"role"_s, u"containers"_s, u"environment"_s, u"labels"_s, u"secrets"_s,
                          u"volumes"_s, u"networks"_s, u"scaling"_s, u"scheduling"_s, u"executorResources"_s});
}

} // namespace mesoscope
