// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded and hand-made documents, and the watching of a source.
#pragma once

#include "app/core/ports/source.h"

#include <QDir>
#include <QFile>
#include <QtTest>

namespace mesoscope::test {

inline QByteArray data(const QString &name)
{
    QFile file(QStringLiteral(MESOSCOPE_TEST_DATA "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        QTest::qFail(qPrintable(QStringLiteral("no ") + name), __FILE__, __LINE__);
    return file.readAll();
}

/// Backticks stand for quotes: moc loses its way in raw strings.
inline QByteArray js(const char *text)
{
    return QByteArray(text).replace('`', '"');
}

/// What a source has said so far.
class Watch : public QObject
{
public:
    explicit Watch(Source &source)
    {
        connect(&source, &Source::observed, this, [this](const ObservationPtr &seen) {
            observations += seen;
            order += QStringLiteral("observed");
        });
        connect(&source, &Source::stateChanged, this, [this](const SourceState &changed) {
            state = changed;
            if (phases.isEmpty() || phases.last() != changed.phase)
                phases += changed.phase;
            order += QStringLiteral("state");
        });
        connect(&source, &Source::events, this, [this](const QList<ClusterEvent> &batch) { events += batch; });
    }

    template<class T>
    const T &last() const
    {
        return std::get<T>(*observations.last());
    }

    QList<ObservationPtr> observations;
    QList<ClusterEvent> events;
    QList<SourceState::Phase> phases;
    SourceState state;
    QStringList order;
};

} // namespace mesoscope::test
