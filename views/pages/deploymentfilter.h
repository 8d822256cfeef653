// SPDX-License-Identifier: GPL-3.0-or-later
// Which deployments the page shows, and in which order.
#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace mesoscope {

/// Words over state, apps, actions and id. Unsorted: those that run first, then the newest. 500 rows and a few.
class DeploymentFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Scope { All, Running, Over };

    explicit DeploymentFilter(QObject *parent = nullptr);
    void setText(const QString &text);
    void setScope(Scope scope);
    bool isNarrowed() const { return !m_words.isEmpty() || m_scope != Scope::All; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
    Scope m_scope = Scope::All;
};

} // namespace mesoscope
