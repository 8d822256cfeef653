// SPDX-License-Identifier: GPL-3.0-or-later
// Paints and words the meters.
#include "views/widgets/meter.h"

#include "views/delegates/celldelegate.h"
#include "views/text/format.h"
#include "views/theme/theme.h"
#include "views/widgets/plainlabel.h"

#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace mesoscope {

namespace {
/// From here on a resource is nearly used up.
constexpr double Tight = 0.85;
} // namespace

Meter::Meter(const Theme &theme, const QString &name, QWidget *parent)
    : QFrame(parent),
      m_theme(theme),
      m_name(name),
      m_share(new PlainLabel(dash(), theme, TextStyle::Display, this)),
      m_total(new PlainLabel(dash(), this)),
      m_allocated(new PlainLabel(dash(), this)),
      m_free(new PlainLabel(dash(), this)),
      m_bar(new QWidget(this))
{
    setObjectName(QStringLiteral("panel"));
    m_bar->setFixedHeight(6);
    m_bar->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(4);
    layout->addWidget(sectionLabel(name, theme, this));
    layout->addWidget(m_share);
    layout->addWidget(m_bar);
    layout->addSpacing(4);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    int row = 0;
    const auto addRow = [&](const QString &title, PlainLabel *value) {
        grid->addWidget((new PlainLabel(title, theme, TextStyle::Caption, this))->muted(), row, 0);
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(value, row++, 1);
    };
    addRow(tr("Allocated"), m_allocated);
    addRow(tr("Free"), m_free);
    addRow(tr("Total"), m_total);
    grid->setColumnStretch(1, 1);
    layout->addLayout(grid);
}

void Meter::setAmounts(const Amounts &amounts, QString (*format)(double))
{
    const bool known = amounts.total && amounts.exists;
    const bool shared = known && amounts.allocated && *amounts.total > 0;
    m_fraction = shared ? *amounts.allocated / *amounts.total : -1;
    m_share->setPlain(shared ? formatPercent(m_fraction) : dash());
    m_total->setPlain(known ? format(*amounts.total) : dash());
    m_allocated->setPlain(amounts.allocated && amounts.exists ? format(*amounts.allocated) : dash());
    m_free->setPlain(shared ? format(qMax(0.0, *amounts.total - *amounts.allocated)) : dash());
    if (!amounts.exists)
        m_total->setPlain(tr("none"));
    setAccessibleName(
        tr("%1: %2 allocated, %3 free, %4 in total").arg(m_name, m_allocated->text(), m_free->text(), m_total->text()));
    update();
}

void Meter::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    const QColor colour = m_theme.colour(m_fraction >= Tight ? Token::Warning : Token::Ok);
    paintBar(painter, QRectF(m_bar->geometry()), qMax(0.0, m_fraction), colour, m_theme);
}

} // namespace mesoscope

#include "moc_meter.cpp"
