// SPDX-License-Identifier: GPL-3.0-or-later
// The map: control plane above, nodes with their tasks below, what is selected at the right.
#pragma once

#include "views/pages/page.h"
#include "views/viewcontext.h"

#include <memory>

namespace mesoscope {

struct ClusterSnapshot;
struct TopologyScene;

/// Hidden it computes no layout and paints nothing.
class TopologyPage : public Page
{
    Q_OBJECT

public:
    explicit TopologyPage(const ViewContext &context, QWidget *parent);
    ~TopologyPage() override;

    PageId id() const override { return PageId::Topology; }
    void setActive(bool active) override;
    void reveal(const Selectable &what) override;
    bool isSettled() const override;
    void focusFilter() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void refresh();
    void takeScene(const std::shared_ptr<const TopologyScene> &scene, const QStringList &groupings);
    void showState(const ClusterSnapshot &snapshot);
    void showLegend();
    void showSelection();
    void placeInspector();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mesoscope
