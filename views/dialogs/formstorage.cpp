// SPDX-License-Identifier: GPL-3.0-or-later
// The form's sections on volumes and on what is fetched before the start.
#include "views/dialogs/formbuilder.h"
#include "views/dialogs/formsections.h"

#include <QCoreApplication>
#include <QJsonArray>
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

QPushButton *volumeKinds(FormBuilder &form)
{
    auto *button = new QPushButton(Text::tr("Add a volume"), form.content());
    button->setObjectName(u"volumeKinds"_s);
    button->setProperty("chip", true);
    button->setAutoDefault(false);
    auto *menu = new QMenu(button);
    const QList<QPair<QString, QJsonObject>> kinds{
        {Text::tr("A folder of the node"),
         {{u"containerPath"_s, u"/data"_s}, {u"hostPath"_s, u"/srv/data"_s}, {u"mode"_s, u"RW"_s}}},
        {Text::tr("Persistent, on the node's disk"),
         {{u"containerPath"_s, u"data"_s},
          {u"mode"_s, u"RW"_s},
          {u"persistent"_s, QJsonObject{{u"type"_s, u"root"_s}, {u"size"_s, 512}}}}},
        {Text::tr("External, by a driver"),
         {{u"containerPath"_s, u"/data"_s},
          {u"mode"_s, u"RW"_s},
          {u"external"_s, QJsonObject{{u"name"_s, u"volume"_s},
                                      {u"provider"_s, u"dvdi"_s},
                                      {u"options"_s, QJsonObject{{u"dvdi/driver"_s, u"rexray"_s}}}}}}},
        {Text::tr("A secret as a file"), {{u"containerPath"_s, u"secret"_s}, {u"secret"_s, u""_s}}},
    };
    for (const auto &[text, volume] : kinds) {
        QObject::connect(menu->addAction(text), &QAction::triggered, &form, [&form, volume = volume] {
            QJsonArray volumes = form.definition().at({u"container"_s, u"volumes"_s}).toArray();
            volumes.append(volume);
            form.definition().set({u"container"_s, u"volumes"_s}, volumes);
            if (!form.definition().at({u"container"_s, u"type"_s}).isString())
                form.definition().set({u"container"_s, u"type"_s}, u"MESOS"_s);
            form.definition().replace(QJsonObject(form.definition().json()));
        });
    }
    button->setMenu(menu);
    return button;
}

/// Of eight columns a volume of one kind needs three or four.
void showUsedColumns(RecordTable *volumes)
{
    const QList<QJsonObject> rows = volumes->rows();
    const auto used = [&rows](const QString &key) {
        return std::any_of(rows.begin(), rows.end(), [&key](const QJsonObject &row) { return row.contains(key); });
    };
    const bool other = used(u"persistent"_s) || used(u"external"_s) || used(u"secret"_s);
    volumes->setColumnVisible(u"hostPath"_s, used(u"hostPath"_s) || !other);
    volumes->setColumnVisible(u"persistent/type"_s, used(u"persistent"_s));
    volumes->setColumnVisible(u"persistent/size"_s, used(u"persistent"_s));
    volumes->setColumnVisible(u"external/name"_s, used(u"external"_s));
    volumes->setColumnVisible(u"external/provider"_s, used(u"external"_s));
    volumes->setColumnVisible(u"secret"_s, used(u"secret"_s));
}

} // namespace

void addStorage(FormBuilder &form)
{
    using Kind = RecordColumn::Kind;
    form.section(Text::tr("Volumes"));
    RecordTable *volumes =
        form.records(Text::tr("Volumes"), {u"container"_s, u"volumes"_s}, "volumes",
                     {{u"containerPath"_s, Text::tr("In the container"), Kind::Text, {}},
                      {u"hostPath"_s, Text::tr("On the node"), Kind::Text, {}},
                      {u"mode"_s, Text::tr("Mode"), Kind::Choice, {u"RW"_s, u"RO"_s}},
                      {u"persistent/type"_s, Text::tr("Persistent"), Kind::Choice, {u"root"_s, u"path"_s, u"mount"_s}},
                      {u"persistent/size"_s, Text::tr("Size, MiB"), Kind::Integer, {}},
                      {u"external/name"_s, Text::tr("External name"), Kind::Text, {}},
                      {u"external/provider"_s, Text::tr("Provider"), Kind::Choice, {u"dvdi"_s, u"csi"_s}},
                      {u"secret"_s, Text::tr("Secret"), Kind::Text, {}}},
                     {{u"containerPath"_s, u""_s}, {u"mode"_s, u"RW"_s}});
    volumes->addHelper(volumeKinds(form));
    form.onReplaced([volumes] { showUsedColumns(volumes); });
    form.note(
        Text::tr("The data of a folder of the node and of a persistent volume stay where they are: pin the app to "
                 "that node (placement), or it starts elsewhere without them."));

    form.section(Text::tr("Artifacts"));
    form.note(Text::tr("Files that are fetched into the sandbox before the start."));
    form.records(Text::tr("Artifacts"), {u"fetch"_s}, "fetch",
                 {{u"uri"_s, Text::tr("URL"), Kind::Text, {}},
                  {u"destPath"_s, Text::tr("As"), Kind::Text, {}},
                  {u"extract"_s, Text::tr("Unpack"), Kind::Flag, {}, {}, true},
                  {u"executable"_s, Text::tr("Executable"), Kind::Flag, {}},
                  {u"cache"_s, Text::tr("Cache"), Kind::Flag, {}}},
                 {{u"uri"_s, u""_s}});
}

} // namespace mesoscope
