// SPDX-License-Identifier: GPL-3.0-or-later
// zk:// addresses, as they are typed or stand in a file.
#include "models/domain/zkaddress.h"
#include "tests/fuzz/fuzz.h"

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(zkaddress)
{
    const QString text = QString::fromUtf8(bytes);
    const Result<ZkAddress> address = parseZkAddress(text);
    if (!address.ok()) {
        require(address.error().kind == Error::Kind::Invalid && !address.error().detail.isEmpty(),
                "an address refused without a reason");
        return;
    }
    require(!address->servers.isEmpty(), "an address without a server");
    const Result<ZkAddress> again = parseZkAddress(address->toText());
    require(again.ok() && again->servers == address->servers && again->path == address->path,
            "an address that is another when read back");
    require(!again->hasCredentials(), "an address written with its credentials");
    const QList<QUrl> urls = urlsOfText(text);
    for (const QUrl &url : urls)
        require(url.userInfo().isEmpty(), "credentials in a URL");
    const Result<ZkAddress> joined = zkAddressOf(urls);
    require(!joined.ok() || joined->path == address->path, "a path that changes on its way through URLs");
}
