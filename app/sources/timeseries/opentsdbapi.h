// SPDX-License-Identifier: GPL-3.0-or-later
// The platform's container metrics from a store that speaks OpenTSDB's HTTP API (product.md, api-facts 6.1-6.2).
#pragma once

#include "app/base/clock.h"
#include "app/core/ports/seriesapi.h"
#include "app/core/profile.h"
#include "app/net/transport.h"

#include <QObject>
#include <QStringList>

#include <functional>

namespace mesoscope {

/// Pipeline thread. Where one address does not serve, the next one is asked, and stays the one that is asked. How the
/// platform writes app ids in its appID tag is learnt from the values it has.
class OpenTsdbApi : public SeriesApi
{
public:
    OpenTsdbApi(Transport &transport, const Endpoint &endpoint, const Clock &clock);
    Call<SeriesSet> query(const SeriesQuery &query) override;

private:
    using Promise = std::shared_ptr<QPromise<Result<SeriesSet>>>;
    void learn(const SeriesQuery &query, const Promise &promise);
    void ask(const SeriesQuery &query, const Promise &promise);
    using Then = std::function<void(const Result<Response> &)>;
    void post(const QByteArray &body, const Then &then, qsizetype tried = 0);

    Transport &m_transport;
    const QList<QUrl> m_urls;
    qsizetype m_current = 0;
    const Clock &m_clock;
    QStringList m_appTags; ///< values of the appID tag seen so far
    qint64 m_learntMs = 0;
    QObject m_context;
};

} // namespace mesoscope
