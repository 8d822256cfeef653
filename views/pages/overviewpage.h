// SPDX-License-Identifier: GPL-3.0-or-later
// The cluster at a glance: is there enough, what is wrong, what happened.
#pragma once

#include "views/pages/clusterpage.h"

namespace mesoscope {

class AttentionModel;
class DataTable;
class EmptyState;
class EventsModel;
class Meter;
struct ClusterEvent;

/// "Do I have enough resources?" in one sentence, and what stands behind it.
struct CapacityAnswer
{
    Condition condition = Condition::Unknown;
    QString sentence;
};
CapacityAnswer capacityAnswer(const ClusterSnapshot &snapshot);
/// "6 nodes · 12 apps · 34 instances, 31 healthy, 1 unhealthy"
QString countsText(const ClusterSnapshot &snapshot);

class OverviewPage : public ClusterPage
{
    Q_OBJECT

public:
    OverviewPage(const ViewContext &context, Actions &actions, QWidget *parent = nullptr);

    void setActive(bool active) override;

protected:
    void showSnapshot(const ClusterChange *change) override;
    void tick() override;

private:
    QWidget *makeMeters();
    QWidget *makeAttention();
    QWidget *makeEvents();
    void showMeters();
    void showAttention();

    QWidget *m_answerGlyph;
    PlainLabel *m_answer;
    PlainLabel *m_counts;
    Meter *m_cpu;
    Meter *m_memory;
    Meter *m_disk;
    Meter *m_gpu;
    AttentionModel *m_attention;
    DataTable *m_attentionTable;
    EmptyState *m_allWell;
    EventsModel *m_events;
    DataTable *m_eventsTable;
    EmptyState *m_noEvents;
};

} // namespace mesoscope
