// SPDX-License-Identifier: GPL-3.0-or-later
// Hash tables of names.
#include "models/domain/idtable.h"

namespace mesoscope {

quint32 IdTable::handle(const QString &name)
{
    const auto found = m_handles.constFind(name);
    if (found != m_handles.cend())
        return *found;
    const quint32 next = size();
    m_handles.insert(name, next);
    m_names.push_back(name);
    return next;
}

void IdTable::reserve(size_t names)
{
    if (names <= m_names.capacity())
        return;
    m_names.reserve(names);
    m_handles.reserve(qsizetype(names));
}

std::optional<quint32> IdTable::find(const QString &name) const
{
    const auto found = m_handles.constFind(name);
    return found == m_handles.cend() ? std::nullopt : std::optional<quint32>(*found);
}

void Interner::intern(QString &text)
{
    constexpr qsizetype Most = 200000;
    if (text.isEmpty())
        return;
    if (m_strings.size() >= Most)
        m_strings.clear(); // names of the past must not pile up over weeks; what is still in use comes back
    const auto found = m_strings.constFind(text);
    if (found != m_strings.cend())
        text = *found;
    else
        m_strings.insert(text);
}

} // namespace mesoscope
