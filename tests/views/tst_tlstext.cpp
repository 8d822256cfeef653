// SPDX-License-Identifier: GPL-3.0-or-later
// Encryption and proxies in words that a person can act on, and that cannot be mistaken for one another.
#include "tests/support/testmain.h"
#include "views/text/tlstext.h"

#include <QSet>
#include <QtTest>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;

class TlsTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyProblemHasItsWords();
    void saysWhoseAndWhatToDo();
    void blamesTheProxy();
    void writesFingerprints();
};

static Error tlsError(TlsProblem problem)
{
    Error error;
    error.kind = Error::Kind::Tls;
    error.source = SourceId::Mesos;
    error.tls = problem;
    error.certificate = PeerCertificate{u"one"_s,          u"two"_s,          {u"good.example"_s},
                                        1'700'000'000'000, 1'750'000'000'000, u"0f"_s.repeated(32)};
    return error;
}

void TlsTextTest::everyProblemHasItsWords()
{
    QSet<QString> titles;
    for (int i = int(TlsProblem::SelfSigned); i < int(TlsProblem::Other); ++i) {
        const ErrorText text = describe(tlsError(TlsProblem(i)));
        QVERIFY2(text.title.contains(u"Mesos"_s), qPrintable(text.title));
        QVERIFY(!text.advice.isEmpty());
        QVERIFY2(!titles.contains(text.title), qPrintable(text.title));
        titles += text.title;
    }
    Error bare = tlsError(TlsProblem::Other);
    bare.certificate.reset();
    QVERIFY(!titles.contains(describe(bare).title));
    bare.tls = TlsProblem::WrongName; // a name is not always known
    QVERIFY(!describe(bare).advice.isEmpty());
}

void TlsTextTest::saysWhoseAndWhatToDo()
{
    QVERIFY(describe(tlsError(TlsProblem::WrongName)).advice.contains(u"good.example"_s));
    QVERIFY(describe(tlsError(TlsProblem::Changed)).advice.contains(u"Nothing was sent"_s));
    QVERIFY(describe(tlsError(TlsProblem::Expired)).advice != describe(tlsError(TlsProblem::NotYetValid)).advice);
}

void TlsTextTest::blamesTheProxy()
{
    Error error;
    error.kind = Error::Kind::Unreachable;
    const QString own = describe(error).title;
    error.atProxy = true;
    const QString broken = describe(error).title;
    error.httpStatus = 407;
    const QString signIn = describe(error).title;
    QCOMPARE((QSet<QString>{own, broken, signIn}.size()), 3);
    QVERIFY(broken.contains(u"proxy"_s) && signIn.contains(u"proxy"_s));
}

void TlsTextTest::writesFingerprints()
{
    const QString text = certificateText(*tlsError(TlsProblem::SelfSigned).certificate);
    for (const QString &part : {u"one"_s, u"two"_s, u"good.example"_s, u"0F:0F"_s})
        QVERIFY2(text.contains(part), qPrintable(text));
    QCOMPARE(fingerprintText(u"0f"_s.repeated(32)).count(u':'), 31);
}

MESOSCOPE_TEST(TlsTextTest)
#include "tst_tlstext.moc"
