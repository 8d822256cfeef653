// SPDX-License-Identifier: GPL-3.0-or-later
// One line across the pages when the whole cluster is not what it seems.
#pragma once

#include "views/viewcontext.h"

#include <QFrame>
#include <QTimer>

namespace mesoscope {

class PlainLabel;
struct ClusterSnapshot;

/// The words, or nothing when all is well. Public for tests.
QString bannerText(const ClusterSnapshot &snapshot, qint64 nowMs);

class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(const ViewContext &context, QWidget *parent = nullptr);
    void tick();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const ViewContext m_context;
    PlainLabel *m_text;
    QTimer m_timer;
};

} // namespace mesoscope
