// SPDX-License-Identifier: GPL-3.0-or-later
// The order of a column: one string a line.
#include "models/domain/ids.h"
#include "models/domain/naturalorder.h"
#include "tests/fuzz/fuzz.h"

#include <string>

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(naturalorder)
{
    const QByteArrayList lines = bytes.toByteArray().split('\n').mid(0, 64);
    NaturalRanks ranks;
    QStringList texts;
    std::vector<quint32> indices;
    std::vector<std::string> keys; // compared as unsigned bytes
    for (const QByteArray &line : lines) {
        texts.append(QString::fromUtf8(line));
        indices.push_back(ranks.indexOf(texts.constLast()));
        std::vector<char> key;
        appendNaturalKey(key, texts.constLast());
        keys.emplace_back(key.begin(), key.end());
        const AppId app = appIdOfTaskId(texts.constLast());
        require(app.isEmpty() || app.text().startsWith(u'/'), "an app without an absolute path");
        parentOf(AppId(texts.constLast()));
        instanceIdOfTaskId(texts.constLast());
        mesosTaskName(AppId(texts.constLast()));
    }
    const std::vector<quint32> order = ranks.ranks();
    for (qsizetype a = 0; a < texts.size(); ++a) {
        for (qsizetype b = 0; b < texts.size(); ++b) {
            const quint32 left = order[indices[size_t(a)]];
            const quint32 right = order[indices[size_t(b)]];
            require(texts.at(a) != texts.at(b) || left == right, "equal texts of different rank");
            require(keys[size_t(a)] == keys[size_t(b)] || ((keys[size_t(a)] < keys[size_t(b)]) == (left < right)),
                    "ranks and keys differ");
        }
    }
}
