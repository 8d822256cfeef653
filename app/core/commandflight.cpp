// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/commandflight.h"

#include "app/core/threadcall.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace mesoscope {

// What was sent may take a moment to show, so the state is looked at more than once. A server that cannot be read is
// asked again for about as long as the election of a new leader takes; a person waits for the outcome, so not longer.
static constexpr int MostLooks = 3;
static constexpr int MostFailures = 7;
static constexpr int LongestPause = 16; ///< in units of the first one
static constexpr int PatienceMs = 40000;

CommandFlight::CommandFlight(QObject *context, CommandApi &api, const Command &command, App::Kind kind,
                             const Before &before, std::function<void()> refresh, int pauseMs, QObject *parent)
    : QObject(parent),
      m_context(context),
      m_api(api),
      m_command(command),
      m_kind(kind),
      m_before(before),
      m_refresh(std::move(refresh)),
      m_pauseMs(pauseMs)
{
    m_promise.start();
}

void CommandFlight::start()
{
    if (hasBase(m_command))
        checkBase();
    else
        send();
}

Call<QJsonObject> CommandFlight::definition(const AppId &app, const QString &version)
{
    return callOn<QJsonObject>(
        m_context, [api = &m_api, app, kind = m_kind, version] { return api->definition(app, kind, version); });
}

// The store is as old as the last poll: somebody else's change may be newer. Marathon has no conditional write, so
// between this reading and the write a moment remains in which nobody can help.
void CommandFlight::checkBase()
{
    observe(this, definition(targetOf(m_command), {}), [this](const Result<QJsonObject> &now) {
        if (m_over)
            return;
        if (!now.ok() && now.error().kind != Error::Kind::Unsupported) {
            end(now.error()); // nothing was sent
            return;
        }
        if (now.ok()) {
            if (const auto conflict = changedMeanwhile(m_command, *now)) {
                end(*conflict);
                return;
            }
            const QString version = now->value(QLatin1String("version")).toString();
            if (!version.isEmpty())
                m_before.version = version;
        }
        send();
    });
}

void CommandFlight::send()
{
    m_sent = true;
    const auto call = callOn<Receipt>(
        m_context, [api = &m_api, command = m_command, kind = m_kind] { return api->run(command, kind); });
    observe(this, call, [this](const Result<Receipt> &result) {
        if (m_over)
            return;
        if (result.ok() || !leavesOpen(result.error())) {
            if (result.ok())
                m_refresh();
            end(result);
            return;
        }
        m_lost = result.error();
        m_lost.kind = Error::Kind::OutcomeUnknown;
        m_since.start();
        m_refresh();
        readBack();
    });
}

void CommandFlight::readBack()
{
    const auto read = [this](const Result<QJsonObject> &now) {
        if (!m_over)
            judge({now, std::nullopt, std::nullopt});
    };
    switch (readingFor(m_command)) {
    case Reading::Nothing:
        end(m_lost);
        break;
    case Reading::App:
        readApp();
        break;
    case Reading::Group:
        observe(this,
                callOn<QJsonObject>(m_context, [api = &m_api, id = groupOf(m_command)] { return api->group(id); }),
                read);
        break;
    case Reading::Mesos:
        observe(this,
                callOn<QJsonObject>(m_context, [api = &m_api, command = m_command] { return api->present(command); }),
                read);
        break;
    case Reading::Deployments:
        observe(this, callOn<QStringList>(m_context, [api = &m_api] { return api->deployments(); }),
                [this](const Result<QStringList> &running) {
                    if (m_over)
                        return;
                    if (running.ok())
                        judge({{}, std::nullopt, *running});
                    else
                        judge({running.error(), std::nullopt, std::nullopt});
                });
        break;
    }
}

void CommandFlight::readApp()
{
    const AppId app = readBackTarget(m_command);
    observe(this, definition(app, {}), [this, app](const Result<QJsonObject> &now) {
        if (m_over)
            return;
        const auto *rollBack = std::get_if<RollBackApp>(&m_command);
        if (!rollBack || !now.ok()) {
            judge({now, std::nullopt, std::nullopt});
            return;
        }
        observe(this, definition(app, rollBack->version), [this, now](const Result<QJsonObject> &wanted) {
            if (!m_over)
                judge({now, wanted.ok() ? std::optional(*wanted) : std::nullopt, std::nullopt});
        });
    });
}

void CommandFlight::judge(const ReadBack &read)
{
    const Outcome outcome = outcomeOf(m_command, m_before, read);
    if (outcome == Outcome::Happened) {
        Receipt receipt;
        receipt.confirmedByReading = true;
        if (read.now.ok())
            receipt.version = read.now->value(QLatin1String("version")).toString();
        end(receipt);
        return;
    }
    const auto failure = read.failure();
    ++(failure ? m_failures : m_looks);
    const bool again = failure ? retryable(*failure) && m_failures < MostFailures : m_looks < MostLooks;
    if (!again || m_since.elapsed() > PatienceMs) {
        if (outcome == Outcome::NotDone)
            m_lost.kind = Error::Kind::NotDone;
        end(m_lost);
        return;
    }
    const int factor = failure ? std::min(LongestPause, 1 << (m_failures - 1)) : 1;
    QTimer::singleShot(m_pauseMs * factor, this, [this] {
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
