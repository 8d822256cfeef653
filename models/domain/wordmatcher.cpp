// SPDX-License-Identifier: GPL-3.0-or-later
// Searches plain words by code units: Unicode's case folding costs ten times as much, and ids are ASCII.
#include "models/domain/wordmatcher.h"

#include <algorithm>

namespace mesoscope {

namespace {

char16_t lowered(char16_t c)
{
    return c >= u'A' && c <= u'Z' ? char16_t(c + 32) : c;
}

} // namespace

WordMatcher::WordMatcher(QString word) : m_word(std::move(word))
{
    const auto plain = [](QChar c) { return c.unicode() < 0x80; };
    if (std::all_of(m_word.cbegin(), m_word.cend(), plain))
        m_lower = m_word.toLower();
}

WordMatcher WordMatcher::expression(const QString &pattern)
{
    WordMatcher matcher(pattern);
    // Somebody's own mistake must not hold a core for minutes: a bound on the steps per text.
    matcher.m_expression.emplace(QStringLiteral("(*LIMIT_MATCH=100000)") + pattern,
                                 QRegularExpression::CaseInsensitiveOption);
    matcher.m_expression->optimize();
    return matcher;
}

bool WordMatcher::in(QStringView text) const
{
    if (m_expression) {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        return m_expression->matchView(text).hasMatch();
#else
        return m_expression->match(text).hasMatch();
#endif
    }
    if (m_lower.isEmpty())
        return text.contains(m_word, Qt::CaseInsensitive);
    const qsizetype size = m_lower.size();
    if (text.size() < size)
        return false;
    const char16_t *word = QStringView(m_lower).utf16();
    const char16_t *at = text.utf16();
    const char16_t *const last = at + (text.size() - size);
    for (; at <= last; ++at) {
        if (lowered(*at) != word[0])
            continue;
        qsizetype i = 1;
        while (i < size && lowered(at[i]) == word[i])
            ++i;
        if (i == size)
            return true;
    }
    return false;
}

bool WordMatcher::inRepeated(const QString &text, size_t column)
{
    if (text.isEmpty())
        return m_word.isEmpty();
    const std::pair<const void *, qsizetype> address(text.constData(), text.size());
    Last &last = m_last[column];
    if (last.address == address)
        return last.matches;
    const auto known = m_seen.constFind(address);
    last.matches = known != m_seen.cend() ? *known : in(text);
    if (known == m_seen.cend())
        m_seen.insert(address, last.matches);
    last.address = address;
    return last.matches;
}

} // namespace mesoscope
