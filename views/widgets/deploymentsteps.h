// SPDX-License-Identifier: GPL-3.0-or-later
// What a deployment does, step by step, and how far the instances of its apps have come.
#pragma once

#include "models/domain/snapshot.h"
#include "views/viewcontext.h"

#include <QScrollArea>

class QVBoxLayout;

namespace mesoscope {

class DeploymentSteps : public QScrollArea
{
    Q_OBJECT

public:
    explicit DeploymentSteps(const ViewContext &context, QWidget *parent = nullptr);
    /// Of the deployments given; a list when several lock the same app.
    void showDeployments(const QList<const Deployment *> &deployments, const ClusterSnapshot &snapshot);

private:
    const ViewContext m_context;
    QVBoxLayout *m_layout;
    QString m_shown;
};

} // namespace mesoscope
