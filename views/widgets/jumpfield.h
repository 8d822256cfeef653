// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K: a few letters of anything, and one is there.
#pragma once

#include "models/domain/query.h"
#include "views/selection.h"
#include "views/viewcontext.h"

#include <QLineEdit>

class QListWidget;

namespace mesoscope {

class RowFeed;

/// Searches apps and groups here (they are thousands at most); tasks and agents through feeds, on the worker.
class JumpField : public QLineEdit
{
    Q_OBJECT

public:
    JumpField(const ViewContext &context, QWidget *parent = nullptr);
    bool isOpen() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Hit
    {
        QString text;
        QString kind;
        Condition condition = Condition::Unknown;
        PageId page = PageId::Applications;
        Selectable target;
    };
    void search();
    void showHits();
    void place();
    void accept();
    void closeList();
    QList<Hit> appHits() const;

    const ViewContext m_context;
    QListWidget *m_list;
    RowFeed *m_tasks;
    RowFeed *m_agents;
    QList<Hit> m_taskHits;
    QList<Hit> m_agentHits;
    QList<Hit> m_hits;
};

} // namespace mesoscope
