// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that are no success. The first line is "STATUS TYPE RETRY-AFTER", the rest the body.
#include "app/net/httperror.h"
#include "tests/fuzz/fuzz.h"

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(httperror)
{
    const QByteArray all = bytes.toByteArray();
    const qsizetype end = all.indexOf('\n');
    const QByteArrayList head = all.left(end < 0 ? 0 : end).split(' ');
    Response response;
    response.status = std::clamp(head.value(0).toInt(), 100, 599);
    response.body = all.mid(end + 1);
    response.headers = {{"Content-Type", head.value(1)},
                        {"Retry-After", head.mid(2).join(' ')},
                        {"Date", "Sun, 22 Nov 2026 10:00:00 GMT"}};
    const Error error = httpError(response, SourceId::Marathon);
    require(error.detail.size() <= 2000, "a detail beyond its bound");
    require(error.fields.size() <= 200 && error.deployments.size() <= 200, "more fields than anybody reads");
    require(error.kind != Error::Kind::Cancelled, "an error that is never shown");
    require(retryAfterSeconds(response) >= 0, "a moment in the past");
    require(textOfHtml(response.body).size() <= 200, "a long line of a page");
    looksLikeHtml(response);
    const Result<Response> result = checked(Result<Response>(response), SourceId::Mesos);
    require(!result.ok() || (response.status >= 200 && response.status < 300), "an error taken for a success");
}
