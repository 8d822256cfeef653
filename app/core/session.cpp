// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/session.h"

#include "app/core/commandbus.h"
#include "app/core/pipeline.h"
#include "app/core/store.h"
#include "app/core/subscriptions.h"

#include <algorithm>

namespace mesoscope {

Session::Session(Store &store, CommandBus &commands, Subscriptions &subscriptions, const Clock &clock,
                 BackendFactory factory, QObject *parent)
    : QObject(parent),
      m_store(store),
      m_commands(commands),
      m_subscriptions(subscriptions),
      m_clock(clock),
      m_factory(std::move(factory))
{
    qRegisterMetaType<mesoscope::Attachment>();
    qRegisterMetaType<mesoscope::DeliveryPtr>();
}

Session::~Session()
{
    stop();
    while (!m_ending.empty())
        bury(m_ending.back().thread.get());
}

void Session::open(const Profile &profile, const Secrets &secrets)
{
    close();
    m_profile = profile;
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(QStringLiteral("pipeline"));
    auto pipeline = std::make_unique<Pipeline>(m_clock);
    m_pipeline = pipeline.get();
    // What is on its way to the GUI thread is addressed to the mailbox: it is lost with it, before the pipeline goes.
    m_mailbox = std::make_unique<QObject>();
    connect(
        m_pipeline, &Pipeline::ready, m_mailbox.get(), [this](const Attachment &attachment) { attach(attachment); },
        Qt::QueuedConnection);
    connect(
        m_pipeline, &Pipeline::delivered, m_mailbox.get(), [this](const DeliveryPtr &delivery) { deliver(*delivery); },
        Qt::QueuedConnection);
    pipeline->moveToThread(m_thread.get());
    m_thread->start();
    QMetaObject::invokeMethod(
        pipeline.release(),
        [target = m_pipeline, factory = m_factory, profile, secrets, watched = m_watched] {
            target->begin(factory, profile, secrets, watched);
        },
        Qt::QueuedConnection);
}

void Session::attach(const Attachment &attachment)
{
    m_commands.attach(
        attachment.context, attachment.commands, [this] { refresh(); }, m_profile.readOnly, attachment.mesosCommands);
    m_subscriptions.attach(attachment.context, attachment.series, attachment.logs, attachment.registry);
    Q_EMIT opened();
}

void Session::deliver(const Delivery &delivery)
{
    const Pipeline *const sender = m_pipeline;
    if (delivery.change)
        m_store.publish(*delivery.change);
    m_store.addEvents(delivery.events);
    if (m_pipeline == sender && m_pipeline) // somebody who watches the store may have closed the session
        QMetaObject::invokeMethod(m_pipeline, &Pipeline::acknowledge, Qt::QueuedConnection);
}

void Session::close()
{
    if (!isOpen())
        return;
    stop();
    m_profile = {};
    m_store.clear();
    Q_EMIT closed();
}

void Session::stop()
{
    if (!m_thread)
        return;
    m_mailbox.reset();
    m_subscriptions.detach();
    m_commands.detach();
    // Behind everything that was posted to the thread so far, so that nothing of it is left behind.
    auto emptied = std::make_shared<std::latch>(1);
    QMetaObject::invokeMethod(
        m_pipeline,
        [target = m_pipeline, thread = m_thread.get(), emptied] {
            target->end();
            emptied->count_down();
            target->deleteLater(); // the thread's last act
            thread->quit();
        },
        Qt::QueuedConnection);
    m_pipeline = nullptr;
    connect(m_thread.get(), &QThread::finished, this, [this, thread = m_thread.get()] { bury(thread); });
    m_ending.push_back({std::move(m_thread), std::move(emptied)});
}

void Session::bury(const QThread *thread)
{
    const auto found = std::find_if(m_ending.begin(), m_ending.end(),
                                    [thread](const Ending &one) { return one.thread.get() == thread; });
    if (found == m_ending.end())
        return;
    found->emptied->wait();
    found->thread->wait();
    m_ending.erase(found);
}

void Session::refresh()
{
    if (m_pipeline)
        QMetaObject::invokeMethod(m_pipeline, &Pipeline::refresh, Qt::QueuedConnection);
}

void Session::setWatched(bool watched)
{
    m_watched = watched;
    if (m_pipeline)
        QMetaObject::invokeMethod(
            m_pipeline, [target = m_pipeline, watched] { target->setWatched(watched); }, Qt::QueuedConnection);
}

} // namespace mesoscope

#include "moc_session.cpp"
