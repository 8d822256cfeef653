// SPDX-License-Identifier: GPL-3.0-or-later
// "zk://user:password@host1:2181,host2:2181/mesos": where a ZooKeeper ensemble knows the leading master.
#pragma once

#include "models/domain/result.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>
#include <QUrl>

namespace mesoscope {

/// The form is that of Mesos' own --zk flag. A QUrl cannot hold it (several hosts with ports), so lists of addresses
/// carry one QUrl per server, "zk://host:2181/mesos"; the functions below go to and fro. Pure; any input is safe.
struct ZkAddress
{
    struct Server
    {
        QString host; ///< name or address; IPv6 without brackets
        quint16 port = 2181;
        bool operator==(const Server &) const = default;
    };

    QList<Server> servers;              ///< at least one, none twice
    QString path = QStringLiteral("/"); ///< of the masters' znodes: absolute, without a slash at the end
    QString user;                       ///< digest authentication; empty: none. Never written by toText()
    QString password;

    bool hasCredentials() const { return !user.isEmpty(); }
    QString serverList() const; ///< "host1:2181,[::1]:2182"
    QString toText() const;     ///< "zk://host1:2181,host2:2181/mesos"
    QList<QUrl> toUrls() const;

    bool operator==(const ZkAddress &) const = default;
};

/// Whether it is meant to be one, be it well formed or not.
bool isZkAddress(QStringView text);
bool isZkAddress(const QUrl &url);

/// Error::Invalid, whose detail never repeats the text: it may hold a password.
Result<ZkAddress> parseZkAddress(QStringView text);

/// What a list of addresses says about ZooKeeper: the servers of all its zk:// entries. Error::Invalid when there are
/// none, one cannot be read, or their paths differ.
Result<ZkAddress> zkAddressOf(const QList<QUrl> &urls);

/// One address as a person writes it: one URL, or one per server of a zk:// address. What cannot be read gives one
/// invalid URL, or "zk:" without a host. @p zk, if given, takes the address, credentials
/// included.
QList<QUrl> urlsOfText(const QString &text, ZkAddress *zk = nullptr);
/// The inverse, for files and for people: the zk:// entries joined to one, none with credentials.
QStringList textsOfUrls(const QList<QUrl> &urls, QUrl::ComponentFormattingOptions format = QUrl::FullyEncoded);

} // namespace mesoscope
