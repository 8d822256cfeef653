// SPDX-License-Identifier: GPL-3.0-or-later
// Which proxy a request goes through. Internal to app/net.
#pragma once

#include <QNetworkProxyFactory>

#include <memory>

namespace mesoscope {

/// @p setting as TransportOptions has it. Null when it is not understood: a request must not slip past a proxy that a
/// person asked for.
std::unique_ptr<QNetworkProxyFactory> makeProxyChoice(const QString &setting);

} // namespace mesoscope
