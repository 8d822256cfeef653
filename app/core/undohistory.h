// SPDX-License-Identifier: GPL-3.0-or-later
// What was done last and can be taken back.
#pragma once

#include "models/domain/command.h"

#include <QList>
#include <QObject>

#include <optional>
#include <vector>

namespace mesoscope {

class CommandBus;
struct Error;

/// GUI thread. Forgets everything when the connection ends: the next cluster is another one.
class UndoHistory : public QObject
{
    Q_OBJECT

public:
    struct Done
    {
        Command command;
        Receipt receipt;
    };
    struct Step
    {
        Command done;
        Command undo;
        DeploymentId deployment; ///< that carries it out; empty: none is known
    };
    using Entry = QList<Step>; ///< what was done together, the last first

    explicit UndoHistory(const CommandBus &commands, QObject *parent = nullptr);

    /// What was done together; commands that cannot be taken back are left out.
    void record(const QList<Done> &done);
    bool isEmpty() const { return m_entries.empty(); }
    const Entry &last() const { return m_entries.back(); } ///< not when isEmpty()
    Entry take();                                          ///< the last; it is forgotten

Q_SIGNALS:
    void changed();

private:
    std::vector<Entry> m_entries;
};

/// What to send instead when @p step.undo was refused with @p error because the very deployment that is to be taken
/// back still runs, and locks the app alone: it is rolled back.
std::optional<Command> insteadOf(const UndoHistory::Step &step, const Error &error);

} // namespace mesoscope
