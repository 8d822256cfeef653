// SPDX-License-Identifier: GPL-3.0-or-later
// Log categories. Never log headers, bodies, or anything a server wrote.
#pragma once

#include <QLoggingCategory>

namespace mesoscope {

Q_DECLARE_LOGGING_CATEGORY(logNet)      ///< mesoscope.net: method, path without query, status, ms, bytes
Q_DECLARE_LOGGING_CATEGORY(logPipeline) ///< mesoscope.pipeline
Q_DECLARE_LOGGING_CATEGORY(logUi)       ///< mesoscope.ui
Q_DECLARE_LOGGING_CATEGORY(logDemo)     ///< mesoscope.demo

} // namespace mesoscope
