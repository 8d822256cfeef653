// SPDX-License-Identifier: GPL-3.0-or-later
// A list that one profile remembers on this desktop: deployments, destroyed apps.
#pragma once

#include <QJsonArray>
#include <QObject>
#include <QTimer>

#include <functional>

namespace mesoscope {

/// GUI thread. One file, replaced as a whole, readable by its owner only. An unreadable one is set aside; when it
/// cannot be written, problem() says why, and what is not written is tried again with the next change.
class RecordFile : public QObject
{
    Q_OBJECT

public:
    /// @p key names the list in the file; @p items tells what is to be written.
    RecordFile(const QString &key, std::function<QJsonArray()> items, QObject *parent = nullptr);

    /// Writes what is unsaved, then reads the list of another file. Empty: in memory only.
    QJsonArray open(const QString &file);
    /// Some of what open() gave is not good: the file is kept beside the next one.
    void keepCopy();
    void touch(); ///< something has changed: written two seconds later
    void save();  ///< now, if anything is unsaved

    bool isPersistent() const { return !m_file.isEmpty(); }
    QString problem() const { return m_problem; }         ///< the system's words; empty: the file is written
    QString corruptFile() const { return m_corruptFile; } ///< where an unreadable file was put, empty = none

    /// In @p folder, else in the platform's place for local data. The name of the file tells nothing of @p profileKey,
    /// which may have been edited by hand.
    static QString pathOf(const QString &kind, const QString &profileKey, const QString &folder = {});

Q_SIGNALS:
    void problemChanged();
    void keptAside(const QString &name); ///< an unreadable file, or one that was so in part

private:
    QJsonArray load();
    QJsonArray putAside(const QString &why);
    void setProblem(const QString &problem);

    const QString m_key;
    const std::function<QJsonArray()> m_items;
    QString m_file;
    QString m_problem;
    QString m_corruptFile;
    bool m_dirty = false;
    QTimer m_timer;
};

} // namespace mesoscope
