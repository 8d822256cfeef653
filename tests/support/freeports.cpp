// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/freeports.h"

#include <QRandomGenerator>
#include <QTcpServer>

namespace mesoscope::test {

static constexpr int First = 15000;
static constexpr int End = 32000;
static constexpr int Tries = 200;

static bool isFree(int port)
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost, quint16(port));
}

quint16 freePortRow(int length)
{
    for (int tries = 0; tries < Tries; ++tries) {
        const int first = QRandomGenerator::system()->bounded(First, End - length);
        int free = 0;
        while (free < length && isFree(first + free))
            ++free;
        if (free == length)
            return quint16(first);
    }
    return 0;
}

QList<quint16> freePorts(int count)
{
    const int first = freePortRow(count);
    QList<quint16> ports;
    for (int i = 0; first != 0 && i < count; ++i)
        ports += quint16(first + i);
    return ports;
}

} // namespace mesoscope::test
