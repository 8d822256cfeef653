// SPDX-License-Identifier: GPL-3.0-or-later
// Messages over the window.
#include "views/widgets/toast.h"

#include "views/theme/glyphs.h"
#include "views/theme/theme.h"
#include "views/widgets/plainlabel.h"

#include <QAccessible>
#include <QAction>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int Width = 360;
constexpr int GoodNewsMs = 6000;
constexpr int WithActionMs = 20000; ///< long enough to see that it was a mistake
constexpr int Most = 4;
} // namespace

ToastArea::ToastArea(const Theme &theme, QWidget *host) : QWidget(host), m_theme(theme), m_layout(new QVBoxLayout(this))
{
    setObjectName(u"toasts"_s);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    host->installEventFilter(this);
    hide();
}

void ToastArea::setBottomMargin(int px)
{
    m_bottom = px;
    place();
}

void ToastArea::show(Condition condition, const QString &text, QAction *action)
{
    auto *toast = new QFrame(this);
    toast->setObjectName(u"panel"_s);
    toast->setAccessibleName(text);
    auto *layout = new QHBoxLayout(toast);
    layout->setContentsMargins(12, 8, 6, 8);
    layout->setSpacing(10);
    auto *glyph = new QLabel(toast);
    glyph->setPixmap(glyphIcon(condition, m_theme).pixmap(16, 16));
    layout->addWidget(glyph, 0, Qt::AlignTop);
    glyph->setContentsMargins(0, 5, 0, 0);
    auto *words = (new PlainLabel(text.left(400), toast))->wrapped();
    words->setContentsMargins(0, 5, 0, 5);
    layout->addWidget(words, 1, Qt::AlignTop);
    auto *close = new QToolButton(toast);
    close->setProperty("flat", true);
    close->setIcon(icon(u"close"_s, m_theme));
    close->setAccessibleName(tr("Close this message"));
    layout->addWidget(close, 0, Qt::AlignTop);
    const auto leave = [this, toast] {
        m_layout->removeWidget(toast);
        toast->hide();
        toast->deleteLater();
        place();
    };
    connect(close, &QToolButton::clicked, toast, leave);
    const bool good = condition == Condition::Ok || condition == Condition::Progress || condition == Condition::Off;
    if (good)
        QTimer::singleShot(action ? WithActionMs : GoodNewsMs, toast, leave);
    if (action) {
        auto *button = new QPushButton(tr("Undo"), toast);
        button->setObjectName(u"toastAction"_s);
        button->setToolTip(tipText(action->text()));
        button->setAccessibleDescription(action->text());
        layout->insertWidget(layout->count() - 1, button, 0, Qt::AlignTop);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(button, &QPushButton::clicked, toast, leave);
        connect(action, &QAction::changed, toast, leave); // it is about something else now
    }
    m_layout->addWidget(toast);
    while (m_layout->count() > Most) {
        QWidget *oldest = m_layout->itemAt(0)->widget();
        m_layout->removeWidget(oldest);
        oldest->deleteLater();
    }
    place();
    QAccessibleEvent event(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ToastArea::place()
{
    setVisible(m_layout->count() > 0);
    if (!isVisible())
        return;
    const int width = qMin(Width, parentWidget()->width() - 32);
    int height = m_layout->spacing() * (m_layout->count() - 1);
    for (int i = 0; i < m_layout->count(); ++i) {
        QWidget *toast = m_layout->itemAt(i)->widget();
        height += toast->hasHeightForWidth() ? toast->heightForWidth(width) : toast->sizeHint().height();
    }
    setGeometry(parentWidget()->width() - width - 16, parentWidget()->height() - height - m_bottom, width, height);
    raise();
}

bool ToastArea::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace mesoscope

#include "moc_toast.cpp"
