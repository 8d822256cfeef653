// SPDX-License-Identifier: GPL-3.0-or-later
// A server that means to use up this machine's memory.
#include "tests/net/transporttest.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QSignalSpy>
#include <QTimer>

using namespace mesoscope;
using namespace mesoscope::test;
using Kind = Error::Kind;

namespace {

/// MiB of this process, at most since the last call; 0 where the system does not tell.
qint64 peakMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    qint64 peak = 0;
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("VmHWM:"))
                peak = line.mid(6).simplified().split(' ').first().toLongLong() / 1024;
        }
    }
    QFile reset(QStringLiteral("/proc/self/clear_refs"));
    if (reset.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        reset.write("5");
    return peak;
}

/// gzip of @p plain times a thousand bytes, about 160 times smaller: one literal and copies of it, in the fixed code.
QByteArray bomb(qint64 plain)
{
    QByteArray bytes = QByteArray::fromHex("1f8b08000000000000ff");
    quint32 held = 0;
    int count = 0;
    const auto put = [&](quint32 value, int bits) { // low bits first
        held |= value << count;
        for (count += bits; count >= 8; count -= 8) {
            bytes += char(held & 0xff);
            held >>= 8;
        }
    };
    const auto code = [&put](quint32 value, int bits) { // of a code the high bit is first
        quint32 turned = 0;
        for (int i = 0; i < bits; ++i)
            turned |= ((value >> i) & 1U) << (bits - 1 - i);
        put(turned, bits);
    };
    put(1, 1); // the last block
    put(1, 2); // with the fixed code
    code(0x30 + '0', 8);
    for (qint64 made = 1; made < plain * 1000; made += 258) {
        code(0xC5, 8); // length 258
        code(0, 5);    // distance 1
    }
    code(0, 7); // the end
    put(0, 7);
    return bytes + QByteArray(8, '\0'); // in the place of the sums
}

} // namespace

class HostileServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBombCostsLittleMemory()
    {
        const QByteArray small = bomb(1000000); // a thousand million bytes
        QVERIFY(small.size() < 8000000);
        ScriptedServer server([small](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.send(200, small, {{"Content-Encoding", "gzip"}});
        });
        HttpTransport transport({server.url()}, {});
        Request request = get(server.url(), 60000);
        request.maxBytes = 32 << 20;
        const qint64 before = peakMemory() > 0 ? peakMemory() : 0;
        const auto result = await(transport.send(request));
        QVERIFY(!result.ok());
        // Qt counts what is still to come, and may find the wrong sums at its end before anybody has read so far.
        QVERIFY(result.error().kind == Kind::TooLarge || result.error().kind == Kind::Protocol);
        const qint64 grown = peakMemory() - before;
        QVERIFY2(grown < 400, qPrintable(QString::number(grown)));
    }

    /// Of a stream every part is handed on as it is unpacked; its reader says when it is too much.
    void aBombInAStreamCostsLittleMemory()
    {
        const QByteArray small = bomb(1000000).chopped(100); // without its end, where the sums would be
        ScriptedServer server([small](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Encoding: gzip\r\nConnection: "
                      "close\r\n\r\n");
            reply.raw(small);
        });
        HttpTransport transport({server.url()}, {});
        peakMemory();
        const qint64 before = peakMemory();
        const std::unique_ptr<Stream> stream(transport.open(get(server.url(), 60000), nullptr));
        qint64 told = 0;
        qsizetype largest = 0;
        connect(stream.get(), &Stream::chunk, this, [&](const QByteArray &bytes) {
            told += bytes.size();
            largest = std::max(largest, bytes.size());
        });
        QTRY_VERIFY_WITH_TIMEOUT(told >= 999900000, 60000);
        QVERIFY2(largest <= 1 << 20, qPrintable(QString::number(largest)));
        const qint64 grown = peakMemory() - before;
        QVERIFY2(grown < 400, qPrintable(QString::number(grown)));
    }

    /// Qt keeps reading; the deadline ends it, and little has come together until then.
    void aHeaderWithoutEndIsCutOff()
    {
        ScriptedServer server([](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.raw("HTTP/1.1 200 OK\r\n");
            auto *flood = new QTimer(qApp);
            QObject::connect(flood, &QTimer::timeout, flood, [reply, flood] {
                if (reply.isGone())
                    flood->deleteLater();
                else
                    reply.raw("X-More: " + QByteArray(100000, 'x') + "\r\n");
            });
            flood->start(0);
        });
        HttpTransport transport({server.url()}, {});
        peakMemory();
        const qint64 before = peakMemory();
        const auto result = await(transport.send(get(server.url(), 700)));
        QVERIFY(!result.ok());
        QVERIFY(result.error().kind == Kind::Timeout || result.error().kind == Kind::Unreachable ||
                result.error().kind == Kind::Protocol); // newer versions of Qt have a limit of their own
        const qint64 grown = peakMemory() - before;
        QVERIFY2(grown < 400, qPrintable(QString::number(grown)));
        const std::unique_ptr<Stream> stream(transport.open(get(server.url(), 300), nullptr));
        QSignalSpy closed(stream.get(), &Stream::closed);
        QTRY_COMPARE(closed.size(), 1); // what is no body does not count as a sign of life
    }
};

MESOSCOPE_TEST(HostileServerTest)

#include "tst_hostile.moc"
