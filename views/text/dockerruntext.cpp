// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/text/dockerruntext.h"

#include <QCoreApplication>

namespace mesoscope {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(DockerRunText)
};

QString bounded(const QString &text)
{
    return text.size() > 80 ? text.first(80) + u'…' : text;
}

QString sentence(const DockerRunNote &note)
{
    const QString value = bounded(note.value);
    switch (note.kind) {
    case DockerRunNote::UnknownFlag:
        return Text::tr("This flag is not known: it is left out.");
    case DockerRunNote::UnknownTookValue:
        return Text::tr("This flag is not known: it is left out, and so is “%1”, which seems to be its value.")
            .arg(value);
    case DockerRunNote::UnknownTookNone:
        return Text::tr("This flag is not known: it is left out. “%1” was taken for the image.").arg(value);
    case DockerRunNote::BadValue:
        return Text::tr("“%1” cannot be read: it is left out.").arg(value);
    case DockerRunNote::NoCounterpart:
        return Text::tr("Marathon has nothing like it: it is left out.");
    case DockerRunNote::NameChanged:
        return Text::tr("Marathon takes no such name: it became %1.").arg(value);
    case DockerRunNote::NameFromImage:
        return Text::tr("No name was given: it became %1, after the image.").arg(value);
    case DockerRunNote::HostIp:
        return Text::tr("Marathon binds no single address: “%1” is left out.").arg(value);
    case DockerRunNote::HostPortRange:
        return Text::tr("Marathon chooses a free port by itself, not one of “%1”.").arg(value);
    case DockerRunNote::TooManyPorts:
        return Text::tr("More than %n ports: the rest is left out.", nullptr, DockerRunMostPorts);
    case DockerRunNote::PortsOfHost:
        return Text::tr("In the node's own network nothing is published: it is left out.");
    case DockerRunNote::ServicePorts:
        return Text::tr("Marathon chooses the service ports.");
    case DockerRunNote::ImagesPorts:
        return Text::tr("Only the image knows its ports: add them by hand.");
    case DockerRunNote::OnlyExposed:
        return Text::tr("A port that is only exposed is not reached from outside: it is left out.");
    case DockerRunNote::NeedsValue:
        return Text::tr("The value would come from your shell: fill it in.");
    case DockerRunNote::EnvFile:
        return Text::tr("The file “%1” is not read: add its variables by hand.").arg(value);
    case DockerRunNote::AnonymousVolume:
        return Text::tr("A volume without a name is made anew with each instance.");
    case DockerRunNote::RelativePath:
        return Text::tr("“%1” is no path of a node.").arg(value);
    case DockerRunNote::VolumeOption:
        return Text::tr("Marathon does not know the option “%1” of a volume.").arg(value);
    case DockerRunNote::Swap:
        return Text::tr("Marathon limits memory, not swap: it is left out.");
    case DockerRunNote::Overridden:
        return Text::tr("Another flag says the same: that one holds.");
    case DockerRunNote::Gpus:
        return Text::tr("Docker gets no GPUs from Mesos: run it by Mesos' own runtime for that.");
    case DockerRunNote::NoNetwork:
        return Text::tr("Marathon has no app without a network: it stays in the bridge.");
    case DockerRunNote::OneNetwork:
        return Text::tr("An app has one network: the first holds.");
    case DockerRunNote::HealthWithoutCommand:
        return Text::tr("Without a command there is nothing to check.");
    case DockerRunNote::Rounded:
        return Text::tr("Marathon counts whole seconds.");
    case DockerRunNote::RestartsAnyway:
        return Text::tr("Marathon always starts again what has ended.");
    case DockerRunNote::NoTerminal:
        return Text::tr("Nobody sits at a terminal there.");
    case DockerRunNote::NeverPull:
        return Text::tr("Marathon fetches an image that the node does not have.");
    case DockerRunNote::Shell:
        break;
    }
    return Text::tr("No shell reads this: “%1” is not expanded, and what follows a command is left out.").arg(value);
}

} // namespace

QString dockerNoteText(const DockerRunNote &note)
{
    return note.flag.isEmpty() ? sentence(note)
                               : Text::tr("%1: %2", "a flag of docker run, and what became of it")
                                     .arg(bounded(note.flag), sentence(note));
}

QString dockerProblemText(const DockerRunProblem &problem)
{
    const QString given = bounded(problem.given);
    const QString place = Text::tr("At character %1: ").arg(problem.position + 1);
    switch (problem.kind) {
    case DockerRunProblem::NotDockerRun:
        return Text::tr("This is no “docker run” line.");
    case DockerRunProblem::TooLong:
        return Text::tr("This line is too long.");
    case DockerRunProblem::UnclosedQuote:
        return place + Text::tr("a quote is opened and never closed.");
    case DockerRunProblem::UnclosedSubstitution:
        return place + Text::tr("a substitution is opened and never closed.");
    case DockerRunProblem::MissingValue:
        return place + Text::tr("%1 needs a value.").arg(given);
    case DockerRunProblem::NoImage:
        return Text::tr("The image is missing.");
    case DockerRunProblem::BadImage:
        break;
    }
    return place + Text::tr("“%1” is no image.").arg(given);
}

} // namespace mesoscope
