// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in ZooKeeper where masters register: names of nodes, one a line, then the data of one.
#include "app/sources/zookeeper/masterelection.h"
#include "tests/fuzz/fuzz.h"

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(masterelection)
{
    const QByteArray all = bytes.toByteArray();
    const qsizetype brace = all.indexOf('{');
    const QStringList names = QString::fromUtf8(all.left(brace)).split(QLatin1Char('\n'));
    const QStringList candidates = candidatesOf(names);
    for (const QString &name : candidates)
        require(names.contains(name), "a candidate that nobody registered");
    require(!hasOnlyOldCandidates(names) || candidates.isEmpty(), "old masters beside new ones");
    const Result<ElectedMaster> master = parseMaster(brace < 0 ? all : all.mid(brace));
    if (!master.ok()) {
        require(master.error().kind == Error::Kind::Protocol, "a master refused without a reason");
        return;
    }
    const QList<QUrl> listed{QUrl(QStringLiteral("zk://z:2181/mesos")), QUrl(QStringLiteral("https://m1:5050/"))};
    const MasterUrls urls = urlsOfMasters({*master}, listed);
    for (const QUrl &url : urls.ask) {
        require(url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty(), "a master at no address");
        require(url.scheme() == QLatin1String("https") && url.port() > 0, "a master at a wrong address");
    }
    for (const QUrl &url : urls.trusted)
        require(url.host() == QLatin1String("z") || url.host() == QLatin1String("m1"), "a stranger is trusted");
}
