// SPDX-License-Identifier: GPL-3.0-or-later
// Sends commands to Marathon (api-facts 1.3-1.10), each once, and reads its answers into receipts.
#pragma once

#include "app/core/ports/commandapi.h"
#include "app/core/profile.h"
#include "app/net/transport.h"
#include "app/sources/marathon/marathonaccess.h"

#include <QObject>

namespace mesoscope {

/// Pipeline thread. What the server's version does not know is refused before anything is sent (Unsupported, with the
/// fields; detail is the version). What Marathon has no request for, of pods, is made of their definition: it is read,
/// changed and sent whole. Of several addresses the next is tried only when the one before was never reached.
class MarathonCommands : public CommandApi
{
public:
    /// @p access may be null; else it outlives this.
    MarathonCommands(Transport &transport, const Endpoint &endpoint, MarathonAccess *access = nullptr);

    Call<Receipt> run(const Command &command, App::Kind kind) override;
    Call<AppVersions> versions(const AppId &app, App::Kind kind) override;
    Call<QJsonObject> definition(const AppId &app, App::Kind kind, const QString &version) override;
    Call<QJsonObject> group(const AppId &group) override;
    Call<QList<DeclinedOffer>> declinedOffers(const AppId &app) override;
    Call<QStringList> deployments() override;
    Call<DeploymentPlan> plan(const Command &command) override;

    void setWriteTimeout(int ms) { m_writeTimeoutMs = ms; } ///< for tests

private:
    using Make = std::function<Request(const QUrl &base)>;
    Call<Response> ask(const Make &make);
    using Answer = std::shared_ptr<QPromise<Result<Receipt>>>;
    void send(const Command &fit, App::Kind kind, const Answer &answer);
    /// Reads a definition, makes the command of it, and sends that.
    void sendChanged(const AppId &app, App::Kind kind, const QString &version,
                     const std::function<Command(const QJsonObject &)> &make, const Answer &answer);
    Call<DeploymentPlan> tryGroup(const AppId &group, const QJsonArray &apps);
    void noteRight(const Command &command, const Result<Response> &answer);
    void tryNext(const Make &make, qsizetype tried, std::shared_ptr<QPromise<Result<Response>>> promise);

    Transport &m_transport;
    MarathonAccess *m_access = nullptr;
    QList<QUrl> m_urls;
    qsizetype m_current = 0;
    int m_writeTimeoutMs = 30000; ///< a standby waits ten seconds for its leader, and a deployment is computed
    QObject m_context;            ///< its death ends what is under way
};

} // namespace mesoscope
