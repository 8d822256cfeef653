// SPDX-License-Identifier: GPL-3.0-or-later
// Base of the nine pages.
#pragma once

#include "views/selection.h"

#include <QWidget>

namespace mesoscope {

struct ViewContext;

/// A page rests while hidden: it takes no snapshot apart, draws no chart, asks for no log. setActive(true) brings it up
/// to date at once. Its accessible tree must name everything it shows.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;
    virtual PageId id() const = 0;
    virtual void setActive(bool active) = 0;
    /// Shows @p what, which is of a kind that this page shows, else does nothing.
    virtual void reveal(const Selectable &what) { Q_UNUSED(what) }
    /// Nothing is on its way that will change what is drawn: a screenshot may be taken.
    virtual bool isSettled() const { return true; }
    /// Sets the focus to the page's filter, if it has one (key "/").
    virtual void focusFilter() {}
};

} // namespace mesoscope
