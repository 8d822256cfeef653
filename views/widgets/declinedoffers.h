// SPDX-License-Identifier: GPL-3.0-or-later
// Which offers Marathon did not use for an app that waits: node by node what was offered, what it asks for, what did
// not suit.
#pragma once

#include "app/base/call.h"
#include "models/domain/app.h"
#include "models/domain/declinedoffer.h"
#include "views/viewcontext.h"

#include <QTimer>
#include <QWidget>

#include <optional>

namespace mesoscope {

class DetailList;

/// Hidden while there is nothing to say. Asks when an app that waits is shown and every ten seconds from then on, while
/// it can be seen: the answer holds the whole queue.
class DeclinedOffers : public QWidget
{
    Q_OBJECT

public:
    explicit DeclinedOffers(const ViewContext &context, QWidget *parent = nullptr);
    /// @p seen: the view that this stands in is visible.
    void showApp(const App &app, bool seen);

private:
    void ask();
    void render();

    static constexpr int AgainMs = 10000;
    static constexpr int MostShown = 25;
    const ViewContext m_context;
    DetailList *m_list;
    QTimer m_timer;
    AppId m_app; ///< the one that waits; empty: none
    Resources m_wanted;
    QList<DeclinedOffer> m_offers;
    std::optional<Error> m_error;
    quint64 m_asked = 0;    ///< serial of the newest question
    bool m_pending = false; ///< it is not answered yet
};

} // namespace mesoscope
