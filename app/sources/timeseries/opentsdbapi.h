// SPDX-License-Identifier: GPL-3.0-or-later
// The platform's container metrics from a store that speaks OpenTSDB's HTTP API (product.md, api-facts 6.1-6.2).
#pragma once

#include "app/base/clock.h"
#include "app/core/ports/seriesapi.h"
#include "app/core/profile.h"
#include "app/net/transport.h"

#include <QObject>
#include <QStringList>

namespace mesoscope {

/// Pipeline thread. How the platform writes app ids in its appID tag is learnt from the values it has.
class OpenTsdbApi : public SeriesApi
{
public:
    OpenTsdbApi(Transport &transport, const Endpoint &endpoint, const Clock &clock);
    Call<SeriesSet> query(const SeriesQuery &query) override;

private:
    using Promise = std::shared_ptr<QPromise<Result<SeriesSet>>>;
    void learn(const SeriesQuery &query, const Promise &promise);
    void ask(const SeriesQuery &query, const Promise &promise);

    Transport &m_transport;
    QUrl m_url;
    const Clock &m_clock;
    QStringList m_appTags; ///< values of the appID tag seen so far
    qint64 m_learntMs = 0;
    QObject m_context;
};

} // namespace mesoscope
