// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of the form for a pod's definition (api-facts 1.8), in their order. A pod has any number of containers:
// each has sections of its own, and the form is made anew when one comes or goes.
#pragma once

#include "views/dialogs/formsections.h"

#include <QJsonObject>

namespace mesoscope {

/// What a new pod starts from: one container, small, on the node's network.
QJsonObject newPodDefinition();

/// In the form of a new app: a button that gives it a second container, which makes it a pod, after a question.
void addContainerToApp(FormBuilder &form);

/// Returns the field of the name.
QLineEdit *addPodBasics(FormBuilder &form, bool isNew);
/// @p index of @p count containers.
void addPodContainer(FormBuilder &form, const FormOffers &offers, int index, int count);
void addPodHealthCheck(FormBuilder &form, int index);
void addPodNetwork(FormBuilder &form);
void addPodVolumes(FormBuilder &form);
void addPodPlacement(FormBuilder &form, const FormOffers &offers);
void addPodLifecycle(FormBuilder &form);
void addPodOthers(FormBuilder &form);

} // namespace mesoscope
