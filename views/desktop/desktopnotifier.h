// SPDX-License-Identifier: GPL-3.0-or-later
// Shows what the notifier decides: on the desktop's bus, else as a tray balloon, else inside the window.
#pragma once

#include "app/core/notifier.h"
#include "models/domain/states.h"
#include "views/desktop/popups.h"
#include "views/selection.h"

#include <memory>
#include <vector>

namespace mesoscope {

/// GUI thread. Places are tried in the order in which they were given; the last resort is message(), a toast.
class DesktopNotifier : public QObject
{
    Q_OBJECT

public:
    DesktopNotifier(Notifier &notifier, std::vector<std::unique_ptr<Popups>> places, QObject *parent = nullptr);
    ~DesktopNotifier() override;

    void setEnabled(bool enabled) { m_enabled = enabled; }

Q_SIGNALS:
    /// A person clicked: go there, with this selected, and bring the window to the front.
    void activated(mesoscope::PageId page, const mesoscope::Selectable &what);
    /// Nobody outside the window could show it.
    void message(const QString &text, mesoscope::Condition condition);

private:
    struct Target
    {
        PageId page = PageId::Overview;
        Selectable what;
        TaskId task; ///< whose log "Show log" opens
        bool recovery = false;
    };
    static Target targetOf(const Notice &notice);
    void onNotice(const Notice &notice);
    void showFrom(size_t place, const Popup &popup);
    void onActivated(const QString &key, const QString &action);

    std::vector<std::unique_ptr<Popups>> m_places;
    QHash<QString, Target> m_targets;
    QList<QString> m_order; ///< oldest first, to bound m_targets
    bool m_enabled = true;
};

} // namespace mesoscope
