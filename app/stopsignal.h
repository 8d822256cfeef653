// SPDX-License-Identifier: GPL-3.0-or-later
// SIGINT and SIGTERM as a Qt signal, so that the program ends as if its window had been closed.
#pragma once

#include <QObject>

class QSocketNotifier;

namespace mesoscope {

/// At most one at a time. Does nothing on systems without these signals.
class StopSignal : public QObject
{
    Q_OBJECT

public:
    explicit StopSignal(QObject *parent = nullptr);
    ~StopSignal() override;

Q_SIGNALS:
    void stopped();

private:
    int m_pipe[2] = {-1, -1};
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace mesoscope
