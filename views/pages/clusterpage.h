// SPDX-License-Identifier: GPL-3.0-or-later
// Base of the pages that show the cluster's state: a head, the content, or the reason why there is none.
#pragma once

#include "models/domain/filter.h"
#include "views/pages/page.h"
#include "views/pages/pagestate.h"
#include "views/text/celltext.h"
#include "views/viewcontext.h"

#include <QTimer>

class QHBoxLayout;
class QLineEdit;
class QStackedWidget;
class QVBoxLayout;

namespace mesoscope {

class Actions;
class EmptyState;
class PlainLabel;
struct ClusterChange;

class ClusterPage : public Page
{
    Q_OBJECT

public:
    ClusterPage(PageId id, const ViewContext &context, Actions &actions, const QList<SourceId> &needs, QWidget *parent);

    PageId id() const override { return m_id; }
    void setActive(bool active) override;
    void focusFilter() override;
    bool isSettled() const override;
    /// Esc: closes the details, if they are open.
    virtual bool closeDetails() { return false; }

Q_SIGNALS:
    void retryRequested();

protected:
    const ViewContext &context() const { return m_context; }
    Actions &actions() const { return m_actions; }
    bool isActive() const { return m_active; }
    SnapshotPtr snapshot() const;
    const CellText &text() const { return m_text; } ///< for the page's models
    qint64 now() const;

    /// Left of the stretch: title and badge; right of it: what the page adds.
    QHBoxLayout *head() const { return m_head; }
    QVBoxLayout *content() const { return m_content; }
    QLineEdit *addFilter(const QString &placeholder);
    QLineEdit *addFilter(const QString &placeholder, FilterTable table); ///< in the language of filter.h
    void setSubtitle(const QString &text);

    /// Only while active. @p change is null when everything may be new.
    virtual void showSnapshot(const ClusterChange *change) = 0;
    /// Once a second while active: ages.
    virtual void tick() {}
    /// The page may say more than the sources' states: "Nothing is being deployed".
    virtual PageState state() const;

    void showState(); ///< again, when state() has changed

private:
    void update(const ClusterChange *change);

    PageId m_id;
    const ViewContext m_context;
    Actions &m_actions;
    const LocalText m_text;
    QList<SourceId> m_needs;
    QHBoxLayout *m_head;
    QVBoxLayout *m_content;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    PlainLabel *m_title;
    PlainLabel *m_subtitle;
    PlainLabel *m_badge;
    QLineEdit *m_filter = nullptr;
    QTimer m_timer;
    PageState::Kind m_kind = PageState::Kind::NoCluster;
    bool m_active = false;
};

} // namespace mesoscope
