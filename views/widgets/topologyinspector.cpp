// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of the map's inspector; what it says of each kind of thing is in topologyinspectortext.cpp.
#include "views/widgets/topologyinspector.h"

#include "views/delegates/celldelegate.h"
#include "views/text/format.h"
#include "views/text/statetext.h"
#include "views/theme/theme.h"
#include "views/widgets/datatable.h"
#include "views/widgets/plainlabel.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <memory>

namespace mesoscope {

namespace {

/// A thin bar with the share of a resource that is given away.
class ShareBar : public QWidget
{
public:
    ShareBar(double fraction, const Theme &theme, QWidget *parent)
        : QWidget(parent), m_theme(theme), m_fraction(fraction)
    {
        setFixedHeight(5);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintBar(painter, rect(), qBound(0.0, m_fraction, 1.0), m_theme.colour(Token::Progress), m_theme);
    }

private:
    const Theme &m_theme;
    double m_fraction;
};

} // namespace

TopologyInspector::TopologyInspector(const ViewContext &context, QWidget *parent)
    : Inspector(context.theme, tr("Selected on the map"), parent), m_context(context)
{
    const Theme &theme = context.theme;
    auto *body = new QWidget(this);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 4, 0);
    layout->setSpacing(8);

    m_health = new QWidget(body);
    m_health->setFixedHeight(10);
    m_health->installEventFilter(this); // painted there: a class for one bar would say no more
    layout->addWidget(m_health);
    m_countsLine = new PlainLabel({}, body);
    m_countsLine->wrapped()->muted();
    layout->addWidget(m_countsLine);

    m_notice = new QFrame(body);
    m_notice->setObjectName(QStringLiteral("notice"));
    m_notice->installEventFilter(this);
    auto *noticeLayout = new QVBoxLayout(m_notice);
    noticeLayout->setContentsMargins(14, 8, 10, 8);
    noticeLayout->setSpacing(2);
    m_noticeTitle = new PlainLabel({}, m_notice);
    QFont bold = theme.font(TextStyle::Body);
    bold.setWeight(QFont::DemiBold);
    m_noticeTitle->setFont(bold);
    m_noticeTitle->wrapped();
    m_noticeWords = new PlainLabel({}, m_notice);
    m_noticeWords->wrapped()->muted()->selectable();
    noticeLayout->addWidget(m_noticeTitle);
    noticeLayout->addWidget(m_noticeWords);
    layout->addWidget(m_notice);

    m_facts = new QWidget(body);
    m_factGrid = new QGridLayout(m_facts);
    m_factGrid->setContentsMargins(0, 0, 0, 0);
    m_factGrid->setHorizontalSpacing(12);
    m_factGrid->setVerticalSpacing(4);
    m_factGrid->setColumnStretch(1, 1);
    layout->addWidget(m_facts);

    m_listTitle = sectionLabel({}, theme, body);
    layout->addWidget(m_listTitle);
    m_list = new InspectorList(this);
    m_table = new DataTable(theme, tr("Instances and tasks"), body);
    m_table->setModel(m_list);
    m_table->setStyleSheet(QStringLiteral("QTableView { border: none; border-radius: 0; }")); // the panel has one
    m_table->setColumns({{0, -1}, {1, 88}});
    connect(m_table, &DataTable::rowChosen, this,
            [this](int row) { m_context.selection.select(m_list->row(row).what); });
    connect(m_table, &DataTable::rowActivated, this, [this](int row) {
        const Selectable what = m_list->row(row).what;
        m_context.selection.open(std::holds_alternative<AppId>(what) ? PageId::Applications : PageId::Instances, what);
    });
    connect(m_table, &DataTable::rowHovered, this, [this](int row) {
        m_context.selection.hover(row < 0 ? Selectable(NothingSelected{}) : m_list->row(row).what);
    });
    layout->addWidget(m_table, 1);
    m_left = new PlainLabel({}, body);
    m_left->muted();
    layout->addWidget(m_left);
    layout->addStretch(0);
    addTab(body, {});
}

TopologyInspector::~TopologyInspector() = default;

bool TopologyInspector::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Paint)
        return Inspector::eventFilter(watched, event);
    const Theme &theme = m_context.theme;
    if (watched == m_health) {
        QPainter painter(m_health);
        paintHealthBar(painter, m_health->rect(), m_healthParts, theme);
        return true;
    }
    if (watched == m_notice) {
        QPainter painter(m_notice);
        painter.fillRect(m_notice->rect(), theme.colour(Token::Raised));
        painter.fillRect(QRect(0, 0, 3, m_notice->height()), theme.colour(Token::Bad));
        return true;
    }
    return Inspector::eventFilter(watched, event);
}

void TopologyInspector::setNotice(const QString &title, const QString &words)
{
    m_noticeTitle->setPlain(title);
    m_noticeWords->setPlain(words);
    m_noticeWords->setVisible(!words.isEmpty());
    m_notice->setVisible(!title.isEmpty());
}

void TopologyInspector::setFacts(const QList<Fact> &facts)
{
    if (facts == m_shownFacts)
        return;
    m_shownFacts = facts;
    while (QLayoutItem *item = m_factGrid->takeAt(0)) {
        const std::unique_ptr<QLayoutItem> owned(item);
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
    }
    int row = 0;
    for (const Fact &fact : facts) {
        auto *name = new PlainLabel(fact.name, m_facts);
        name->muted();
        auto *value =
            new ElidedLabel(fact.value, m_context.theme, fact.mono ? TextStyle::Mono : TextStyle::Body, m_facts);
        m_factGrid->addWidget(name, row, 0);
        m_factGrid->addWidget(value, row, 1);
        name->show();
        value->show();
        if (fact.fraction >= 0) {
            auto *bar = new ShareBar(fact.fraction, m_context.theme, m_facts);
            m_factGrid->addWidget(bar, ++row, 0, 1, 2);
            bar->show();
        }
        ++row;
    }
    m_facts->setVisible(!facts.isEmpty());
}

void TopologyInspector::setParts(const HealthSegments &parts)
{
    m_healthParts = parts;
    m_countsLine->setPlain(segmentsText(parts));
    m_health->show();
    m_health->update();
    m_countsLine->setVisible(!m_countsLine->text().isEmpty());
}

void TopologyInspector::setList(const QString &title, const QString &noteTitle, std::vector<InspectorList::Row> rows,
                                int left)
{
    m_listTitle->setPlain(title);
    m_list->setTitles(tr("Name"), noteTitle);
    m_list->setRows(std::move(rows));
    m_table->setAccessibleName(title);
    m_table->setVisible(m_list->rowCount() > 0);
    m_listTitle->setVisible(!title.isEmpty() && m_list->rowCount() > 0);
    m_left->setPlain(left > 0 ? tr("and %n more", nullptr, left) : QString());
    m_left->setVisible(left > 0);
    m_table->revealRow(m_list->indexOf(m_context.selection.current()));
}

void TopologyInspector::setLinks(const QList<Link> &links)
{
    bool same = links.size() == m_links.size();
    for (qsizetype i = 0; same && i < links.size(); ++i)
        same = links.at(i).tip == m_links.at(i).tip;
    m_links = links;
    if (same)
        return; // the buttons read m_links when they are pressed
    for (QPushButton *button : std::as_const(m_buttons)) {
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    for (qsizetype i = 0; i < links.size(); ++i) {
        auto *button = new QPushButton(links.at(i).text, this);
        connect(button, &QPushButton::clicked, this, [this, i] {
            if (i < m_links.size())
                m_context.selection.open(m_links.at(i).page, m_links.at(i).what);
        });
        button->setToolTip(links.at(i).tip);
        button->setAccessibleName(links.at(i).tip);
        foot()->addWidget(button);
        button->show();
        m_buttons << button;
    }
}

} // namespace mesoscope

#include "moc_topologyinspector.cpp"
