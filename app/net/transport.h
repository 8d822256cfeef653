// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes out, bytes in. One per endpoint of a profile; lives on the pipeline thread.
#pragma once

#include "app/base/call.h"
#include "app/net/request.h"

#include <QObject>

namespace mesoscope {

/// An answer that never ends (event streams). Delete it to close the connection.
class Stream : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    void opened(int status); ///< 2xx only; anything else ends in closed()
    void chunk(const QByteArray &bytes);
    void closed(const mesoscope::Error &error); ///< the last signal; also when the server simply ends
};

class Transport
{
public:
    virtual ~Transport() = default;
    /// Never repeats a request by itself. HTTP statuses >= 400 are a Response, not an Error: the API knows what they
    /// mean.
    virtual Call<Response> send(const Request &request) = 0;
    virtual Stream *open(const Request &request, QObject *parent) = 0;
    /// Credentials may also go to this URL's origin: a host that the profile's own servers named (agents of a master).
    virtual void allowHost(const QUrl &url) = 0;
    /// After a sleep: what is under way ends as lost, and nothing that comes is sent over a connection from before.
    virtual void forgetConnections() = 0;
    virtual bool isAllowed(const QUrl &url) const = 0; ///< whether credentials, if there are any, go there
};

} // namespace mesoscope
