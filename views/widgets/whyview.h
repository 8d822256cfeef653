// SPDX-License-Identifier: GPL-3.0-or-later
// Why an app does not run as wanted: a sentence, where the offers went, the last failure.
#pragma once

#include "models/domain/app.h"
#include "views/viewcontext.h"

#include <QWidget>

class QVBoxLayout;

namespace mesoscope {

class FactSheet;
class FunnelBars;
class PlainLabel;
struct ClusterSnapshot;

/// What a step of the offer funnel is called: "CPU", "Ports". Unknown names are shown as they are.
QString rejectName(const QString &reason);
struct WhyText
{
    Condition condition = Condition::Ok;
    QString title;
    QString body;
};
WhyText whyText(const App &app, const ClusterSnapshot &snapshot, qint64 nowMs);

class WhyView : public QWidget
{
    Q_OBJECT

public:
    explicit WhyView(const ViewContext &context, QWidget *parent = nullptr);
    void showApp(const App &app, const ClusterSnapshot &snapshot, qint64 nowMs);

private:
    const ViewContext m_context;
    QWidget *m_callout;
    PlainLabel *m_title;
    PlainLabel *m_body;
    PlainLabel *m_funnelTitle;
    FunnelBars *m_funnel;
    FactSheet *m_failure;
};

} // namespace mesoscope
