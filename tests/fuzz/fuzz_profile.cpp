// SPDX-License-Identifier: GPL-3.0-or-later
// A connection as it is kept in a file.
#include "app/core/profile.h"
#include "tests/fuzz/fuzz.h"

#include <QJsonDocument>

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(profile)
{
    const Result<Profile> profile = profileFromJson(QJsonDocument::fromJson(bytes.toByteArray()).object());
    if (!profile.ok()) {
        require(profile.error().kind == Error::Kind::Invalid, "a profile refused without a reason");
        return;
    }
    for (const Endpoint &endpoint : profile->endpoints) {
        checkEndpoint(endpoint);
        for (const QUrl &url : endpoint.urls)
            require(url.userInfo().isEmpty(), "credentials in a profile");
    }
    const QJsonObject written = toJson(*profile);
    const Result<Profile> again = profileFromJson(written);
    require(again.ok(), "a profile that cannot be read back");
    require(toJson(*again) == written, "a profile that is another when read back");
}
