// SPDX-License-Identifier: GPL-3.0-or-later
// Commands as words: what a button does, what has happened.
#pragma once

#include "models/domain/command.h"
#include "models/domain/error.h"

#include <QString>

namespace mesoscope {

QString actionText(const Command &command); ///< "Scale /shop/frontend to 5"
QString doneText(const Command &command, const Receipt &receipt);
QString failedText(const Command &command, const Error &error);
/// What to do when nobody knows whether it was done.
QString unknownAdvice(const Command &command);

} // namespace mesoscope
