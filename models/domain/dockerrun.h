// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a pasted "docker run …" line as an app definition.
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace mesoscope {

/// Longer lines are refused, and no more ports than this are made of ranges.
inline constexpr qsizetype DockerRunLongest = 64 * 1024;
inline constexpr int DockerRunMostPorts = 100;

/// Something of the line that the definition does not have, or not as Docker would have it. The sentence is made in
/// views/text. Secrets in flag and value are masked already.
struct DockerRunNote
{
    enum Kind {
        UnknownFlag,
        UnknownTookValue, ///< a guess: the next word did not look like an image
        UnknownTookNone,  ///< a guess: the next word may be its value or the image
        BadValue,
        NoCounterpart, ///< Docker knows the flag, Marathon does not
        NameChanged,   ///< value: the id it became
        NameFromImage, ///< value: the id
        HostIp,
        HostPortRange, ///< Docker would take a free one of these; Marathon chooses one itself
        TooManyPorts,
        PortsOfHost,  ///< in the host's network nothing is published
        ServicePorts, ///< Marathon chooses them
        ImagesPorts,  ///< -P without --expose: only the image knows
        OnlyExposed,  ///< --expose without -P
        NeedsValue,   ///< -e NAME: taken from a shell that Marathon does not have
        EnvFile,
        AnonymousVolume,
        RelativePath,
        VolumeOption,
        Swap,
        Overridden, ///< another flag says the same
        Gpus,       ///< not with the Docker containerizer (api-facts 1.3)
        NoNetwork,
        OneNetwork,
        HealthWithoutCommand,
        Rounded, ///< Marathon counts whole seconds
        RestartsAnyway,
        NoTerminal,
        NeverPull,
        Shell, ///< no shell reads it: kept as written, or left out when it ends or redirects the command
    };
    Kind kind = UnknownFlag;
    QString flag; ///< as written: "-p"; empty where there was none
    QString value;
    qsizetype position = 0; ///< in the text, in UTF-16 units
    bool operator==(const DockerRunNote &) const = default;
};

/// What was carried over, and where to: "/env/MODE". Secrets are masked.
struct DockerRunCarried
{
    QString flag; ///< empty for the image and its arguments
    QString value;
    QString path;
};

struct DockerRunProblem
{
    enum Kind { NotDockerRun, TooLong, UnclosedQuote, UnclosedSubstitution, MissingValue, NoImage, BadImage };
    Kind kind = NotDockerRun;
    qsizetype position = 0;
    QString given;
};

struct DockerRun
{
    QJsonObject definition; ///< Marathon 1.5 and newer: "networks", "container/portMappings"; empty with a problem
    QList<DockerRunCarried> carried;
    QList<DockerRunNote> notes;
    std::optional<DockerRunProblem> problem;
};

/// Whether @p text begins like one, after prompts and sudo.
bool looksLikeDockerRun(const QString &text);
/// Runs nothing and expands nothing. What it makes passes validateApp().
DockerRun readDockerRun(const QString &text);

/// An id that Marathon takes (api-facts 1.3), made of any name; never empty.
QString appIdOf(const QString &name);

} // namespace mesoscope
