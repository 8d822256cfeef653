// SPDX-License-Identifier: GPL-3.0-or-later
// Steps with glyphs: done, running, to come.
#include "views/widgets/deploymentsteps.h"

#include "views/text/deploymenttext.h"
#include "views/text/format.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"
#include "views/widgets/layouts.h"
#include "views/widgets/plainlabel.h"

#include <QVBoxLayout>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Line
{
    Condition condition = Condition::Unknown;
    QString text;
    bool strong = false;
    bool section = false;
};

/// Old and new instances of an app. Its tasks are found through the snapshot's index: no scan.
QString instancesText(const AppId &id, const ClusterSnapshot &snapshot)
{
    const App *app = snapshot.findApp(id);
    if (!app)
        return DeploymentSteps::tr("%1: not there yet, or gone already").arg(id.text());
    int old = 0;
    int fresh = 0;
    for (const Task *task : snapshot.tasksOf(app->handle)) {
        if (isActive(task->state))
            ++(task->outdated ? old : fresh);
    }
    return DeploymentSteps::tr("%1: %2 new, %3 old, %4 wanted", "instances of an app")
        .arg(id.text(), formatCount(fresh), formatCount(old), formatCount(app->instances));
}

} // namespace

DeploymentSteps::DeploymentSteps(const ViewContext &context, QWidget *parent)
    : QScrollArea(parent), m_context(context), m_layout(nullptr)
{
    setAccessibleName(tr("Steps"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(this);
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(0, 4, 4, 4);
    m_layout->setSpacing(6);
    setWidget(content);
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

void DeploymentSteps::showDeployments(const QList<const Deployment *> &deployments, const ClusterSnapshot &snapshot)
{
    QList<Line> lines;
    for (const Deployment *deployment : deployments) {
        lines.append({Condition::Unknown, tr("Steps"), false, true});
        for (qsizetype i = 0; i < deployment->steps.size(); ++i) {
            const bool current = i + 1 == deployment->currentStep;
            const Condition condition = current                           ? Condition::Progress
                                        : i + 1 < deployment->currentStep ? Condition::Ok
                                                                          : Condition::Off;
            for (const DeploymentAction &action : deployment->steps.at(i))
                lines.append({condition,
                              tr("%1. %2", "number of a step, what it does")
                                  .arg(formatCount(i + 1), deploymentActionText(action)),
                              current, false});
        }
        if (deployment->steps.isEmpty()) {
            for (const DeploymentAction &action : deployment->current)
                lines.append({Condition::Progress, deploymentActionText(action), true, false});
        }
        lines.append({Condition::Unknown, tr("Instances"), false, true});
        for (const AppId &app : deployment->affected)
            lines.append({Condition::Unknown, instancesText(app, snapshot), false, false});
    }
    if (lines.isEmpty())
        lines.append({Condition::Unknown, tr("No deployment changes it at the moment."), false, false});
    QString said = QString::number(m_context.theme.isDark());
    for (const Line &line : std::as_const(lines))
        said += line.text + QString::number(int(line.condition));
    if (said == m_shown)
        return;
    m_shown = said;
    emptyLayout(m_layout);
    for (const Line &line : std::as_const(lines)) {
        if (line.section) {
            if (m_layout->count() > 0)
                m_layout->addSpacing(8);
            m_layout->addWidget(sectionLabel(line.text, m_context.theme, widget()));
            continue;
        }
        auto *row = new QHBoxLayout;
        row->setSpacing(8);
        if (line.condition != Condition::Unknown) {
            auto *glyph = new QLabel(widget());
            glyph->setPixmap(glyphIcon(line.condition, m_context.theme).pixmap(14, 14));
            glyph->setAccessibleName(line.condition == Condition::Ok         ? tr("done")
                                     : line.condition == Condition::Progress ? tr("under way")
                                                                             : tr("to come"));
            row->addWidget(glyph, 0, Qt::AlignTop);
        }
        auto *words = new PlainLabel(line.text, widget());
        words->wrapped();
        if (line.strong) {
            QFont font = words->font();
            font.setWeight(QFont::DemiBold);
            words->setFont(font);
        } else if (line.condition == Condition::Off) {
            words->muted();
        }
        row->addWidget(words, 1);
        m_layout->addLayout(row);
    }
    m_layout->addStretch(1);
}

} // namespace mesoscope

#include "moc_deploymentsteps.cpp"
