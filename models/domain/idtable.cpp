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

void Interner::intern(QString &text)
{
    if (text.isEmpty())
        return;
    const auto found = m_strings.constFind(text);
    if (found != m_strings.cend())
        text = *found;
    else
        m_strings.insert(text);
}

} // namespace mesoscope
