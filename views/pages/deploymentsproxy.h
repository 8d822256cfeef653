// SPDX-License-Identifier: GPL-3.0-or-later
// Which deployments the page shows, and in which order.
#pragma once

#include "models/domain/filterrows.h"

#include <QSortFilterProxyModel>

namespace mesoscope {

/// In the language of filter.h. Unsorted: those that run first, then the newest. 500 rows and a few.
class DeploymentsProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Scope { All, Running, Over };

    explicit DeploymentsProxy(QObject *parent = nullptr);
    void setText(const QString &text);
    void setScope(Scope scope);
    bool isNarrowed() const { return !m_filter.isEmpty() || m_scope != Scope::All; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    DeploymentFilter m_filter;
    Scope m_scope = Scope::All;
};

} // namespace mesoscope
