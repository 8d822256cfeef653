// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of the form for an app's definition (api-facts 1.4), in their order.
#pragma once

#include "models/domain/snapshot.h"

#include <QList>
#include <QStringList>

class QLineEdit;

namespace mesoscope {

class FormBuilder;

/// What the form offers from the cluster: names of attributes and their values, nodes, roles, apps. Bounded.
struct FormOffers
{
    QStringList attributes; ///< of agents, "hostname" first
    QMap<QString, QStringList> values;
    QStringList hosts;
    QStringList roles;
    QStringList apps; ///< and groups
};
FormOffers offersOf(const ClusterSnapshot &snapshot);

/// Returns the field of the name.
QLineEdit *addBasics(FormBuilder &form, bool isNew);
void addNetwork(FormBuilder &form);
void addHealthChecks(FormBuilder &form);
void addEnvironment(FormBuilder &form); ///< variables, secrets, labels
void addStorage(FormBuilder &form);     ///< volumes, artifacts
void addPlacement(FormBuilder &form, const FormOffers &offers);
void addLifecycle(FormBuilder &form, const FormOffers &offers); ///< upgrade, back-off, ends, readiness, dependencies
void addContainer(FormBuilder &form);                           ///< runtime, limits
/// Everything at the top of the definition that no section before has a field for, as JSON.
void addOthers(FormBuilder &form);

} // namespace mesoscope
