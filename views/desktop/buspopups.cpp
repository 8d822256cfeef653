// SPDX-License-Identifier: GPL-3.0-or-later
// Notifications by the freedesktop.org specification, over D-Bus.
#include "views/desktop/popups.h"

#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)

#include "views/desktop/buspopups.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QThread>
#include <QUuid>
#include <QVariantMap>

#include <algorithm>
#include <utility>

namespace mesoscope {

namespace {

using namespace Qt::Literals::StringLiterals;

const QString Service = u"org.freedesktop.Notifications"_s;
const QString Path = u"/org/freedesktop/Notifications"_s;
constexpr int MostWaiting = 20;
constexpr int AnswerMs = 3000; ///< a daemon that takes longer is as good as none

QDBusMessage message(const QString &method)
{
    return QDBusMessage::createMethodCall(Service, Path, Service, method);
}

} // namespace

BusPopups::BusPopups(const QString &address, QObject *parent)
    : Popups(parent),
      m_name(address.isEmpty() ? QString() : u"mesoscope-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_bus(QString())
{
    qRegisterMetaType<Popup>();
    // Connecting to a bus waits for its greeting: not on this thread.
    QThread *opener = QThread::create([address, name = m_name] {
        if (name.isEmpty())
            QDBusConnection::sessionBus();
        else
            QDBusConnection::connectToBus(address, name);
    });
    connect(opener, &QThread::finished, opener, &QObject::deleteLater);
    connect(opener, &QThread::finished, this,
            [this] { connectTo(m_name.isEmpty() ? QDBusConnection::sessionBus() : QDBusConnection(m_name)); });
    opener->start();
}

BusPopups::~BusPopups()
{
    if (!m_name.isEmpty())
        QDBusConnection::disconnectFromBus(m_name);
}

void BusPopups::connectTo(const QDBusConnection &bus)
{
    m_bus = bus;
    if (!m_bus.isConnected()) {
        setUsable(Answer::Unusable);
        return;
    }
    // D-Bus signals have no pointers to connect to. (Formatted by hand: a signature is compared as text.)
    // clang-format off
    m_bus.connect(Service, Path, Service, u"ActionInvoked"_s, this, SLOT(onActionInvoked(uint,QString)));
    m_bus.connect(Service, Path, Service, u"ActivationToken"_s, this, SLOT(onActivationToken(uint,QString)));
    m_bus.connect(Service, Path, Service, u"NotificationClosed"_s, this, SLOT(onNotificationClosed(uint,uint)));
    // clang-format on
    m_watcher = new QDBusServiceWatcher(Service, m_bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, [this] {
        m_ids.clear(); // another daemon counts anew
        askCapabilities();
    });
    askCapabilities();
}

void BusPopups::askCapabilities()
{
    // Also starts a daemon that the bus can activate.
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message(u"GetCapabilities"_s), AnswerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *call) {
        const QDBusPendingReply<QStringList> reply = *call;
        call->deleteLater();
        m_capabilities = reply.isError() ? QStringList() : reply.value();
        setUsable(reply.isError() ? Answer::Unusable : Answer::Usable);
    });
}

void BusPopups::setUsable(Answer usable)
{
    m_usable = usable;
    const QList<Popup> waiting = std::exchange(m_waiting, {});
    for (const Popup &popup : waiting)
        show(popup);
    Q_EMIT usableChanged();
}

void BusPopups::show(const Popup &popup)
{
    switch (m_usable) {
    case Answer::Unknown:
        m_waiting.removeIf([&](const Popup &other) { return other.key == popup.key; });
        if (m_waiting.size() < MostWaiting)
            m_waiting.append(popup);
        break;
    case Answer::Unusable:
        Q_EMIT failed(popup);
        break;
    case Answer::Usable:
        // What replaces one that is on its way waits for its id.
        if (m_sending.contains(popup.key))
            m_waiting.append(popup);
        else
            send(popup);
        break;
    }
}

void BusPopups::send(const Popup &popup)
{
    const bool markup = m_capabilities.contains("body-markup"_L1);
    QStringList actions;
    if (m_capabilities.contains("actions"_L1)) {
        actions << u"default"_s << tr("Open");
        if (popup.hasLog)
            actions << u"log"_s << tr("Show log");
    }
    QVariantMap hints{{u"desktop-entry"_s, QCoreApplication::applicationName()},
                      {u"category"_s, popup.urgent ? u"device.error"_s : u"device"_s},
                      {u"urgency"_s, QVariant::fromValue(uchar(popup.urgent ? 2 : 1))}};
    QDBusMessage notify = message(u"Notify"_s);
    notify << QCoreApplication::applicationName() << m_ids.value(popup.key, 0U) << u"mesoscope"_s << popup.title
           << (markup ? popup.body.toHtmlEscaped() : popup.body) << actions << hints << -1;
    m_sending.insert(popup.key, 1);
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(notify, AnswerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, popup](QDBusPendingCallWatcher *call) {
        const QDBusPendingReply<uint> reply = *call;
        call->deleteLater();
        m_sending.remove(popup.key);
        if (reply.isError())
            Q_EMIT failed(popup);
        else
            m_ids.insert(popup.key, reply.value());
        const auto isNext = [&](const Popup &other) { return other.key == popup.key; };
        const auto next = std::find_if(m_waiting.cbegin(), m_waiting.cend(), isNext);
        if (next != m_waiting.cend()) {
            show(m_waiting.takeAt(next - m_waiting.cbegin()));
        }
    });
}

QString BusPopups::keyOf(uint id) const
{
    return m_ids.key(id);
}

void BusPopups::onActionInvoked(uint id, const QString &action)
{
    const QString key = keyOf(id);
    if (!key.isEmpty()) // another program's
        Q_EMIT activated(key, action);
}

void BusPopups::onActivationToken(uint id, const QString &token)
{
    // Wayland: the window may come to the front only with this. Qt reads it from the environment when a window is
    // activated.
    if (!keyOf(id).isEmpty() && !token.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
}

void BusPopups::onNotificationClosed(uint id, uint reason)
{
    Q_UNUSED(reason)
    const QString key = keyOf(id);
    if (key.isEmpty())
        return;
    // The id is kept for replacing: the specification gives a new notification for an id that is gone, which is what is
    // wanted.
    Q_EMIT closed(key);
}

std::unique_ptr<Popups> makeBusPopups(const QString &address)
{
    return std::make_unique<BusPopups>(address);
}

} // namespace mesoscope

#include "moc_buspopups.cpp"

#else

namespace mesoscope {

std::unique_ptr<Popups> makeBusPopups(const QString &)
{
    return nullptr;
}

} // namespace mesoscope

#endif
