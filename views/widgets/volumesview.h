// SPDX-License-Identifier: GPL-3.0-or-later
// Where an app keeps its data, who holds them, and what would lose them.
#pragma once

#include "models/domain/snapshot.h"
#include "views/viewcontext.h"

#include <QStackedWidget>

#include <utility>

namespace mesoscope {

class ColumnScroll;
class DetailList;
class EmptyState;
struct DetailLink;

class VolumesView : public QStackedWidget
{
    Q_OBJECT

public:
    explicit VolumesView(const ViewContext &context, QWidget *parent = nullptr);
    /// The definition is read only while this is visible, and once for each snapshot.
    void showApp(const App &app, const SnapshotPtr &snapshot);

Q_SIGNALS:
    void linkPressed(const mesoscope::DetailLink &link);

protected:
    void showEvent(QShowEvent *event) override;

private:
    static constexpr int MostHolders = 50; ///< of one volume
    const ViewContext m_context;
    ColumnScroll *m_scroll;
    DetailList *m_list;
    EmptyState *m_empty;
    AppId m_app;
    std::pair<quint64, qint64> m_looked; ///< revision and time of the snapshot: to keep it itself would cost memory
    AppId m_lookedFor;
};

} // namespace mesoscope
