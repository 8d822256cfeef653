// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/text/refusaltext.h"

#include "views/text/errortext.h"

#include <QCoreApplication>

namespace mesoscope {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(RefusalText)
};

QString sentence(const Refusal &refusal)
{
    const bool right = refusal.error.kind == Error::Kind::Forbidden || refusal.error.kind == Error::Kind::Unauthorized;
    const QString who = sourceName(refusal.error.source);
    switch (refusal.what) {
    case Capability::Commands:
        return refusal.subject.isEmpty()
                   ? Text::tr("%1 does not allow this user to change anything.").arg(who)
                   : Text::tr("%1 does not allow this user to change %2.").arg(who, refusal.subject.left(200));
    case Capability::Deployments:
        return Text::tr("%1 does not let this user see the deployments.").arg(who);
    case Capability::Queue:
        return Text::tr("%1 does not let this user see why apps wait.").arg(who);
    case Capability::Events:
        if (right)
            return Text::tr("%1 does not let this user listen to its events. Changes are seen a little later.")
                .arg(who);
        if (refusal.error.httpStatus >= 300 && refusal.error.httpStatus < 400)
            return Text::tr("%1 sends listeners on to its leader, at an address that is not part of this connection. "
                            "Changes are seen a little later.")
                .arg(who);
        return Text::tr("%1 has no event stream here. Changes are seen a little later.").arg(who);
    default:
        return Text::tr("%1 does not allow this to this user.").arg(who);
    }
}

} // namespace

QString refusalText(const Refusal &refusal)
{
    const QString detail = refusal.error.detail.simplified().left(300);
    return detail.isEmpty() ? sentence(refusal)
                            : Text::tr("%1 (%2)", "sentence, server's words").arg(sentence(refusal), detail);
}

} // namespace mesoscope
