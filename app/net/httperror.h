// SPDX-License-Identifier: GPL-3.0-or-later
// What an answer that is no success means. The shapes are those of Marathon, Mesos, OpenTSDB and of what may stand
// before them.
#pragma once

#include "app/net/request.h"
#include "models/domain/result.h"

namespace mesoscope {

/// The error behind any status but 2xx (api-facts 1.1): JSON in all known shapes, plain text, or a page of HTML. Never
/// fails.
Error httpError(const Response &response, SourceId source);

/// A 2xx answer as it is; a web page where data was expected (a login page with status 200) and all other statuses as
/// errors.
Result<Response> checked(Result<Response> result, SourceId source);

/// One short line of what a person can read in a page: its title, else its text.
QString textOfHtml(QByteArrayView html);
bool looksLikeHtml(const Response &response);

/// Retry-After in seconds, or as a date; 0 when absent or not understood.
int retryAfterSeconds(const Response &response);

} // namespace mesoscope
