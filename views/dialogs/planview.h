// SPDX-License-Identifier: GPL-3.0-or-later
// What will happen when a definition is deployed: computed at once, and the server's own plan when it has one.
#pragma once

#include "models/domain/command.h"
#include "models/domain/deployment.h"
#include "models/domain/effect.h"
#include "models/domain/result.h"
#include "views/viewcontext.h"

#include <QWidget>

class QVBoxLayout;

namespace mesoscope {

class PlanView : public QWidget
{
    Q_OBJECT

public:
    PlanView(const ViewContext &context, QWidget *parent = nullptr);

    /// What has been computed; the plan of what was shown before is gone.
    void showEffect(const Effect &effect);
    /// Asks the server what it would do; where it does not tell, nothing more is shown.
    void ask(const Command &command);

private:
    void show();

    const ViewContext m_context;
    QVBoxLayout *m_layout;
    Effect m_effect;
    std::optional<Result<DeploymentPlan>> m_plan;
    bool m_asking = false;
    int m_round = 0; ///< an answer to an older question is of no use
};

} // namespace mesoscope
