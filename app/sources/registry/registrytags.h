// SPDX-License-Identifier: GPL-3.0-or-later
// The tags of an image, from a registry that speaks the Docker Registry HTTP API v2 (OCI distribution).
#pragma once

#include "app/core/ports/registryapi.h"
#include "app/net/transport.h"

#include <QObject>

#include <functional>

namespace mesoscope {

/// Pipeline thread. Registries are asked by https; one on this machine itself by http, as Docker does. Credentials go
/// to the registry, or to the server that it names for making tokens, and there by https only (but from one on this
/// machine to another on it).
class RegistryTags : public RegistryApi
{
public:
    /// Makes what asks one origin, with or without credentials.
    using MakeTransport = std::function<std::shared_ptr<Transport>(const QUrl &origin, const Secret &secret)>;

    explicit RegistryTags(MakeTransport make);

    Call<ImageTags> tags(const ImageName &image, const Secret &secret) override;

    static constexpr int MostTags = 10000;
    static constexpr int MostPages = 20;

private:
    struct Search;
    using SearchPtr = std::shared_ptr<Search>;
    void ask(const SearchPtr &search);
    void answered(const SearchPtr &search, const Response &response);
    void signIn(const SearchPtr &search, const Response &refusal);
    void askToken(const SearchPtr &search, const QUrl &realm, const QList<QPair<QString, QString>> &query);
    void read(const SearchPtr &search, const Response &response);

    MakeTransport m_make;
    QObject m_context; ///< its death ends what is under way
};

} // namespace mesoscope
