// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a page has something to show, and what it says where it has not.
#pragma once

#include "models/domain/snapshot.h"

#include <QString>

namespace mesoscope {

struct PageState
{
    enum class Kind {
        Ready,
        NoCluster, ///< no source at all
        Absent,    ///< this connection lacks the sources that the page needs
        Connecting,
        Failed,
    };
    Kind kind = Kind::Ready;
    Condition condition = Condition::Ok;
    QString title;
    QString advice;
    QString detail;
    /// Ready but old: "Marathon does not answer: 12 s old". Empty when live.
    QString badge;
};

/// One of @p needs with data is enough to be ready.
PageState pageStateOf(const ClusterSnapshot &snapshot, const QList<SourceId> &needs, qint64 nowMs);

} // namespace mesoscope
