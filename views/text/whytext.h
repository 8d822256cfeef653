// SPDX-License-Identifier: GPL-3.0-or-later
// Why an app does not run as wanted, in plain sentences.
#pragma once

#include "models/domain/why.h"

#include <QString>

namespace mesoscope {

/// What a step of the offer funnel is called: "CPU", "Ports". Unknown names are shown as they are.
QString rejectName(const QString &reason);

struct WhyText
{
    Condition condition = Condition::Ok;
    QString title;
    QString body;
};
/// One sentence for what it is, the evidence in the body.
WhyText causeText(const Cause &cause, const App &app, const ClusterSnapshot &snapshot, qint64 nowMs);
/// Of the first cause; where there is none, what the app does.
WhyText whyText(const App &app, const ClusterSnapshot &snapshot, qint64 nowMs);
/// The same for causes that are known already.
WhyText whyText(const std::vector<Cause> &causes, const App &app, const ClusterSnapshot &snapshot, qint64 nowMs);

/// "0.5 CPU, 1 GiB of memory": what is not zero.
QString resourcesText(const Resources &of);
/// "No node of 6 has room: 4 break a constraint, 2 have too little memory."
QString placementText(const Placement &placement, const App &app);
/// "Ask for less", "15.5 GiB of memory instead of 62.5 GiB: then 3 nodes have room".
struct RemedyText
{
    QString title;
    QString body;
};
RemedyText remedyText(const Remedy &remedy, const App &app, const ClusterSnapshot &snapshot);
/// What keeps an instance off this node: "lacks 0.5 CPU; rack is r1, not r9".
QString nodeFitText(const NodeFit &fit, const App &app, const ClusterSnapshot &snapshot);
/// Why a task ended: "Its image does not exist in the registry." Empty when the message has to speak for itself.
QString taskEndText(const TaskEnd &end);

} // namespace mesoscope
