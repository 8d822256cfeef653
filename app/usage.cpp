// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/usage.h"

#include "app/sources/zookeeper/zkclient.h"

namespace mesoscope {

QString usageText()
{
    return QStringLiteral(R"(Mesoscope: a dashboard for Apache Mesos and Marathon clusters

mesoscope                         the window, on the cluster used last; the connect dialog when there is none.
                                  A second start brings the first one to the front.
mesoscope --demo[=SCENARIO]       the window on an embedded simulated cluster: small (default), busy, failing,
                                  stuck, leader-loss, tenant, readonly, big, or AGENTSxTASKS such as 100x2000
mesoscope --demo-server           only the simulated cluster, on loopback: prints one line of JSON with its
                                  addresses, then runs until it is stopped
mesoscope --marathon URL ...      connect without a profile
... --screenshot FILE             draw one page as PNG once its data has settled, then leave
... --export FILE                 write what is known of the cluster as JSON, then leave
                                  Exit status of both: 0 every source answered, 3 some failed, 4 none answered,
                                  2 bad arguments, 1 the file could not be written

Sources (each is optional and may be given several times, for several addresses of one source):
  --marathon URL       Marathon, with its path prefix if it has one
  --mesos URL          Mesos master; standbys may be named too. %1
  --metrics KIND=URL   time series; KIND: opentsdb. prometheus, influxdb and warp10 are not spoken yet
  --lb URL             HAProxy's statistics page
  --logs KIND=URL      log store (graylog, ldp): not spoken yet; sandbox logs come through --mesos
  --zookeeper HOSTS    not spoken yet
  --registry URL       not spoken yet
  --ca FILE            trust these certificates (PEM) beside the system's
  --cert FILE          client certificate and key (PEM)
  --key FILE           the key, where it is in a file of its own
  --proxy URL          http://HOST:PORT, socks5://HOST:PORT or none; the system's without
  --pin SHA256         accept only this certificate, whoever signed it; repeatable
  Credentials are never arguments: they are taken from the keychain, asked for, or read from the environment:
  MESOSCOPE_SECRET_MARATHON=user:password or token:TOKEN; likewise _MESOS, _METRICS, _LOGS, _LB, _REGISTRY,
  and _ZOOKEEPER for the digest sign-in of a zk:// address

Demo:
  --scenario S         of --demo-server (default small)
  --port N             of --demo-server: Marathon's port, the others follow; 0 (default): free ones
  --speed X            virtual seconds per second (default 1)
  --at SECONDS         let this much virtual time pass first
  --as-version LIST    answer as older servers do: marathon=0.11.0,mesos=0.28.2, either one or both

Window and screenshot:
  --page P             overview topology applications instances nodes deployments charts logs events
  --select ID          an app's path, a task's id, an agent's id or host name, a deployment's id
  --size WxH           in pixels (screenshot: 1440x900 by default)
  --theme T            light, dark or system
  --language L         en, fr, ...
  --config-dir DIR     keep preferences and profiles there, and secrets in memory only

  --help, --version
)")
        .arg(zooKeeperIsSpoken()
                 ? QStringLiteral("zk://HOST:2181,HOST2:2181/mesos asks\n"
                                  "                       ZooKeeper which one leads")
                 : QStringLiteral("zk:// is not spoken: this\n"
                                  "                       program was built without ZooKeeper's client"));
}

QString versionText()
{
    QString text = QStringLiteral("mesoscope %1\n").arg(QStringLiteral(MESOSCOPE_VERSION));
    if (!zooKeeperIsSpoken())
        text += QStringLiteral("built without ZooKeeper's client library: zk:// is not spoken\n");
    return text;
}

} // namespace mesoscope
