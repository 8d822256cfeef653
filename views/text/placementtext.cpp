// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes and what keeps an instance off them, in words.
#include "views/text/format.h"
#include "views/text/statetext.h"
#include "views/text/whytext.h"

#include <QCoreApplication>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(PlacementText)
};

constexpr qsizetype LongestRule = 120;

QString ruleText(const Constraint &rule)
{
    return QStringList{rule.field, rule.op, rule.value}.join(u' ').trimmed().left(LongestRule);
}

QString listed(const QStringList &parts)
{
    return parts.join(Text::tr(", ", "between the members of a list"));
}

/// A constraint on the host's name says it of the node itself.
QString excludedHostText(const Constraint &rule)
{
    if (rule.op == "UNIQUE"_L1)
        return Text::tr("has an instance already");
    if (rule.op == "MAX_PER"_L1)
        return Text::tr("has %1 instances already").arg(rule.value.left(20));
    if (rule.op == "GROUP_BY"_L1)
        return Text::tr("has its share already");
    return Text::tr("its name breaks %1").arg(ruleText(rule));
}

QString excludedText(const Constraint &rule, const std::optional<QString> &value)
{
    if (!value)
        return Text::tr("has no attribute %1").arg(rule.field.left(LongestRule));
    if (rule.field == "hostname"_L1 || rule.field == "@hostname"_L1)
        return excludedHostText(rule);
    const QString here = Text::tr("%1 is %2", "an attribute and its value").arg(rule.field, *value).left(LongestRule);
    if (rule.op == "UNIQUE"_L1)
        return Text::tr("%1, where an instance is already").arg(here);
    if (rule.op == "MAX_PER"_L1)
        return Text::tr("%1, where there are %2 already").arg(here, rule.value.left(20));
    if (rule.op == "GROUP_BY"_L1)
        return Text::tr("%1, which has its share already").arg(here);
    if (rule.op == "CLUSTER"_L1 && rule.value.isEmpty())
        return Text::tr("%1, and the other instances are elsewhere").arg(here);
    if (rule.op == "UNLIKE"_L1)
        return Text::tr("%1, which is ruled out").arg(here);
    return Text::tr("%1, not %2").arg(here, rule.value.left(LongestRule));
}

QString lessText(const Remedy &remedy, const App &app)
{
    QStringList parts;
    const auto add = [&parts](const QString &now, const QString &before, const QString &what, bool changed) {
        if (changed)
            parts += what.arg(now, before);
    };
    add(formatCpus(remedy.each.cpus), formatCpus(app.each.cpus), Text::tr("%1 CPU instead of %2"),
        remedy.each.cpus < app.each.cpus);
    add(formatMebibytes(remedy.each.mem), formatMebibytes(app.each.mem), Text::tr("%1 of memory instead of %2"),
        remedy.each.mem < app.each.mem);
    add(formatMebibytes(remedy.each.disk), formatMebibytes(app.each.disk), Text::tr("%1 of disk instead of %2"),
        remedy.each.disk < app.each.disk);
    add(formatCount(qRound(remedy.each.gpus)), formatCount(qRound(app.each.gpus)), Text::tr("%1 GPUs instead of %2"),
        remedy.each.gpus < app.each.gpus);
    return listed(parts);
}

QString moreNodesText(const Remedy &remedy, const App &app, const ClusterSnapshot &snapshot)
{
    if (const Agent *like = snapshot.agent(remedy.like))
        return Text::tr("%n nodes like %1 (%2)", nullptr, remedy.count)
            .arg(shortHost(like->hostname), resourcesText(remedy.each));
    QStringList rules;
    for (qsizetype i = 0; i < app.constraints.size() && i < 32; ++i) {
        if ((remedy.constraints >> i) & 1)
            rules += ruleText(app.constraints.at(i));
    }
    const QString size = resourcesText(remedy.each);
    return rules.isEmpty() ? Text::tr("%n nodes with at least %1 free", nullptr, remedy.count).arg(size)
                           : Text::tr("%n nodes with at least %1 free that satisfy %2", nullptr, remedy.count)
                                 .arg(size, listed(rules));
}

} // namespace

QString resourcesText(const Resources &of)
{
    QStringList parts;
    if (of.cpus > 0)
        parts += Text::tr("%1 CPU").arg(formatCpus(of.cpus));
    if (of.mem > 0)
        parts += Text::tr("%1 of memory").arg(formatMebibytes(of.mem));
    if (of.disk > 0)
        parts += Text::tr("%1 of disk").arg(formatMebibytes(of.disk));
    if (of.gpus > 0)
        parts += Text::tr("%n GPUs", nullptr, qRound(of.gpus));
    return listed(parts);
}

QString nodeFitText(const NodeFit &fit, const App &app, const ClusterSnapshot &snapshot)
{
    const Agent *agent = snapshot.agent(fit.agent);
    if (!agent)
        return dash();
    if (fit.fits())
        return Text::tr("has room");
    QStringList parts;
    if (fit.has(Obstacle::State))
        parts += Text::tr("is %1", "a node's state").arg(text(agent->status));
    if (fit.has(Obstacle::Role))
        parts += Text::tr("is reserved for other roles");
    for (qsizetype i = 0; i < app.constraints.size() && i < 32; ++i) {
        if ((fit.constraints >> i) & 1)
            parts += excludedText(app.constraints.at(i), fieldOf(*agent, app.constraints.at(i).field));
    }
    if (!fit.lacking.isZero())
        parts += Text::tr("lacks %1").arg(resourcesText(fit.lacking));
    for (const quint16 port : fit.busyPorts)
        parts += Text::tr("port %1 is not free").arg(port);
    if (fit.has(Obstacle::Ports) && fit.busyPorts.isEmpty())
        parts += Text::tr("has too few free ports");
    return parts.join(u"; "_s);
}

QString placementText(const Placement &placement, const App &app)
{
    if (placement.fitting > 0)
        return Text::tr(
            "%n nodes have room for one more instance, so others hold their offers, or a quota or a role keeps "
            "them from Marathon.",
            nullptr, placement.fitting);
    QStringList parts;
    const auto kept = [&placement](Obstacle obstacle) { return placement.kept[size_t(obstacle)]; };
    const auto add = [&parts](int nodes, const QString &words) {
        if (nodes > 0)
            parts += words;
    };
    add(kept(Obstacle::State), Text::tr("%n are not in service", nullptr, kept(Obstacle::State)));
    add(kept(Obstacle::Role), Text::tr("%n are reserved for other roles", nullptr, kept(Obstacle::Role)));
    for (qsizetype i = 0; i < app.constraints.size() && i < placement.keptByConstraint.size(); ++i) {
        if (const int nodes = placement.keptByConstraint.at(i))
            parts += Text::tr("%n break %1", "a constraint", nodes).arg(ruleText(app.constraints.at(i)));
    }
    add(kept(Obstacle::Cpus), Text::tr("%n have too little CPU free", nullptr, kept(Obstacle::Cpus)));
    add(kept(Obstacle::Memory), Text::tr("%n have too little memory free", nullptr, kept(Obstacle::Memory)));
    add(kept(Obstacle::Disk), Text::tr("%n have too little disk free", nullptr, kept(Obstacle::Disk)));
    add(kept(Obstacle::Gpus), Text::tr("%n have too few GPUs free", nullptr, kept(Obstacle::Gpus)));
    add(kept(Obstacle::Ports), Text::tr("%n do not have its ports free", nullptr, kept(Obstacle::Ports)));
    const QString sentence = Text::tr("None of %n nodes has room: %1.", nullptr, placement.nodes).arg(listed(parts));
    return placement.estimated
               ? Text::tr("%1 Some are partly reserved; how much of that part is used is estimated.").arg(sentence)
               : sentence;
}

RemedyText remedyText(const Remedy &remedy, const App &app, const ClusterSnapshot &snapshot)
{
    const QString then = Text::tr("then %n nodes have room", nullptr, remedy.nodes);
    const auto with = [&then](const QString &change) { return Text::tr("%1: %2", "change, effect").arg(change, then); };
    switch (remedy.kind) {
    case Remedy::Kind::Less:
        return {Text::tr("Ask for less"), with(lessText(remedy, app))};
    case Remedy::Kind::DropConstraint:
        return {Text::tr("Drop a constraint"), with(ruleText(app.constraints.value(remedy.constraint)))};
    case Remedy::Kind::OtherPorts:
        return {Text::tr("Give up fixed ports"), with(Text::tr("let Marathon choose the host ports"))};
    case Remedy::Kind::MoreNodes:
        return {Text::tr("Add nodes"), moreNodesText(remedy, app, snapshot)};
    }
    return {};
}

} // namespace mesoscope
