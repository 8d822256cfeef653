// SPDX-License-Identifier: GPL-3.0-or-later
// What a load balancer is asked to make of an app: service ports, virtual hosts, addresses (api-facts 8). Pure.
#pragma once

#include "models/domain/snapshot.h"

#include <QUrl>

namespace mesoscope {

/// One service port of an app, as the labels of marathon-lb describe it. Remote text throughout.
struct LbService
{
    enum class Hidden : quint8 {
        No,
        Disabled, ///< HAPROXY_{n}_ENABLED is "false"
        NoPort,   ///< Marathon has given it no service port
        Udp,      ///< HAProxy balances no UDP
    };

    int index = 0; ///< which of App::ports; the {n} of its labels
    int port = 0;  ///< the service port; 0: none
    QString protocol;
    Hidden hidden = Hidden::No;
    bool http = false;   ///< a browser may open it; else any protocol over TCP
    bool tls = false;    ///< a certificate is bound to the service port
    bool signIn = false; ///< the load balancer asks for a name and a password
    QStringList groups;  ///< of load balancers that publish it; empty: those that publish everything
    QStringList hosts;   ///< virtual hosts, lower case; at most 50
    QString path;        ///< of the virtual hosts; empty: all paths
    QStringList allowed; ///< networks that may come in; empty: all
    QString sharesWith;  ///< HAPROXY_DEPLOYMENT_GROUP: apps of one group share port and hosts, blue and green
    QString backend;     ///< what HAProxy calls it: "shop_frontend_10080"
    QString address;     ///< "host:port"; empty: where the load balancer is reached is not known
    QList<QUrl> urls;    ///< http and https only, those of virtual hosts first
    QMap<QString, QString> settings; ///< other labels of it, "BALANCE"; may hold secrets
};

/// Where the load balancer is reached: "<stack>.lb.<cluster>…" of the tenant platform's Marathon address
/// "http://lb.<cluster>…/marathon/<stack>/" (product.md), else the host of its statistics. Empty: not known.
QString lbHost(const QString &marathonAddress, const QString &lbAddress);

/// One for each port of the app, in order, at most 100, without addresses.
QList<LbService> lbServicesOf(const App &app);
/// The same with addresses, and with the mode that HAProxy itself tells.
QList<LbService> lbServicesOf(const App &app, const ClusterSnapshot &snapshot);
/// Every address of it that a browser can open, each once.
QList<QUrl> webAddressesOf(const QList<LbService> &services);
/// Whether there is anything to tell: a service port, or a label for HAProxy. Pods have neither.
bool isBehindLb(const App &app);
/// Labels for ports that the app does not have: they do nothing.
QStringList strayLbLabels(const App &app);

/// Another app that asks for the same.
struct LbCollision
{
    enum class Kind : quint8 { Port, Host };
    int service = 0; ///< which of the services
    Kind kind = Kind::Port;
    QString what; ///< "10080", "shop.example/api"
    AppId other;
    bool operator==(const LbCollision &) const = default;
};
/// By service, kind and name. Apps that no load balancer publishes both of, and the two colours of one deployment, do
/// not collide. Linear in all apps.
QList<LbCollision> lbCollisionsOf(const App &app, const QList<LbService> &services, const ClusterSnapshot &snapshot);

} // namespace mesoscope
