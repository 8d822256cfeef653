// SPDX-License-Identifier: GPL-3.0-or-later
// Small helpers for layouts that are filled again.
#pragma once

#include <QLayout>
#include <QWidget>

#include <memory>

namespace mesoscope {

/// Takes everything out; the widgets go when control returns to the event loop.
inline void emptyLayout(QLayout *layout)
{
    while (layout->count() > 0) {
        const std::unique_ptr<QLayoutItem> item(layout->takeAt(0));
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        } else if (item->layout()) {
            emptyLayout(item->layout());
        }
    }
}

} // namespace mesoscope
