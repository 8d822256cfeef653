// SPDX-License-Identifier: GPL-3.0-or-later
// What a person types into a filter. Three bytes choose scope, column and order, the rest is the text.
#include "models/domain/query.h"
#include "models/domain/snapshotbuilder.h"
#include "models/domain/wordmatcher.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace mesoscope;
using namespace mesoscope::fuzz;

static SnapshotPtr someCluster()
{
    MesosObservation seen;
    const QStringList hosts{QStringLiteral("node-1"), QStringLiteral("NODE-10.example"), QStringLiteral("ünïcode-ß"),
                            QString()};
    Framework framework;
    framework.id = FrameworkId(QStringLiteral("F1"));
    framework.name = QStringLiteral("marathon");
    seen.frameworks = {framework};
    for (int i = 0; i < 24; ++i) {
        ObservedTask task;
        task.task.id = TaskId(QStringLiteral("shop_web.instance-%1._app.1").arg(i));
        task.task.name = i % 3 ? QStringLiteral("web.shop") : QStringLiteral("İstanbul");
        task.task.host = hosts.at(i % hosts.size());
        task.task.state = TaskState(i % 14);
        task.task.health = Health(i % 4);
        task.task.ports = {quint16(31000 + i)};
        task.agent = AgentId(QStringLiteral("S%1").arg(i % 5));
        task.framework = framework.id;
        seen.tasks.push_back(task);
    }
    for (int i = 0; i < 5; ++i) {
        Agent agent;
        agent.id = AgentId(QStringLiteral("S%1").arg(i));
        agent.hostname = hosts.at(i % hosts.size());
        seen.agents.push_back(agent);
    }
    SnapshotBuilder builder;
    builder.take(std::make_shared<const Observation>(std::move(seen)));
    return builder.build(1'700'000'000'000);
}

MESOSCOPE_FUZZ(query)
{
    static const SnapshotPtr cluster = someCluster();
    if (bytes.size() < 3)
        return;
    RowQuery query;
    query.kind = uchar(bytes[0]) & 1 ? EntityKind::Agents : EntityKind::Tasks;
    query.scope = RowQuery::TaskScope((uchar(bytes[0]) >> 1) % 4);
    query.column = uchar(bytes[1]) % 12;
    query.order = uchar(bytes[2]) & 1 ? Qt::DescendingOrder : Qt::AscendingOrder;
    if (uchar(bytes[2]) & 2)
        query.group = AppId(QStringLiteral("/shop"));
    query.text = QString::fromUtf8(bytes.sliced(3));
    const RowOrder rows = evaluate(query, cluster);
    require(rows.snapshot == cluster, "rows of another snapshot");
    std::vector<quint32> handles = rows.handles;
    std::sort(handles.begin(), handles.end());
    require(std::adjacent_find(handles.begin(), handles.end()) == handles.end(), "a row twice");
    require(handles.size() <= rows.total, "more rows than there are");
    query.order = query.order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    std::vector<quint32> turned = evaluate(query, cluster).handles;
    std::sort(turned.begin(), turned.end());
    require(handles == turned, "the order chooses the rows");
    WordMatcher matcher(query.text);
    require(query.text.isEmpty() || matcher.in(query.text), "a word that is not in itself");
}
