// SPDX-License-Identifier: GPL-3.0-or-later
// The live tail of one instance's stdout or stderr.
#pragma once

#include "views/pages/page.h"
#include "views/viewcontext.h"

#include <memory>

namespace mesoscope {

struct ClusterSnapshot;
struct LogChunk;
struct RowOrder;

/// Hidden it follows nothing; shown again it goes on where it stopped, or says that lines are missing between.
class LogsPage : public Page
{
    Q_OBJECT

public:
    explicit LogsPage(const ViewContext &context, QWidget *parent);
    ~LogsPage() override;

    PageId id() const override { return PageId::Logs; }
    void setActive(bool active) override;
    void reveal(const Selectable &what) override;
    bool isSettled() const override;
    void focusFilter() override;

private:
    void build();
    void buildBar(QWidget *parent);
    void choose(const TaskId &id);
    void chooseOf(const AppId &id);
    void followRef();
    void startWatch();
    void stop();
    void take(const LogChunk &chunk);
    void flush();
    void noteEnd(const ClusterSnapshot &snapshot);
    void fillChoices(const RowOrder &order);
    void showState();
    void showStatus();
    void showHits();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mesoscope
