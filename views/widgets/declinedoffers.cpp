// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/declinedoffers.h"

#include "app/base/clock.h"
#include "app/core/commandbus.h"
#include "views/text/errortext.h"
#include "views/text/format.h"
#include "views/text/whytext.h"
#include "views/widgets/detaillist.h"

#include <QVBoxLayout>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;
using Kind = DetailItem::Kind;

namespace {

/// What it lacks, else what there was: "0.4 of 6 CPU, 512 MiB of 1 GiB".
QString amounts(const DeclinedOffer &offer, const Resources &wanted)
{
    QStringList parts{DeclinedOffers::tr("%1 of %2 CPU", "offered, asked for")
                          .arg(formatCpus(offer.offered.cpus), formatCpus(wanted.cpus)),
                      DeclinedOffers::tr("%1 of %2 memory", "offered, asked for")
                          .arg(formatMebibytes(offer.offered.mem), formatMebibytes(wanted.mem))};
    if (wanted.disk > 0)
        parts.append(DeclinedOffers::tr("%1 of %2 disk", "offered, asked for")
                         .arg(formatMebibytes(offer.offered.disk), formatMebibytes(wanted.disk)));
    if (wanted.gpus > 0)
        parts.append(DeclinedOffers::tr("%1 of %2 GPUs", "offered, asked for")
                         .arg(formatCount(qint64(offer.offered.gpus)), formatCount(qint64(wanted.gpus))));
    if (offer.reasons.contains(u"InsufficientPorts"_s))
        parts.append(DeclinedOffers::tr("%n port(s) offered", nullptr, offer.ports));
    return parts.join(u" · "_s);
}

} // namespace

DeclinedOffers::DeclinedOffers(const ViewContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_list(new DetailList(context.theme, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    hide();
    m_timer.setInterval(AgainMs);
    connect(&m_timer, &QTimer::timeout, this, &DeclinedOffers::ask);
    connect(&context.commands, &CommandBus::availabilityChanged, this, [this] { // another cluster
        m_app = {};
        m_pending = false;
        ++m_asked;
    });
}

void DeclinedOffers::showApp(const App &app, bool seen)
{
    const bool waits = app.queue && app.queue->overdue && app.queue->processedOffers.value_or(0) > 0;
    const AppId wanted = waits ? app.id : AppId();
    if (wanted != m_app) {
        m_app = wanted;
        m_offers.clear();
        m_error.reset();
        m_pending = false;
        ++m_asked;
        m_timer.stop();
        render();
    }
    m_wanted = app.each;
    if (!waits || !seen) {
        m_timer.stop();
    } else if (!m_timer.isActive()) {
        m_timer.start();
        ask();
    }
}

void DeclinedOffers::ask()
{
    // Hidden by a tab or a page: the view is not told, and nobody reads it.
    if (m_app.isEmpty() || m_pending || !parentWidget()->isVisible())
        return;
    m_pending = true;
    const quint64 serial = ++m_asked;
    observe(this, m_context.commands.declinedOffers(m_app), [this, serial](const Result<QList<DeclinedOffer>> &answer) {
        if (serial != m_asked)
            return;
        m_pending = false;
        if (answer.ok()) {
            m_offers = *answer;
            m_error.reset();
        } else {
            m_error = answer.error();
        }
        render();
    });
}

void DeclinedOffers::render()
{
    // One that keeps no offers has nothing to say; that is no trouble.
    const bool failed = m_error && m_error->kind != Error::Kind::Unsupported;
    setVisible(failed || !m_offers.isEmpty());
    QList<DetailItem> items;
    if (failed || !m_offers.isEmpty())
        items.append({Kind::Section, tr("Offers that were declined"), {}, {}, Condition::Unknown, false, {}});
    if (failed)
        items.append({Kind::Row, describe(*m_error).title, {}, {}, Condition::Warning, false, {}});
    const qint64 now = m_context.clock.nowMs();
    for (const DeclinedOffer &offer : m_offers.first(std::min<qsizetype>(MostShown, m_offers.size()))) {
        QStringList reasons;
        for (const QString &reason : offer.reasons)
            reasons.append(rejectName(reason));
        items.append(
            {Kind::Row,
             offer.host,
             tr("%1 (%2): %3", "what did not suit, how long ago, amounts")
                 .arg(reasons.isEmpty() ? dash() : reasons.join(u", "_s),
                      offer.timestampMs > 0 ? tr("%1 ago", "age").arg(formatSince(offer.timestampMs, now)) : dash(),
                      amounts(offer, m_wanted)),
             {},
             Condition::Waiting,
             false,
             {}});
    }
    if (m_offers.size() > MostShown)
        items.append(
            {Kind::Row, tr("%n more", "offers", int(m_offers.size()) - MostShown), {}, {}, Condition::Off, false, {}});
    m_list->setItems(items);
}

} // namespace mesoscope

#include "moc_declinedoffers.cpp"
