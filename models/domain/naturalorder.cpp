// SPDX-License-Identifier: GPL-3.0-or-later
// Sorts by keys that are compared as bytes: comparing strings character by character is several times slower.
#include "models/domain/naturalorder.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace mesoscope {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

void appendNaturalKey(std::vector<char> &keys, QStringView text)
{
    constexpr qsizetype LongestRun = 250;
    for (qsizetype i = 0; i < text.size();) {
        if (isDigit(text[i])) {
            while (i < text.size() && text[i] == u'0')
                ++i;
            qsizetype end = i;
            while (end < text.size() && isDigit(text[end]) && end - i < LongestRun)
                ++end;
            // '0' puts a number where its digits would be among other characters; then the longer one is larger.
            keys.push_back('0');
            keys.push_back(char(uchar(end - i)));
            for (; i < end; ++i)
                keys.push_back(char(text[i].unicode()));
            continue;
        }
        const char16_t c = text[i].toCaseFolded().unicode();
        if (c < 0x80) {
            keys.push_back(char(c));
        } else { // above all ASCII, in the order of their codes
            keys.push_back(char(0xff));
            keys.push_back(char(uchar(c >> 8)));
            keys.push_back(char(uchar(c & 0xff)));
        }
        ++i;
    }
}

quint32 NaturalRanks::indexOf(const QString &text)
{
    const std::pair<const void *, qsizetype> address(text.constData(), text.size());
    const auto known = m_byAddress.constFind(address);
    if (known != m_byAddress.cend())
        return known->index;
    auto found = m_byText.find(text);
    if (found == m_byText.end())
        found = m_byText.insert(text, addUnique(text));
    m_byAddress.insert(address, {text, *found});
    return *found;
}

quint32 NaturalRanks::addUnique(const QString &text)
{
    m_texts.push_back(text);
    return quint32(m_texts.size() - 1);
}

std::vector<quint32> NaturalRanks::ranks() const
{
    struct Key
    {
        size_t begin;
        size_t size;
        quint32 index;
    };
    std::vector<char> bytes;
    std::vector<Key> order;
    order.reserve(m_texts.size());
    for (size_t i = 0; i < m_texts.size(); ++i) {
        const size_t begin = bytes.size();
        appendNaturalKey(bytes, m_texts[i]);
        order.push_back({begin, bytes.size() - begin, quint32(i)});
    }
    std::sort(order.begin(), order.end(), [this, &bytes](const Key &a, const Key &b) {
        const size_t common = std::min(a.size, b.size);
        const int compared = common == 0 ? 0 : std::memcmp(bytes.data() + a.begin, bytes.data() + b.begin, common);
        if (compared != 0)
            return compared < 0;
        if (a.size != b.size)
            return a.size < b.size;
        return m_texts[a.index] < m_texts[b.index]; // "a" and "A", "1" and "01"
    });
    std::vector<quint32> rank(order.size());
    for (size_t i = 0; i < order.size(); ++i) {
        const bool same = i > 0 && m_texts[order[i].index] == m_texts[order[i - 1].index];
        rank[order[i].index] = same ? rank[order[i - 1].index] : quint32(i);
    }
    return rank;
}

} // namespace mesoscope
