// SPDX-License-Identifier: GPL-3.0-or-later
// --export: the cluster as a file, once its data has settled.
#pragma once

#include "app/settling.h"

namespace mesoscope {

class ExportJob : public QObject
{
    Q_OBJECT

public:
    ExportJob(const QString &file, Store &store, QObject *parent = nullptr);
    void start() { m_settling.start(); }

Q_SIGNALS:
    void done(int exitStatus, const QString &message);

private:
    void write();

    const QString m_file;
    Store &m_store;
    Settling m_settling;
};

} // namespace mesoscope
