// SPDX-License-Identifier: GPL-3.0-or-later
// Layout of the inspector and memory of its width.
#include "views/widgets/inspector.h"

#include "app/core/preferences.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"
#include "views/widgets/flowlayout.h"
#include "views/widgets/layouts.h"
#include "views/widgets/pagememory.h"
#include "views/widgets/plainlabel.h"
#include "views/widgets/tabstrip.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MinimumWidth = 280;
constexpr int UsualWidth = 404;
constexpr int MostChips = 6;

/// One framed word; the frame is painted, so that a theme change needs nothing.
class Tag : public ElidedLabel
{
public:
    Tag(const QString &text, const Theme &theme, QWidget *parent)
        : ElidedLabel(text, theme, TextStyle::Caption, parent), m_theme(theme)
    {
        setContentsMargins(7, 2, 7, 2);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        setMaximumWidth(220);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(m_theme.colour(Token::Hairline));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), height() / 2.0, height() / 2.0);
        painter.end();
        ElidedLabel::paintEvent(event);
    }

private:
    const Theme &m_theme;
};

/// One that can be pressed.
class TagButton : public QAbstractButton
{
public:
    TagButton(const QString &text, const Theme &theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
    {
        setText(text);
        setAccessibleName(text);
        setFont(theme.font(TextStyle::Caption));
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        setMaximumWidth(220);
    }
    QSize sizeHint() const override
    {
        const QFontMetrics metrics(font());
        return {metrics.boundingRect(text()).width() + 2 * Side + 4, metrics.height() + 4}; // glyphs may lean out
    }
    QSize minimumSizeHint() const override { return {32, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool marked = underMouse() || hasFocus() || isDown();
        painter.setPen(m_theme.colour(marked ? Token::Accent : Token::Hairline));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), height() / 2.0, height() / 2.0);
        painter.setPen(m_theme.colour(marked ? Token::Accent : Token::Text));
        const QRect inner = rect().adjusted(Side, 0, -Side, 0);
        painter.drawText(inner, Qt::AlignCenter, fontMetrics().elidedText(text(), Qt::ElideMiddle, inner.width()));
    }
    void enterEvent(QEnterEvent *event) override
    {
        update();
        QAbstractButton::enterEvent(event);
    }
    void leaveEvent(QEvent *event) override
    {
        update();
        QAbstractButton::leaveEvent(event);
    }

private:
    static constexpr int Side = 7;
    const Theme &m_theme;
};

} // namespace

Inspector::Inspector(const Theme &theme, const QString &name, QWidget *parent)
    : QFrame(parent),
      m_theme(theme),
      m_kind(sectionLabel({}, theme, this)),
      m_title(new ElidedLabel({}, theme, TextStyle::Title, this)),
      m_subtitle(new ElidedLabel({}, theme, TextStyle::Mono, this)),
      m_chipRow(new QWidget(this)),
      m_chips(new FlowLayout(m_chipRow)),
      m_tabs(new TabStrip(theme, name, this)),
      m_pages(new QStackedWidget(this)),
      m_foot(new QHBoxLayout),
      m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("panel"));
    setAccessibleName(name);
    m_pages->setStyleSheet(u"QStackedWidget { background: transparent; }"_s);
    m_subtitle->muted();
    m_chips->setContentsMargins(0, 2, 0, 0);
    m_chips->setSpacing(4);
    QSizePolicy wrapping(QSizePolicy::Preferred, QSizePolicy::Minimum);
    wrapping.setHeightForWidth(true);
    m_chipRow->setSizePolicy(wrapping);
    m_close->setProperty("flat", true);
    m_close->setAccessibleName(tr("Close the details"));
    m_close->setToolTip(tr("Close the details (Esc)"));
    const auto tint = [this] { m_close->setIcon(icon(u"close"_s, m_theme)); };
    tint();
    connect(&theme, &Theme::changed, this, tint);
    connect(m_close, &QToolButton::clicked, this, &Inspector::closeRequested);
    connect(m_tabs, &TabStrip::currentChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        Q_EMIT tabChanged(tab);
    });

    auto *head = new QHBoxLayout;
    head->setSpacing(4);
    auto *names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_kind);
    names->addWidget(m_title);
    names->addWidget(m_subtitle);
    head->addLayout(names, 1);
    head->addWidget(m_close, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 12, 12);
    layout->setSpacing(4);
    layout->addStrut(MinimumWidth - 28); // not setMinimumWidth(): the buttons at the foot may need more
    layout->addLayout(head);
    layout->addWidget(m_chipRow);
    layout->addWidget(m_tabs);
    layout->addWidget(hairline(theme, this));
    layout->addSpacing(4);
    layout->addWidget(m_pages, 1);
    m_foot->setSpacing(8);
    m_foot->setContentsMargins(0, 6, 0, 0);
    layout->addLayout(m_foot);
    m_tabs->hide();
    m_chipRow->hide();
    m_subtitle->hide();
}

void Inspector::setTitle(const QString &kind, const QString &title, const QString &subtitle)
{
    m_kind->setPlain(kind);
    m_title->setPlain(title);
    m_subtitle->setPlain(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
}

void Inspector::setChips(const QStringList &chips, const QStringList &filters)
{
    if (chips == m_shownChips)
        return;
    m_shownChips = chips;
    emptyLayout(m_chips);
    for (qsizetype i = 0; i < qMin<qsizetype>(MostChips, chips.size()); ++i) {
        const QString filter = filters.value(i);
        if (filter.isEmpty()) {
            m_chips->addWidget(new Tag(chips.at(i), m_theme, m_chipRow));
            continue;
        }
        auto *button = new TagButton(chips.at(i), m_theme, m_chipRow);
        button->setToolTip(tipText(tr("Show all with %1").arg(chips.at(i))));
        connect(button, &QAbstractButton::clicked, this, [this, filter] { Q_EMIT filterRequested(filter); });
        m_chips->addWidget(button);
    }
    m_chipRow->setVisible(!chips.isEmpty());
}

int Inspector::addTab(QWidget *page, const QString &title)
{
    m_pages->addWidget(page);
    const int tab = m_tabs->addTab(title);
    m_tabs->setVisible(m_tabs->count() > 1);
    return tab;
}

void Inspector::setTabVisible(int tab, bool visible)
{
    m_tabs->setTabShown(tab, visible);
}

void Inspector::setTabNote(int tab, const QString &note)
{
    m_tabs->setTabNote(tab, note);
}

int Inspector::currentTab() const
{
    return m_tabs->currentTab();
}

void Inspector::showTab(int tab)
{
    m_tabs->setCurrentTab(tab);
}

InspectorSplitter::InspectorSplitter(Preferences &preferences, const QString &key, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent), m_preferences(preferences), m_key(key + "/inspectorWidth"_L1)
{
    setChildrenCollapsible(false);
    setHandleWidth(12);
    connect(this, &QSplitter::splitterMoved, this, [this] {
        if (m_inspector && m_inspector->isVisible())
            setPageState(m_preferences, m_key, m_inspector->width());
    });
}

void InspectorSplitter::setContent(QWidget *content, QWidget *inspector)
{
    m_inspector = inspector;
    addWidget(content);
    addWidget(inspector);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    inspector->hide();
}

bool InspectorSplitter::isInspectorVisible() const
{
    return m_inspector && !m_inspector->isHidden();
}

void InspectorSplitter::setInspectorVisible(bool visible)
{
    if (visible == isInspectorVisible())
        return;
    m_inspector->setVisible(visible);
    if (visible)
        place();
}

void InspectorSplitter::place()
{
    const int whole = qMax(width(), 600);
    const int wanted = pageState(m_preferences, m_key, UsualWidth).toInt();
    const int right = qBound(MinimumWidth, wanted, qMax(MinimumWidth, whole * 45 / 100));
    setSizes({whole - right - handleWidth(), right});
}

} // namespace mesoscope

#include "moc_inspector.cpp"
