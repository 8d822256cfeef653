// SPDX-License-Identifier: GPL-3.0-or-later
// What a registry says of signing in to it, and names of images as people type them.
#include "app/sources/registry/challenge.h"
#include "models/domain/imagename.h"
#include "tests/fuzz/fuzz.h"

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(registry)
{
    const Challenge challenge = parseChallenge(bytes.toByteArray());
    if (challenge.kind == Challenge::Kind::Bearer)
        require(!challenge.realm.host().isEmpty() && challenge.realm.scheme().startsWith(QLatin1String("http")) &&
                    challenge.realm.userInfo().isEmpty(),
                "a realm that is no address");
    const auto image = parseImageName(QString::fromUtf8(bytes.data(), bytes.size()));
    if (!image)
        return;
    require(!image->registry.isEmpty() && !image->repository.isEmpty(), "an image without a place");
    for (const QChar bad : {u' ', u'?', u'#', u'%', u'\\', u'\n'})
        require(!image->repository.contains(bad) && !image->registry.contains(bad), "a name that changes an address");
    require(!image->repository.contains(QLatin1String("..")) || !image->repository.contains(QLatin1String("/../")),
            "a name that leaves its folder");
    const auto again = parseImageName(withTag(*image, QStringLiteral("x")));
    require(again && again->registry == image->registry && again->repository == image->repository &&
                again->tag == QLatin1String("x"),
            "another tag makes another image");
}
