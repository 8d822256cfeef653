// SPDX-License-Identifier: GPL-3.0-or-later
// Above the source strip: what is wrong with each source, in words, and what to do about it.
#pragma once

#include "views/viewcontext.h"

#include <QFrame>

class QVBoxLayout;

namespace mesoscope {

class IssuesPanel : public QFrame
{
    Q_OBJECT

public:
    explicit IssuesPanel(const ViewContext &context, QWidget *parent = nullptr);
    /// Brings it up to date; call it when it is shown.
    void refresh();

Q_SIGNALS:
    void retryRequested();
    void closeRequested();

private:
    const ViewContext m_context;
    QVBoxLayout *m_rows;
    QString m_shown; ///< what the rows say: rebuilt only when it differs
};

} // namespace mesoscope
