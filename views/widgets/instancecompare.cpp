// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/instancecompare.h"

#include "views/text/format.h"
#include "views/text/statetext.h"
#include "views/theme/theme.h"
#include "views/widgets/detaillist.h"
#include "views/widgets/layouts.h"
#include "views/widgets/plainlabel.h"

#include <QHBoxLayout>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;
using Kind = DetailItem::Kind;

namespace {

constexpr int MostApps = 10;
constexpr int MostInstances = 10;

DetailItem itemOf(const Task &task, qint64 nowMs)
{
    DetailItem item;
    item.kind = Kind::Row;
    item.condition = conditionOf(task.state, task.health);
    const QString where = task.host.isEmpty() ? InstanceCompare::tr("not placed") : shortHost(task.host);
    item.links = {{DetailLink::To::Task, task.id.text(), where, false}};
    item.note = formatSince(task.startedAtMs > 0 ? task.startedAtMs : task.stagedAtMs, nowMs);
    item.value = task.health == Health::None
                     ? text(task.state)
                     : InstanceCompare::tr("%1, %2", "running, healthy").arg(text(task.state), text(task.health));
    return item;
}

} // namespace

InstanceCompare::InstanceCompare(const ViewContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(6);
}

DetailList *InstanceCompare::side(const QString &name)
{
    auto *list = new DetailList(m_context.theme, this);
    list->setAccessibleName(name);
    connect(list, &DetailList::linkPressed, this, &InstanceCompare::linkPressed);
    return list;
}

void InstanceCompare::rebuild(const QList<AppId> &apps)
{
    m_apps = apps;
    m_pairs.clear();
    emptyLayout(m_layout);
    if (!apps.isEmpty())
        m_layout->addWidget(sectionLabel(tr("Instances"), m_context.theme, this));
    for (const AppId &id : apps.first(qMin<qsizetype>(MostApps, apps.size()))) {
        Pair pair;
        auto *name = new PlainLabel(id.text(), this);
        QFont strong = name->font();
        strong.setWeight(QFont::DemiBold);
        name->setFont(strong);
        name->wrapped();
        pair.counts = new PlainLabel({}, this);
        pair.counts->muted()->wrapped();
        m_layout->addWidget(name);
        m_layout->addWidget(pair.counts);
        auto *sides = new QHBoxLayout;
        sides->setSpacing(16);
        pair.old = side(tr("Old instances"));
        pair.fresh = side(tr("New instances"));
        sides->addWidget(pair.old, 1);
        sides->addWidget(pair.fresh, 1);
        m_layout->addLayout(sides);
        m_pairs.append(pair);
    }
    if (apps.size() > MostApps) {
        auto *more = new PlainLabel(tr("%n more", "apps", int(apps.size()) - MostApps), this);
        more->muted();
        m_layout->addWidget(more);
    }
}

void InstanceCompare::showApps(const QList<AppId> &apps, const ClusterSnapshot &snapshot, qint64 nowMs)
{
    if (apps != m_apps)
        rebuild(apps);
    for (qsizetype i = 0; i < m_pairs.size(); ++i)
        refill(m_pairs.at(i), m_apps.at(i), snapshot, nowMs);
}

void InstanceCompare::refill(const Pair &pair, const AppId &id, const ClusterSnapshot &snapshot, qint64 nowMs)
{
    const App *app = snapshot.findApp(id);
    int old = 0;
    int fresh = 0;
    QList<DetailItem> left{{Kind::Heading, tr("Old", "instances"), {}, {}, Condition::Unknown, false, {}}};
    QList<DetailItem> right{{Kind::Heading, tr("New", "instances"), {}, {}, Condition::Unknown, false, {}}};
    if (app) {
        for (const Task *task : snapshot.tasksOf(app->handle)) {
            if (!isActive(task->state))
                continue;
            if (++(task->outdated ? old : fresh) <= MostInstances)
                (task->outdated ? left : right).append(itemOf(*task, nowMs));
        }
    }
    const auto end = [](QList<DetailItem> &items, int count) {
        if (count == 0)
            items.append({Kind::Row, tr("none", "instances"), {}, {}, Condition::Off, false, {}});
        else if (count > MostInstances)
            items.append(
                {Kind::Row, tr("%n more", "instances", count - MostInstances), {}, {}, Condition::Off, false, {}});
    };
    end(left, old);
    end(right, fresh);
    pair.old->setItems(left);
    pair.fresh->setItems(right);
    pair.counts->setPlain(app ? tr("%1 new, %2 old, %3 wanted", "instances of an app")
                                    .arg(formatCount(fresh), formatCount(old), formatCount(app->instances))
                              : tr("Not there yet, or gone already."));
}

} // namespace mesoscope

#include "moc_instancecompare.cpp"
