// SPDX-License-Identifier: GPL-3.0-or-later
// The one language in which every table is filtered: what somebody types, taken apart. Pure.
//
//   web                 any of the row's texts holds it; several words: all of them do
//   "two words"         the same with a space in it
//   status:running      status, health, is: the name, or its beginning; several with commas: any of them
//   host:node-0         id, image, host, role, type: holds it
//   label:team=shop     a label (an agent's attribute) whose value holds it; label:team: that has it at all
//   port:8080  port:8000-9000
//   -image:nginx        not; also !image:nginx
//   ~^web-[0-9]+$       a regular expression, also host:~^node
#pragma once

#include "models/domain/resources.h"

#include <QStringList>

#include <vector>

namespace mesoscope {

enum class FilterTable : quint8 { Apps, Tasks, Agents, Deployments, Events };
enum class FilterField : quint8 { Any, Id, Status, Health, Label, Image, Host, Port, Role, Is, Type };

struct FilterTerm
{
    FilterField field = FilterField::Any;
    bool negated = false;
    bool regex = false;
    QStringList values;     ///< any of these; whole names for Status, Health and Is
    QList<PortRange> ports; ///< of Port, instead
    bool operator==(const FilterTerm &) const = default;
};

/// A term that cannot be used, and is left out.
struct FilterProblem
{
    enum class Kind : quint8 {
        NoSuchName,  ///< of a status, a health or an is:
        NoSuchField, ///< a field of other tables
        NotAPort,    ///< neither a number nor a range of them
        NotAnExpression,
    };
    Kind kind = Kind::NoSuchName;
    QString given; ///< the term as it was typed
    bool operator==(const FilterProblem &) const = default;
};

struct Filter
{
    std::vector<FilterTerm> terms; ///< a row has to satisfy all of them
    QList<FilterProblem> problems;
    bool isEmpty() const { return terms.empty(); }
    bool operator==(const Filter &) const = default;
};

/// Whatever @p text is, this ends: what is half typed ("status:") says nothing yet.
Filter parseFilter(const QString &text, FilterTable table);

/// "status", "health"…, those that @p table has.
QStringList filterFields(FilterTable table);
/// The names that a field takes: "running"…; none where any text will do.
QStringList filterNames(FilterTable table, FilterField field);
/// As one term that finds exactly this label: quoted where it has to be.
QString filterOfLabel(const QString &key, const QString &value);
/// As one term of a field that takes any text.
QString filterOf(const QString &field, const QString &value);

} // namespace mesoscope
