// SPDX-License-Identifier: GPL-3.0-or-later
// What the observing and the commanding half of one Marathon tell each other: its version, the address that answers,
// and what this user may not.
#pragma once

#include "app/base/clock.h"
#include "app/sources/marathon/marathonfeatures.h"
#include "models/domain/ids.h"
#include "models/domain/sourcestate.h"

#include <QObject>
#include <QUrl>

namespace mesoscope {

/// Pipeline thread. Rights can differ from group to group, so that one refusal is held against its app only; when a
/// second app refuses and nothing was ever allowed, against all. They are forgotten after ten minutes, and when a
/// person asks for everything anew: somebody may have given the right meanwhile.
class MarathonAccess : public QObject
{
    Q_OBJECT

public:
    explicit MarathonAccess(const Clock &clock, QObject *parent = nullptr);

    void setVersion(const QString &version);
    /// The address that answered last.
    void setUrl(const QUrl &url) { m_url = url; }
    const QUrl &url() const { return m_url; }
    const MarathonFeatures &features() const { return m_features; }

    void refused(const AppId &target, const Error &error);
    void allowed(const AppId &target);
    void forget();
    QList<Refusal> refusals(); ///< of Capability::Commands, without those that are too old

Q_SIGNALS:
    void changed();

private:
    struct Remembered
    {
        Refusal refusal;
        qint64 atMs = 0;
    };

    const Clock &m_clock;
    MarathonFeatures m_features;
    QUrl m_url;
    QList<Remembered> m_refused;
    bool m_everAllowed = false;
};

} // namespace mesoscope
