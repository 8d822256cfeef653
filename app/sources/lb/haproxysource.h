// SPDX-License-Identifier: GPL-3.0-or-later
// Observes HAProxy by its statistics page in CSV (api-facts 8).
#pragma once

#include "app/net/transport.h"
#include "app/sources/pollingsource.h"

namespace mesoscope {

/// The address of the CSV for what a person typed: "http://lb:9090" or a page's own address.
QUrl statsUrl(const QUrl &given);

/// Pipeline thread. Polls every 10 s.
class HaproxySource : public PollingSource
{
    Q_OBJECT

public:
    HaproxySource(Transport &transport, const Endpoint &endpoint, const Clock &clock, int pollMs = 0,
                  QObject *parent = nullptr);

protected:
    void poll() override;
};

} // namespace mesoscope
