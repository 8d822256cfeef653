// SPDX-License-Identifier: GPL-3.0-or-later
// The jump field and its list.
#include "views/widgets/jumpfield.h"

#include "app/core/rowservice.h"
#include "app/core/store.h"
#include "models/items/roles.h"
#include "views/delegates/celldelegate.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"
#include "views/widgets/plainlabel.h"

#include <QAction>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>

#include <algorithm>
#include <numeric>
#include <vector>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostPerKind = 8;

bool matches(const QString &text, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

JumpField::JumpField(const ViewContext &context, QWidget *parent)
    : QLineEdit(parent),
      m_context(context),
      m_list(new QListWidget(window())),
      m_tasks(context.rows.createFeed(EntityKind::Tasks, this)),
      m_agents(context.rows.createFeed(EntityKind::Agents, this))
{
    setObjectName(u"jump"_s);
    setPlaceholderText(tr("Jump to app, host, port, instance…"));
    setAccessibleName(tr("Jump to an app, host, port or instance"));
    setMaxLength(200);
    setMaximumWidth(440);
    setMinimumWidth(200);
    QAction *glass = addAction(icon(u"search"_s, context.theme), LeadingPosition);
    connect(&context.theme, &Theme::changed, glass,
            [this, glass] { glass->setIcon(icon(u"search"_s, m_context.theme)); });

    m_list->hide();
    m_list->setObjectName(u"jumpList"_s);
    m_list->setAccessibleName(tr("What matches"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new CellDelegate(context.theme, m_list));
    connect(m_list, &QListWidget::itemClicked, this, &JumpField::accept);
    m_tasks->setActive(false);
    m_agents->setActive(false);
    connect(m_tasks, &RowFeed::ready, this, [this](const RowOrder &order) {
        m_taskHits.clear();
        for (const quint32 handle : order.handles) {
            const Task *task = order.snapshot->task(TaskHandle(handle));
            if (!task)
                continue;
            QString place = task->host;
            if (!task->ports.isEmpty())
                place = "%1:%2"_L1.arg(place).arg(task->ports.first());
            m_taskHits.append(
                {task->id.text(), place, conditionOf(task->state, task->health), PageId::Instances, task->id});
            if (m_taskHits.size() == MostPerKind)
                break;
        }
        showHits();
    });
    connect(m_agents, &RowFeed::ready, this, [this](const RowOrder &order) {
        m_agentHits.clear();
        for (const quint32 handle : order.handles) {
            const Agent *agent = order.snapshot->agent(AgentHandle(handle));
            if (!agent)
                continue;
            m_agentHits.append({agent->hostname, tr("node"), conditionOf(agent->status), PageId::Nodes,
                                agent->id.isEmpty() ? AgentId(agent->hostname) : agent->id});
            if (m_agentHits.size() == MostPerKind)
                break;
        }
        showHits();
    });
    connect(this, &QLineEdit::textEdited, this, &JumpField::search);
    connect(this, &QLineEdit::returnPressed, this, &JumpField::accept);
    installEventFilter(this);
}

bool JumpField::isOpen() const
{
    return m_list->isVisible();
}

void JumpField::search()
{
    const QString wanted = text().trimmed();
    m_taskHits.clear();
    m_agentHits.clear();
    const bool searching = wanted.size() >= 2; // one letter matches nearly everything
    for (RowFeed *feed : {m_tasks, m_agents}) {
        RowQuery query;
        query.kind = feed == m_tasks ? EntityKind::Tasks : EntityKind::Agents;
        query.text = wanted;
        query.column = feed == m_tasks ? int(TaskColumn::Id) : int(AgentColumn::Hostname);
        if (searching)
            feed->setQuery(query);
        feed->setActive(searching);
    }
    showHits();
}

QList<JumpField::Hit> JumpField::appHits() const
{
    const QStringList words = text().split(u' ', Qt::SkipEmptyParts);
    QList<Hit> hits;
    if (words.isEmpty())
        return hits;
    const SnapshotPtr snapshot = m_context.store.current();
    for (const App &app : snapshot->apps) {
        if (matches(app.id.text(), words) || matches(app.image, words))
            hits.append({app.id.text(), app.kind == App::Kind::Pod ? tr("pod") : tr("app"), conditionOf(app.status),
                         PageId::Applications, app.id});
    }
    for (const Group &group : snapshot->groups) {
        if (group.id.text() != "/"_L1 && matches(group.id.text(), words))
            hits.append({group.id.text(), tr("group"), group.condition, PageId::Applications, group.id});
    }
    // The shorter the path, the more of it was typed. Places are sorted, not hits: g++ 12 warns wrongly of a variant
    // moved by sort.
    std::vector<qsizetype> order(size_t(hits.size()));
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&hits](qsizetype a, qsizetype b) { return hits.at(a).text.size() < hits.at(b).text.size(); });
    QList<Hit> best;
    for (size_t i = 0; i < order.size() && best.size() < MostPerKind; ++i)
        best.append(hits.at(order[i]));
    return best;
}

void JumpField::showHits()
{
    if (!hasFocus() || text().trimmed().isEmpty()) {
        closeList();
        return;
    }
    const int row = qMax(0, m_list->currentRow());
    m_hits = appHits() + m_agentHits + m_taskHits;
    m_list->clear();
    for (const Hit &hit : std::as_const(m_hits)) {
        auto *item = new QListWidgetItem(hit.text, m_list);
        item->setData(ConditionRole, int(hit.condition));
        item->setData(UnitRole, hit.kind);
        item->setData(MonospaceRole, hit.page == PageId::Instances);
        item->setData(Qt::AccessibleTextRole, tr("%1, %2", "found thing and its kind").arg(hit.text, hit.kind));
        item->setSizeHint(QSize(0, m_context.theme.rowHeight()));
    }
    if (m_hits.isEmpty()) {
        auto *item = new QListWidgetItem(tr("Nothing matches"), m_list);
        item->setFlags(Qt::NoItemFlags);
        item->setSizeHint(QSize(0, m_context.theme.rowHeight()));
    } else {
        m_list->setCurrentRow(qMin(row, int(m_hits.size()) - 1));
    }
    place();
}

void JumpField::place()
{
    if (m_list->parentWidget() != window())
        m_list->setParent(window());
    const int rows = qBound(1, m_list->count(), 14);
    m_list->setGeometry(QRect(mapTo(window(), QPoint(0, height() + 4)),
                              QSize(qMax(width(), 420), rows * m_context.theme.rowHeight() + 6)));
    m_list->show();
    m_list->raise();
}

void JumpField::accept()
{
    const int row = m_list->currentRow();
    if (!isOpen() || row < 0 || row >= m_hits.size())
        return;
    const Hit hit = m_hits.at(row);
    clear();
    closeList();
    clearFocus();
    m_context.selection.open(hit.page, hit.target);
}

void JumpField::closeList()
{
    m_list->hide();
    m_list->clear();
    m_hits.clear();
    m_tasks->setActive(false);
    m_agents->setActive(false);
}

bool JumpField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != this || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QLineEdit::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (event->type() == QEvent::ShortcutOverride) { // Esc is ours while there is something to leave
        if (key->key() == Qt::Key_Escape)
            event->accept();
        return false;
    }
    const int last = int(m_hits.size()) - 1;
    if (key->key() == Qt::Key_Down && isOpen())
        m_list->setCurrentRow(qMin(last, m_list->currentRow() + 1));
    else if (key->key() == Qt::Key_Up && isOpen())
        m_list->setCurrentRow(qMax(0, m_list->currentRow() - 1));
    else if (key->key() == Qt::Key_Escape) {
        clear();
        closeList();
        clearFocus();
    } else
        return false;
    return true;
}

void JumpField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    closeList();
}

void JumpField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (hasFocus() || !text().isEmpty() || width() < 300)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = m_context.theme.font(TextStyle::MonoSmall);
    const QString key = tr("Ctrl K", "the keys that lead to the jump field");
    const double textWidth = QFontMetricsF(font).horizontalAdvance(key);
    const QRectF box(width() - textWidth - 20, height() / 2.0 - 9, textWidth + 12, 18);
    painter.setPen(m_context.theme.colour(Token::Hairline));
    painter.setBrush(m_context.theme.colour(Token::Raised));
    painter.drawRoundedRect(box, 4, 4);
    painter.setFont(font);
    painter.setPen(m_context.theme.colour(Token::Muted));
    painter.drawText(box, Qt::AlignCenter, key);
}

} // namespace mesoscope

#include "moc_jumpfield.cpp"
