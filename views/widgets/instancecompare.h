// SPDX-License-Identifier: GPL-3.0-or-later
// Old and new instances of the apps that a deployment changes, side by side.
#pragma once

#include "models/domain/snapshot.h"
#include "views/viewcontext.h"

#include <QWidget>

class QVBoxLayout;

namespace mesoscope {

class DetailList;
class PlainLabel;
struct DetailLink;

/// At most ten apps, and ten instances of each on each side; how many more there are is said.
class InstanceCompare : public QWidget
{
    Q_OBJECT

public:
    explicit InstanceCompare(const ViewContext &context, QWidget *parent = nullptr);
    void showApps(const QList<AppId> &apps, const ClusterSnapshot &snapshot, qint64 nowMs);

Q_SIGNALS:
    void linkPressed(const mesoscope::DetailLink &link);

private:
    struct Pair
    {
        PlainLabel *counts = nullptr;
        DetailList *old = nullptr;
        DetailList *fresh = nullptr;
    };
    void rebuild(const QList<AppId> &apps);
    void refill(const Pair &pair, const AppId &id, const ClusterSnapshot &snapshot, qint64 nowMs);
    DetailList *side(const QString &name);

    const ViewContext m_context;
    QVBoxLayout *m_layout;
    QList<AppId> m_apps;
    QList<Pair> m_pairs;
};

} // namespace mesoscope
