// SPDX-License-Identifier: GPL-3.0-or-later
// Makes Qt's queues visible to ThreadSanitizer. The system's Qt is not built with it: the mutexes inside that order a
// post before its delivery are not seen, and every queued call would be reported as a race. Here whoever posts
// releases, and whoever is delivered to acquires, one counter. That is coarser than the truth (a race between two
// threads that happen to post in between may be missed), but what is reported is real.
#include <QObject>
#include <QThread>
#include <QThreadPool>

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>

namespace {

// By receiver, so that two threads which post to others do not seem to wait for each other. Whom a signal is for is not
// known before it is sent: it counts for all.
constexpr std::size_t Slots = 64;
std::array<std::atomic<unsigned>, Slots> posts{};

std::atomic<unsigned> pushes{0}; ///< to thread pools: their queue orders all of them

std::size_t slotOf(const void *receiver)
{
    return (reinterpret_cast<std::uintptr_t>(receiver) >> 4) % Slots;
}

void release(const void *receiver)
{
    posts[slotOf(receiver)].fetch_add(1, std::memory_order_release);
}

void releaseForAll()
{
    for (auto &slot : posts)
        slot.fetch_add(1, std::memory_order_release);
}

void acquire(const void *receiver)
{
    (void)posts[slotOf(receiver)].load(std::memory_order_acquire);
}

bool onDelivery(void **data)
{
    acquire(data[0]);
    return false; // deliver as usual
}

[[maybe_unused]] const bool registered = QInternal::registerCallback(QInternal::EventNotifyCallback, onDelivery);

} // namespace

extern "C" {

// The accesses that libraries make, Qt's own deletes for instance, say nothing without their mutexes. What a poster
// copies into the event itself (the functor, a signal's arguments) is written after the release.
const char *__tsan_default_options()
{
    return "ignore_noninstrumented_modules=1";
}
const char *__tsan_default_suppressions()
{
    return "race:invokeMethod<\n"
           "race:QMetaTypeForType\n"
           "race:QCoreApplication::removePostedEvents\n";
}

// --wrap (CMakeLists.txt) leads our calls here.
bool __real__ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv(
    QObject *, void *, Qt::ConnectionType, void *);
bool __wrap__ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv(
    QObject *object, void *slot, Qt::ConnectionType type, void *result)
{
    release(object);
    const bool done =
        __real__ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv(
            object, slot, type, result);
    return done;
}

void __real__ZN11QMetaObject8activateEP7QObjectPKS_iPPv(QObject *, const QMetaObject *, int, void **);
void __wrap__ZN11QMetaObject8activateEP7QObjectPKS_iPPv(QObject *sender, const QMetaObject *meta, int signal,
                                                        void **arguments)
{
    releaseForAll();
    __real__ZN11QMetaObject8activateEP7QObjectPKS_iPPv(sender, meta, signal, arguments);
}

void __real__ZN20QFutureInterfaceBase14reportFinishedEv(void *);
void __wrap__ZN20QFutureInterfaceBase14reportFinishedEv(void *future)
{
    releaseForAll();
    __real__ZN20QFutureInterfaceBase14reportFinishedEv(future);
}

void __real__ZN20QFutureInterfaceBase18reportResultsReadyEii(void *, int, int);
void __wrap__ZN20QFutureInterfaceBase18reportResultsReadyEii(void *future, int begin, int end)
{
    releaseForAll();
    __real__ZN20QFutureInterfaceBase18reportResultsReadyEii(future, begin, end);
}

void __real__ZN7QObject11deleteLaterEv(QObject *);
/// Aligned, because its address also becomes a pointer to a member function: an odd one would mean a virtual function.
__attribute__((aligned(16))) void __wrap__ZN7QObject11deleteLaterEv(QObject *object)
{
    release(object);
    __real__ZN7QObject11deleteLaterEv(object);
}

void __real__ZN7QObject12moveToThreadEP7QThread(QObject *, QThread *);
void __wrap__ZN7QObject12moveToThreadEP7QThread(QObject *object, QThread *thread)
{
    release(object);
    __real__ZN7QObject12moveToThreadEP7QThread(object, thread);
}

void __real__ZN11QThreadPool5startESt8functionIFvvEEi(QThreadPool *, std::function<void()>, int);
void __wrap__ZN11QThreadPool5startESt8functionIFvvEEi(QThreadPool *pool, std::function<void()> work, int priority)
{
    auto shared = std::make_shared<std::function<void()>>(std::move(work));
    std::function<void()> seen = [shared]() mutable {
        (void)pushes.load(std::memory_order_acquire);
        (*shared)();
        shared.reset();
    };
    shared.reset();
    pushes.fetch_add(1, std::memory_order_release); // behind all that is written above
    __real__ZN11QThreadPool5startESt8functionIFvvEEi(pool, std::move(seen), priority);
}

} // extern "C"
