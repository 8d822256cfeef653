// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/zookeeper/zkclient.h"

#include "app/base/threadcheck.h"

#include <zookeeper/zookeeper.h>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace mesoscope {

/// What the library's threads, the session's thread and the client share. It lives until the library has closed the
/// session: raw pointers to it are the contexts of the library's callbacks.
struct ZkLink : std::enable_shared_from_this<ZkLink>
{
    std::mutex mutex;
    std::condition_variable wake;
    ZkClient *client = nullptr;  ///< null: nobody listens
    zhandle_t *handle = nullptr; ///< null: not made yet, or being closed
    bool over = false;

    /// Any thread. Under the lock, so that the client cannot go while the event is being queued.
    void tell(const std::function<void(ZkClient *)> &what)
    {
        const std::lock_guard lock(mutex);
        if (!client)
            return;
        QMetaObject::invokeMethod(
            client,
            [self = shared_from_this(), what, listener = client] {
                if (listener->m_link == self) // not of a session that was closed since
                    what(listener);
            },
            Qt::QueuedConnection);
    }
    void abandon()
    {
        {
            const std::lock_guard lock(mutex);
            client = nullptr;
            over = true;
        }
        wake.notify_all();
    }
};

namespace {

void beSilent(const char *) {}

template<class T>
struct Question
{
    QPromise<Result<T>> promise;
    ZkLink *link = nullptr;
    QByteArray path;
};

/// The library gives a question back exactly once.
template<class T>
void answer(const void *context, Result<T> result)
{
    const std::unique_ptr<Question<T>> question(static_cast<Question<T> *>(const_cast<void *>(context)));
    question->promise.addResult(std::move(result));
    question->promise.finish();
}

Error errorOf(int code)
{
    Error error;
    error.source = SourceId::ZooKeeper;
    switch (code) {
    case ZNONODE:
        error.kind = Error::Kind::NotFound;
        break;
    case ZNOAUTH:
    case ZAUTHFAILED:
    case ZSESSIONCLOSEDREQUIRESASLAUTH:
        error.kind = Error::Kind::Forbidden;
        break;
    case ZCLOSING:
        error.kind = Error::Kind::Cancelled;
        break;
    case ZCONNECTIONLOSS:
    case ZOPERATIONTIMEOUT:
    case ZSESSIONEXPIRED:
    case ZSESSIONMOVED:
    case ZINVALIDSTATE:
    case ZTHROTTLEDOP:
        error.kind = Error::Kind::Unreachable;
        break;
    default:
        error.kind = Error::Kind::Protocol;
        break;
    }
    error.detail = QString::fromLatin1(zerror(code));
    return error;
}

void onEvent(zhandle_t *handle, int type, int state, const char *, void *context)
{
    auto *link = static_cast<ZkLink *>(context);
    if (type != ZOO_SESSION_EVENT) {
        link->tell([](ZkClient *client) { Q_EMIT client->changed(); });
        return;
    }
    if (state == ZOO_CONNECTED_STATE) {
        {
            const std::lock_guard lock(link->mutex); // may come before zookeeper_init2() has returned
            if (!link->over)
                link->handle = handle;
        }
        link->tell([](ZkClient *client) { Q_EMIT client->connected(); });
    } else if (state == ZOO_EXPIRED_SESSION_STATE) {
        link->tell([](ZkClient *client) { Q_EMIT client->lost(ZkClient::Loss::Expired); });
    } else if (state == ZOO_AUTH_FAILED_STATE) {
        link->tell([](ZkClient *client) { Q_EMIT client->lost(ZkClient::Loss::Refused); });
    } else {
        link->tell([](ZkClient *client) { Q_EMIT client->lost(ZkClient::Loss::Interrupted); });
    }
}

/// The session's own thread: makes the handle, which resolves names, waits, and closes it, which waits for the server.
void runSession(const std::shared_ptr<ZkLink> &link, const QByteArray &servers, const QByteArray &credentials,
                int timeoutMs)
{
    zhandle_t *handle =
        zookeeper_init2(servers.constData(), onEvent, timeoutMs, nullptr, link.get(), ZOO_NO_LOG_CLIENTENV, beSilent);
    if (!handle) {
        link->tell([](ZkClient *client) { Q_EMIT client->lost(ZkClient::Loss::Unresolved); });
        return;
    }
    if (!credentials.isEmpty())
        zoo_add_auth(handle, "digest", credentials.constData(), int(credentials.size()), nullptr, nullptr);
    {
        std::unique_lock lock(link->mutex);
        link->handle = link->over ? nullptr : handle;
        link->wake.wait(lock, [&] { return link->over; });
        link->handle = nullptr;
    }
    zookeeper_close(handle);
}

void onChildren(int code, const String_vector *strings, const void *context)
{
    if (code != ZOK || !strings) {
        answer<QStringList>(context, errorOf(code));
        return;
    }
    QStringList names;
    names.reserve(strings->count);
    for (int i = 0; i < strings->count; ++i)
        names += QString::fromUtf8(strings->data[i]);
    answer<QStringList>(context, names);
}

/// A missing node can be watched only by asking whether it exists.
void onExists(int, const Stat *, const void *) {}

void onWatchedChildren(int code, const String_vector *strings, const void *context)
{
    const auto *question = static_cast<const Question<QStringList> *>(context);
    if (code == ZNONODE) {
        const std::lock_guard lock(question->link->mutex);
        if (question->link->handle)
            zoo_awexists(question->link->handle, question->path.constData(), onEvent, question->link, onExists,
                         nullptr);
    }
    onChildren(code, strings, context);
}

void onData(int code, const char *value, int size, const Stat *, const void *context)
{
    if (code != ZOK)
        answer<QByteArray>(context, errorOf(code));
    else
        answer<QByteArray>(context, value && size > 0 ? QByteArray(value, size) : QByteArray());
}

/// Asks unless the session is gone; the library takes the question over when it returns ZOK.
template<class T, class Ask>
Call<T> askBy(const std::shared_ptr<ZkLink> &link, const QString &path, Ask ask)
{
    auto question = std::make_unique<Question<T>>();
    question->promise.start();
    question->link = link.get();
    question->path = path.toUtf8();
    const Call<T> call = question->promise.future();
    int code = ZINVALIDSTATE;
    if (link) {
        const std::lock_guard lock(link->mutex);
        if (link->handle)
            code = ask(link->handle, question.get());
    }
    const void *context = question.release();
    if (code != ZOK)
        answer<T>(context, errorOf(code));
    return call;
}

} // namespace

bool zooKeeperIsSpoken()
{
    return true;
}

ZkClient::ZkClient(ZkAddress address, Secret secret, int timeoutMs, QObject *parent)
    : QObject(parent), m_address(std::move(address)), m_secret(std::move(secret)), m_timeoutMs(timeoutMs)
{
}

ZkClient::~ZkClient()
{
    close();
}

void ZkClient::open()
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    close();
    m_link = std::make_shared<ZkLink>();
    m_link->client = this;
    std::thread(runSession, m_link, m_address.serverList().toUtf8(), m_secret.userAndPassword(), m_timeoutMs).detach();
}

void ZkClient::close()
{
    if (const auto link = std::exchange(m_link, nullptr))
        link->abandon();
}

Call<QStringList> ZkClient::children(const QString &path)
{
    return askBy<QStringList>(m_link, path, [](zhandle_t *handle, Question<QStringList> *question) {
        return zoo_awget_children(handle, question->path.constData(), onEvent, question->link, onWatchedChildren,
                                  question);
    });
}

Call<QByteArray> ZkClient::data(const QString &path)
{
    return askBy<QByteArray>(m_link, path, [](zhandle_t *handle, Question<QByteArray> *question) {
        return zoo_awget(handle, question->path.constData(), onEvent, question->link, onData, question);
    });
}

} // namespace mesoscope

#include "moc_zkclient.cpp"
