// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/log.h"

namespace mesoscope {

Q_LOGGING_CATEGORY(logNet, "mesoscope.net", QtWarningMsg)
Q_LOGGING_CATEGORY(logPipeline, "mesoscope.pipeline", QtWarningMsg)
Q_LOGGING_CATEGORY(logUi, "mesoscope.ui", QtWarningMsg)
Q_LOGGING_CATEGORY(logDemo, "mesoscope.demo", QtWarningMsg)

} // namespace mesoscope
