// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/text/volumetext.h"

#include "models/domain/secrets.h"
#include "views/text/format.h"

#include <QCoreApplication>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(VolumeText)
};

constexpr qsizetype Longest = 300;

QString shown(const QString &text)
{
    return maskedValue(u"volume"_s, text).left(Longest);
}

QString externalText(const AppVolume &volume)
{
    QString who = volume.provider;
    if (!volume.driver.isEmpty())
        who = who.isEmpty() ? volume.driver : Text::tr("%1 with %2", "provider and driver").arg(who, volume.driver);
    const QString text =
        who.isEmpty() ? Text::tr("%1, outside of the cluster").arg(shown(volume.source))
                      : Text::tr("%1, outside of the cluster, by %2").arg(shown(volume.source), who.left(Longest));
    return volume.shared ? Text::tr("%1, shared by several instances").arg(text) : text;
}

QString persistentText(const AppVolume &volume)
{
    QString text;
    if (volume.medium == "mount"_L1)
        text = Text::tr("on a disk of its own of the node, kept for this instance");
    else if (volume.medium == "path"_L1)
        text = Text::tr("in a directory of a disk of the node, kept for this instance");
    else
        text = Text::tr("on the node's own disk, kept for this instance");
    return volume.profile.isEmpty() ? text : Text::tr("%1, profile %2").arg(text, volume.profile.left(Longest));
}

} // namespace

QString volumeKindText(const AppVolume &volume)
{
    switch (volume.kind) {
    case AppVolume::Kind::Host:
        return Text::tr("Path of the node");
    case AppVolume::Kind::Persistent:
        return Text::tr("Persistent volume");
    case AppVolume::Kind::External:
        return volume.provider == "csi"_L1 ? Text::tr("External volume (CSI)") : Text::tr("External volume");
    case AppVolume::Kind::Secret:
        return Text::tr("Secret");
    case AppVolume::Kind::Named:
        return Text::tr("Docker volume");
    case AppVolume::Kind::Memory:
        return Text::tr("Memory (tmpfs)");
    case AppVolume::Kind::Inherited:
        return Text::tr("Volumes of another container");
    case AppVolume::Kind::Ephemeral:
        break;
    }
    return Text::tr("Scratch space");
}

QString volumePlaceText(const AppVolume &volume)
{
    switch (volume.kind) {
    case AppVolume::Kind::Host:
        return Text::tr("%1 on the node", "a path").arg(shown(volume.source));
    case AppVolume::Kind::Persistent:
        return persistentText(volume);
    case AppVolume::Kind::External:
        return externalText(volume);
    case AppVolume::Kind::Secret:
        return Text::tr("the secret %1, in the memory of the node").arg(shown(volume.source));
    case AppVolume::Kind::Named:
        return volume.source.isEmpty() ? Text::tr("kept by Docker on the node, without a name")
                                       : Text::tr("%1, kept by Docker on the node").arg(shown(volume.source));
    case AppVolume::Kind::Memory:
        return Text::tr("in the memory of the node, gone with the instance");
    case AppVolume::Kind::Inherited:
        return Text::tr("wherever the container %1 keeps them").arg(shown(volume.source));
    case AppVolume::Kind::Ephemeral:
        break;
    }
    return Text::tr("in the instance's sandbox, gone with it");
}

QString volumeModeText(const AppVolume &volume)
{
    return volume.readOnly ? Text::tr("read only") : Text::tr("read and write");
}

QString volumeSizeText(const AppVolume &volume)
{
    if (volume.sizeMib <= 0)
        return {};
    const QString size = formatMebibytes(volume.sizeMib);
    return volume.maxSizeMib > 0 ? Text::tr("%1, at most %2", "size").arg(size, formatMebibytes(volume.maxSizeMib))
                                 : size;
}

QString pinningText(const Pinning &pinning, const App &app)
{
    if (pinning.kind == Pinning::Kind::None || pinning.constraint < 0)
        return {};
    const Constraint constraint = app.constraints.value(pinning.constraint);
    const QString rule =
        QStringList{constraint.field, constraint.op, constraint.value}.join(u' ').trimmed().left(Longest);
    switch (pinning.kind) {
    case Pinning::Kind::OneNode:
        return Text::tr("%1: always the same node", "a constraint").arg(rule);
    case Pinning::Kind::Nodes:
        return pinning.nodes < 0 ? Text::tr("%1: nodes of such names", "a constraint").arg(rule)
                                 : Text::tr("%1: %n node(s)", "a constraint", pinning.nodes).arg(rule);
    case Pinning::Kind::Together:
        return Text::tr("%1: all instances on one node, whichever", "a constraint").arg(rule);
    case Pinning::Kind::None:
        break;
    }
    return {};
}

ConcernText concernText(VolumeConcern concern, const AppVolume &volume, const App &app, const Pinning &pinning)
{
    const QString path = shown(volume.source);
    const QString pin = Text::tr("A constraint such as hostname LIKE <node> keeps it where its data are.");
    switch (concern) {
    case VolumeConcern::Scattered:
        if (pinning.kind == Pinning::Kind::Together)
            return {
                Condition::Warning, Text::tr("%1 does not move with the app").arg(path),
                Text::tr("Its instances stay together, but on whichever node: on another one they find other data.")};
        return {Condition::Warning, Text::tr("Each node has its own %1").arg(path),
                Text::tr("Nothing ties the %n instance(s) to a node: they do not share these data, and one that starts "
                         "elsewhere leaves its own behind.",
                         nullptr, app.instances)};
    case VolumeConcern::LeftBehind:
        return {Condition::Warning, Text::tr("%1 does not move with the app").arg(path),
                app.instances == 0
                    ? Text::tr("Once it runs again, perhaps on another node, it finds other data. %1").arg(pin)
                    : Text::tr("On another node it finds other data. %1").arg(pin)};
    case VolumeConcern::Crowded:
        return {Condition::Warning, Text::tr("%n instance(s) write to %1", nullptr, app.instances).arg(path),
                Text::tr("They are on one node and share this path: the app has to stand that.")};
    case VolumeConcern::Everywhere:
        return {Condition::Off, Text::tr("%1 has to be on every node").arg(path),
                Text::tr("Docker makes an empty directory where it is missing.")};
    case VolumeConcern::None:
        break;
    }
    return {};
}

} // namespace mesoscope
