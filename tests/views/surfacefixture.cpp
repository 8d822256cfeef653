// SPDX-License-Identifier: GPL-3.0-or-later
// Fakes and pictures for the tests of the painted surfaces.
#include "tests/views/surfacefixture.h"

#include <QDir>

namespace mesoscope::test {

Call<SeriesSet> FakeSeriesApi::query(const SeriesQuery &query)
{
    asked << query;
    return finishedCall<SeriesSet>(answer ? answer(query) : Result<SeriesSet>(SeriesSet{query, {}, true}));
}

LogFollower *FakeLogApi::follow(const LogRef &ref, QObject *parent)
{
    asked << ref;
    follower = new LogFollower(parent);
    return follower;
}

void FakeLogApi::send(const QStringList &lines, bool restarted, qint64 skipped)
{
    LogChunk chunk;
    for (const QString &text : lines) {
        LogLine line;
        line.text = text;
        line.level = guessLevel(text);
        chunk.lines << line;
    }
    chunk.restarted = restarted;
    chunk.skippedBytes = skipped;
    chunk.fileSize = 1000;
    Q_EMIT follower->chunk(chunk);
}

SurfaceFixture::SurfaceFixture(ThemeMode mode)
{
    theme.setMode(mode);
}

void SurfaceFixture::publish(const SnapshotPtr &snapshot)
{
    store.publish(changeBetween(store.current()->revision ? store.current() : SnapshotPtr(), snapshot));
}

ViewContext SurfaceFixture::context()
{
    return {store, rows,  commands,    subscriptions, preferences, selection,
            theme, clock, deployments, destroyed,     failures};
}

void SurfaceFixture::picture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("MESOSCOPE_PICTURES");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        widget.grab().save(folder + u'/' + name + QStringLiteral(".png"));
}

} // namespace mesoscope::test
