// SPDX-License-Identifier: GPL-3.0-or-later
// A log's bytes, with ANSI sequences and whatever else, as text to show.
#include "models/domain/logline.h"
#include "tests/fuzz/fuzz.h"

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(logline)
{
    const QString text = displayable(bytes);
    require(text.size() <= 16384, "a line beyond its bound");
    for (const QChar c : text)
        require(c.category() != QChar::Other_Control, "a control character that is shown");
    guessLevel(text);
    require(displayable(text.toUtf8()) == text, "shown text that changes when shown again");
}
