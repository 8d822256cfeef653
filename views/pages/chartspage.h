// SPDX-License-Identifier: GPL-3.0-or-later
// Use of CPU, memory, network and disk over time, of the cluster, an app or an instance.
#pragma once

#include "models/domain/series.h"
#include "views/pages/page.h"
#include "views/viewcontext.h"

#include <QHash>

#include <memory>

namespace mesoscope {

/// Hidden it asks the metrics store nothing.
class ChartsPage : public Page
{
    Q_OBJECT

public:
    explicit ChartsPage(const ViewContext &context, QWidget *parent);
    ~ChartsPage() override;

    PageId id() const override { return PageId::Charts; }
    void setActive(bool active) override;
    void reveal(const Selectable &what) override;
    bool isSettled() const override;
    void focusFilter() override;

private:
    void build();
    void ask();
    void prepare(size_t index);
    void showState();
    void showMarks();
    static QString labelOf(const Series &series, Metric metric, const QHash<QString, QString> &hosts);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mesoscope
