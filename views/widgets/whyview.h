// SPDX-License-Identifier: GPL-3.0-or-later
// Why an app does not run as wanted: every cause, what would help, every node's verdict, where the offers went, the
// last failure.
#pragma once

#include "models/domain/why.h"
#include "views/viewcontext.h"
#include "views/widgets/columnscroll.h"

class QVBoxLayout;

namespace mesoscope {

class Callout;
class DeclinedOffers;
class DetailList;
class FactGrid;
class FunnelBars;
class PlainLabel;
struct FactSection;

class WhyView : public ColumnScroll
{
    Q_OBJECT

public:
    explicit WhyView(const ViewContext &context, QWidget *parent = nullptr);
    /// Every node is checked only while this is visible.
    void showApp(const App &app, const ClusterSnapshot &snapshot, qint64 nowMs);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showCallouts(const std::vector<Cause> &causes, const App &app, const ClusterSnapshot &snapshot, qint64 nowMs);
    QList<FactSection> placementSections(const Placement &placement, const App &app,
                                         const ClusterSnapshot &snapshot) const;
    void showEarlier(const App &app, qint64 nowMs);
    FactSection failureSection(const TaskFailure &failure, qint64 nowMs) const;

    static constexpr int MostNodes = 20;
    static constexpr int MostFailures = 20;
    const ViewContext m_context;
    AppId m_app;
    QVBoxLayout *m_callouts;
    QList<Callout *> m_shown;
    FactGrid *m_help;
    PlainLabel *m_funnelTitle;
    FunnelBars *m_funnel;
    DeclinedOffers *m_offers;
    FactGrid *m_failure;
    DetailList *m_earlier;
};

} // namespace mesoscope
