// SPDX-License-Identifier: GPL-3.0-or-later
// Natural order of a column's strings: "node-9" before "node-10", upper and lower case alike.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <utility>
#include <vector>

namespace mesoscope {

/// Appends to @p keys the bytes of @p text whose order is the natural one. Runs of ASCII digits count as numbers; the
/// digits of other scripts do not, beside these they would order in circles.
void appendNaturalKey(std::vector<char> &keys, QStringView text);

/// Numbers the strings of a column, then ranks them. Strings that share their data, as the snapshot builder makes those
/// that repeat, are found by address.
class NaturalRanks
{
public:
    quint32 indexOf(const QString &text);
    /// For columns without repetitions: saves the search for them.
    quint32 addUnique(const QString &text);
    /// The rank of every index; equal strings have equal ones.
    std::vector<quint32> ranks() const;

private:
    struct Numbered
    {
        QString text; ///< keeps the address taken
        quint32 index = 0;
    };

    QHash<std::pair<const void *, qsizetype>, Numbered> m_byAddress;
    QHash<QString, quint32> m_byText;
    std::vector<QString> m_texts;
};

} // namespace mesoscope
