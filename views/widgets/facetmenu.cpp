// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/facetmenu.h"

#include "views/text/statetext.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QMenu>

namespace mesoscope {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(FacetMenu)
};

QString titleOf(Facet::Kind kind)
{
    switch (kind) {
    case Facet::Kind::Status:
        return Text::tr("Status");
    case Facet::Kind::Health:
        return Text::tr("Health");
    case Facet::Kind::Label:
        return Text::tr("Label");
    case Facet::Kind::Image:
        return Text::tr("Image");
    case Facet::Kind::Volumes:
        return Text::tr("Volumes");
    case Facet::Kind::Role:
        break;
    }
    return Text::tr("Role");
}

/// Where @p term stands in @p text as a whole term; -1: nowhere.
qsizetype placeOf(const QString &text, const QString &term)
{
    for (qsizetype at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
        const qsizetype end = at + term.size();
        const bool begins = at == 0 || text.at(at - 1).isSpace();
        if (begins && (end == text.size() || text.at(end).isSpace()))
            return at;
    }
    return -1;
}

} // namespace

bool hasTerm(const QString &text, const QString &term)
{
    return placeOf(text, term) >= 0;
}

QString withTermToggled(const QString &text, const QString &term)
{
    const qsizetype at = placeOf(text, term);
    if (at < 0)
        return text.trimmed().isEmpty() ? term : text.trimmed() + u' ' + term;
    const QString before = text.left(at).trimmed();
    const QString after = text.mid(at + term.size()).trimmed();
    return before.isEmpty() || after.isEmpty() ? before + after : before + u' ' + after;
}

void fillFacetMenu(QMenu *menu, const QList<Facet> &facets, QLineEdit *filter)
{
    for (const Facet &facet : facets) {
        QMenu *values = menu->addMenu(titleOf(facet.kind));
        for (const FacetValue &value : facet.values) {
            QString text = facet.kind == Facet::Kind::Volumes ? Text::tr("has volumes") : value.text.left(80);
            QAction *action =
                values->addAction(Text::tr("%1  (%2)", "a value, and how many have it")
                                      .arg(text.replace(u'&', QStringLiteral("&&")), QString::number(value.count)));
            action->setCheckable(true);
            action->setChecked(hasTerm(filter->text(), value.term));
            QObject::connect(action, &QAction::triggered, filter,
                             [filter, term = value.term] { filter->setText(withTermToggled(filter->text(), term)); });
        }
        if (facet.more > 0)
            values->addAction(Text::tr("%n more: type a part of it", nullptr, facet.more))->setEnabled(false);
    }
    if (facets.isEmpty())
        menu->addAction(Text::tr("All apps are alike"))->setEnabled(false);
}

} // namespace mesoscope
