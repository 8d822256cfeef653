// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/lockpanel.h"

#include "views/dialogs/parts.h"
#include "views/text/format.h"
#include "views/theme/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace mesoscope {

static constexpr int MostLocksShown = 6;
static constexpr int MostAppsNamed = 3;

LockPanel::LockPanel(const Theme &theme, QWidget *parent)
    : QFrame(parent),
      m_theme(theme),
      m_rows(new QVBoxLayout),
      m_wait(new QPushButton(this)),
      m_waits(mutedLabel(tr("Waiting: it is sent as soon as they are over. Closing this dialog sends nothing."), this)),
      m_override(new QCheckBox(tr("&Force: cancel these deployments"), this))
{
    setObjectName(QStringLiteral("panel"));
    setAccessibleName(tr("Deployments that lock the app"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    m_rows->setSpacing(4);
    layout->addLayout(m_rows);
    m_wait->setObjectName(QStringLiteral("wait"));
    m_wait->setAutoDefault(false);
    auto *waiting = new QHBoxLayout;
    waiting->setSpacing(12);
    waiting->addWidget(m_wait);
    waiting->addWidget(m_waits, 1);
    layout->addLayout(waiting);
    m_override->setObjectName(QStringLiteral("override"));
    layout->addWidget(m_override);
    layout->addWidget(
        mutedLabel(tr("What they had begun stays as it is: old and new instances may be left side by side."), this));
    connect(m_wait, &QPushButton::clicked, this, [this] { setWaiting(!m_waiting); });
    connect(m_override, &QCheckBox::toggled, this, [this](bool on) {
        if (on)
            setWaiting(false);
        m_wait->setEnabled(!on);
        Q_EMIT overrideChanged(on);
    });
    setWaiting(false);
    hide();
}

void LockPanel::setWaiting(bool waiting)
{
    m_waiting = waiting;
    m_wait->setText(waiting ? tr("Stop &waiting") : tr("&Wait for them, then send"));
    m_waits->setVisible(waiting);
}

QString LockPanel::about(const QString &id, const ClusterSnapshot &snapshot, qint64 nowMs) const
{
    const Deployment *deployment = snapshot.findDeployment(DeploymentId(id));
    if (!deployment)
        return isOver(id, snapshot) ? tr("It is over.") : tr("nothing more is known of it yet");
    QStringList apps;
    for (const AppId &app : deployment->affected.first(qMin<qsizetype>(MostAppsNamed, deployment->affected.size())))
        apps += app.text();
    if (deployment->affected.size() > MostAppsNamed)
        apps += QStringLiteral("…");
    return tr("step %1 of %2, since %3, changes %4")
        .arg(QString::number(deployment->currentStep), QString::number(deployment->totalSteps),
             formatSince(deployment->versionMs, nowMs), apps.join(QStringLiteral(", ")));
}

/// The store may be older than the refusal: what it does not know yet is not over.
bool LockPanel::isOver(const QString &id, const ClusterSnapshot &snapshot) const
{
    const SourceState &marathon = snapshot.source(SourceId::Marathon);
    return marathon.isLive() && marathon.lastGoodMs > m_sinceMs && !snapshot.findDeployment(DeploymentId(id));
}

void LockPanel::showLocks(const QStringList &deployments, const ClusterSnapshot &snapshot, qint64 nowMs)
{
    m_deployments = deployments;
    m_sinceMs = nowMs;
    m_shown.clear();
    m_override->setChecked(false);
    setVisible(!deployments.isEmpty());
    update(snapshot, nowMs);
    if (!deployments.isEmpty())
        announce(this);
}

void LockPanel::update(const ClusterSnapshot &snapshot, qint64 nowMs)
{
    if (m_deployments.isEmpty())
        return;
    QStringList texts;
    for (const QString &id : std::as_const(m_deployments).first(qMin<qsizetype>(MostLocksShown, m_deployments.size())))
        texts += about(id, snapshot, nowMs);
    if (texts != m_shown) {
        m_shown = texts;
        while (QLayoutItem *item = m_rows->takeAt(0)) {
            if (item->widget())
                item->widget()->deleteLater();
            delete item;
        }
        for (qsizetype i = 0; i < texts.size(); ++i) {
            QLabel *name = plainLabel(m_deployments.at(i).left(80), this);
            name->setFont(m_theme.font(TextStyle::Mono));
            name->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
            m_rows->addWidget(name);
            m_rows->addWidget(mutedLabel(texts.at(i), this));
        }
        if (const int more = int(m_deployments.size()) - MostLocksShown; more > 0)
            m_rows->addWidget(mutedLabel(tr("and %n more", nullptr, more), this));
    }
    if (m_waiting && std::all_of(m_deployments.cbegin(), m_deployments.cend(),
                                 [&](const QString &id) { return isOver(id, snapshot); })) {
        m_deployments.clear();
        Q_EMIT unlocked();
    }
}

void LockPanel::clear()
{
    m_deployments.clear();
    m_override->setChecked(false);
    setWaiting(false);
    hide();
}

bool LockPanel::isOverridden() const
{
    return !isHidden() && m_override->isChecked();
}

} // namespace mesoscope

#include "moc_lockpanel.cpp"
