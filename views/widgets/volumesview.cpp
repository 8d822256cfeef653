// SPDX-License-Identifier: GPL-3.0-or-later
// A section for each volume.
#include "views/widgets/volumesview.h"

#include "app/core/store.h"
#include "models/domain/volumes.h"
#include "views/text/format.h"
#include "views/text/volumetext.h"
#include "views/widgets/columnscroll.h"
#include "views/widgets/detaillist.h"
#include "views/widgets/emptystate.h"

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = DetailItem::Kind;

DetailItem fact(const QString &name, const QString &value, bool mono = false)
{
    return {Kind::Fact, name, value, {}, Condition::Unknown, mono, {}};
}

/// By what it is known in the container; a pod's may be mounted nowhere.
QString titleOf(const AppVolume &volume)
{
    if (!volume.containerPath.isEmpty())
        return volume.containerPath;
    return !volume.name.isEmpty() ? volume.name : volumeKindText(volume);
}

/// Of the instance that has it; one that does not run only waits for it.
Condition conditionOf(const VolumeHolder &holder, const std::vector<const Task *> &tasks)
{
    const auto task =
        std::find_if(tasks.begin(), tasks.end(), [&holder](const Task *one) { return one->id == holder.task; });
    return task == tasks.end() ? Condition::Off : mesoscope::conditionOf((*task)->state, (*task)->health);
}

} // namespace

VolumesView::VolumesView(const ViewContext &context, QWidget *parent)
    : QStackedWidget(parent),
      m_context(context),
      m_scroll(new ColumnScroll(tr("Volumes"), this)),
      m_list(new DetailList(context.theme, this)),
      m_empty(new EmptyState(context.theme, this))
{
    setStyleSheet(u"QStackedWidget { background: transparent; }"_s);
    m_scroll->setColumn(m_list);
    addWidget(m_scroll);
    addWidget(m_empty);
    m_empty->setContent(Condition::Off, tr("No volumes"),
                        tr("What its instances write stays in their sandboxes and containers, and goes with them."));
    connect(m_list, &DetailList::linkPressed, this, &VolumesView::linkPressed);
}

void VolumesView::showEvent(QShowEvent *event)
{
    QStackedWidget::showEvent(event);
    const SnapshotPtr snapshot = m_context.store.current();
    if (const App *app = snapshot->findApp(m_app))
        showApp(*app, snapshot);
}

void VolumesView::showApp(const App &app, const SnapshotPtr &snapshot)
{
    m_app = app.id;
    const std::pair newest(snapshot->revision, snapshot->takenAtMs);
    if (!isVisible() || (m_looked == newest && m_lookedFor == app.id))
        return;
    m_looked = newest;
    m_lookedFor = app.id;
    const QList<AppVolume> volumes = volumesOf(app);
    const Pinning pinning = volumes.isEmpty() ? Pinning() : pinningOf(app, *snapshot);
    const std::vector<const Task *> tasks = snapshot->tasksOf(app.handle);
    QList<DetailItem> items;
    const QString pin = pinningText(pinning, app);
    if (!pin.isEmpty())
        items.append(fact(tr("Tied to"), pin));
    for (const AppVolume &volume : volumes) {
        items.append({Kind::Heading, titleOf(volume), {}, {}, Condition::Unknown, true, {}});
        const ConcernText concern = concernText(concernOf(volume, app, pinning), volume, app, pinning);
        if (!concern.title.isEmpty())
            items.append({Kind::Notice, concern.title, concern.body, {}, concern.condition, false, {}});
        items.append(fact(tr("Kind"), volumeKindText(volume)));
        if (!volume.name.isEmpty())
            items.append(fact(tr("Mounted by"), volume.container.isEmpty() ? tr("no container") : volume.container));
        items.append(fact(tr("Data"), volumePlaceText(volume)));
        items.append(fact(tr("Mode"), volumeModeText(volume)));
        const QString size = volumeSizeText(volume);
        if (!size.isEmpty() || volume.kind == AppVolume::Kind::Persistent)
            items.append(fact(tr("Size"), size));
        if (volume.parameter)
            items.append(fact(tr("Asked of"), tr("Docker itself, by a parameter: Marathon does not know it")));
        const std::vector<VolumeHolder> holders = holdersOf(volume, volumes, app, *snapshot);
        int shown = 0;
        for (const VolumeHolder &holder : holders) {
            if (++shown > MostHolders) {
                items.append(fact({}, tr("%n more", "instances", int(holders.size()) - MostHolders)));
                break;
            }
            const QString where = holder.host.isEmpty() ? tr("not placed") : holder.host;
            items.append({Kind::Row,
                          where,
                          holder.persistenceId,
                          {},
                          conditionOf(holder, tasks),
                          true,
                          {{DetailLink::To::Task, holder.task.text(), where, false}}});
        }
        if (holders.empty() && volume.kind == AppVolume::Kind::Persistent)
            items.append(fact(tr("Held by"), tr("no instance that Marathon tells of")));
    }
    m_list->setItems(items);
    setCurrentWidget(volumes.isEmpty() ? static_cast<QWidget *>(m_empty) : m_scroll);
}

} // namespace mesoscope

#include "moc_volumesview.cpp"
