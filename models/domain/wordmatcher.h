// SPDX-License-Identifier: GPL-3.0-or-later
// One word of a filter, looked for in a hundred thousand rows whose texts mostly repeat.
#pragma once

#include <QHash>
#include <QRegularExpression>
#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace mesoscope {

class WordMatcher
{
public:
    explicit WordMatcher(QString word);
    /// Looks for a regular expression instead; one that costs too much on a text is not in it.
    static WordMatcher expression(const QString &pattern);

    /// Whether @p text contains the word, in upper or lower case.
    bool in(QStringView text) const;
    /// The same for texts that repeat and live as long as this: each is searched once per place it is stored at.
    bool inRepeated(const QString &text) { return inRepeated(text, 0); }
    /// @p column, 0…3: the same text as the last one of that column is not even looked up.
    bool inRepeated(const QString &text, size_t column);
    const QString &word() const { return m_word; }

private:
    QString m_word;
    QString m_lower; ///< empty: the word is not plain ASCII
    std::optional<QRegularExpression> m_expression;
    QHash<std::pair<const void *, qsizetype>, bool> m_seen;
    struct Last
    {
        std::pair<const void *, qsizetype> address;
        bool matches = false;
    };
    std::array<Last, 4> m_last{};
};

} // namespace mesoscope
