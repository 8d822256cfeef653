// SPDX-License-Identifier: GPL-3.0-or-later
// The logs page's widgets and state, shared by the two files that make up the page; nobody else includes it.
#pragma once

#include "views/pages/logspage.h"

#include "app/core/subscriptions.h"
#include "models/items/logtail.h"
#include "views/pages/logresume.h"
#include "views/viewcontext.h"

#include <QTimer>

#include <optional>

class QButtonGroup;
class QLineEdit;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace mesoscope {

class DataTable;
class EmptyState;
class InstancePicker;
class LogView;
class PlainLabel;
class InspectorList;
class RowFeed;

struct LogsPage::Private
{
    explicit Private(const ViewContext &viewContext) : context(viewContext) {}

    enum Face { Lines, Words, Choice };

    const ViewContext context;
    InstancePicker *picker = nullptr;
    QButtonGroup *files = nullptr;
    QLineEdit *search = nullptr;
    PlainLabel *hits = nullptr;
    QToolButton *regex = nullptr;
    PlainLabel *status = nullptr;
    QPushButton *follow = nullptr;
    QStackedLayout *stack = nullptr;
    LogTail *tail = nullptr;
    LogView *view = nullptr;
    EmptyState *empty = nullptr;
    QWidget *bar = nullptr;
    PlainLabel *choiceTitle = nullptr;
    DataTable *choices = nullptr;
    InspectorList *choiceList = nullptr;
    RowFeed *feed = nullptr;

    std::optional<LogRef> ref; ///< kept when the task is gone: its sandbox can still be read for a while
    LogWatch *watch = nullptr;
    QList<LogLine> pending;
    QTimer batch;
    std::optional<Error> error;
    QString cannot; ///< why the chosen instance has no log to be read
    bool answered = false;
    bool resumed = false; ///< the next chunk may repeat lines that are shown
    bool ended = false;   ///< the end of the instance has been told
    bool active = false;
    bool chosen = true; ///< the list of instances is complete
};

} // namespace mesoscope
