// SPDX-License-Identifier: GPL-3.0-or-later
// Watches whether the metrics store answers, for the source strip. It observes nothing else: series are asked for on
// demand.
#pragma once

#include "app/net/transport.h"
#include "app/sources/pollingsource.h"

namespace mesoscope {

/// Pipeline thread. One small question a minute.
class OpenTsdbSource : public PollingSource
{
    Q_OBJECT

public:
    OpenTsdbSource(Transport &transport, const Endpoint &endpoint, const Clock &clock, int pollMs = 0,
                   QObject *parent = nullptr);

protected:
    void poll() override;

private:
    bool m_versionAsked = false;
    QString m_version;
};

} // namespace mesoscope
