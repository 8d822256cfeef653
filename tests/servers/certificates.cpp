// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/servers/certificates.h"

#include <QFile>
#include <QProcess>
#include <QStringList>

namespace mesoscope::test {

using namespace Qt::Literals::StringLiterals;

Certificates::Certificates()
{
    static const QString here = u"subjectAltName=IP:127.0.0.1,DNS:localhost"_s;
    makeAuthority(u"ca"_s, u"/O=Mesoscope/CN=Test authority"_s);
    makeAuthority(u"otherca"_s, u"/O=Mesoscope/CN=Other authority"_s);
    makeSigned(u"server"_s, u"ca"_s, here, 30);
    makeSigned(u"renewed"_s, u"ca"_s, here, 30);
    makeSigned(u"expired"_s, u"ca"_s, here, -1);
    makeSigned(u"wrongname"_s, u"ca"_s, u"subjectAltName=DNS:elsewhere.example"_s, 30);
    makeSigned(u"client"_s, u"ca"_s, u"extendedKeyUsage=clientAuth"_s, 30);
    makeSigned(u"stranger"_s, u"otherca"_s, u"extendedKeyUsage=clientAuth"_s, 30);
    openssl({u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s,
             u"-days"_s, u"30"_s, u"-subj"_s, u"/CN=selfsigned.example"_s, u"-addext"_s, here, u"-keyout"_s,
             u"selfsigned.key"_s, u"-out"_s, u"selfsigned.pem"_s});
    openssl({u"pkcs8"_s, u"-topk8"_s, u"-in"_s, u"client.key"_s, u"-out"_s, u"encrypted.key"_s, u"-passout"_s,
             u"pass:geheim"_s});
    QFile both(file(u"both.pem"_s));
    if (both.open(QIODevice::WriteOnly))
        both.write(content(u"client.pem"_s) + content(u"client.key"_s));
}

void Certificates::makeAuthority(const QString &name, const QString &subject)
{
    openssl({u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s,
             u"-days"_s, u"30"_s, u"-subj"_s, subject, u"-addext"_s, u"keyUsage=critical,keyCertSign,cRLSign"_s,
             u"-keyout"_s, name + u".key"_s, u"-out"_s, name + u".pem"_s});
}

void Certificates::makeSigned(const QString &name, const QString &authority, const QString &extensions, int days)
{
    QFile file(m_folder.filePath(name + u".ext"_s));
    if (file.open(QIODevice::WriteOnly))
        file.write(extensions.toLatin1() + '\n');
    file.close();
    openssl({u"req"_s, u"-new"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s,
             u"-subj"_s, u"/O=Mesoscope/CN="_s + name, u"-keyout"_s, name + u".key"_s, u"-out"_s, name + u".csr"_s});
    openssl({u"x509"_s, u"-req"_s, u"-in"_s, name + u".csr"_s, u"-CA"_s, authority + u".pem"_s, u"-CAkey"_s,
             authority + u".key"_s, u"-CAcreateserial"_s, u"-days"_s, QString::number(days), u"-extfile"_s,
             name + u".ext"_s, u"-out"_s, name + u".pem"_s});
}

QByteArray Certificates::openssl(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(u"openssl"_s, arguments);
    if (!process.waitForFinished(30000) || process.exitCode() != 0)
        m_problem += u"openssl "_s + arguments.join(u' ') + u": "_s + process.errorString() + u' ' +
                     QString::fromLocal8Bit(process.readAllStandardError());
    return process.readAllStandardOutput();
}

QByteArray Certificates::content(const QString &name) const
{
    QFile opened(file(name));
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

QByteArray Certificates::sha256(const QString &name) const
{
    const QByteArray line = openssl({u"x509"_s, u"-in"_s, name, u"-noout"_s, u"-fingerprint"_s, u"-sha256"_s});
    return line.mid(line.indexOf('=') + 1).trimmed().replace(":", "").toLower();
}

} // namespace mesoscope::test
