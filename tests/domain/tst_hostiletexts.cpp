// SPDX-License-Identifier: GPL-3.0-or-later
// Long remote texts made to be slow to look at. Nothing is timed here: where the work grew with the square of the
// length, as it did, these would not come to an end within the test's time.
#include "models/domain/logline.h"
#include "models/domain/secrets.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;

class HostileTextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreMaskedInOnePass_data();
    void valuesAreMaskedInOnePass();
    void urlParametersAreMasked_data();
    void urlParametersAreMasked();
    void terminalTitlesAreDropped_data();
    void terminalTitlesAreDropped();
};

void HostileTextsTest::valuesAreMaskedInOnePass_data()
{
    QTest::addColumn<QString>("value");
    constexpr int Much = 400000;
    QTest::newRow("a scheme without end") << QString(Much, u'a') + u'@';
    QTest::newRow("question marks") << QString(Much, u'?');
    QTest::newRow("parameters' names without values") << u'?' + u"token"_s.repeated(Much / 5);
    QTest::newRow("separators") << u"&token"_s.repeated(Much / 6);
    QTest::newRow("schemes") << u"://"_s.repeated(Much / 3);
    QTest::newRow("schemes with colons") << u"://a:"_s.repeated(Much / 5);
    QTest::newRow("dashes") << u"-----BEGIN "_s.repeated(Much / 11);
}

void HostileTextsTest::valuesAreMaskedInOnePass()
{
    QFETCH(QString, value);
    QCOMPARE(maskedValue(u"NOTE"_s, value), value); // no secret in it
}

void HostileTextsTest::urlParametersAreMasked_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");
    const QString mask = QString::fromUtf16(SecretMask);
    QTest::newRow("token") << u"http://h/a.tgz?x=1&token=abc&y=2"_s
                           << u"http://h/a.tgz?x=1&token="_s + mask + u"&y=2"_s;
    QTest::newRow("first") << u"http://h/?api_key=abc"_s << u"http://h/?api_key="_s + mask;
    QTest::newRow("signature") << u"http://h/?X-Amz-Signature=f00&d=1"_s
                               << u"http://h/?X-Amz-Signature="_s + mask + u"&d=1"_s;
    QTest::newRow("two") << u"http://h/?token=a&secret=b"_s << u"http://h/?token="_s + mask + u"&secret="_s + mask;
    QTest::newRow("user") << u"zk://user@z1:2181/mesos"_s << u"zk://"_s + mask + u"@z1:2181/mesos"_s;
    QTest::newRow("harmless") << u"http://h/?page=2&order=asc"_s << u"http://h/?page=2&order=asc"_s;
    QTest::newRow("in the path") << u"http://h/token=a"_s << u"http://h/token=a"_s;
}

void HostileTextsTest::urlParametersAreMasked()
{
    QFETCH(QString, url);
    QTEST(maskedValue(u"SOURCE"_s, url), "shown");
}

void HostileTextsTest::terminalTitlesAreDropped_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shown");
    QTest::newRow("colour") << QByteArray("\x1b[1;31mred\x1b[0m") << u"red"_s;
    QTest::newRow("title, bell") << QByteArray("\x1b]0;owned\x07text") << u"text"_s;
    QTest::newRow("title, string terminator") << QByteArray("\x1b]0;owned\x1b\\text") << u"text"_s;
    QTest::newRow("link") << QByteArray("a \x1b]8;;http://h\x07"
                                        "b"
                                        "\x1b]8;;\x07 c")
                          << u"a b c"_s;
    QTest::newRow("title without end") << QByteArray("text\x1b]0;rest") << u"text"_s;
    QTest::newRow("an escape at the end") << QByteArray("text\x1b") << u"text"_s;
    QTest::newRow("an introducer at the end") << QByteArray("text\x1b]") << u"text"_s;
}

void HostileTextsTest::terminalTitlesAreDropped()
{
    QFETCH(QByteArray, bytes);
    QTEST(displayable(bytes), "shown");
}

MESOSCOPE_TEST(HostileTextsTest)
#include "tst_hostiletexts.moc"
