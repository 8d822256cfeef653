// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of the form for an app's definition (api-facts 1.4), in their order.
#pragma once

#include "models/domain/snapshot.h"

#include <QList>
#include <QSet>
#include <QStringList>

#include <functional>

class QLineEdit;
class QWidget;

namespace mesoscope {

class FieldRow;
class FormBuilder;

/// What the form offers from the cluster: names of attributes and their values, nodes, roles, apps. Bounded.
struct FormOffers
{
    QStringList attributes; ///< of agents, "hostname" first
    QMap<QString, QStringList> values;
    QStringList hosts;
    QStringList roles;
    QStringList apps; ///< and groups
    /// Lets a person choose among the tags of @p image; @p use gets the image with the one that was chosen. Unset: no
    /// registry can be asked.
    std::function<void(const QString &image, std::function<void(const QString &image)> use)> askTags = {};
};
FormOffers offersOf(const ClusterSnapshot &snapshot);

/// Returns the field of the name.
QLineEdit *addBasics(FormBuilder &form, const FormOffers &offers, bool isNew);
void addNetwork(FormBuilder &form);
void addHealthChecks(FormBuilder &form);
/// Variables (at the key @p variables), secrets, labels.
void addEnvironment(FormBuilder &form, const QString &variables);
void addStorage(FormBuilder &form); ///< volumes, artifacts
void addPlacement(FormBuilder &form, const FormOffers &offers);
void addLifecycle(FormBuilder &form, const FormOffers &offers); ///< upgrade, back-off, ends, readiness, dependencies
void addContainer(FormBuilder &form);                           ///< runtime, limits
/// Everything at the top of the definition that no section before has a field for, as JSON.
void addOthers(FormBuilder &form);

// What the sections of apps and of pods have in common.

/// The field of an image, with a button for its tags; @p write gets what is typed or chosen.
FieldRow *imageRow(FormBuilder &form, const FormOffers &offers, const QString &caption, const QString &name,
                   const QStringList &path, const std::function<void(const QString &image)> &write);
QLineEdit *addName(FormBuilder &form, bool isNew);
FieldRow *addShellCommand(FormBuilder &form, const QStringList &path, const QByteArray &name);
FieldRow *addAcceptedRoles(FormBuilder &form, const FormOffers &offers, const QStringList &path);
/// Ties instances to one node, as data on its disk want it (product.md: hostname LIKE): @p pin gets its name.
QWidget *pinLine(FormBuilder &form, const FormOffers &offers, const std::function<void(const QString &host)> &pin);
void addUnreachable(FormBuilder &form, const QStringList &path);
/// As addOthers(), of all keys but @p covered.
void addOtherFields(FormBuilder &form, const QSet<QString> &covered);

} // namespace mesoscope
