// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/undohistory.h"

#include "app/core/commandbus.h"
#include "models/domain/undo.h"

namespace mesoscope {

static constexpr size_t MostEntries = 20;

UndoHistory::UndoHistory(const CommandBus &commands, QObject *parent) : QObject(parent)
{
    connect(&commands, &CommandBus::availabilityChanged, this, [this] {
        if (m_entries.empty())
            return;
        m_entries.clear();
        Q_EMIT changed();
    });
}

void UndoHistory::record(const QList<Done> &done)
{
    Entry entry;
    for (const Done &one : done) {
        if (const auto undo = undoOf(one.command, one.receipt))
            entry.prepend({one.command, *undo, one.receipt.deployment});
    }
    if (entry.isEmpty())
        return;
    m_entries.push_back(entry);
    if (m_entries.size() > MostEntries)
        m_entries.erase(m_entries.begin());
    Q_EMIT changed();
}

UndoHistory::Entry UndoHistory::take()
{
    if (m_entries.empty())
        return {};
    const Entry entry = m_entries.back();
    m_entries.pop_back();
    Q_EMIT changed();
    return entry;
}

std::optional<Command> insteadOf(const UndoHistory::Step &step, const Error &error)
{
    const bool ownLock = error.kind == Error::Kind::Conflict && !step.deployment.isEmpty() &&
                         error.deployments == QStringList{step.deployment.text()};
    return ownLock ? std::optional<Command>(CancelDeployment{step.deployment, Force::No}) : std::nullopt;
}

} // namespace mesoscope

#include "moc_undohistory.cpp"
