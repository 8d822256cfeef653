// SPDX-License-Identifier: GPL-3.0-or-later
// Hash tables of names.
#include "models/domain/idtable.h"

#include <algorithm>

namespace mesoscope {

quint32 IdTable::hashOf(const QString &name)
{
    const size_t hash = qHash(name, QHashSeed::globalSeed()); // whoever writes the names must not know who collides
    return quint32(hash ^ (quint64(hash) >> 32));
}

const QString &IdTable::name(quint32 handle) const
{
    static const QString forgotten;
    const auto &page = m_pages[handle / PageSize];
    return page ? (*page)[handle % PageSize] : forgotten;
}

/// Where the name is, or else the free slot for it.
size_t IdTable::slotOf(const QString &name, quint32 hash) const
{
    const size_t mask = m_slots.size() - 1;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
        const Slot &slot = m_slots[at];
        if (slot.handle == 0 || (slot.hash == hash && this->name(slot.handle - 1) == name))
            return at;
    }
}

void IdTable::grow(size_t names)
{
    size_t wanted = 64;
    while (wanted < 2 * names)
        wanted *= 2;
    if (wanted <= m_slots.size())
        return;
    std::vector<Slot> larger(wanted);
    for (const Slot &slot : m_slots) {
        if (slot.handle == 0)
            continue;
        size_t at = slot.hash & (wanted - 1);
        while (larger[at].handle != 0)
            at = (at + 1) & (wanted - 1);
        larger[at] = slot;
    }
    m_slots.swap(larger);
}

quint32 IdTable::handle(const QString &name)
{
    grow(m_known + 1);
    const quint32 hash = hashOf(name);
    Slot &slot = m_slots[slotOf(name, hash)];
    if (slot.handle == 0) {
        if (m_size % PageSize == 0)
            m_pages.push_back(std::make_unique<Page>());
        (*m_pages.back())[m_size % PageSize] = name;
        slot = {hash, ++m_size};
        ++m_known;
    }
    return slot.handle - 1;
}

void IdTable::reserve(size_t names)
{
    grow(names);
}

std::optional<quint32> IdTable::find(const QString &name) const
{
    if (m_slots.empty())
        return std::nullopt;
    const Slot &slot = m_slots[slotOf(name, hashOf(name))];
    return slot.handle == 0 ? std::nullopt : std::optional<quint32>(slot.handle - 1);
}

void IdTable::forget(const std::vector<char> &used)
{
    std::vector<Slot> kept;
    std::vector<char> alive(m_pages.size(), 0);
    for (const Slot &slot : m_slots) {
        if (slot.handle == 0)
            continue;
        const quint32 handle = slot.handle - 1;
        if (handle < used.size() && used[handle]) {
            kept.push_back(slot);
            alive[handle / PageSize] = 1;
        } else {
            (*m_pages[handle / PageSize])[handle % PageSize] = QString();
        }
    }
    for (size_t page = 0; page + 1 < m_pages.size(); ++page) { // the last one is still being filled
        if (!alive[page])
            m_pages[page].reset();
    }
    m_known = quint32(kept.size());
    m_slots.clear();
    grow(m_known + 1);
    m_slots.shrink_to_fit();
    const size_t mask = m_slots.size() - 1;
    for (const Slot &slot : kept) {
        size_t at = slot.hash & mask;
        while (m_slots[at].handle != 0)
            at = (at + 1) & mask;
        m_slots[at] = slot;
    }
}

void Interner::intern(QString &text)
{
    if (text.isEmpty())
        return;
    if (m_strings.size() >= m_sweepAt) { // names of the past must not pile up over weeks
        m_strings.removeIf([](const QString &kept) { return kept.isDetached(); });
        m_sweepAt = std::max(Slack, 2 * m_strings.size());
    }
    const auto found = m_strings.constFind(text);
    if (found != m_strings.cend())
        text = *found;
    else
        m_strings.insert(text);
}

} // namespace mesoscope
