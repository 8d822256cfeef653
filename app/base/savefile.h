// SPDX-License-Identifier: GPL-3.0-or-later
// A file that is replaced as a whole or not at all, on a full disk too.
#pragma once

#include <QSaveFile>

namespace mesoscope {

/// What is still in the buffer is written at the end, and QSaveFile::commit() does not say that this failed: it would
/// put a cut file in the place of a whole one. False: file.errorString() says why.
inline bool commitWhole(QSaveFile &file)
{
    return file.flush() && file.commit();
}

} // namespace mesoscope
