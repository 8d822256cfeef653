// SPDX-License-Identifier: GPL-3.0-or-later
// How an app is reached from outside: service ports, addresses, who else asks for them, and HAProxy's servers.
#pragma once

#include "models/domain/lbbackend.h"
#include "views/viewcontext.h"

#include <QStackedWidget>

#include <utility>

namespace mesoscope {

class ColumnScroll;
class DetailList;
class EmptyState;
struct DetailItem;
struct DetailLink;

class LoadBalancerView : public QStackedWidget
{
    Q_OBJECT

public:
    explicit LoadBalancerView(const ViewContext &context, QWidget *parent = nullptr);
    /// All apps and all rows of HAProxy are looked at only while this is visible, and once for each snapshot.
    void showApp(const App &app, const SnapshotPtr &snapshot, qint64 nowMs);
    /// Where an app that is not reachable is made so; without it there is no button.
    void setEditable(bool editable);

Q_SIGNALS:
    void linkPressed(const mesoscope::DetailLink &link);
    void copied(const QString &text);
    void editRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Found
    {
        LbService service;
        LbBackend backend;
    };
    void refresh();
    void look(const App &app, const ClusterSnapshot &snapshot);
    void showNothing(const App &app);
    QList<DetailItem> itemsOf(const App &app, const ClusterSnapshot &snapshot, qint64 nowMs) const;
    void addService(QList<DetailItem> &items, const Found &found, const App &app,
                    const ClusterSnapshot &snapshot) const;
    void addCollisions(QList<DetailItem> &items, int service) const;
    void addServers(QList<DetailItem> &items, const Found &found, const App &app) const;

    static constexpr int MostShown = 50; ///< servers of a backend, apps of a collision
    const ViewContext m_context;
    ColumnScroll *m_scroll;
    DetailList *m_list;
    EmptyState *m_empty;
    AppId m_app;
    std::pair<quint64, qint64> m_looked; ///< revision and time of the snapshot: to keep it itself would cost memory
    AppId m_lookedFor;
    std::vector<Found> m_found;
    QList<LbCollision> m_collisions;
    QStringList m_stray;
    bool m_editable = false;
};

} // namespace mesoscope
