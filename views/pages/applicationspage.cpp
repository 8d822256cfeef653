// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of apps, its filter and its inspector.
#include "views/pages/applicationspage.h"

#include "app/core/preferences.h"
#include "app/core/store.h"
#include "models/items/grouptree.h"
#include "views/delegates/celldelegate.h"
#include "views/text/format.h"
#include "views/theme/theme.h"
#include "views/widgets/appinspector.h"
#include "views/widgets/appsmenu.h"
#include "views/widgets/columnfit.h"
#include "views/widgets/facetmenu.h"
#include "views/widgets/filterbar.h"
#include "views/widgets/inspector.h"
#include "views/widgets/menubutton.h"
#include "views/widgets/pagememory.h"
#include "views/widgets/savedviews.h"
#include "views/widgets/selectionbar.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <array>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

enum Chip { All, Unhealthy, Waiting, Deploying, Suspended, ChipCount };

QList<AppStatus> statusesOf(int chip)
{
    switch (chip) {
    case Unhealthy:
        return {AppStatus::Unhealthy, AppStatus::Degraded};
    case Waiting:
        return {AppStatus::Waiting, AppStatus::Delayed};
    case Deploying:
        return {AppStatus::Deploying};
    case Suspended:
        return {AppStatus::Suspended};
    default:
        return {};
    }
}

/// Where Pref::PageState keeps which groups are closed.
QString collapsedKey()
{
    return u"applications/collapsed"_s;
}

QString flatKey()
{
    return u"applications/flat"_s;
}

/// Groups stand out by weight.
class TreeDelegate : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        CellDelegate::initStyleOption(option, index);
        if (index.column() == GroupTree::Name && index.data(HandleRole).toUInt() == AppHandle::None)
            option->font.setWeight(QFont::DemiBold);
    }
};

} // namespace

ApplicationsPage::ApplicationsPage(const ViewContext &context, Actions &actions, QWidget *parent)
    : ClusterPage(PageId::Applications, context, actions, {SourceId::Marathon}, parent),
      m_model(new GroupTree(this)),
      m_tree(new QTreeView(this)),
      m_fit(new ColumnFit(m_tree, m_tree->header(), context.theme)),
      m_chips(new ChipBar(this)),
      m_selected(new SelectionBar(context.theme, this)),
      m_filter(addFilter(tr("Filter by id, image, label or port"), FilterTable::Apps)),
      m_views(new SavedViews(
          context.preferences, u"applications"_s, [this] { return currentView(); },
          [this](const QVariantMap &view) { showView(view); }, this)),
      m_splitter(new InspectorSplitter(context.preferences, u"applications"_s, this)),
      m_inspector(new AppInspector(context, actions, this))
{
    m_model->setText(text());
    m_chips->add(All, tr("all"));
    m_chips->add(Unhealthy, tr("unhealthy", "filter of apps"));
    m_chips->add(Waiting, tr("waiting", "filter of apps"));
    m_chips->add(Deploying, tr("deploying", "filter of apps"));
    m_chips->add(Suspended, tr("suspended", "filter of apps"));

    m_tree->setObjectName(u"apps"_s);
    m_tree->setAccessibleName(tr("Groups and apps"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new TreeDelegate(context.theme, m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setIndentation(16);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setMouseTracking(true);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setSortingEnabled(true);
    m_tree->sortByColumn(GroupTree::Name, Qt::AscendingOrder);
    m_fit->setColumns({{GroupTree::Name, -1},
                       {GroupTree::Status, 216},
                       {GroupTree::HealthBar, 128, 2},
                       {GroupTree::Instances, 96, 1},
                       {GroupTree::Tag, 96, 5},
                       {GroupTree::Cpus, 64, 3},
                       {GroupTree::Memory, 88, 3},
                       {GroupTree::Version, 84, 6},
                       {GroupTree::Disk, 0},
                       {GroupTree::Gpus, 0},
                       {GroupTree::Image, 0},
                       {GroupTree::ServicePorts, 0},
                       {GroupTree::Labels, 0},
                       {GroupTree::Role, 0}},
                      150);
    m_fit->remember(context.preferences, u"applications"_s);
    addLook();

    auto *left = new QWidget(this);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_chips);
    layout->addWidget(m_selected);
    layout->addWidget(m_tree, 1);
    m_splitter->setContent(left, m_inspector);
    content()->addWidget(m_splitter, 1);

    const QStringList collapsed = pageState(context.preferences, collapsedKey()).toStringList();
    m_collapsed = QSet<QString>(collapsed.begin(), collapsed.end());
    const auto keepExpansion = [this](const QModelIndex &index, bool expanded) {
        const QString path = index.data(IdRole).toString();
        if (expanded ? !m_collapsed.remove(path) : m_collapsed.contains(path))
            return;
        if (!expanded)
            m_collapsed.insert(path);
        setPageState(this->context().preferences, collapsedKey(), QStringList(m_collapsed.begin(), m_collapsed.end()));
    };
    connect(m_tree, &QTreeView::collapsed, this,
            [keepExpansion](const QModelIndex &index) { keepExpansion(index, false); });
    connect(m_tree, &QTreeView::expanded, this,
            [keepExpansion](const QModelIndex &index) { keepExpansion(index, true); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (!m_following && current.isValid())
            this->context().selection.select(idAt(current));
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_selected->setCount(int(m_tree->selectionModel()->selectedRows().size())); });
    connect(m_selected, &SelectionBar::menuRequested, this,
            [this](QMenu *menu) { fillAppsMenu(menu, selectedIds(), this->actions()); });
    connect(m_selected, &SelectionBar::clearRequested, this, [this] {
        const QModelIndex current = m_tree->currentIndex();
        m_tree->selectionModel()->select(current, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        m_tree->setFocus();
    });
    connect(m_tree, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        this->context().selection.select(idAt(index));
        showSelected(this->context().selection.current()); // opens a closed inspector again
    });
    connect(m_tree, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        const QModelIndex name = index.siblingAtColumn(GroupTree::Name);
        if (m_model->groupAt(name))
            m_tree->setExpanded(name, !m_tree->isExpanded(name));
        else
            this->context().selection.open(PageId::Instances, idAt(name));
    });
    connect(m_tree, &QTreeView::entered, this,
            [this](const QModelIndex &index) { this->context().selection.hover(idAt(index)); });
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &ApplicationsPage::openMenu);
    connect(m_filter, &QLineEdit::textChanged, this, &ApplicationsPage::applyFilter);
    connect(m_chips, &ChipBar::chosenChanged, this, &ApplicationsPage::applyFilter);
    connect(m_inspector, &Inspector::filterRequested, this, [this](const QString &term) {
        if (!hasTerm(m_filter->text(), term))
            m_filter->setText(withTermToggled(m_filter->text(), term));
    });
    connect(m_inspector, &Inspector::closeRequested, this, &ApplicationsPage::closeDetails);
    connect(&context.selection, &Selection::selected, this, [this](const Selectable &what) {
        if (isActive())
            showSelected(what);
    });
    connect(&context.theme, &Theme::changed, m_tree, [this] { m_tree->doItemsLayout(); });
    connect(&context.store, &Store::cleared, this, [this] {
        m_model->clear();
        m_seen.clear();
    });
}

/// How the apps are laid out: beside the filter, because both say what is seen.
void ApplicationsPage::addLook()
{
    auto *look = new QToolButton(this);
    look->setObjectName(u"look"_s);
    look->setText(tr("View"));
    look->setToolTip(tr("Tree or list, and which columns"));
    look->setAccessibleName(tr("View: tree or list, and which columns"));
    makeMenuButton(look, context().theme);
    auto *menu = new QMenu(look);
    look->setMenu(menu);
    auto *facets = new QToolButton(this);
    facets->setObjectName(u"facets"_s);
    facets->setText(tr("Only"));
    facets->setToolTip(tr("Only apps of a status, a label, an image…"));
    facets->setAccessibleName(tr("Only apps of a status, a label, an image…"));
    makeMenuButton(facets, context().theme);
    auto *values = new QMenu(facets);
    facets->setMenu(values);
    head()->addWidget(facets);
    head()->addWidget(look);
    connect(values, &QMenu::aboutToShow, this, [this, values] {
        values->clear();
        fillFacetMenu(values, facetsOf(*snapshot()), m_filter);
    });
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        m_views->fillMenu(menu);
        menu->addSeparator();
        QAction *flat = menu->addAction(tr("One list, without groups"));
        flat->setCheckable(true);
        flat->setChecked(m_model->isFlat());
        connect(flat, &QAction::toggled, this, &ApplicationsPage::setFlat);
        menu->addSection(tr("Columns"));
        m_fit->fillMenu(menu);
    });
    m_model->setFlat(pageState(context().preferences, flatKey()).toBool());
    m_tree->setRootIsDecorated(!m_model->isFlat());
}

QVariantMap ApplicationsPage::currentView() const
{
    return {{u"filter"_s, m_filter->text()},
            {u"chip"_s, m_chips->chosen()},
            {u"flat"_s, m_model->isFlat()},
            {u"column"_s, m_tree->header()->sortIndicatorSection()},
            {u"descending"_s, m_tree->header()->sortIndicatorOrder() == Qt::DescendingOrder}};
}

void ApplicationsPage::showView(const QVariantMap &view)
{
    const int chip = view.value(u"chip"_s).toInt();
    m_chips->choose(chip >= All && chip < ChipCount ? chip : int(All));
    m_filter->setText(view.value(u"filter"_s).toString());
    setFlat(view.value(u"flat"_s).toBool());
    const int column = view.value(u"column"_s).toInt();
    if (column >= 0 && column < GroupTree::ColumnCount)
        m_tree->sortByColumn(column, view.value(u"descending"_s).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void ApplicationsPage::setFlat(bool flat)
{
    const QScopedValueRollback following(m_following, true);
    m_model->setFlat(flat);
    m_tree->setRootIsDecorated(!flat);
    setPageState(context().preferences, flatKey(), flat);
    m_seen.clear(); // groups that come back are opened again as they were
    expandNew({});
    showSelected(context().selection.current());
}

void ApplicationsPage::setActive(bool active)
{
    ClusterPage::setActive(active);
    m_inspector->setActive(active && m_splitter->isInspectorVisible());
    if (active)
        showSelected(context().selection.current());
}

void ApplicationsPage::showSnapshot(const ClusterChange *)
{
    const SnapshotPtr current = snapshot();
    if (current->revision == 0)
        return;
    {
        const QScopedValueRollback following(m_following, true); // a row that goes must not select its neighbour
        m_model->publish(current);
    }
    expandNew({});
    showCounts();
    if (m_splitter->isInspectorVisible())
        m_inspector->refresh();
    if (std::holds_alternative<AppId>(context().selection.current()) && !m_tree->currentIndex().isValid())
        showSelected(context().selection.current());
}

void ApplicationsPage::tick()
{
    if (m_splitter->isInspectorVisible())
        m_inspector->refresh();
}

/// Groups are open until a person closes them.
void ApplicationsPage::expandNew(const QModelIndex &parent)
{
    for (int row = 0; row < m_model->rowCount(parent); ++row) {
        const QModelIndex index = m_model->index(row, GroupTree::Name, parent);
        if (!m_model->groupAt(index))
            continue;
        const QString path = index.data(IdRole).toString();
        if (!m_seen.contains(path)) {
            m_seen.insert(path);
            if (!m_collapsed.contains(path))
                m_tree->setExpanded(index, true);
        }
        expandNew(index);
    }
}

void ApplicationsPage::showCounts()
{
    std::array<int, ChipCount> counts{};
    const SnapshotPtr current = snapshot();
    for (const App &app : current->apps) {
        ++counts[All];
        for (int chip = Unhealthy; chip < ChipCount; ++chip)
            counts[size_t(chip)] += statusesOf(chip).contains(app.status);
    }
    for (int chip = All; chip < ChipCount; ++chip)
        m_chips->setCount(chip, counts[size_t(chip)]);
}

void ApplicationsPage::applyFilter()
{
    const QScopedValueRollback following(m_following, true);
    m_model->setFilter(m_filter->text(), statusesOf(m_chips->chosen()));
    m_seen.clear(); // what was filtered away comes back closed: open it again as it was
    expandNew({});
    showSelected(context().selection.current());
}

AppId ApplicationsPage::idAt(const QModelIndex &index) const
{
    return AppId(index.siblingAtColumn(GroupTree::Name).data(IdRole).toString());
}

QList<AppId> ApplicationsPage::selectedIds() const
{
    QList<AppId> ids;
    const QModelIndexList rows = m_tree->selectionModel()->selectedRows(GroupTree::Name);
    for (const QModelIndex &row : rows)
        ids.append(idAt(row));
    return ids;
}

void ApplicationsPage::showSelected(const Selectable &what)
{
    const AppId *id = std::get_if<AppId>(&what);
    if (!id)
        return; // a task or a node selected elsewhere does not take this page's subject away
    const QModelIndex index = m_model->indexOf(*id);
    if (index.isValid() && m_tree->currentIndex().siblingAtColumn(0) != index) {
        const QScopedValueRollback following(m_following, true);
        m_tree->setCurrentIndex(index);
        m_tree->scrollTo(index);
    }
    if (m_inspector->showSubject(*id)) {
        m_splitter->setInspectorVisible(true);
        m_inspector->setActive(isActive());
    }
}

void ApplicationsPage::reveal(const Selectable &what)
{
    showSelected(what);
}

bool ApplicationsPage::closeDetails()
{
    if (!m_splitter->isInspectorVisible())
        return false;
    m_inspector->setActive(false);
    m_splitter->setInspectorVisible(false);
    m_tree->setFocus();
    return true;
}

void ApplicationsPage::openMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QList<AppId> selected = selectedIds();
    if (selected.size() > 1 && selected.contains(idAt(index)))
        fillAppsMenu(menu, selected, actions());
    else
        m_inspector->fillMenu(menu, idAt(index));
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

} // namespace mesoscope

#include "moc_applicationspage.cpp"
