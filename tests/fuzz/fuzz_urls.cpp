// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses: what people type, what masters call themselves, where redirects lead.
#include "app/core/profile.h"
#include "app/net/request.h"
#include "app/sources/mesos/agentdirectory.h"
#include "tests/fuzz/fuzz.h"

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(urls)
{
    const QString text = QString::fromUtf8(bytes);
    const QString address = addressOfPid(text);
    require(!address.contains(u'/') && !address.contains(u' '), "an address with a path");
    isLoopback(text);
    for (const auto mode : {QUrl::StrictMode, QUrl::TolerantMode}) {
        const QUrl url(text, mode);
        const EndpointProblem problem = checkUrl(url);
        const QString origin = originOf(url);
        require(url.userInfo().isEmpty() || !origin.contains(url.userInfo() + u'@'), "an origin with credentials");
        if (problem != EndpointProblem::None)
            continue;
        const QUrl joined = joinUrl(url, QStringLiteral("/v2/apps//x y"), {{QStringLiteral("a&b"), text}});
        require(originOf(joined) == origin, "a path that leads to another host");
    }
}
