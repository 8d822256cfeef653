// SPDX-License-Identifier: GPL-3.0-or-later
// The forms an app's path takes in the other systems (api-facts 1.2 and 11).
#include "models/domain/ids.h"

#include <algorithm>

namespace mesoscope {

AppId parentOf(const AppId &id)
{
    const qsizetype slash = id.text().lastIndexOf(u'/');
    return AppId(slash <= 0 ? QStringLiteral("/") : id.text().left(slash));
}

QString lastSegment(const AppId &id)
{
    if (id.text() == QLatin1String("/"))
        return id.text();
    return id.text().mid(id.text().lastIndexOf(u'/') + 1);
}

bool isInside(const AppId &id, const AppId &group)
{
    if (group.text() == QLatin1String("/"))
        return id != group;
    return id.text().size() > group.text().size() && id.text().startsWith(group.text()) &&
           id.text().at(group.text().size()) == u'/';
}

QString underscoreForm(const AppId &id)
{
    QString text = id.text();
    if (text.startsWith(u'/'))
        text.remove(0, 1);
    return text.replace(u'/', u'_');
}

QString mesosTaskName(const AppId &id)
{
    QStringList parts = id.text().split(u'/', Qt::SkipEmptyParts);
    std::reverse(parts.begin(), parts.end());
    return parts.join(u'.');
}

QString instanceIdOfTaskId(const QString &taskId)
{
    for (const QLatin1String marker : {QLatin1String(".instance-"), QLatin1String(".marathon-")}) {
        const qsizetype at = taskId.lastIndexOf(marker);
        if (at > 0) {
            const qsizetype end = taskId.indexOf(u'.', at + marker.size());
            return end < 0 ? taskId : taskId.left(end);
        }
    }
    return taskId;
}

QString containerOfTaskId(const QString &taskId)
{
    const QString instance = instanceIdOfTaskId(taskId);
    const QString container = taskId.mid(instance.size() + 1).section(u'.', 0, 0);
    return container == QLatin1String("_app") ? QString() : container;
}

AppId appIdOfTaskId(const QString &taskId)
{
    qsizetype end = -1;
    for (const QLatin1String marker : {QLatin1String(".instance-"), QLatin1String(".marathon-")})
        end = std::max(end, taskId.lastIndexOf(marker));
    if (end <= 0) {
        // "a_b.<uuid>" or "a_b.<uuid>.<attempt>": the uuid is the last part of 36 characters.
        const QStringList parts = taskId.split(u'.');
        for (qsizetype i = parts.size() - 1; i > 0 && end <= 0; --i) {
            if (parts.at(i).size() == 36 && parts.at(i).count(u'-') == 4)
                end = parts.mid(0, i).join(u'.').size();
        }
    }
    if (end <= 0)
        return {};
    QString path = taskId.left(end);
    return AppId(u'/' + path.replace(u'_', u'/'));
}

} // namespace mesoscope
