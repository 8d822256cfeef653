// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/facets.h"

#include "models/domain/filter.h"
#include "models/domain/filtermatch.h"
#include "models/domain/secrets.h"
#include "models/domain/statenames.h"
#include "models/domain/volumes.h"

#include <QHash>

#include <algorithm>

namespace mesoscope {

namespace {

/// "registry/team/app:1.2" is one of "registry/team/app": versions are seldom what is looked for.
QString repositoryOf(const QString &image)
{
    const qsizetype digest = image.indexOf(u'@');
    const QString name = digest < 0 ? image : image.left(digest);
    const qsizetype colon = name.lastIndexOf(u':');
    return colon > name.lastIndexOf(u'/') ? name.left(colon) : name;
}

class Counter
{
public:
    void add(const QString &text, const QString &term)
    {
        FacetValue &value = m_values[text];
        value.text = text;
        value.term = term;
        ++value.count;
    }

    Facet facet(Facet::Kind kind) const
    {
        Facet facet;
        facet.kind = kind;
        facet.values = m_values.values();
        std::sort(facet.values.begin(), facet.values.end(), [](const FacetValue &a, const FacetValue &b) {
            return a.count != b.count ? a.count > b.count : a.text < b.text;
        });
        facet.more = int(std::max<qsizetype>(0, facet.values.size() - Facet::MostValues));
        facet.values.resize(std::min(facet.values.size(), Facet::MostValues));
        return facet;
    }

private:
    QHash<QString, FacetValue> m_values;
};

} // namespace

QList<Facet> facetsOf(const ClusterSnapshot &snapshot)
{
    constexpr size_t Kinds = size_t(Facet::Kind::Role) + 1;
    std::array<Counter, Kinds> counters;
    const auto count = [&counters](Facet::Kind kind, const QString &text, const QString &term) {
        if (!text.isEmpty())
            counters[size_t(kind)].add(text, term);
    };
    for (const App &app : snapshot.apps) {
        const QString status = appStatusName(app.status);
        count(Facet::Kind::Status, status, QStringLiteral("status:") + status);
        const QString health = healthName(healthOf(app));
        count(Facet::Kind::Health, health, QStringLiteral("health:") + health);
        const QString image = repositoryOf(app.image);
        count(Facet::Kind::Image, image, filterOf(QStringLiteral("image"), image));
        count(Facet::Kind::Role, app.role, filterOf(QStringLiteral("role"), app.role));
        if (!volumesOf(app).isEmpty())
            count(Facet::Kind::Volumes, QStringLiteral("volumes"), QStringLiteral("is:stateful"));
        for (auto it = app.labels.begin(); it != app.labels.end(); ++it) {
            if (!isSecret(it.key(), *it))
                count(Facet::Kind::Label, it->isEmpty() ? it.key() : it.key() + u'=' + *it,
                      filterOfLabel(it.key(), *it));
        }
    }
    QList<Facet> facets;
    for (size_t kind = 0; kind < Kinds; ++kind) {
        const Facet facet = counters[kind].facet(Facet::Kind(kind));
        const bool tells = facet.values.size() > 1 ||
                           (facet.values.size() == 1 && facet.values.first().count < int(snapshot.apps.size()));
        if (tells)
            facets.append(facet);
    }
    return facets;
}

} // namespace mesoscope
