// SPDX-License-Identifier: GPL-3.0-or-later
// The tray icon.
#include "views/desktop/tray.h"

#include "app/core/notifier.h"
#include "app/core/preferences.h"
#include "app/core/store.h"
#include "views/text/errortext.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QPainter>
#include <QSystemTrayIcon>
#include <QWidget>

#include <array>

namespace mesoscope {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(TrayText)
};

constexpr std::array<int, 3> LookAgainSeconds{1, 4, 25}; ///< 1, 5 and 30 s after the start

struct Counts
{
    int unhealthy = 0;
    int waiting = 0;
    int delayed = 0;
    int degraded = 0;
};

Counts count(const ClusterSnapshot &snapshot)
{
    Counts counts;
    for (const App &app : snapshot.apps) {
        counts.unhealthy += app.status == AppStatus::Unhealthy;
        counts.waiting += app.status == AppStatus::Waiting;
        counts.delayed += app.status == AppStatus::Delayed;
        counts.degraded += app.status == AppStatus::Degraded;
    }
    return counts;
}

/// The program's icon with the state's glyph in its lower right corner.
QIcon composed(Condition condition, const Theme &theme)
{
    const QIcon base = QApplication::windowIcon().isNull() ? QIcon::fromTheme(QStringLiteral("mesoscope"))
                                                           : QApplication::windowIcon();
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        if (base.isNull()) {
            paintGlyph(painter, QRectF(size * 0.1, size * 0.1, size * 0.8, size * 0.8), condition, theme);
        } else {
            base.paint(&painter, 0, 0, size, size);
            const double badge = size * 0.5;
            const QRectF rect(size - badge, size - badge, badge, badge);
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.colour(Token::Panel)); // a rim, so that the glyph stands out on any panel
            painter.drawEllipse(rect);
            paintGlyph(painter, rect.adjusted(badge * 0.15, badge * 0.15, -badge * 0.15, -badge * 0.15), condition,
                       theme);
        }
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace

Condition clusterCondition(const ClusterSnapshot &snapshot)
{
    bool any = false;
    Condition condition = Condition::Ok;
    for (const SourceState &source : snapshot.sources) {
        any = any || source.hasData();
        if (source.phase == SourceState::Phase::Stale || source.phase == SourceState::Phase::Failed)
            condition = worse(condition, Condition::Warning);
    }
    if (!any)
        return condition == Condition::Ok ? Condition::Unknown : condition;
    for (const App &app : snapshot.apps)
        condition = worse(condition, conditionOf(app.status));
    return condition;
}

QString clusterSentence(const ClusterSnapshot &snapshot)
{
    QStringList parts;
    const Counts counts = count(snapshot);
    if (counts.unhealthy > 0)
        parts += Text::tr("%n app(s) unhealthy", nullptr, counts.unhealthy);
    if (counts.degraded > 0)
        parts += Text::tr("%n app(s) degraded", nullptr, counts.degraded);
    if (counts.delayed > 0)
        parts += Text::tr("%n app(s) crashing", nullptr, counts.delayed);
    if (counts.waiting > 0)
        parts += Text::tr("%n app(s) waiting", nullptr, counts.waiting);
    bool any = false;
    for (const SourceState &source : snapshot.sources) {
        any = any || source.phase != SourceState::Phase::Absent;
        if (source.phase == SourceState::Phase::Stale || source.phase == SourceState::Phase::Failed)
            parts += Text::tr("%1 does not answer").arg(sourceName(source.id));
    }
    if (!any)
        return Text::tr("Not connected");
    return parts.isEmpty() ? Text::tr("All well") : parts.join(QStringLiteral(", "));
}

Tray::Tray(Store &store, Notifier &notifier, Preferences &preferences, const Theme &theme, QWidget *window,
           std::function<bool()> isAvailable, QObject *parent)
    : QObject(parent),
      m_store(store),
      m_notifier(notifier),
      m_preferences(preferences),
      m_theme(theme),
      m_window(window),
      m_isAvailable(isAvailable ? std::move(isAvailable) : [] { return QSystemTrayIcon::isSystemTrayAvailable(); })
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &Tray::look);
    connect(&m_store, &Store::changed, this, &Tray::update);
    connect(&m_store, &Store::cleared, this, &Tray::update);
    connect(&m_theme, &Theme::changed, this, [this] {
        if (m_icon)
            m_icon->setIcon(composed(m_condition, m_theme));
    });
    connect(&m_preferences, &Preferences::changed, this, &Tray::updateQuitRule);
    // After the window is up: a tray that is missing is told inside it.
    QTimer::singleShot(0, this, &Tray::look);
}

Tray::~Tray()
{
    if (m_icon)
        m_icon->hide(); // otherwise some panels keep a dead icon
}

bool Tray::isVisible() const
{
    return m_icon && m_icon->isVisible() && m_isAvailable();
}

bool Tray::keepsRunning() const
{
    return isVisible() && m_preferences.get(Pref::CloseToTray).toBool();
}

void Tray::look()
{
    if (m_isAvailable()) {
        show();
        return;
    }
    updateQuitRule();
    if (size_t(m_tries) < LookAgainSeconds.size()) {
        m_again.start(LookAgainSeconds[size_t(m_tries)] * 1000);
        ++m_tries;
    } else if (!m_told) {
        m_told = true;
        Q_EMIT message(tr("This desktop shows no tray icon: closing the window ends the program."), Condition::Off);
    }
    if (m_tries == 1)
        Q_EMIT availableChanged(false);
}

void Tray::show()
{
    if (m_icon)
        return;
    m_icon = new QSystemTrayIcon(this);
    m_menu = std::make_unique<QMenu>();
    m_state = m_menu->addAction(QString());
    m_state->setEnabled(false);
    m_menu->addSeparator();
    QAction *open = m_menu->addAction(tr("&Open Mesoscope"));
    m_mute = m_menu->addAction(tr("&Mute notifications"));
    m_mute->setCheckable(true);
    m_mute->setChecked(m_notifier.isMuted());
    m_menu->addSeparator();
    QAction *quit = m_menu->addAction(tr("&Quit"));
    m_menu->setDefaultAction(open);
    connect(open, &QAction::triggered, this, &Tray::openRequested);
    connect(quit, &QAction::triggered, this, &Tray::quitRequested);
    connect(m_mute, &QAction::toggled, this, [this](bool on) { m_notifier.setMuted(on); });
    connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT openRequested();
    });
    m_icon->setContextMenu(m_menu.get());
    m_condition = Condition::Unknown;
    m_icon->setIcon(composed(m_condition, m_theme));
    update();
    m_icon->show();
    updateQuitRule();
    Q_EMIT availableChanged(true);
}

void Tray::update()
{
    if (!m_icon)
        return;
    const auto snapshot = m_store.current();
    const QString sentence = clusterSentence(*snapshot);
    m_state->setText(sentence);
    m_state->setIcon(glyphIcon(clusterCondition(*snapshot), m_theme));
    m_icon->setToolTip(tr("Mesoscope: %1").arg(sentence));
    const Condition condition = clusterCondition(*snapshot);
    if (condition == m_condition)
        return;
    m_condition = condition;
    m_icon->setIcon(composed(condition, m_theme));
}

void Tray::updateQuitRule()
{
    // Without a visible icon a program without window would be a ghost that nobody can end.
    QApplication::setQuitOnLastWindowClosed(!keepsRunning());
}

} // namespace mesoscope

#include "moc_tray.cpp"
