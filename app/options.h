// SPDX-License-Identifier: GPL-3.0-or-later
// The program's face to a terminal: arguments and environment to a struct, or to a sentence and an exit status.
#pragma once

#include "app/core/session.h"
#include "views/selection.h"

#include <QHash>
#include <QSize>
#include <QStringList>

#include <optional>

namespace mesoscope {

struct Options
{
    enum class Mode { Window, Screenshot, Export, DemoServer };

    Mode mode = Mode::Window;
    QString demo;                   ///< scenario of --demo, or of --demo-server; empty: no demo
    double speed = 1;               ///< virtual seconds per second in a demo; 0: time stands still
    QString asVersion;              ///< of --as-version, read and found good; empty: the newest
    int atSeconds = 0;              ///< virtual time that passes before anybody looks
    int port = 0;                   ///< --demo-server only; 0: free ones
    std::optional<Profile> profile; ///< of the endpoints named on the command line
    Secrets secrets;                ///< from the environment
    QString file;                   ///< of --screenshot or --export
    std::optional<PageId> page;
    QString select; ///< app path, task id, agent id or host name, deployment id
    std::optional<QSize> size;
    QString theme;     ///< "light", "dark", "system"; empty: as preferred
    QString language;  ///< locale name; empty: as preferred
    QString configDir; ///< empty: the platform's
};

/// What the command line says, or why the program ends at once.
struct Parsed
{
    std::optional<Options> options;
    QString message;    ///< for stdout when exitStatus is 0, else for stderr
    int exitStatus = 0; ///< 2: bad arguments
};

using Environment = QHash<QString, QString>;

/// @p arguments with the program's name first. Needs no application object. Looks at files (--ca, the folder of
/// --export), but touches nothing.
Parsed parseOptions(const QStringList &arguments, const Environment &environment);

/// Takes MESOSCOPE_SECRET_* out of the process's environment: children and crash reports must not inherit them.
Environment takeSecretsFromEnvironment();

} // namespace mesoscope
