// SPDX-License-Identifier: GPL-3.0-or-later
// The control plane above the map: masters, frameworks, load balancer, and who talks to whom.
#pragma once

#include "models/domain/snapshot.h"

#include <QWidget>

#include <vector>

namespace mesoscope {

class Clock;
class Theme;

/// One thing of the control plane. Focusable, so that its words can be read without a mouse.
class PlaneBox : public QWidget
{
    Q_OBJECT

public:
    struct Content
    {
        Condition condition = Condition::Unknown;
        QString title; ///< remote text
        QString note;
        QString tip; ///< plain text
        bool leader = false;
        bool operator==(const Content &) const = default;
    };

    PlaneBox(const Theme &theme, QWidget *parent);
    void setContent(const Content &content);
    const Content &content() const { return m_content; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    const Theme &m_theme;
    Content m_content;
};

/// So many rows per column; what does not fit is counted in the last box. ZooKeeper and other things nobody told of
/// are left out rather than guessed.
class ControlPlane : public QWidget
{
    Q_OBJECT

public:
    ControlPlane(const Theme &theme, const Clock &clock, QWidget *parent);

    void setSnapshot(const ClusterSnapshot &snapshot);
    bool isEmpty() const { return m_columns.empty(); }
    bool setMostRows(int rows); ///< whether it differs: what is shown then is of the next snapshot
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Link
    {
        int from = 0; ///< row in its column
        int to = 0;   ///< row in the next
        bool alive = true;
    };
    struct Column
    {
        std::vector<PlaneBox::Content> contents;
        std::vector<PlaneBox *> boxes;
        std::vector<Link> links; ///< to the next column
    };
    void addMasters(const ClusterSnapshot &snapshot, std::vector<Column> &columns) const;
    void addFrameworks(const ClusterSnapshot &snapshot, std::vector<Column> &columns) const;
    void addBalancer(const ClusterSnapshot &snapshot, std::vector<Column> &columns) const;
    void addLink(std::vector<Column> &columns) const;
    void apply(std::vector<Column> columns);
    void place();

    const Theme &m_theme;
    const Clock &m_clock;
    std::vector<Column> m_columns;
    int m_mostRows = 3;
};

} // namespace mesoscope
