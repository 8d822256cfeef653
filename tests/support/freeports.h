// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace mesoscope::test {

/// Free ports of loopback for servers that want to be told theirs, or that come back where they were. Below the range
/// out of which systems number outgoing connections (32768 and up on Linux, 49152 and up elsewhere), so that no
/// connection of another test sits on one of them while its server is away. Fewer than @p count when there are none.
QList<quint16> freePorts(int count);

/// The first of @p length free ports in a row; 0 when there is no such row.
quint16 freePortRow(int length);

} // namespace mesoscope::test
