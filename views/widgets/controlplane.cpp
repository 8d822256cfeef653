// SPDX-License-Identifier: GPL-3.0-or-later
// What the control plane consists of, column by column, from left to right as requests for resources go.
#include "views/widgets/controlplane.h"

#include "app/base/clock.h"
#include "views/text/format.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"
#include "views/widgets/plainlabel.h"
#include "views/widgets/topologyviewtext.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <utility>

namespace mesoscope {

namespace {

constexpr int BoxHeight = 42;
constexpr int RowGap = 6;
constexpr int ColumnGap = 64;
constexpr int MostBoxWidth = 190;

} // namespace

/// "master-2" of "master-2.example.org:5050"; an IP address keeps its port. The whole is in the tip.
static QString shortAddress(const QString &address)
{
    const QString host = address.section(u':', 0, 0);
    const QString name = shortHost(host);
    return name == host ? address : name;
}

PlaneBox::PlaneBox(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

void PlaneBox::setContent(const Content &content)
{
    if (content == m_content)
        return;
    m_content = content;
    setAccessibleName(content.title + QLatin1String(", ") + content.note);
    setAccessibleDescription(content.tip);
    setToolTip(tipText(content.tip));
    update();
}

bool PlaneBox::event(QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

void PlaneBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = m_content.leader || hasFocus() ? 1.5 : 1;
    const QRectF frame = QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2);
    painter.setPen(QPen(m_theme.colour(m_content.leader || hasFocus() ? Token::Accent
                                       : underMouse()                 ? Token::Faint
                                                                      : Token::Hairline),
                        line));
    painter.setBrush(m_theme.colour(Token::Raised));
    painter.drawRoundedRect(frame, 6, 6);

    QFont titleFont = m_theme.font(TextStyle::Body);
    titleFont.setPixelSize(qRound(titleFont.pixelSize() * 12.0 / 13));
    titleFont.setWeight(QFont::DemiBold);
    const QFont noteFont = m_theme.font(TextStyle::Caption);
    const QFontMetricsF title(titleFont);
    const QFontMetricsF note(noteFont);
    const double top = (height() - title.height() - note.height()) / 2;
    paintGlyph(painter, QRectF(9, top + (title.height() - 10) / 2, 10, 10), m_content.condition, m_theme);
    const double left = 25;
    const double room = width() - left - 6;
    painter.setFont(titleFont);
    painter.setPen(m_theme.colour(Token::Text));
    painter.drawText(QPointF(left, top + title.ascent()), title.elidedText(m_content.title, Qt::ElideMiddle, room));
    painter.setFont(noteFont);
    painter.setPen(m_theme.colour(Token::Muted));
    painter.drawText(QPointF(left, top + title.height() + note.ascent()),
                     note.elidedText(m_content.note, Qt::ElideRight, room));
}

ControlPlane::ControlPlane(const Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_clock(clock)
{
    setAccessibleName(tr("Control plane"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

bool ControlPlane::setMostRows(int rows)
{
    return std::exchange(m_mostRows, rows) != rows;
}

void ControlPlane::addMasters(const ClusterSnapshot &snapshot, std::vector<Column> &columns) const
{
    const SourceState &mesos = snapshot.source(SourceId::Mesos);
    if (mesos.phase == SourceState::Phase::Absent || snapshot.info.masters.empty())
        return;
    Column column;
    std::vector<MasterInfo> masters = snapshot.info.masters;
    std::stable_sort(masters.begin(), masters.end(),
                     [](const MasterInfo &a, const MasterInfo &b) { return a.leader && !b.leader; });
    if (masters.size() > 2) // the leader in the middle, as it has the links
        std::swap(masters[0], masters[1]);
    for (const MasterInfo &master : masters) {
        PlaneBox::Content content;
        content.title = shortAddress(master.address);
        content.leader = master.leader;
        content.condition = !master.answered ? Condition::Unknown : Condition::Ok;
        if (master.leader && mesos.phase != SourceState::Phase::Live)
            content.condition = Condition::Warning;
        if (!master.answered)
            content.note = tr("not reached");
        else if (!master.leader)
            content.note = tr("standby");
        else if (snapshot.info.electedAtMs > 0)
            content.note = tr("leader · %1").arg(formatSince(snapshot.info.electedAtMs, m_clock.nowMs()));
        else
            content.note = tr("leader");
        content.tip = tr("Mesos master %1\n%2").arg(master.address, content.note);
        if (!master.version.isEmpty())
            content.tip += u'\n' + tr("Version %1").arg(master.version);
        column.contents.push_back(content);
    }
    columns.push_back(std::move(column));
}

void ControlPlane::addFrameworks(const ClusterSnapshot &snapshot, std::vector<Column> &columns) const
{
    Column column;
    std::vector<const Framework *> frameworks;
    for (const Framework &framework : snapshot.frameworks) {
        if (!framework.completed)
            frameworks.push_back(&framework);
    }
    const QString marathonId = snapshot.info.marathonFrameworkId;
    std::stable_sort(frameworks.begin(), frameworks.end(), [&](const Framework *a, const Framework *b) {
        const bool aMarathon = a->id.text() == marathonId;
        const bool bMarathon = b->id.text() == marathonId;
        return aMarathon != bMarathon ? aMarathon : a->activeTasks > b->activeTasks;
    });
    for (const Framework *framework : frameworks) {
        PlaneBox::Content content;
        content.title = framework->name;
        const bool up = framework->connected && framework->active;
        content.condition = up ? Condition::Ok : Condition::Off;
        const QString tasks = tr("%n task(s)", nullptr, framework->activeTasks);
        if (!framework->connected)
            content.note = tr("disconnected · %1").arg(tasks);
        else if (!framework->active)
            content.note = tr("inactive · %1").arg(tasks);
        else if (framework->id.text() == marathonId)
            content.note = tr("%1 · %2").arg(tr("%n app(s)", nullptr, int(snapshot.apps.size())), tasks);
        else
            content.note = tasks;
        content.tip = tr("Framework %1\n%2\nRoles: %3\nHost: %4")
                          .arg(framework->name, content.note, framework->roles.join(u", "), framework->hostname);
        column.contents.push_back(content);
    }
    const SourceState &marathon = snapshot.source(SourceId::Marathon);
    if (frameworks.empty() && marathon.phase != SourceState::Phase::Absent) {
        PlaneBox::Content content; // without Mesos, Marathon itself is all that is known of the schedulers
        content.title = tr("Marathon");
        content.condition = marathon.isLive()                                  ? Condition::Ok
                            : marathon.phase == SourceState::Phase::Connecting ? Condition::Progress
                                                                               : Condition::Warning;
        content.leader = true;
        content.note = tr("%1 · %2").arg(tr("%n app(s)", nullptr, int(snapshot.apps.size())),
                                         tr("%n task(s)", nullptr, snapshot.totals.activeTasks));
        content.tip = tr("Marathon %1\nLeader: %2")
                          .arg(snapshot.info.marathonVersion.isEmpty() ? dash() : snapshot.info.marathonVersion,
                               snapshot.info.marathonLeader.isEmpty() ? dash() : snapshot.info.marathonLeader);
        column.contents.push_back(content);
    }
    if (!column.contents.empty())
        columns.push_back(std::move(column));
}

void ControlPlane::addBalancer(const ClusterSnapshot &snapshot, std::vector<Column> &columns) const
{
    int backends = 0;
    QStringList down;
    for (const LbRow &row : snapshot.lb) {
        if (row.type != LbRow::Type::Backend)
            continue;
        ++backends;
        if (!row.isUp())
            down << row.proxy;
    }
    const SourceState &source = snapshot.source(SourceId::LoadBalancer);
    if (source.phase == SourceState::Phase::Absent)
        return;
    Column column;
    PlaneBox::Content content;
    content.title = tr("Load balancer");
    content.condition = !down.isEmpty() || !source.isLive() ? Condition::Warning : Condition::Ok;
    if (!source.hasData())
        content.note = source.phase == SourceState::Phase::Connecting ? tr("no answer yet") : tr("not reached");
    else if (down.isEmpty())
        content.note = tr("%n backend(s) up", nullptr, backends);
    else
        content.note =
            tr("%1 · %2").arg(tr("%n backend(s)", nullptr, backends), tr("%n down", nullptr, int(down.size())));
    content.tip = source.address.isEmpty() ? content.note : source.address + u'\n' + content.note;
    if (!down.isEmpty())
        content.tip += u'\n' + tr("Down: %1").arg(down.mid(0, 8).join(u", "));
    column.contents.push_back(content);
    columns.push_back(std::move(column));
}

/// Links the last two columns: from the one that leads (or the first) to each, dashed to what is not connected.
void ControlPlane::addLink(std::vector<Column> &columns) const
{
    if (columns.size() < 2)
        return;
    Column &from = columns[columns.size() - 2];
    const Column &to = columns.back();
    int source = 0;
    for (size_t i = 0; i < from.contents.size(); ++i) {
        if (from.contents[i].leader)
            source = int(i);
    }
    for (size_t i = 0; i < to.contents.size(); ++i)
        from.links.push_back({source, int(i), to.contents[i].condition != Condition::Off});
}

void ControlPlane::setSnapshot(const ClusterSnapshot &snapshot)
{
    std::vector<Column> columns;
    const auto trim = [&] {
        if (columns.empty() || columns.back().contents.size() <= size_t(m_mostRows))
            return;
        auto &contents = columns.back().contents;
        const int more = int(contents.size()) - m_mostRows + 1;
        PlaneBox::Content rest;
        rest.title = tr("%n more", nullptr, more);
        QStringList names;
        for (size_t i = size_t(m_mostRows) - 1; i < contents.size(); ++i) {
            rest.condition =
                i + 1 == size_t(m_mostRows) ? contents[i].condition : worse(rest.condition, contents[i].condition);
            names << contents[i].title;
        }
        rest.note = names.mid(0, 3).join(u", ");
        rest.tip = names.mid(0, 30).join(u'\n');
        contents.resize(size_t(m_mostRows) - 1);
        contents.push_back(rest);
    };
    addMasters(snapshot, columns);
    trim();
    const size_t before = columns.size();
    addFrameworks(snapshot, columns);
    trim();
    if (columns.size() > before)
        addLink(columns);
    const size_t schedulers = columns.size();
    addBalancer(snapshot, columns);
    if (columns.size() > schedulers)
        addLink(columns);
    // Only Marathon feeds the load balancer, and it is the first of the frameworks.
    if (columns.size() > 1 && columns.size() > schedulers)
        columns[columns.size() - 2].links = {{0, 0, true}};
    apply(std::move(columns));
}

void ControlPlane::apply(std::vector<Column> columns)
{
    std::vector<PlaneBox *> spare;
    for (const Column &column : m_columns)
        spare.insert(spare.end(), column.boxes.begin(), column.boxes.end());
    size_t next = 0;
    for (Column &column : columns) {
        for (const PlaneBox::Content &content : column.contents) {
            PlaneBox *box = next < spare.size() ? spare[next] : new PlaneBox(m_theme, this);
            ++next;
            box->setContent(content);
            box->show();
            column.boxes.push_back(box);
        }
    }
    for (; next < spare.size(); ++next) {
        spare[next]->hide();
        spare[next]->deleteLater();
    }
    const QSize before = sizeHint();
    m_columns = std::move(columns);
    if (sizeHint() != before)
        updateGeometry();
    place();
    update();
}

QSize ControlPlane::sizeHint() const
{
    size_t rows = 1;
    for (const Column &column : m_columns)
        rows = std::max(rows, column.contents.size());
    return {480, int(rows) * (BoxHeight + RowGap) - RowGap + 2};
}

void ControlPlane::place()
{
    const int columns = int(m_columns.size());
    if (columns == 0)
        return;
    const int gap = qMin(ColumnGap, width() / 12);
    const int boxWidth = qBound(80, (width() - (columns - 1) * gap) / columns, MostBoxWidth);
    // Columns spread over the width as far as that reads as one picture.
    const int step = columns > 1 ? qMin((width() - boxWidth) / (columns - 1), boxWidth + 120) : 0;
    const int whole = sizeHint().height();
    for (int c = 0; c < columns; ++c) {
        const Column &column = m_columns[size_t(c)];
        const int rows = int(column.boxes.size());
        int y = (whole - rows * (BoxHeight + RowGap) + RowGap) / 2;
        for (PlaneBox *box : column.boxes) {
            box->setGeometry(c * step, y, boxWidth, BoxHeight);
            y += BoxHeight + RowGap;
        }
    }
}

void ControlPlane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void ControlPlane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (size_t c = 0; c + 1 < m_columns.size(); ++c) {
        for (const Link &link : m_columns[c].links) {
            const QRectF from = m_columns[c].boxes[size_t(link.from)]->geometry();
            const QRectF to = m_columns[c + 1].boxes[size_t(link.to)]->geometry();
            const QPointF start(from.right() + 1, from.center().y());
            const QPointF end(to.left(), to.center().y());
            const double bend = (end.x() - start.x()) / 2;
            QPainterPath path(start);
            path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end);
            QPen pen(m_theme.colour(link.alive ? Token::Accent : Token::Off), 1);
            if (!link.alive)
                pen.setDashPattern({3, 3});
            painter.setPen(pen);
            painter.drawPath(path);
        }
    }
}

} // namespace mesoscope

#include "moc_controlplane.cpp"
