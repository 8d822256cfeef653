// SPDX-License-Identifier: GPL-3.0-or-later
// From what sources see to what the GUI is shown: one snapshot in flight, however slow the GUI is.
#pragma once

#include "app/base/clock.h"
#include "app/core/session.h"
#include "app/core/snapshotreturn.h"
#include "app/core/wakewatch.h"
#include "models/domain/changeset.h"
#include "models/domain/snapshotbuilder.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace mesoscope {

/// What may be called on the pipeline thread once the sources are there. The pointers live until end().
struct Attachment
{
    QObject *context = nullptr;     ///< post work to it; what it owns dies first
    CommandApi *commands = nullptr; ///< Marathon's
    CommandApi *mesosCommands = nullptr;
    SeriesApi *series = nullptr;
    LogApi *logs = nullptr;
    RegistryApi *registry = nullptr;
};

/// What the GUI thread takes at once.
struct Delivery
{
    std::optional<ClusterChange> change;
    QList<ClusterEvent> events;
};
using DeliveryPtr = std::shared_ptr<const Delivery>;

/// Lives on the pipeline thread with all sources; every slot runs there. It builds as often as observations come (not
/// more than every 50 ms, and at most a quarter of the time), so that what comes and goes between two deliveries is
/// still an incident, but delivers only when the GUI has acknowledged the delivery before.
class Pipeline : public QObject
{
    Q_OBJECT

public:
    explicit Pipeline(const Clock &clock, QObject *parent = nullptr);
    ~Pipeline() override;

    void begin(const BackendFactory &factory, const Profile &profile, const Secrets &secrets, bool watched);
    void end(); ///< sources first, what they share last; nothing is emitted any more
    void acknowledge();
    void refresh();
    void setWatched(bool watched);
    void wake(); ///< the machine has slept

    static constexpr int SpacingMs = 50;
    static constexpr int MaximumIncidents = 1000;
    static constexpr int MaximumEvents = 5000;

Q_SIGNALS:
    void ready(const mesoscope::Attachment &attachment);
    void delivered(const mesoscope::DeliveryPtr &delivery);

private:
    void adopt(Source *source);
    void takeObservation(const ObservationPtr &observation);
    void takeState(const SourceState &state);
    void takeEvents(const QList<ClusterEvent> &events);
    void schedule();
    void tick();
    void build();
    void deliver();
    void tidy();

    const Clock &m_clock;
    QTimer m_timer;
    WakeWatch m_wakes;
    QElapsedTimer m_sinceTick;
    qint64 m_spacingMs = SpacingMs;
    Backends m_backends;
    std::unique_ptr<QObject> m_context;
    std::shared_ptr<SnapshotReturn> m_return;
    std::unique_ptr<SnapshotBuilder> m_builder;
    SnapshotPtr m_latest;    ///< built last
    SnapshotPtr m_published; ///< the GUI has this one, or it is on its way
    ChangeSet m_changes;     ///< from m_published to m_latest while m_changesKnown
    bool m_changesKnown = false;
    QList<Incident> m_incidents;
    QList<ClusterEvent> m_events;
    quint64 m_eventSerial = 0;
    QElapsedTimer m_sinceTidied;
    bool m_untidy = false; ///< a large observation came and went
    bool m_dirty = false;
    bool m_inFlight = false;
};

} // namespace mesoscope
