// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/planview.h"

#include "app/core/commandbus.h"
#include "views/dialogs/parts.h"
#include "views/text/deploymenttext.h"
#include "views/text/effecttext.h"
#include "views/text/errortext.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"
#include "views/widgets/layouts.h"

#include <QVBoxLayout>

namespace mesoscope {

static constexpr int MostActions = 12;

PlanView::PlanView(const ViewContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("plan"));
    setAccessibleName(tr("What will happen"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
}

void PlanView::showEffect(const Effect &effect)
{
    m_effect = effect;
    m_plan.reset();
    m_asking = false;
    ++m_round;
    show();
}

void PlanView::ask(const Command &command)
{
    m_asking = true;
    show();
    observe(this, m_context.commands.plan(command), [this, round = ++m_round](const Result<DeploymentPlan> &plan) {
        if (round != m_round)
            return;
        m_asking = false;
        m_plan = plan;
        show();
    });
}

void PlanView::show()
{
    emptyLayout(m_layout);
    const auto add = [this](Condition condition, const QString &text) {
        auto *row = new QHBoxLayout;
        row->setSpacing(8);
        auto *glyph = new QLabel(this);
        glyph->setFixedWidth(16);
        if (condition != Condition::Unknown)
            glyph->setPixmap(glyphIcon(condition, m_context.theme).pixmap(14, 14));
        row->addWidget(glyph, 0, Qt::AlignTop);
        row->addWidget(plainLabel(text, this), 1);
        m_layout->addLayout(row);
    };
    const QList<EffectLine> lines = effectText(m_effect);
    for (const EffectLine &line : lines)
        add(line.condition, line.text);
    if (m_asking) {
        add(Condition::Progress, tr("Marathon is asked what it would do…"));
        return;
    }
    if (!m_plan)
        return;
    if (!m_plan->ok()) {
        // What a server cannot tell is nothing to read; that the app is locked, or that it would refuse, is.
        if (m_plan->error().kind != Error::Kind::Unsupported && m_plan->error().kind != Error::Kind::NotFound)
            add(Condition::Warning, tr("Marathon's own plan: %1").arg(describe(m_plan->error()).title));
        return;
    }
    QStringList steps;
    const DeploymentPlan &plan = m_plan->value();
    int shown = 0;
    for (qsizetype i = 0; i < plan.size(); ++i) {
        QStringList actions;
        for (const DeploymentAction &action : plan.at(i)) {
            if (shown++ < MostActions)
                actions.append(deploymentActionText(action));
        }
        if (!actions.isEmpty())
            steps.append(tr("%1. %2", "number of a step, what it does")
                             .arg(QString::number(i + 1), actions.join(QStringLiteral(", "))));
    }
    if (shown > MostActions)
        steps.append(tr("and %n more", nullptr, shown - MostActions));
    if (steps.isEmpty())
        add(Condition::Off, tr("Marathon's own plan: nothing would be done."));
    else
        add(Condition::Unknown, tr("Marathon's own plan:") + u'\n' + steps.join(u'\n'));
}

} // namespace mesoscope

#include "moc_planview.cpp"
