// SPDX-License-Identifier: GPL-3.0-or-later
// What every page gets, and nothing more.
#pragma once

class QObject;

namespace mesoscope {

class Clock;
class CommandBus;
class DeploymentHistory;
class DestroyedApps;
class FailureHistory;
class Preferences;
class RowService;
class Selection;
class Store;
class Subscriptions;
class Theme;

/// References to what outlives every page. GUI thread.
struct ViewContext
{
    Store &store;
    RowService &rows;
    CommandBus &commands;
    Subscriptions &subscriptions;
    Preferences &preferences;
    Selection &selection;
    Theme &theme;
    const Clock &clock;
    const DeploymentHistory &deployments;
    DestroyedApps &destroyed;
    const FailureHistory &failures;
};

} // namespace mesoscope
