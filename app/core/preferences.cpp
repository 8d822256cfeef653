// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/preferences.h"

#include "app/core/setaside.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <array>

namespace mesoscope {

namespace {

struct Row
{
    Pref pref;
    const char *name;
    QMetaType::Type type;
    int number = 0;        ///< default of bool and int
    const char *text = ""; ///< default of QString
    int minimum = 0;
    int maximum = 0; ///< of int; 0: any
};

constexpr std::array<Row, 11> Table{{
    {Pref::Theme, "theme", QMetaType::QString, 0, "system"},
    {Pref::Language, "language", QMetaType::QString, 0, "system"},
    {Pref::CompactRows, "compactRows", QMetaType::Bool},
    {Pref::NotificationsOn, "notifications/on", QMetaType::Bool, 1},
    {Pref::NotificationsPerMinute, "notifications/perMinute", QMetaType::Int, 10, "", 1, 60},
    {Pref::CloseToTray, "closeToTray", QMetaType::Bool, 1},
    {Pref::LastProfile, "state/lastProfile", QMetaType::QString},
    {Pref::PageState, "state/pages", QMetaType::QVariantMap},
    {Pref::WindowGeometry, "state/window", QMetaType::QByteArray},
    {Pref::TopologyGroupBy, "topology/groupBy", QMetaType::QString},
    {Pref::ChartSpanMinutes, "charts/spanMinutes", QMetaType::Int, 60, "", 1, 60 * 24 * 31},
}};

const Row &rowOf(Pref pref)
{
    for (const Row &row : Table) {
        if (row.pref == pref)
            return row;
    }
    Q_UNREACHABLE();
}

QVariant defaultOf(const Row &row)
{
    switch (row.type) {
    case QMetaType::Bool:
        return row.number != 0;
    case QMetaType::Int:
        return row.number;
    case QMetaType::QString:
        return QString::fromLatin1(row.text);
    default:
        return QVariant(QMetaType(row.type));
    }
}

bool isAllowed(const Row &row, const QVariant &value)
{
    if (row.maximum > 0)
        return value.toInt() >= row.minimum && value.toInt() <= row.maximum;
    if (row.pref == Pref::Theme)
        return QStringList{QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")}.contains(
            value.toString());
    return true;
}

/// QSettings reads nearly anything without a complaint, and would write over what it did not understand.
bool isSound(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return true; // none yet
    const QByteArray content = file.read(16 << 20);
    if (content.contains('\0'))
        return false;
    bool continued = false;
    const QList<QByteArray> lines = content.split('\n');
    for (const QByteArray &raw : lines) {
        const QByteArray line = raw.trimmed();
        const bool free = line.isEmpty() || line.startsWith(';') || line.startsWith('#');
        const bool section = line.startsWith('[') && line.endsWith(']');
        if (!continued && !free && !section && !line.contains('='))
            return false;
        continued = line.endsWith('\\');
    }
    return true;
}

} // namespace

Preferences::Preferences(const QString &file, QObject *parent) : QObject(parent)
{
    if (file == QLatin1String(":memory:"))
        return;
    const QString path = file.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) +
                                              QStringLiteral("/preferences.ini")
                                        : file;
    QDir().mkpath(QFileInfo(path).path());
    if (!isSound(path))
        m_corrupt = setAside(path);
    m_settings = std::make_unique<QSettings>(path, QSettings::IniFormat);
}

Preferences::~Preferences() = default;

QVariant Preferences::get(Pref pref) const
{
    const Row &row = rowOf(pref);
    QVariant value = m_settings ? m_settings->value(QLatin1String(row.name)) : m_memory.value(int(pref));
    // A file is edited by hand sometimes: what does not fit is as if it were not there.
    if (!value.isValid() || !value.convert(QMetaType(row.type)) || !isAllowed(row, value))
        return defaultOf(row);
    return value;
}

void Preferences::set(Pref pref, const QVariant &value)
{
    const Row &row = rowOf(pref);
    if (get(pref) == value)
        return;
    if (m_settings)
        m_settings->setValue(QLatin1String(row.name), value);
    else
        m_memory.insert(int(pref), value);
    Q_EMIT changed(pref);
}

} // namespace mesoscope

#include "moc_preferences.cpp"
