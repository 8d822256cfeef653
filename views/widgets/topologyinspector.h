// SPDX-License-Identifier: GPL-3.0-or-later
// Beside the map: the selected app with its instances, node with its tasks, or task.
#pragma once

#include "models/domain/snapshot.h"
#include "views/selection.h"
#include "views/viewcontext.h"
#include "views/widgets/inspector.h"

#include <QAbstractTableModel>

class QGridLayout;
class QPushButton;

namespace mesoscope {

class DataTable;
class PlainLabel;

/// The short list of an inspector: instances of an app, tasks of a node, apps of the cluster.
class InspectorList : public QAbstractTableModel
{
    Q_OBJECT

public:
    struct Row
    {
        Condition condition = Condition::Unknown;
        QString text;
        QString note;
        Selectable what;
        bool mono = true;
        bool operator==(const Row &) const = default;
    };
    static constexpr int MostRows = 500;

    using QAbstractTableModel::QAbstractTableModel;
    /// Rows that stay in place change in place; else a reset.
    void setRows(std::vector<Row> rows);
    const Row &row(int index) const { return m_rows[size_t(index)]; }
    int indexOf(const Selectable &what) const;
    void setTitles(const QString &text, const QString &note);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Row> m_rows;
    QString m_titles[2];
};

/// Follows Selection while it is shown; with nothing selected it lists the apps, those in trouble first.
class TopologyInspector : public Inspector
{
    Q_OBJECT

public:
    TopologyInspector(const ViewContext &context, QWidget *parent);
    ~TopologyInspector() override;

    /// Fills itself from @p snapshot for what is selected now.
    void setSnapshot(const SnapshotPtr &snapshot);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Fact
    {
        QString name;
        QString value;
        double fraction = -1; ///< a bar under it when 0 or more
        bool mono = false;
        bool operator==(const Fact &) const = default;
    };
    void showCluster(const ClusterSnapshot &snapshot);
    void showApp(const ClusterSnapshot &snapshot, const App &app);
    void showGroup(const ClusterSnapshot &snapshot, const AppId &group);
    void showAgent(const ClusterSnapshot &snapshot, const Agent &agent);
    void showTask(const ClusterSnapshot &snapshot, const Task &task);
    void showGone(const QString &kind, const QString &id);
    void setParts(const HealthSegments &parts);
    void setFacts(const QList<Fact> &facts);
    void setNotice(const QString &title, const QString &words);
    void setList(const QString &title, const QString &noteTitle, std::vector<InspectorList::Row> rows, int left);
    struct Link
    {
        QString text;
        QString tip;
        PageId page = PageId::Overview;
        Selectable what;
    };
    void setLinks(const QList<Link> &links);
    static std::vector<InspectorList::Row> rowsOf(const std::vector<const Task *> &tasks, bool byHost, qint64 nowMs);

    const ViewContext m_context;
    QList<Fact> m_shownFacts;
    HealthSegments m_healthParts;
    QWidget *m_health = nullptr;
    PlainLabel *m_countsLine = nullptr;
    QFrame *m_notice = nullptr;
    PlainLabel *m_noticeTitle = nullptr;
    PlainLabel *m_noticeWords = nullptr;
    QWidget *m_facts = nullptr;
    QGridLayout *m_factGrid = nullptr;
    PlainLabel *m_listTitle = nullptr;
    PlainLabel *m_left = nullptr;
    DataTable *m_table = nullptr;
    InspectorList *m_list = nullptr;
    QList<QPushButton *> m_buttons;
    QList<Link> m_links;
};

} // namespace mesoscope
