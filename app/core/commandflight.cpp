// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/commandflight.h"

#include "app/core/threadcall.h"

#include <QTimer>

#include <utility>

namespace mesoscope {

// A server that lost a connection may need a moment; a person waits for the outcome, so not a long one.
static constexpr int ReadBackAttempts = 3;
static constexpr int ReadBackPauseMs = 500;

CommandFlight::CommandFlight(QObject *context, CommandApi &api, const Command &command, const QString &versionBefore,
                             std::function<void()> refresh, QObject *parent)
    : QObject(parent),
      m_context(context),
      m_api(api),
      m_command(command),
      m_versionBefore(versionBefore),
      m_refresh(std::move(refresh))
{
    m_promise.start();
}

void CommandFlight::start()
{
    const auto *update = std::get_if<UpdateApp>(&m_command);
    if (update && !update->baseVersion.isEmpty())
        checkVersion(*update);
    else
        send();
}

Call<QJsonObject> CommandFlight::definition(const AppId &app, const QString &version)
{
    return callOn<QJsonObject>(m_context, [api = &m_api, app, version] { return api->definition(app, version); });
}

// The store is as old as the last poll: somebody else's edit may be newer.
void CommandFlight::checkVersion(const UpdateApp &update)
{
    observe(this, definition(update.app, {}), [this, base = update.baseVersion](const Result<QJsonObject> &now) {
        if (m_over)
            return;
        if (!now.ok() && now.error().kind != Error::Kind::Unsupported) {
            end(now.error()); // nothing was sent
            return;
        }
        const QString version = now.ok() ? now->value(QLatin1String("version")).toString() : QString();
        if (!version.isEmpty() && version != base) {
            Error conflict;
            conflict.kind = Error::Kind::Conflict;
            conflict.fields = {{QStringLiteral("/version"), {version}}};
            end(conflict);
            return;
        }
        send();
    });
}

void CommandFlight::send()
{
    m_sent = true;
    const auto call = callOn<Receipt>(m_context, [api = &m_api, command = m_command] { return api->run(command); });
    observe(this, call, [this](const Result<Receipt> &result) {
        if (m_over)
            return;
        const bool lost = !result.ok() && (result.error().kind == Error::Kind::OutcomeUnknown ||
                                           result.error().kind == Error::Kind::Cancelled);
        if (!lost) {
            if (result.ok())
                m_refresh();
            end(result);
            return;
        }
        m_lost = result.error();
        m_lost.kind = Error::Kind::OutcomeUnknown;
        m_refresh();
        readBack();
    });
}

void CommandFlight::readBack()
{
    const AppId app = readBackTarget(m_command);
    if (app.isEmpty()) {
        end(m_lost);
        return;
    }
    ++m_reads;
    observe(this, definition(app, {}), [this, app](const Result<QJsonObject> &now) {
        if (m_over)
            return;
        const auto *rollBack = std::get_if<RollBackApp>(&m_command);
        if (!rollBack || !now.ok()) {
            judge({now, std::nullopt});
            return;
        }
        observe(this, definition(app, rollBack->version), [this, now](const Result<QJsonObject> &wanted) {
            if (!m_over)
                judge({now, wanted.ok() ? std::optional(*wanted) : std::nullopt});
        });
    });
}

void CommandFlight::judge(const ReadBack &read)
{
    if (happened(m_command, m_versionBefore, read)) {
        Receipt receipt;
        receipt.confirmedByReading = true;
        if (read.now.ok())
            receipt.version = read.now->value(QLatin1String("version")).toString();
        end(receipt);
        return;
    }
    if (m_reads >= ReadBackAttempts) {
        end(m_lost);
        return;
    }
    QTimer::singleShot(ReadBackPauseMs, this, [this] {
        if (!m_over)
            readBack();
    });
}

void CommandFlight::abandon()
{
    Error error;
    error.kind = m_sent ? Error::Kind::OutcomeUnknown : Error::Kind::Cancelled;
    end(error);
}

void CommandFlight::end(const Result<Receipt> &result)
{
    if (std::exchange(m_over, true))
        return;
    m_promise.addResult(result);
    m_promise.finish();
    Q_EMIT finished(result);
}

} // namespace mesoscope

#include "moc_commandflight.cpp"
