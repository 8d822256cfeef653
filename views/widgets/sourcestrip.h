// SPDX-License-Identifier: GPL-3.0-or-later
// The lower edge: what every source is doing and how old its data is.
#pragma once

#include "models/domain/sourcestate.h"
#include "models/domain/states.h"
#include "views/viewcontext.h"

#include <QAbstractButton>
#include <QFrame>
#include <QTimer>

#include <array>

namespace mesoscope {

class PlainLabel;

Condition conditionOf(const SourceState &state);
/// "live, 0.3 s", "12 s old", "no answer", "not connected"
QString sourceStateText(const SourceState &state, qint64 nowMs);

/// Glyph, name and state of one source. It never becomes narrower, so that the seconds do not move its neighbours.
class SourceItem : public QAbstractButton
{
    Q_OBJECT

public:
    SourceItem(SourceId id, const Theme &theme, QWidget *parent);
    void setState(const SourceState &state, qint64 nowMs);
    QSize sizeHint() const override { return QSize(m_width, 24); }
    QSize minimumSizeHint() const override { return QSize(24, 24); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_name;
    QString m_words;
    Condition m_condition = Condition::Off;
    SourceState::Phase m_phase = SourceState::Phase::Absent;
    bool m_muted = true;
    int m_width = 24;
};

class SourceStrip : public QFrame
{
    Q_OBJECT

public:
    explicit SourceStrip(const ViewContext &context, QWidget *parent = nullptr);
    /// Once a second, and at every change.
    void tick();

Q_SIGNALS:
    void clicked();

private:
    const ViewContext m_context;
    std::array<SourceItem *, SourceCount> m_items{};
    PlainLabel *m_summary;
    QTimer m_timer;
};

} // namespace mesoscope
