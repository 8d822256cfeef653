// SPDX-License-Identifier: GPL-3.0-or-later
// How tests wait for an answer of the transport.
#pragma once

#include "app/net/httptransport.h"
#include "tests/support/scriptedserver.h"

#include <QtTest>

namespace mesoscope::test {

/// Error::Kind::Cancelled when nothing came within ten seconds.
template<class T>
Result<T> await(const Call<T> &call)
{
    const bool done = QTest::qWaitFor([&call] { return call.isFinished(); }, 10000);
    return done && call.resultCount() > 0 ? call.result() : Result<T>(Error{});
}

inline Request get(const QUrl &url, int timeoutMs = 5000)
{
    Request request;
    request.url = url;
    request.timeoutMs = timeoutMs;
    return request;
}

inline Request write(Request::Method method, const QUrl &url, const QByteArray &body = "{}", int timeoutMs = 5000)
{
    Request request = get(url, timeoutMs);
    request.method = method;
    request.body = body;
    return request;
}

} // namespace mesoscope::test

#define COMPARE_KIND(result, expected)                                                                                 \
    do {                                                                                                               \
        const auto &compared = (result); /* evaluated once: it may be a request */                                     \
        QVERIFY2(!compared.ok(), "an answer where an error was due");                                                  \
        QCOMPARE(int(compared.error().kind), int(expected));                                                           \
    } while (false)
