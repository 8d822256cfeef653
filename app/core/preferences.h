// SPDX-License-Identifier: GPL-3.0-or-later
// What a person set, in one table: name, default, type. Injected; the file's path too.
#pragma once

#include <QObject>
#include <QSettings>
#include <QVariant>

#include <memory>

namespace mesoscope {

enum class Pref {
    Theme,           ///< "system", "light", "dark"
    Language,        ///< "system" or a locale name
    CompactRows,     ///< bool
    NotificationsOn, ///< bool
    NotificationsPerMinute,
    CloseToTray, ///< bool; only while a tray icon is visible
    LastProfile, ///< profile id
    PageState,   ///< map page → opaque state (columns, splitters); window state, not a setting of a person
    WindowGeometry,
    TopologyGroupBy, ///< attribute name
    ChartSpanMinutes,
};

/// GUI thread. A corrupt file is set aside (".corrupt-<time>"), defaults apply, and corruptFile() says so.
class Preferences : public QObject
{
    Q_OBJECT

public:
    /// @p file empty: the platform's place (QStandardPaths::AppConfigLocation/preferences.ini). In memory with
    /// ":memory:".
    explicit Preferences(const QString &file = {}, QObject *parent = nullptr);
    ~Preferences() override;

    QVariant get(Pref pref) const;
    void set(Pref pref, const QVariant &value);
    QString corruptFile() const { return m_corrupt; }

Q_SIGNALS:
    void changed(mesoscope::Pref pref);

private:
    std::unique_ptr<QSettings> m_settings;
    QHash<int, QVariant> m_memory;
    QString m_corrupt;
};

} // namespace mesoscope
