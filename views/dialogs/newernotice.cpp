// SPDX-License-Identifier: GPL-3.0-or-later
// Says, while a dialog is open, that somebody else has changed the app it is about.
#include "views/dialogs/newernotice.h"

#include "app/base/clock.h"
#include "app/core/store.h"
#include "models/domain/command.h"
#include "views/dialogs/parts.h"
#include "views/text/format.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"

#include <QAccessible>
#include <QDateTime>
#include <QHBoxLayout>
#include <QPushButton>

namespace mesoscope {

NewerNotice::NewerNotice(const ViewContext &context, const AppId &app, const QString &button, QWidget *parent)
    : QFrame(parent),
      m_context(context),
      m_app(app),
      m_text(plainLabel({}, this)),
      m_button(new QPushButton(button, this))
{
    setObjectName(QStringLiteral("panel"));
    setAccessibleName(tr("Changed by somebody else"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    auto *glyph = new QLabel(this);
    glyph->setPixmap(glyphIcon(Condition::Warning, context.theme).pixmap(16, 16));
    layout->addWidget(glyph, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button, 0, Qt::AlignTop);
    m_text->setObjectName(QStringLiteral("newer"));
    m_button->setObjectName(QStringLiteral("compare"));
    m_button->setAutoDefault(false);
    connect(m_button, &QPushButton::clicked, this, &NewerNotice::pressed);
    connect(&context.store, &Store::changed, this, &NewerNotice::look);
    hide();
}

void NewerNotice::setBase(const QString &version)
{
    m_base = version;
    m_newer = false;
    m_gone = false;
    hide();
    look();
    Q_EMIT changed();
}

void NewerNotice::look()
{
    const auto snapshot = m_context.store.current();
    if (m_base.isEmpty() || !snapshot->source(SourceId::Marathon).isLive())
        return; // what is shown stays: an old snapshot tells nothing new
    const App *app = snapshot->findApp(m_app);
    if (!app && !m_gone) {
        m_gone = true;
        show(tr("This app is not in the cluster any more: somebody else has destroyed it."), false);
        Q_EMIT changed();
    } else if (app && m_gone) {
        m_gone = false;
        hide();
        Q_EMIT changed();
    }
    if (app && !m_newer && !app->version.isEmpty() && newerVersion(app->version, m_base))
        tell(app->version);
}

void NewerNotice::tell(const QString &version)
{
    const QDateTime time = QDateTime::fromString(version, Qt::ISODateWithMs);
    m_newer = true;
    m_gone = false;
    show(time.isValid()
             ? tr("Somebody else has changed this app since you opened it, %1 ago. Nothing of yours is lost.", "an age")
                   .arg(formatSince(time.toMSecsSinceEpoch(), m_context.clock.nowMs()))
             : tr("Somebody else has changed this app since you opened it. Nothing of yours is lost."),
         true);
    Q_EMIT changed();
}

void NewerNotice::show(const QString &text, bool canCompare)
{
    m_text->setText(text);
    m_button->setVisible(canCompare);
    QFrame::show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace mesoscope

#include "moc_newernotice.cpp"
