// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/setaside.h"

#include <QDateTime>
#include <QFile>

namespace mesoscope {

static QString freeName(const QString &file)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddTHHmmss"));
    const QString base = file + QStringLiteral(".corrupt-") + stamp;
    QString name = base;
    for (int i = 2; QFile::exists(name) && i < 1000; ++i)
        name = base + QLatin1Char('-') + QString::number(i);
    return name;
}

QString setAside(const QString &file)
{
    const QString name = freeName(file);
    return QFile::rename(file, name) ? name : QString();
}

QString copyAside(const QString &file)
{
    const QString name = freeName(file);
    return QFile::copy(file, name) ? name : QString();
}

} // namespace mesoscope
