// SPDX-License-Identifier: GPL-3.0-or-later
// Errors as sentences: one place that knows what each kind means to a person.
#include "views/text/errortext.h"

#include "views/text/format.h"
#include "views/text/tlstext.h"

#include <QCoreApplication>

namespace mesoscope {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

/// As the subject of a sentence.
QString subject(SourceId source)
{
    switch (source) {
    case SourceId::Marathon:
        return Text::tr("Marathon", "subject of a sentence");
    case SourceId::Mesos:
        return Text::tr("Mesos", "subject of a sentence");
    case SourceId::Series:
        return Text::tr("The metrics store", "subject of a sentence");
    case SourceId::Logs:
        return Text::tr("The log store", "subject of a sentence");
    case SourceId::LoadBalancer:
        return Text::tr("The load balancer", "subject of a sentence");
    case SourceId::ZooKeeper:
        return Text::tr("ZooKeeper", "subject of a sentence");
    case SourceId::Registry:
        return Text::tr("The registry", "subject of a sentence");
    }
    return {};
}

ErrorText ofConflict(const Error &error, const QString &who)
{
    if (!error.deployments.isEmpty())
        return {Text::tr("%n deployment(s) lock this app.", nullptr, int(error.deployments.size())),
                Text::tr("Wait until it is over, or force it."),
                {}};
    for (const FieldProblem &field : error.fields) {
        if (field.path == QLatin1String("/version"))
            return {Text::tr("Somebody else has changed this app meanwhile."),
                    Text::tr("Compare your changes with theirs. Nothing was sent."),
                    {}};
    }
    if (const auto now = instancesMeanwhile(error))
        return {Text::tr("Somebody else has scaled this app meanwhile: it has %1 now.").arg(*now),
                Text::tr("Nothing was sent. Send it again if the number is still the one you want."),
                {}};
    if (error.httpStatus == 0)
        return {Text::tr("Another command for this app is still on its way."), Text::tr("Wait for its answer."), {}};
    return {Text::tr("%1 refuses: this conflicts with the present state.").arg(who),
            Text::tr("Look at what changed meanwhile, then try again."),
            {}};
}

ErrorText ofDiscovery(Error::Discovery discovery)
{
    switch (discovery) {
    case Error::Discovery::None:
        break;
    case Error::Discovery::Unreachable:
        return {
            Text::tr("ZooKeeper cannot be reached: who leads Mesos now is not certain."),
            Text::tr("A master that is known already goes on being asked. Check ZooKeeper's addresses and the network. "
                     "It is tried again by itself."),
            {}};
    case Error::Discovery::NoQuorum:
        return {Text::tr("ZooKeeper has no quorum: too few of its servers work together."),
                Text::tr("A master that is known already goes on being asked. Start the missing servers. It is tried "
                         "again by itself."),
                {}};
    case Error::Discovery::NoLeader:
        return {Text::tr("No Mesos master is registered in ZooKeeper."),
                Text::tr("An election takes some seconds. If it lasts, look whether the masters run."),
                {}};
    case Error::Discovery::NoNode:
        return {Text::tr("ZooKeeper does not know this path."),
                Text::tr("Check the end of the zk:// address: most masters use /mesos."),
                {}};
    case Error::Discovery::Denied:
        return {
            Text::tr("ZooKeeper does not let this user read who leads."),
            Text::tr("Give the address once as zk://user:password@host:2181/mesos: its sign-in is then kept apart."),
            {}};
    case Error::Discovery::Unreadable:
        return {Text::tr("What ZooKeeper names as the leading master cannot be read."),
                Text::tr("Name the masters' own http:// addresses instead."),
                {}};
    case Error::Discovery::Untrusted:
        return {
            Text::tr("The sign-in is not sent to a master that only ZooKeeper named."),
            Text::tr("If it is one of yours, add its http:// address to this connection, beside the zk:// address."),
            {}};
    case Error::Discovery::Unavailable:
        return {Text::tr("This program was built without ZooKeeper's client library."),
                Text::tr("Name the masters' http:// addresses instead of the zk:// address."),
                {}};
    }
    return {};
}

QString fieldNames(const Error &error)
{
    QStringList names;
    for (const FieldProblem &field : error.fields) {
        const QString name = field.path.left(80);
        if (names.size() < 5)
            names.append(field.texts.isEmpty() ? name
                                               : name + QStringLiteral(" (%1)").arg(field.texts.first().left(40)));
    }
    return names.join(QStringLiteral(", "));
}

ErrorText ofRedirect(Error::Redirect redirect, const QString &who)
{
    switch (redirect) {
    case Error::Redirect::None:
        break;
    case Error::Redirect::Nowhere:
        return {Text::tr("%1 sends the request on to something that is no address.").arg(who),
                Text::tr("The fault is on the server's side. Give another of its addresses in the connection."),
                {}};
    case Error::Redirect::Downgrade:
        return {Text::tr("%1 sends the request on from https to an unprotected address.").arg(who),
                Text::tr("It is not followed, so that nobody can read along. The server has to send on to https."),
                {}};
    case Error::Redirect::Stranger:
        return {Text::tr("%1 sends the request on to an address that is not part of this connection.").arg(who),
                Text::tr("Add that address to the connection if it is to be trusted."),
                {}};
    case Error::Redirect::Loop:
        return {Text::tr("%1 sends the request on again and again.").arg(who),
                Text::tr("Its servers point at each other: an election may be under way. If it lasts, check the "
                         "addresses and paths of the connection."),
                {}};
    }
    return {Text::tr("%1 answers with another address in place of data.").arg(who),
            Text::tr("Give that address in the connection if it is to be asked."),
            {}};
}

ErrorText sentences(const Error &error, const QString &who)
{
    if (error.atProxy)
        return proxyText(error, sourceName(error.source));
    if (error.discovery != Error::Discovery::None)
        return ofDiscovery(error.discovery);
    switch (error.kind) {
    case Error::Kind::Cancelled:
        return {Text::tr("Cancelled."), {}, {}};
    case Error::Kind::Unreachable:
        return {Text::tr("%1 cannot be reached.").arg(who),
                Text::tr("Check the address and the network. It is tried again by itself."),
                {}};
    case Error::Kind::Timeout:
        return {Text::tr("%1 does not answer in time.").arg(who),
                Text::tr("It may be overloaded. It is tried again by itself."),
                {}};
    case Error::Kind::Tls:
        return tlsText(error, sourceName(error.source));
    case Error::Kind::Unauthorized:
        return {Text::tr("%1 refuses the user or the password.").arg(who),
                Text::tr("Check user and password of this cluster's connection."),
                {}};
    case Error::Kind::Forbidden:
        return {Text::tr("%1 does not allow this to this user.").arg(who),
                Text::tr("Ask who runs the cluster for the right to do it."),
                {}};
    case Error::Kind::NotFound:
        // Marathon's words for what it looked for and did not find; anything else comes from whoever answers there.
        if (error.detail.contains(QLatin1String("does not exist")) ||
            error.detail.contains(QLatin1String("not found in tasks queue")))
            return {Text::tr("It is not there any more."), Text::tr("Somebody else may have removed it."), {}};
        return {Text::tr("%1 does not know this address.").arg(who),
                Text::tr("It may be gone, or the path in the connection's URL is wrong."),
                {}};
    case Error::Kind::Conflict:
        return ofConflict(error, who);
    case Error::Kind::Invalid:
        return {Text::tr("%1 refuses the definition.").arg(who), Text::tr("Mend what it names, then send again."), {}};
    case Error::Kind::NoLeader:
        return {Text::tr("%1 has no leader at the moment.").arg(who),
                Text::tr("An election takes some seconds. It is tried again by itself."),
                {}};
    case Error::Kind::RateLimited:
        return {Text::tr("%1 asks for less haste.").arg(who),
                error.retryAfterSeconds > 0
                    ? Text::tr("Try again in %1.").arg(formatAge(qint64(error.retryAfterSeconds) * 1000))
                    : Text::tr("Try again in a while."),
                {}};
    case Error::Kind::Server:
        return {error.httpStatus > 0 ? Text::tr("%1 failed with status %2.").arg(who).arg(error.httpStatus)
                                     : Text::tr("%1 failed.").arg(who),
                Text::tr("The fault is on the server's side. Try again; its log says more."),
                {}};
    case Error::Kind::Protocol:
        if (error.httpStatus >= 300 && error.httpStatus < 400)
            return ofRedirect(error.redirect, who);
        return {
            Text::tr("%1 sent an answer that cannot be read.").arg(who),
            Text::tr("Check that the address is that of the server itself, not of a login page or another service."),
            {}};
    case Error::Kind::TooLarge:
        return {Text::tr("The answer is larger than this program accepts."),
                Text::tr("Ask who runs the server what it sends."),
                {}};
    case Error::Kind::OutcomeUnknown:
        return {error.httpStatus >= 400
                    ? Text::tr("Status %1 came in place of an answer: it is not known whether it was done.")
                          .arg(error.httpStatus)
                    : Text::tr("The answer was lost: it is not known whether it was done."),
                Text::tr("Look at the app's state before you try again."),
                {}};
    case Error::Kind::NotDone:
        return {error.httpStatus >= 400 ? Text::tr("It was not done: status %1 came in place of an answer, and the "
                                                   "cluster is as it was before.")
                                              .arg(error.httpStatus)
                                        : Text::tr("It was not done: the answer was lost, and the cluster is as it "
                                                   "was before."),
                Text::tr("You can send it again."),
                {}};
    case Error::Kind::Unsupported:
        if (!error.fields.isEmpty())
            return {Text::tr("This version of %1 does not know: %2").arg(sourceName(error.source), fieldNames(error)),
                    Text::tr("Take it out of the definition. Nothing was sent."),
                    {}};
        return {Text::tr("Nothing that this cluster is connected through can do this."),
                Text::tr("Add the missing address to this cluster's connection."),
                {}};
    case Error::Kind::ReadOnly:
        return {Text::tr("This connection is read-only."),
                Text::tr("Switch off \"Read-only\" in this cluster's connection to change things."),
                {}};
    }
    return {};
}

} // namespace

QString sourceName(SourceId source)
{
    switch (source) {
    case SourceId::Marathon:
        return Text::tr("Marathon");
    case SourceId::Mesos:
        return Text::tr("Mesos");
    case SourceId::Series:
        return Text::tr("Metrics");
    case SourceId::Logs:
        return Text::tr("Logs");
    case SourceId::LoadBalancer:
        return Text::tr("Load balancer");
    case SourceId::ZooKeeper:
        return Text::tr("ZooKeeper");
    case SourceId::Registry:
        return Text::tr("Registry");
    }
    return {};
}

ErrorText describe(const Error &error)
{
    ErrorText text = sentences(error, subject(error.source));
    text.detail = error.detail.trimmed();
    return text;
}

QString problemText(const LocalProblem &problem)
{
    const QString given = problem.given.size() > 80 ? problem.given.first(80) + QStringLiteral("…") : problem.given;
    switch (problem.problem) {
    case Problem::IdMissing:
        return Text::tr("Give the app a name.");
    case Problem::IdMalformed:
        return Text::tr("Names are made of lower-case letters, digits, hyphens and dots, with / between groups.");
    case Problem::IdReserved:
        return Text::tr("\"%1\" cannot be the last part of a name: Marathon keeps it for itself.").arg(given);
    case Problem::IdExists:
        return Text::tr("There is an app, pod or group with this name already.");
    case Problem::NotANumber:
        return Text::tr("This must be a number.");
    case Problem::Negative:
        return Text::tr("This must not be less than zero.");
    case Problem::TooLarge:
        return Text::tr("This is too large.");
    case Problem::CmdAndArgs:
        return Text::tr("Give a command or arguments, not both.");
    case Problem::NothingToRun:
        return Text::tr("Give an image or a command: there is nothing to run.");
    case Problem::PortOutOfRange:
        return Text::tr("A port is a number from 0 to 65535.");
    case Problem::ServicePortTooLow:
        return Text::tr("Service ports of this platform begin at 10000.");
    case Problem::LabelNotText:
        return Text::tr("Labels must be text.");
    case Problem::HealthCheckPortIndex:
        return Text::tr("The health check asks a port that the app does not have.");
    case Problem::VersionWithOthers:
        return Text::tr("A version can only be sent alone.");
    case Problem::ReadOnlyKey:
        return Text::tr("\"%1\" is Marathon's to write.").arg(given);
    case Problem::NoSuchApp:
        return Text::tr("There is no such app any more.");
    case Problem::NoSuchAgent:
        return Text::tr("There is no such node any more.");
    case Problem::NotATopGroup:
        return Text::tr("Only groups at the top have a role of their own.");
    case Problem::NoSuchVersion:
        return Text::tr("There is no such version.");
    case Problem::InstancesSingle:
        return Text::tr("This app may have one instance at most (label MARATHON_SINGLE_INSTANCE_APP).");
    case Problem::NotAnObject:
        return Text::tr("This must be a JSON object.");
    case Problem::TooSmall:
        return Text::tr("%1 is too small.").arg(problem.given);
    case Problem::ConstraintParts:
        return Text::tr("A constraint has an attribute, an operator and, with some, a value.");
    case Problem::ConstraintOperator:
        return Text::tr("“%1” is no operator of constraints.").arg(problem.given);
    case Problem::ConstraintNeedsValue:
        return Text::tr("The operator %1 needs a value.").arg(problem.given);
    case Problem::ConstraintTakesNoValue:
        return Text::tr("The operator %1 takes no value.").arg(problem.given);
    case Problem::ConstraintPattern:
        return Text::tr("“%1” is not a valid regular expression.").arg(problem.given);
    case Problem::ConstraintNumber:
        return Text::tr("“%1” is not a whole number.").arg(problem.given);
    case Problem::PortTwice:
        return Text::tr("The port %1 stands here twice.").arg(problem.given);
    case Problem::PortNameMalformed:
        return Text::tr("“%1” is no name of a port: lower case letters, digits and hyphens within.").arg(problem.given);
    case Problem::ImageMissing:
        return Text::tr("Docker needs an image.");
    case Problem::ProtocolUnknown:
        return Text::tr("“%1” is no protocol of health checks.").arg(problem.given);
    case Problem::CommandMissing:
        return Text::tr("This check needs a command.");
    case Problem::ExpungeTooSoon:
        return Text::tr(
            "An instance cannot be given up before it is replaced: the second time must be as long as the first.");
    case Problem::VolumePathMissing:
        return Text::tr("A volume needs a path in the container.");
    case Problem::VolumePathMalformed:
        return Text::tr("The path of a persistent volume is one name without slashes: “%1”.").arg(problem.given);
    case Problem::VolumeSizeMissing:
        return Text::tr("A persistent volume needs a size in MiB.");
    case Problem::FetchUriMissing:
        return Text::tr("The URL is missing.");
    case Problem::MaskedValue:
        return Text::tr("This is a mask, not the secret: type the value.");
    case Problem::ReadinessTimeout:
        return Text::tr("The timeout must be shorter than the interval.");
    case Problem::ReadinessPort:
        return Text::tr("No port has the name “%1”.").arg(problem.given);
    case Problem::GpusWithDocker:
        return Text::tr("GPUs need Mesos' own runtime: Docker gets none.");
    case Problem::LimitTooLow:
        return Text::tr("The limit %1 lies below what is asked for.").arg(problem.given);
    case Problem::DependsOnItself:
        return Text::tr("An app cannot wait for itself.");
    case Problem::ContainerMissing:
        return Text::tr("A pod needs at least one container.");
    case Problem::ContainerNameMalformed:
        return Text::tr("Names of containers are made of lower-case letters, digits and hyphens within.");
    case Problem::ContainerNameTwice:
        return Text::tr("Two containers have the name “%1”.").arg(given);
    case Problem::VariableMalformed:
        return Text::tr("“%1” is no name of a variable in a pod: letters, digits and _ only.").arg(given);
    case Problem::ScalingUnknown:
        return Text::tr("“%1” is no way of scaling that Marathon knows: “fixed”.").arg(given);
    case Problem::EndpointMissing:
        return Text::tr("This check needs an endpoint to ask.");
    case Problem::EndpointUnknown:
        return Text::tr("The container has no endpoint with the name “%1”.").arg(given);
    case Problem::VolumeUnknown:
        return given.isEmpty() ? Text::tr("Say which volume is mounted.")
                               : Text::tr("The pod has no volume with the name “%1”.").arg(given);
    case Problem::SingleRemoval:
        return Text::tr("Choose at least one instance.");
    }
    return {};
}

} // namespace mesoscope
