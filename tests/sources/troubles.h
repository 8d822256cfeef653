// SPDX-License-Identifier: GPL-3.0-or-later
// What a server can do wrong with every request, and what its client calls it.
#pragma once

#include "app/demo/demoserver.h"
#include "models/domain/error.h"
#include "tests/sources/reliabilityrig.h"
#include "tests/sources/testdata.h"

namespace mesoscope::test {

struct Trouble
{
    const char *name;
    demo::Fault fault;
    QList<Error::Kind> kinds; ///< any of these
};

inline demo::Fault faultOf(demo::Fault::Kind kind, const QByteArray &body = {}, int status = 503, int retryAfter = 0)
{
    demo::Fault fault;
    fault.kind = kind;
    fault.status = status;
    fault.body = body;
    fault.retryAfterSeconds = retryAfter;
    return fault;
}

inline QByteArray page(const char *title)
{
    return "<html><head><title>" + QByteArray(title) + "</title></head><body><h1>" + title + "</h1></body></html>";
}

inline QList<Trouble> troubles()
{
    using demo::Fault;
    using Kind = Error::Kind;
    const auto status = [](int code, const QByteArray &body, int retryAfter = 0) {
        return faultOf(Fault::Kind::Status, body, code, retryAfter);
    };
    const auto body = [](const QByteArray &text) { return faultOf(Fault::Kind::Garbage, text); };
    return {
        {"accepts and says nothing", faultOf(Fault::Kind::Hang), {Kind::Timeout}},
        {"one byte a second", faultOf(Fault::Kind::SlowLoris), {Kind::Timeout}},
        {"body cut short", faultOf(Fault::Kind::Cut), {Kind::Unreachable, Kind::Protocol}},
        {"connection dropped", faultOf(Fault::Kind::Drop), {Kind::Unreachable}},
        {"401", status(401, page("Error 401 Unauthorized")), {Kind::Unauthorized}},
        {"403", status(403, js("{`message`:`Not Authorized to perform this action!`}")), {Kind::Forbidden}},
        {"404", status(404, page("Error 404 Not Found")), {Kind::NotFound}},
        {"429", status(429, "slow down", 1), {Kind::RateLimited}},
        {"503 with Retry-After", status(503, "come back later", 1), {Kind::RateLimited}},
        {"500", status(500, js("{`message`:`null`}")), {Kind::Server}},
        {"502 in HTML", status(502, page("502 Bad Gateway")), {Kind::Server}},
        {"504 in HTML", status(504, page("504 Gateway Time-out")), {Kind::Server}},
        {"login page", faultOf(Fault::Kind::Html), {Kind::Protocol}},
        {"JSON cut short", body(js("{`apps`:[{`id`:`/a`,`slaves`:[{")), {Kind::Protocol}},
        {"wrong shape", body(js("{`hello`:null,`apps`:1,`slaves`:`x`}")), {Kind::Protocol}},
        {"a text", body(js("`text`")), {Kind::Protocol}},
        {"null", body("null"), {Kind::Protocol}},
        {"invalid UTF-8", body("{\"\xff\xfe\xc0\x80\":\"\xed\xa0\x80\""), {Kind::Protocol}},
        {"empty body", body(""), {Kind::Protocol}},
        {"1,000 levels deep", body(QByteArray(1000, '[') + QByteArray(1000, ']')), {Kind::Protocol}},
    };
}

/// From now on @p source of @p cluster misbehaves; what would still come by its streams belongs to the time before.
inline void setFault(demo::DemoServer &cluster, demo::Fault fault, SourceId source)
{
    fault.service = serviceOf(source);
    cluster.setFault(fault);
    cluster.closeStreams();
}

} // namespace mesoscope::test
