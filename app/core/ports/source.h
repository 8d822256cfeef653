// SPDX-License-Identifier: GPL-3.0-or-later
// What the pipeline needs of a system it observes. Implemented in app/sources; lives on the pipeline thread.
#pragma once

#include "models/domain/event.h"
#include "models/domain/observation.h"
#include "models/domain/sourcestate.h"

#include <QObject>

namespace mesoscope {

class Source : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual SourceId id() const = 0;
    /// Begins to observe; returns at once. Called once, on the pipeline thread.
    virtual void start() = 0;
    /// Ask now: after a command, or because a person pressed F5.
    virtual void refresh() = 0;
    /// The machine has slept: connections may be dead without a word, and what is known is as old as the sleep was
    /// long.
    virtual void wake() { refresh(); }
    /// Whether anybody looks (window hidden: slower polling is allowed, alarms still need data).
    virtual void setWatched(bool watched) { Q_UNUSED(watched) }

Q_SIGNALS:
    void observed(const mesoscope::ObservationPtr &observation);
    void stateChanged(const mesoscope::SourceState &state);
    void events(const QList<mesoscope::ClusterEvent> &events);
};

} // namespace mesoscope
