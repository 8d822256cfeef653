// SPDX-License-Identifier: GPL-3.0-or-later
// What a version of Marathon can do, in one place. Pure. What a server's answers show counts more than its version: the
// source says so where it finds out. Facts: Marathon's change log, api-facts 1.
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace mesoscope {

struct MarathonFeatures
{
    QString version;             ///< as the server says; empty: not known, all features of the newest are supposed
    bool fetch = true;           ///< >= 0.15; before: uris
    bool portDefinitions = true; ///< >= 1.0; before: ports
    bool networks = true;        ///< >= 1.5; before: docker.network and ipAddress
    bool wholeUpdates = true;    ///< >= 1.4: partialUpdate=false; before, what is left out of a PUT stays as it is
};

/// An unknown or unreadable version has every feature.
MarathonFeatures marathonFeatures(const QString &version);

/// A definition as this version takes it: what only changed its place is written in the old way, what it does not know
/// at all is listed by path ("/role", with the version that brought it: "/role 1.9"), and must not be sent: old
/// versions drop unknown keys without a word.
struct FittedDefinition
{
    QJsonObject definition;
    QList<QPair<QString, QString>> unknown; ///< path, first version that knows it
};
FittedDefinition fitted(const QJsonObject &definition, const MarathonFeatures &features);

/// @p wanted with an empty value for every key of @p current that it no longer has: what a version needs that takes
/// every PUT as a partial one.
QJsonObject withRemovals(const QJsonObject &wanted, const QJsonObject &current);

} // namespace mesoscope
