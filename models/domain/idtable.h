// SPDX-License-Identifier: GPL-3.0-or-later
// Names to small numbers: QString ⇄ quint32, append-only.
#pragma once

#include <QHash>
#include <QSet>
#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace mesoscope {

/// Owned by the snapshot builder. A handle once given stands for the same name for as long as the table lives, or
/// until that name is forgotten; it is never given again. An open table of small slots: looking up 100,000 ids costs
/// two cache misses each instead of four.
class IdTable
{
public:
    quint32 handle(const QString &name);
    void reserve(size_t names);
    std::optional<quint32> find(const QString &name) const; ///< gives none
    const QString &name(quint32 handle) const;              ///< empty when it is forgotten
    quint32 size() const { return m_size; }                 ///< one past the largest handle
    quint32 known() const { return m_known; }               ///< names that are not forgotten
    /// Lets go of every name whose handle is not @p used (by handle): what ended long ago must not pile up over weeks.
    /// A name that comes back after all gets another handle.
    /// What stays of a forgotten handle is its share of a pointer.
    void forget(const std::vector<char> &used);

private:
    struct Slot
    {
        quint32 hash = 0;
        quint32 handle = 0; ///< plus one; 0: free
    };
    static constexpr quint32 PageSize = 512;
    using Page = std::array<QString, PageSize>;

    static quint32 hashOf(const QString &name);
    size_t slotOf(const QString &name, quint32 hash) const;
    void grow(size_t names);

    std::vector<std::unique_ptr<Page>> m_pages; ///< by handle; null where every name of the page is forgotten
    std::vector<Slot> m_slots;                  ///< a power of two of them, at most half used
    quint32 m_size = 0;
    quint32 m_known = 0;
};

/// Equal strings share their data: hosts, versions and roles repeat a hundred thousand times.
class Interner
{
public:
    void intern(QString &text);

    qsizetype size() const { return m_strings.size(); }

    static constexpr qsizetype Slack =
        10000; ///< so many may be kept that nobody else has any more, or as many as are used

private:
    QSet<QString> m_strings;
    qsizetype m_sweepAt = Slack;
};

} // namespace mesoscope
