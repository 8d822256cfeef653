// SPDX-License-Identifier: GPL-3.0-or-later
// One connected cluster: a profile, its sources, the pipeline thread, and what the GUI thread sees of them.
#pragma once

#include "app/base/clock.h"
#include "app/base/secret.h"
#include "app/core/ports/commandapi.h"
#include "app/core/ports/logapi.h"
#include "app/core/ports/registryapi.h"
#include "app/core/ports/seriesapi.h"
#include "app/core/ports/source.h"
#include "app/core/profile.h"

#include <QHash>
#include <QThread>

#include <functional>
#include <latch>
#include <memory>
#include <vector>

namespace mesoscope {

class CommandBus;
class Pipeline;
class Store;
class Subscriptions;
struct Attachment;
struct Delivery;

using Secrets = QHash<SourceId, Secret>;
inline size_t qHash(SourceId id, size_t seed = 0)
{
    return ::qHash(int(id), seed);
}

/// Everything that one connection asks with; made on the pipeline thread by a factory that knows the concrete sources.
struct Backends
{
    std::vector<std::unique_ptr<Source>> sources;
    std::unique_ptr<CommandApi> commands; ///< Marathon's; null: none
    std::unique_ptr<CommandApi> mesosCommands;
    std::unique_ptr<SeriesApi> series;
    std::unique_ptr<LogApi> logs;
    std::unique_ptr<RegistryApi> registry;
    std::unique_ptr<QObject> keep; ///< what they share (the transport); destroyed last
};
using BackendFactory = std::function<Backends(const Profile &, const Secrets &, const Clock &)>;

/// GUI thread. open() closes what was open before; the store is cleared then. Destroyed, it waits for its threads.
class Session : public QObject
{
    Q_OBJECT

public:
    Session(Store &store, CommandBus &commands, Subscriptions &subscriptions, const Clock &clock,
            BackendFactory factory, QObject *parent = nullptr);
    ~Session() override;

    void open(const Profile &profile, const Secrets &secrets);
    /// Returns at once: a large answer may be read at this moment, and its thread ends when that is done. Nothing of it
    /// arrives any more.
    void close();
    bool isOpen() const { return m_thread != nullptr; }
    const Profile &profile() const { return m_profile; }
    Store &store() const { return m_store; }
    void refresh(); ///< every source, now
    void setWatched(bool watched);

Q_SIGNALS:
    void opened(); ///< the sources are made and commands can be sent; they begin to connect
    void closed();

private:
    void attach(const Attachment &attachment);
    void deliver(const Delivery &delivery);
    void stop();
    void bury(const QThread *thread);

    Store &m_store;
    CommandBus &m_commands;
    Subscriptions &m_subscriptions;
    const Clock &m_clock;
    BackendFactory m_factory;
    Profile m_profile;
    bool m_watched = true;
    std::unique_ptr<QObject> m_mailbox;
    std::unique_ptr<QThread> m_thread;
    Pipeline *m_pipeline = nullptr; ///< lives on m_thread
    /// Of a connection that is closed.
    struct Ending
    {
        std::unique_ptr<QThread> thread;
        std::shared_ptr<std::latch> emptied; ///< nothing is left of what it held
    };
    std::vector<Ending> m_ending;
};

} // namespace mesoscope
