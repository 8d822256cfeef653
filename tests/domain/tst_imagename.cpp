// SPDX-License-Identifier: GPL-3.0-or-later
// Names of images, as Docker takes them apart.
#include "models/domain/imagename.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;

class ImageNameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesApart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("registry");
        QTest::addColumn<QString>("repository");
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("digest");
        const QString none;
        const QString sha = u"sha256:"_s + QString(64, u'a');
        QTest::newRow("short") << u"nginx"_s << u"docker.io"_s << u"library/nginx"_s << none << none;
        QTest::newRow("tag") << u"nginx:1.25-alpine"_s << u"docker.io"_s << u"library/nginx"_s << u"1.25-alpine"_s
                             << none;
        QTest::newRow("user") << u"team/app:2"_s << u"docker.io"_s << u"team/app"_s << u"2"_s << none;
        QTest::newRow("registry") << u"r.example.org/team/sub/app"_s << u"r.example.org"_s << u"team/sub/app"_s << none
                                  << none;
        QTest::newRow("port") << u"r.example.org:5000/app:x"_s << u"r.example.org:5000"_s << u"app"_s << u"x"_s << none;
        QTest::newRow("port without tag") << u"localhost:5000/app"_s << u"localhost:5000"_s << u"app"_s << none << none;
        QTest::newRow("localhost") << u"localhost/app"_s << u"localhost"_s << u"app"_s << none << none;
        QTest::newRow("digest") << u"a/b:1@"_s + sha << u"docker.io"_s << u"a/b"_s << u"1"_s << sha;
        QTest::newRow("docker's own, in full")
            << u"docker.io/nginx"_s << u"docker.io"_s << u"library/nginx"_s << none << none;
        QTest::newRow("IPv6") << u"[::1]:5000/app"_s << u"[::1]:5000"_s << u"app"_s << none << none;
    }
    void takesApart()
    {
        QFETCH(QString, text);
        const auto image = parseImageName(text);
        QVERIFY(image);
        QTEST(image->registry, "registry");
        QTEST(image->repository, "repository");
        QTEST(image->tag, "tag");
        QTEST(image->digest, "digest");
    }

    void refusesWhatIsNone()
    {
        for (const char *text :
             {"", " ", "Nginx", "a b", "a//b", "/a", "a/", "nginx:", "nginx:a b", "nginx:x/../y", "a@sha256:short",
              "r.example.org/../v2/_catalog", "user:pass@r.example.org/app", "http://r.example.org/app",
              "r.example.org/app?x=1", "r.example.org:port/app", "nginx\n", "nginx:1\n"})
            QVERIFY2(!parseImageName(QString::fromLatin1(text)), text);
        QVERIFY(!parseImageName(QString(5000, u'a')));
    }

    void anotherTag()
    {
        QCOMPARE(withTag(*parseImageName(u"nginx:1"_s), u"2"_s), u"nginx:2"_s);
        QCOMPARE(withTag(*parseImageName(u"r.example.org:5000/app"_s), u"x"_s), u"r.example.org:5000/app:x"_s);
        QCOMPARE(withTag(*parseImageName(u"a/b@sha256:"_s + QString(64, u'a')), u"x"_s), u"a/b:x"_s);
    }
};

MESOSCOPE_TEST(ImageNameTest)

#include "tst_imagename.moc"
