// SPDX-License-Identifier: GPL-3.0-or-later
// Finding the end of what is shown in what was read anew.
#include "views/pages/logresume.h"

namespace mesoscope {

qsizetype linesAlreadyShown(const QList<LogLine> &shown, const QList<LogLine> &fresh)
{
    QStringList last;
    for (auto it = shown.crbegin(); it != shown.crend() && last.size() < 5; ++it) {
        if (!it->notice)
            last.prepend(it->text);
    }
    if (last.isEmpty())
        return 0;
    for (qsizetype end = fresh.size(); end >= 1; --end) {
        const qsizetype compared = qMin(end, last.size()); // the tail may begin within the five
        bool same = true;
        for (qsizetype i = 1; same && i <= compared; ++i)
            same = fresh.at(end - i).text == last.at(last.size() - i);
        if (same)
            return end;
    }
    return -1;
}

} // namespace mesoscope
