// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/text/filtertext.h"

#include <QCoreApplication>

namespace mesoscope {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(FilterText)
};

FilterField fieldIn(const QString &given)
{
    const QString term = given.startsWith(u'-') || given.startsWith(u'!') ? given.mid(1) : given;
    if (term.startsWith(QLatin1String("is:"), Qt::CaseInsensitive))
        return FilterField::Is;
    return term.startsWith(QLatin1String("health:"), Qt::CaseInsensitive) ? FilterField::Health : FilterField::Status;
}

} // namespace

QString filterHelp(FilterTable table)
{
    const auto line = [](const char *typed, const QString &means) {
        return QString(QLatin1String(typed) + QStringLiteral("   ") + means);
    };
    QStringList lines{Text::tr("Several words: rows that hold all of them. Also:")};
    if (table == FilterTable::Events) {
        lines += line("type:status_update", Text::tr("the kind of event"));
        lines += line("id:/shop/web", Text::tr("the app, deployment or instance it is about"));
        lines += line("-type:health", Text::tr("all but these"));
        lines += line("\"two words\"", Text::tr("with the space"));
        lines += line("~fail|lost   id:~^/shop", Text::tr("a regular expression"));
        return lines.join(u'\n');
    }
    if (table == FilterTable::Deployments) {
        lines += line("status:", filterNames(table, FilterField::Status).join(QStringLiteral(", ")));
        lines += line("id:/shop/web", Text::tr("an app it changes, or its own id"));
        lines += line("status:failed,stuck", Text::tr("any of these"));
        lines += line("-id:/shop", Text::tr("all but these"));
        lines += line("\"two words\"", Text::tr("with the space"));
        lines += line("~^restart   id:~^/shop", Text::tr("a regular expression"));
        return lines.join(u'\n');
    }
    lines += line("status:", filterNames(table, FilterField::Status).join(QStringLiteral(", ")));
    if (table != FilterTable::Agents)
        lines += line("health:", filterNames(table, FilterField::Health).join(QStringLiteral(", ")));
    lines += line("is:", filterNames(table, FilterField::Is).join(QStringLiteral(", ")));
    if (table == FilterTable::Agents) {
        lines += line("label:rack=r1", Text::tr("an attribute"));
    } else {
        lines += line("label:team=shop", Text::tr("a label of the app"));
        lines += line("image:nginx", Text::tr("its image"));
    }
    lines += line("host:node-01   port:8000-8999   id:web   role:prod", QString()).trimmed();
    const QStringList two = filterNames(table, FilterField::Status).mid(0, 2);
    lines += QString(QStringLiteral("status:") + two.join(u',') + QStringLiteral("   ") + Text::tr("any of these"));
    lines += line("-host:node-01", Text::tr("all but these"));
    lines += line("\"two words\"", Text::tr("with the space"));
    lines += line("~^web-[0-9]   host:~^node", Text::tr("a regular expression"));
    return lines.join(u'\n');
}

QString filterProblemText(const FilterProblem &problem, FilterTable table)
{
    const QString given = problem.given.size() > 60 ? problem.given.first(60) + u'…' : problem.given;
    switch (problem.kind) {
    case FilterProblem::Kind::NoSuchName:
        return Text::tr("There is no \"%1\": it can be %2.")
            .arg(given, filterNames(table, fieldIn(problem.given)).join(QStringLiteral(", ")));
    case FilterProblem::Kind::NoSuchField:
        return Text::tr("This table has nothing for \"%1\": it has %2.")
            .arg(given, filterFields(table).join(QStringLiteral(", ")));
    case FilterProblem::Kind::NotAPort:
        return Text::tr("\"%1\" is no port: write a number from 1 to 65535, or a range such as 8000-8999.").arg(given);
    case FilterProblem::Kind::NotAnExpression:
        return Text::tr("\"%1\" is no regular expression that can be used here.").arg(given);
    }
    return {};
}

} // namespace mesoscope
