// SPDX-License-Identifier: GPL-3.0-or-later
// Small pieces that all dialogs are made of.
#include "views/dialogs/parts.h"

#include "views/text/errortext.h"
#include "views/theme/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QRegularExpression>
#include <QScreen>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace mesoscope {

namespace {

constexpr qsizetype MostDetail = 2000;
constexpr int MostDetailLines = 10;

} // namespace

void announce(QWidget *widget)
{
    QAccessibleEvent event(widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setText(text);
    return label;
}

QLabel *mutedLabel(const QString &text, QWidget *parent)
{
    QLabel *label = plainLabel(text, parent);
    label->setProperty("muted", true);
    return label;
}

QString breakable(QString text)
{
    static const QRegularExpression longWord(QStringLiteral("(\\S{60})(?=\\S)"));
    return text.replace(longWord, QStringLiteral("\\1") + QChar(0x200b));
}

void setTone(QWidget *widget, const char *tone)
{
    widget->setProperty("tone", QString::fromLatin1(tone));
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

void setStyleProperty(QWidget *widget, const char *name, bool on)
{
    widget->setProperty(name, on);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

void growToFit(QWidget *dialog)
{
    QLayout *layout = dialog->layout();
    layout->activate();
    const int needed = std::max(layout->totalHeightForWidth(dialog->width()), layout->totalMinimumSize().height());
    if (needed > dialog->height())
        resizeWithin(dialog, {dialog->width(), needed});
}

void resizeWithin(QWidget *dialog, const QSize &wanted)
{
    const QSize available = dialog->screen()->availableSize();
    static constexpr QSize Frame(40, 80); // the window's frame and a panel's width of air
    dialog->resize(wanted.boundedTo(available - Frame));
}

FieldRow::FieldRow(const QString &caption, QWidget *editor, QWidget *parent)
    : QWidget(parent),
      m_line(new QHBoxLayout),
      m_editor(editor),
      m_problem(plainLabel({}, this)),
      m_hint(mutedLabel({}, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    if (!caption.isEmpty()) {
        auto *label = new QLabel(caption, this);
        label->setProperty("muted", true);
        label->setBuddy(editor);
        label->setWordWrap(true); // a caption must not widen the form
        layout->addWidget(label);
        QString name = caption;
        editor->setAccessibleName(name.remove(u'&'));
    }
    m_line->setSpacing(8);
    m_line->addWidget(editor, 1);
    layout->addLayout(m_line);
    layout->addWidget(m_hint);
    layout->addWidget(m_problem);
    setTone(m_problem, "bad");
    m_problem->hide();
    m_hint->hide();
}

void FieldRow::addBeside(QWidget *widget)
{
    m_line->addWidget(widget, 0, Qt::AlignVCenter);
}

void FieldRow::setProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    m_editor->setAccessibleDescription(text.isEmpty() ? m_hint->text() : text);
}

bool FieldRow::hasProblem() const
{
    return !m_problem->text().isEmpty();
}

void FieldRow::setHint(const QString &text)
{
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
    if (!hasProblem())
        m_editor->setAccessibleDescription(text);
}

QString FieldBook::normalised(const QString &path)
{
    // play-json writes "/apps(0)/id", Marathon before 1.0 "upgradeStrategy.minimumHealthCapacity".
    static const QRegularExpression index(QStringLiteral("\\((\\d+|[^()]*)\\)"));
    QString text = path;
    text.replace(index, QStringLiteral("/\\1"));
    if (!text.startsWith(u'/')) {
        text.replace(u'.', u'/');
        text.prepend(u'/');
    }
    return text;
}

FieldRow *FieldBook::find(const QString &path) const
{
    QString wanted = normalised(path);
    for (auto it = m_indices.begin(); it != m_indices.end(); ++it) {
        const QString shown = QStringLiteral("%1/%2/").arg(it.key()).arg(it.value());
        if (wanted.startsWith(shown))
            wanted = it.key() + QStringLiteral("/*/") + wanted.mid(shown.size());
    }
    const Entry *best = nullptr;
    for (const Entry &entry : m_rows) {
        const bool fits = wanted == entry.path || wanted.startsWith(entry.path + u'/');
        if (fits && (!best || entry.path.size() > best->path.size()))
            best = &entry;
    }
    return best ? best->row : nullptr;
}

void FieldBook::clear()
{
    for (const Entry &entry : std::as_const(m_rows))
        entry.row->setProblem({});
}

FieldRow *FieldBook::firstProblem() const
{
    for (const Entry &entry : m_rows) {
        if (entry.row->hasProblem())
            return entry.row;
    }
    return nullptr;
}

ErrorPanel::ErrorPanel(const Theme &theme, QWidget *parent)
    : QFrame(parent),
      m_title(plainLabel({}, this)),
      m_advice(mutedLabel({}, this)),
      m_detail(plainLabel({}, this)),
      m_scroll(new QScrollArea(this))
{
    setObjectName(QStringLiteral("panel"));
    setAccessibleName(tr("What went wrong"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(4);
    setTone(m_title, "bad");
    m_title->setObjectName(QStringLiteral("errorTitle"));
    m_detail->setObjectName(QStringLiteral("errorDetail"));
    m_detail->setFont(theme.font(TextStyle::MonoSmall));
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_title);
    layout->addWidget(m_advice);
    // A server may have much to say: it scrolls, so that the dialog keeps its buttons on the screen.
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_detail);
    m_scroll->setAccessibleName(tr("The server's own words"));
    m_scroll->viewport()->setAutoFillBackground(false);
    m_detail->setAutoFillBackground(false);
    m_detail->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    layout->addWidget(m_scroll);
    hide();
}

void ErrorPanel::showError(const Error &error, const QList<FieldProblem> &unplaced)
{
    const ErrorText text = describe(error);
    QStringList lines;
    if (!text.detail.isEmpty())
        lines += text.detail;
    for (const FieldProblem &problem : unplaced)
        lines += QStringLiteral("%1: %2").arg(problem.path, problem.texts.join(QStringLiteral("; ")));
    showText(text.title, text.advice, lines.join(u'\n'));
}

void ErrorPanel::showText(const QString &title, const QString &advice, const QString &detail)
{
    m_title->setText(title);
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    QString bounded = detail.left(MostDetail);
    bounded.remove(u'\r');
    m_detail->setText(breakable(bounded));
    m_scroll->setVisible(!detail.isEmpty());
    fitDetail();
    show();
    announce(this);
}

void ErrorPanel::fitDetail()
{
    const QMargins margins = layout()->contentsMargins();
    const int width = qMax(200, this->width() - margins.left() - margins.right() - 2 * frameWidth());
    const int wanted = m_detail->heightForWidth(width) + 2;
    m_scroll->setFixedHeight(qMin(wanted, m_detail->fontMetrics().lineSpacing() * MostDetailLines));
}

void ErrorPanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitDetail();
}

void ErrorPanel::clear()
{
    m_title->clear();
    m_advice->clear();
    m_detail->clear();
    hide();
}

} // namespace mesoscope

#include "moc_parts.cpp"
