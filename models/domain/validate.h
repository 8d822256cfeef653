// SPDX-License-Identifier: GPL-3.0-or-later
// Problems of a command that can be told before anything is sent. Shared by dialogs and by the command bus.
#pragma once

#include "models/domain/command.h"
#include "models/domain/snapshot.h"

namespace mesoscope {

/// Why a field is refused; the sentence is made in views/text.
enum class Problem {
    IdMissing,
    IdMalformed,
    IdReserved,
    IdExists,
    NotANumber,
    Negative,
    TooLarge,
    CmdAndArgs,
    NothingToRun,
    PortOutOfRange,
    ServicePortTooLow,
    LabelNotText,
    HealthCheckPortIndex,
    VersionWithOthers,
    ReadOnlyKey,
    NoSuchApp,
    NoSuchAgent,
    NotATopGroup,
    NoSuchVersion,
    InstancesSingle,
    NotAnObject,
    TooSmall,
    ConstraintParts,
    ConstraintOperator,
    ConstraintNeedsValue,
    ConstraintTakesNoValue,
    ConstraintPattern,
    ConstraintNumber,
    PortTwice,
    PortNameMalformed,
    ImageMissing,
    ProtocolUnknown,
    CommandMissing,
    ExpungeTooSoon,
    VolumePathMissing,
    VolumePathMalformed,
    VolumeSizeMissing,
    FetchUriMissing,
    MaskedValue, ///< a secret's mask where its value should be
    ReadinessTimeout,
    ReadinessPort,
    GpusWithDocker,
    LimitTooLow,
    DependsOnItself,
    ContainerMissing,
    ContainerNameMalformed,
    ContainerNameTwice,
    VariableMalformed,
    ScalingUnknown,
    EndpointMissing,
    EndpointUnknown,
    VolumeUnknown,
    SingleRemoval,
};

struct LocalProblem
{
    QString path; ///< "/cpus"
    Problem problem;
    QString given; ///< what was given, for the sentence
};

/// Checks an app definition as Marathon will (api-facts 1.2-1.6). @p snapshot may be null.
QList<LocalProblem> validateApp(const QJsonObject &definition, const ClusterSnapshot *snapshot, bool isNew);
/// The same of a pod (api-facts 1.8).
QList<LocalProblem> validatePod(const QJsonObject &definition, const ClusterSnapshot *snapshot, bool isNew);
/// Of whichever it is.
QList<LocalProblem> validateDefinition(const QJsonObject &definition, const ClusterSnapshot *snapshot, bool isNew);
QList<LocalProblem> validate(const Command &command, const ClusterSnapshot *snapshot);

/// Takes the keys away that Marathon refuses to be sent back (api-facts 1.3), and the deprecated twins; keeps all else.
QJsonObject editableDefinition(const QJsonObject &fromServer);

} // namespace mesoscope
