// SPDX-License-Identifier: GPL-3.0-or-later
// Two edits of one app definition, brought together over what both began from. Pure.
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace mesoscope {

enum class MergeSide { Theirs, Yours };

/// One setting in which the three definitions differ.
struct MergeRow
{
    enum class Kind {
        Theirs,  ///< only they changed it
        Yours,   ///< only you did
        Both,    ///< both in the same way
        Conflict ///< both, differently
    };
    /// "/container/docker/image". Elements of lists are told by what names them, else by their place:
    /// "/healthChecks/[HTTP 0 /ping]/path", "/args".
    QString path;
    Kind kind = Kind::Yours;
    QJsonValue base, theirs, yours; ///< Undefined: not there. Secrets are masks: for display only
    bool secret = false;
};

using MergeChoices = QHash<QString, MergeSide>; ///< by path, for conflicts

struct ThreeWayMerge
{
    QJsonObject merged; ///< holds secrets. An undecided conflict is as you want it
    QList<MergeRow> rows;
    int conflicts = 0;
    int undecided = 0;        ///< conflicts without a choice
    bool theyChanged = false; ///< their definition is not the base's
};

/// What only one of them changed is taken as that one wants it, down to single keys; every key that nobody knows
/// survives. Lists of objects are matched by name, port, path or URI, so that both may add to them; a list whose order
/// has a meaning (ports, arguments) is a conflict as a whole when both change its order or length.
ThreeWayMerge mergeThreeWays(const QJsonObject &base, const QJsonObject &theirs, const QJsonObject &yours,
                             const MergeChoices &choices = {});

} // namespace mesoscope
