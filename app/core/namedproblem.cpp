// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/namedproblem.h"

#include <array>
#include <utility>

namespace mesoscope {

using Entry = std::pair<Problem, const char *>;

static constexpr std::array<Entry, 53> Keys{{
    {Problem::IdMissing, "IdMissing"},
    {Problem::IdMalformed, "IdMalformed"},
    {Problem::IdReserved, "IdReserved"},
    {Problem::IdExists, "IdExists"},
    {Problem::NotANumber, "NotANumber"},
    {Problem::Negative, "Negative"},
    {Problem::TooLarge, "TooLarge"},
    {Problem::CmdAndArgs, "CmdAndArgs"},
    {Problem::NothingToRun, "NothingToRun"},
    {Problem::PortOutOfRange, "PortOutOfRange"},
    {Problem::ServicePortTooLow, "ServicePortTooLow"},
    {Problem::LabelNotText, "LabelNotText"},
    {Problem::HealthCheckPortIndex, "HealthCheckPortIndex"},
    {Problem::VersionWithOthers, "VersionWithOthers"},
    {Problem::ReadOnlyKey, "ReadOnlyKey"},
    {Problem::NoSuchApp, "NoSuchApp"},
    {Problem::NoSuchAgent, "NoSuchAgent"},
    {Problem::NotATopGroup, "NotATopGroup"},
    {Problem::NoSuchVersion, "NoSuchVersion"},
    {Problem::InstancesSingle, "InstancesSingle"},
    {Problem::NotAnObject, "NotAnObject"},
    {Problem::TooSmall, "TooSmall"},
    {Problem::ConstraintParts, "ConstraintParts"},
    {Problem::ConstraintOperator, "ConstraintOperator"},
    {Problem::ConstraintNeedsValue, "ConstraintNeedsValue"},
    {Problem::ConstraintTakesNoValue, "ConstraintTakesNoValue"},
    {Problem::ConstraintPattern, "ConstraintPattern"},
    {Problem::ConstraintNumber, "ConstraintNumber"},
    {Problem::PortTwice, "PortTwice"},
    {Problem::PortNameMalformed, "PortNameMalformed"},
    {Problem::ImageMissing, "ImageMissing"},
    {Problem::ProtocolUnknown, "ProtocolUnknown"},
    {Problem::CommandMissing, "CommandMissing"},
    {Problem::ExpungeTooSoon, "ExpungeTooSoon"},
    {Problem::VolumePathMissing, "VolumePathMissing"},
    {Problem::VolumePathMalformed, "VolumePathMalformed"},
    {Problem::VolumeSizeMissing, "VolumeSizeMissing"},
    {Problem::FetchUriMissing, "FetchUriMissing"},
    {Problem::MaskedValue, "MaskedValue"},
    {Problem::ReadinessTimeout, "ReadinessTimeout"},
    {Problem::ReadinessPort, "ReadinessPort"},
    {Problem::GpusWithDocker, "GpusWithDocker"},
    {Problem::LimitTooLow, "LimitTooLow"},
    {Problem::DependsOnItself, "DependsOnItself"},
    {Problem::ContainerMissing, "ContainerMissing"},
    {Problem::ContainerNameMalformed, "ContainerNameMalformed"},
    {Problem::ContainerNameTwice, "ContainerNameTwice"},
    {Problem::VariableMalformed, "VariableMalformed"},
    {Problem::ScalingUnknown, "ScalingUnknown"},
    {Problem::EndpointMissing, "EndpointMissing"},
    {Problem::EndpointUnknown, "EndpointUnknown"},
    {Problem::VolumeUnknown, "VolumeUnknown"},
    {Problem::SingleRemoval, "SingleRemoval"},
}};

QString problemKey(Problem problem)
{
    for (const Entry &entry : Keys) {
        if (entry.first == problem)
            return QLatin1String(entry.second);
    }
    return {};
}

std::optional<Problem> problemFromKey(QStringView key)
{
    for (const Entry &entry : Keys) {
        if (key == QLatin1String(entry.second))
            return entry.first;
    }
    return std::nullopt;
}

QList<FieldProblem> namedProblems(const QList<LocalProblem> &problems)
{
    QList<FieldProblem> fields;
    for (const LocalProblem &problem : problems) {
        FieldProblem field{problem.path, {problemKey(problem.problem)}};
        if (!problem.given.isEmpty())
            field.texts.append(problem.given);
        fields.append(field);
    }
    return fields;
}

std::optional<LocalProblem> localProblem(const FieldProblem &field)
{
    const auto problem = problemFromKey(field.texts.value(0));
    if (!problem)
        return std::nullopt;
    return LocalProblem{field.path, *problem, field.texts.value(1)};
}

} // namespace mesoscope
