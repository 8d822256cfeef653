// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a profile's TLS settings, read and understood. Internal to app/net.
#pragma once

#include "app/net/transportoptions.h"
#include "models/domain/result.h"

#include <QSslConfiguration>

namespace mesoscope {

/// Kind Tls with TlsProblem::File… when a file cannot be used: silence would look like a server's refusal later on.
Result<QSslConfiguration> makeTls(const TransportOptions &options);

} // namespace mesoscope
