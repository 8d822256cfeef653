// SPDX-License-Identifier: GPL-3.0-or-later
// Connecting: what is checked, saved, tried and asked for.
#include "tests/support/accessibletext.h"
#include "tests/support/testmain.h"
#include "tests/views/dialogfixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

enum Way { None, Password, Token, DcosToken, SameAsMarathon, Kept };

QByteArray numbered(const char *name, SourceId source)
{
    return name + QByteArray::number(int(source));
}

void setUrls(const DialogFixture &f, SourceId source, const QString &urls)
{
    auto *edit = f.find<QPlainTextEdit>(numbered("urls", source).constData());
    QVERIFY(edit);
    edit->setPlainText(urls);
}

void choose(const DialogFixture &f, SourceId source, Way way)
{
    auto *combo = f.find<QComboBox>(numbered("way", source).constData());
    QVERIFY(combo->findData(int(way)) >= 0);
    combo->setCurrentIndex(combo->findData(int(way)));
}

void setPassword(const DialogFixture &f, SourceId source, const QString &user, const QString &password)
{
    choose(f, source, Password);
    f.find<QLineEdit>(numbered("user", source).constData())->setText(user);
    f.find<QLineEdit>(numbered("secret", source).constData())->setText(password);
}

Profile savedProfile()
{
    Profile profile;
    profile.id = u"one"_s;
    profile.name = u"production"_s;
    profile.colour = u"#c2472f"_s;
    profile.readOnly = true;
    Endpoint marathon;
    marathon.source = SourceId::Marathon;
    marathon.urls = {QUrl(u"https://m1.example/marathon/"_s), QUrl(u"https://m2.example/marathon/"_s)};
    marathon.usesSecret = true;
    Endpoint logs; // has no field in the dialog
    logs.source = SourceId::Logs;
    logs.dialect = Dialect::Graylog;
    logs.urls = {QUrl(u"https://logs.example/"_s)};
    profile.endpoints = {marathon, logs};
    return profile;
}

} // namespace

class ConnectDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savesAndConnectsWithTypedSecrets();
    void takesAZooKeeperAddress();
    void checksAddresses_data();
    void checksAddresses();
    void nothingGivenIsTold();
    void warnsOnceOfPlainHttp();
    void savedSecretsAreNeitherShownNorLost();
    void removesASavedCluster();
    void tryTellsWhatEachSourceSays();
    void tryOffersToTrustACertificate();
    void aChangedCertificateReplacesTheOldPin();
    void keepsWhatFewConnectionsNeed();
    void checksProxyAndPins_data();
    void checksProxyAndPins();
    void demoIsRequested();
    void missingSecretIsAskedFor();
    void givingUpOpensNothing();
    void secretsAreNotInAccessibleTexts();
    void pictures_data();
    void pictures();
};

void ConnectDialogTest::savesAndConnectsWithTypedSecrets()
{
    DialogFixture f;
    f.actions().connectDialog();
    f.find<QLineEdit>("name")->setText(u"mine"_s);
    setUrls(f, SourceId::Marathon, u"https://marathon.example/a/\nhttps://marathon2.example/a/"_s);
    setPassword(f, SourceId::Marathon, u"me"_s, u"pass word"_s);
    setUrls(f, SourceId::Mesos, u"master.example:5050"_s);
    setUrls(f, SourceId::Series, u"https://tsdb.example/"_s);
    choose(f, SourceId::Series, SameAsMarathon);
    f.find<QCheckBox>("readOnly")->setChecked(true);
    f.click("submit");
    QTRY_COMPARE(f.opened().size(), size_t(1));
    const Profile profile = f.connections.current();
    QCOMPARE(profile.name, u"mine"_s);
    QVERIFY(profile.readOnly);
    QCOMPARE(profile.endpoints.size(), 3);
    QCOMPARE(profile.endpoint(SourceId::Marathon)->urls.size(), 2);
    QVERIFY(profile.endpoint(SourceId::Marathon)->usesSecret);
    QCOMPARE(profile.endpoint(SourceId::Mesos)->urls.first(), QUrl(u"http://master.example:5050"_s));
    QVERIFY(!profile.endpoint(SourceId::Mesos)->usesSecret);
    QCOMPARE(profile.endpoint(SourceId::Series)->dialect, Dialect::OpenTsdb);
    QCOMPARE(f.opened().front().secrets.value(SourceId::Marathon).toText(), u"me:pass word"_s);
    QCOMPARE(f.opened().front().secrets.value(SourceId::Series).toText(), u"me:pass word"_s);
    QCOMPARE(f.connections.profiles().size(), 1);
    QTRY_VERIFY(!f.dialog());
    // On disk there is no secret.
    QFile file(f.folder.filePath(u"profiles.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("pass word"));
}

void ConnectDialogTest::takesAZooKeeperAddress()
{
    DialogFixture f;
    f.actions().connectDialog();
    setUrls(f, SourceId::Marathon, u"zk://a:2181/marathon"_s); // Marathon is not found that way
    f.click("submit");
    QVERIFY(f.opened().empty());
    setUrls(f, SourceId::Marathon, QString());
    setUrls(f, SourceId::Mesos, u"zk://a:x/mesos"_s);
    f.click("submit");
    QVERIFY(f.opened().empty());
    const auto *edit = f.find<QPlainTextEdit>(numbered("urls", SourceId::Mesos).constData());
    QVERIFY(edit->accessibleDescription().contains("zk://"_L1));
    setUrls(f, SourceId::Mesos, u"zk://reader:hush@a:2181,b:2181/mesos\nm1.example:5050"_s);
    f.click("submit");
    QTRY_COMPARE(f.opened().size(), size_t(1));
    const Profile profile = f.connections.current();
    QCOMPARE(
        profile.endpoint(SourceId::Mesos)->urls,
        (QList<QUrl>{QUrl(u"zk://a:2181/mesos"_s), QUrl(u"zk://b:2181/mesos"_s), QUrl(u"http://m1.example:5050"_s)}));
    QVERIFY(profile.endpoint(SourceId::Mesos)->usesZkSecret);
    QCOMPARE(f.opened().front().secrets.value(SourceId::ZooKeeper).toText(), u"reader:hush"_s);
    QTRY_VERIFY(!f.dialog());
    QFile file(f.folder.filePath(u"profiles.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("hush"));

    // The saved address is one line again, without its sign-in, which stays as saved.
    f.actions().editProfile(profile.id);
    edit = f.find<QPlainTextEdit>(numbered("urls", SourceId::Mesos).constData());
    QCOMPARE(edit->toPlainText(), u"zk://a:2181,b:2181/mesos\nhttp://m1.example:5050"_s);
    f.click("submit");
    QTRY_COMPARE(f.opened().size(), size_t(2));
    QCOMPARE(f.opened().back().secrets.value(SourceId::ZooKeeper).toText(), u"reader:hush"_s);
    QTRY_VERIFY(!f.dialog());
    f.actions().editProfile(profile.id);
    setUrls(f, SourceId::Mesos, u"http://m1.example:5050"_s);
    f.click("submit");
    QTRY_COMPARE(f.opened().size(), size_t(3));
    QVERIFY(!f.connections.current().endpoint(SourceId::Mesos)->usesZkSecret);
    QVERIFY(!f.opened().back().secrets.contains(SourceId::ZooKeeper));
}

void ConnectDialogTest::checksAddresses_data()
{
    QTest::addColumn<QString>("urls");
    QTest::newRow("other scheme") << u"ftp://x.example/"_s;
    QTest::newRow("no host") << u"http:///marathon"_s;
    QTest::newRow("credentials") << u"https://me:secret@x.example/"_s;
    QTest::newRow("second is bad") << u"https://x.example/\nhttps://a b/"_s;
}

void ConnectDialogTest::checksAddresses()
{
    QFETCH(QString, urls);
    DialogFixture f;
    f.actions().connectDialog();
    setUrls(f, SourceId::Marathon, urls);
    f.click("submit");
    QVERIFY(f.opened().empty());
    QVERIFY(f.dialog());
    const auto *edit = f.find<QPlainTextEdit>(numbered("urls", SourceId::Marathon).constData());
    QVERIFY(!edit->accessibleDescription().isEmpty());
    QVERIFY(f.connections.profiles().isEmpty());
}

void ConnectDialogTest::nothingGivenIsTold()
{
    DialogFixture f;
    f.actions().connectDialog();
    f.click("submit");
    QVERIFY(!f.errorTitle().isEmpty());
    QVERIFY(f.opened().empty());
}

void ConnectDialogTest::warnsOnceOfPlainHttp()
{
    DialogFixture f;
    f.actions().connectDialog();
    setUrls(f, SourceId::Marathon, u"http://marathon.example/"_s);
    setPassword(f, SourceId::Marathon, u"me"_s, u"pw"_s);
    const auto *warning = f.find<QLabel>("warning");
    QVERIFY(!warning->isVisible());
    f.click("submit");
    QVERIFY(warning->isVisible());
    QVERIFY(warning->text().contains(u"Marathon"_s));
    QVERIFY(f.opened().empty());
    f.click("submit");
    QTRY_COMPARE(f.opened().size(), size_t(1));

    // To this machine itself nothing can be overheard.
    DialogFixture local;
    local.actions().connectDialog();
    setUrls(local, SourceId::Marathon, u"http://127.0.0.1:8080/"_s);
    setPassword(local, SourceId::Marathon, u"me"_s, u"pw"_s);
    local.click("submit");
    QTRY_COMPARE(local.opened().size(), size_t(1));
}

void ConnectDialogTest::savedSecretsAreNeitherShownNorLost()
{
    DialogFixture f;
    const Profile profile = savedProfile();
    QVERIFY(f.connections.saveProfile(profile, {{SourceId::Marathon, Secret::basic(u"me"_s, u"kept-secret"_s)}}).ok());
    f.actions().editProfile(profile.id);
    QCOMPARE(f.find<QLineEdit>("name")->text(), u"production"_s);
    QCOMPARE(f.find<QComboBox>(numbered("way", SourceId::Marathon).constData())->currentData().toInt(), int(Kept));
    QVERIFY(!accessibleText(f.dialog()).contains(u"kept-secret"_s));
    f.find<QLineEdit>("name")->setText(u"prod"_s);
    f.click("submit");
    QTRY_COMPARE(f.opened().size(), size_t(1));
    QCOMPARE(f.opened().front().secrets.value(SourceId::Marathon).toText(), u"me:kept-secret"_s);
    QCOMPARE(f.connections.find(profile.id)->name, u"prod"_s);
    QVERIFY(f.connections.find(profile.id)->endpoint(SourceId::Logs)); // what the dialog does not show stays

    // "No sign-in" takes it away.
    QTRY_VERIFY(!f.dialog());
    f.actions().editProfile(profile.id);
    choose(f, SourceId::Marathon, None);
    f.click("submit");
    QTRY_COMPARE(f.opened().size(), size_t(2));
    QVERIFY(f.opened().back().secrets.value(SourceId::Marathon).isEmpty());
    QVERIFY(f.secrets.read(profile.id, SourceId::Marathon).result().value().isEmpty());
}

void ConnectDialogTest::removesASavedCluster()
{
    DialogFixture f;
    QVERIFY(f.connections.saveProfile(savedProfile(), {}).ok());
    f.actions().connectDialog();
    auto *list = f.find<QListWidget>("profiles");
    QCOMPARE(list->count(), 2);
    list->setCurrentRow(1);
    QCOMPARE(f.find<QLineEdit>("name")->text(), u"production"_s);
    f.click("remove");
    QCOMPARE(f.connections.profiles().size(), 1); // asked once more
    f.click("remove");
    QCOMPARE(f.connections.profiles().size(), 0);
    QCOMPARE(list->count(), 1);
    QCOMPARE(f.find<QLineEdit>("name")->text(), QString());
}

void ConnectDialogTest::tryTellsWhatEachSourceSays()
{
    DialogFixture f;
    f.actions().connectDialog();
    setUrls(f, SourceId::Marathon, u"https://marathon.example/"_s);
    f.click("try");
    auto *button = f.find<QPushButton>("try");
    const auto *results = f.find<QLabel>("results");
    QVERIFY(results->isVisible());
    QVERIFY(!button->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), 12000);
    QVERIFY2(results->text().contains(u"Marathon answers, version 1.11.24, in 12 ms"_s), qPrintable(results->text()));

    setUrls(f, SourceId::Mesos, u"https://refuses.example/"_s);
    QVERIFY(!results->isVisible()); // of addresses that are not these any more
    f.click("try");
    QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), 12000);
    QVERIFY2(results->text().contains(u"Mesos refuses the user or the password."_s), qPrintable(results->text()));
    QVERIFY(results->text().contains(u"Invalid username or password."_s));
    QVERIFY(f.connections.profiles().isEmpty()); // trying saves nothing
    f.picture("connect-tried");
}

void ConnectDialogTest::tryOffersToTrustACertificate()
{
    DialogFixture f;
    f.actions().connectDialog();
    setUrls(f, SourceId::Marathon, u"https://selfsigned.example/"_s);
    f.click("try");
    auto *button = f.find<QPushButton>("try");
    QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), 12000);
    const auto *results = f.find<QLabel>("results");
    QVERIFY2(results->text().contains(u"signed by nobody but itself"_s), qPrintable(results->text()));
    auto *trust = f.find<QPushButton>(numbered("trust", SourceId::Marathon).constData());
    QVERIFY(trust && trust->isVisible());
    QVERIFY(!trust->isDefault() && !trust->autoDefault()); // somebody has to mean it
    QVERIFY(!trust->accessibleName().isEmpty());
    const auto *facts = f.find<QLabel>(numbered("certificate", SourceId::Marathon).constData());
    QVERIFY(facts->text().contains(u"AA:AA:AA"_s));
    QVERIFY(facts->text().contains(u"<b>cluster</b>"_s)); // as it stands
    QCOMPARE(facts->textFormat(), Qt::PlainText);
    f.picture("connect-certificate");
    QVERIFY(f.find<QLineEdit>(numbered("pins", SourceId::Marathon).constData())->text().isEmpty());
    trust->click();
    QTRY_VERIFY_WITH_TIMEOUT(results->text().contains(u"answers"_s), 12000);
    QTRY_VERIFY(!f.find<QPushButton>(numbered("trust", SourceId::Marathon).constData()));
    f.picture("connect-pinned");
    f.click("submit");
    QTRY_COMPARE(f.connections.profiles().size(), 1);
    QCOMPARE(f.connections.profiles().first().endpoint(SourceId::Marathon)->pinnedSha256,
             QStringList{QString(64, u'a')});
}

void ConnectDialogTest::aChangedCertificateReplacesTheOldPin()
{
    DialogFixture f;
    Profile profile = savedProfile();
    profile.endpoints.first().urls = {QUrl(u"https://selfsigned.example/"_s)};
    profile.endpoints.first().usesSecret = false;
    profile.endpoints.first().pinnedSha256 = {QString(64, u'b')};
    QVERIFY(f.connections.saveProfile(profile, {}).ok());
    f.actions().editProfile(profile.id);
    f.click("try");
    auto *button = f.find<QPushButton>("try");
    QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), 12000);
    const auto *results = f.find<QLabel>("results");
    QVERIFY2(results->text().contains(u"another certificate than the one that you trusted"_s),
             qPrintable(results->text()));
    f.click(numbered("trust", SourceId::Marathon).constData());
    QCOMPARE(f.find<QLineEdit>(numbered("pins", SourceId::Marathon).constData())->text(), QString(64, u'a'));
}

void ConnectDialogTest::keepsWhatFewConnectionsNeed()
{
    DialogFixture f;
    Profile profile = savedProfile();
    Endpoint &marathon = profile.endpoints.first();
    marathon.usesSecret = false;
    marathon.caFile = u"/etc/ca.pem"_s;
    marathon.certFile = u"/etc/me.pem"_s;
    marathon.keyFile = u"/etc/me.key"_s;
    marathon.proxy = u"socks5://127.0.0.1:1080"_s;
    marathon.pinnedSha256 = {QString(64, u'1'), QString(64, u'2')};
    marathon.unknown = {{u"later"_s, 1}};
    profile.unknown = {{u"alsoLater"_s, true}};
    QVERIFY(f.connections.saveProfile(profile, {}).ok());
    f.actions().editProfile(profile.id);
    const QByteArray ca = numbered("caFile", SourceId::Marathon);
    QVERIFY(f.find<QLineEdit>(ca.constData())->isVisible()); // what is set is not hidden
    for (const char *name : {"caFile", "certFile", "keyFile", "proxy", "pins"}) {
        QLineEdit *line = f.find<QLineEdit>(numbered(name, SourceId::Marathon).constData());
        QVERIFY2(!line->text().isEmpty() && line->accessibleName().contains(u"Marathon"_s), name);
        QVERIFY(!f.find<QLineEdit>(numbered(name, SourceId::Mesos).constData())->isVisible());
    }
    f.find<QLineEdit>("name")->setText(u"other"_s);
    f.click("submit");
    QTRY_COMPARE(f.opened().size(), size_t(1));
    QJsonObject expected = toJson(profile);
    expected.insert(u"name"_s, u"other"_s);
    QJsonObject saved = toJson(f.connections.profiles().first());
    QCOMPARE(saved.value(u"alsoLater"_s), QJsonValue(true));
    const Endpoint *endpoint = f.connections.profiles().first().endpoint(SourceId::Marathon);
    QCOMPARE(endpoint->unknown, marathon.unknown);
    QCOMPARE(endpoint->keyFile, marathon.keyFile);
    QCOMPARE(endpoint->proxy, marathon.proxy);
    QCOMPARE(endpoint->pinnedSha256, marathon.pinnedSha256);
    QVERIFY(f.connections.profiles().first().endpoint(SourceId::Logs)->caFile.isEmpty());
}

void ConnectDialogTest::checksProxyAndPins_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("text");
    QTest::newRow("no scheme") << QByteArray("proxy") << u"proxy.example:3128"_s;
    QTest::newRow("other scheme") << QByteArray("proxy") << u"ftp://proxy.example"_s;
    QTest::newRow("credentials") << QByteArray("proxy") << u"http://me:secret@proxy.example:3128"_s;
    QTest::newRow("short fingerprint") << QByteArray("pins") << u"AB:CD"_s;
    QTest::newRow("no fingerprint") << QByteArray("pins") << QString(64, u'x');
}

void ConnectDialogTest::checksProxyAndPins()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, text);
    DialogFixture f;
    f.actions().connectDialog();
    setUrls(f, SourceId::Mesos, u"https://master.example/"_s);
    QLineEdit *line = f.find<QLineEdit>(numbered(field.constData(), SourceId::Mesos).constData());
    line->setText(text);
    f.click("submit");
    QVERIFY(f.opened().empty());
    QVERIFY(line->isVisible()); // where it is wrong
    QVERIFY(!line->accessibleDescription().isEmpty());
    line->setText(field == "proxy" ? u"none"_s : QString(64, u'A').replace(0, 4, u"AA:AA"_s));
    f.click("submit");
    QTRY_COMPARE(f.opened().size(), size_t(1));
}

void ConnectDialogTest::demoIsRequested()
{
    DialogFixture f;
    QSignalSpy requested(&f.actions(), &Actions::demoRequested);
    f.actions().connectDialog();
    auto *menu = f.find<QPushButton>("demo")->menu();
    QVERIFY(menu && menu->actions().size() >= 6);
    menu->actions().first()->trigger();
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().toString(), u"small"_s);
    QTRY_VERIFY(!f.dialog());
}

void ConnectDialogTest::missingSecretIsAskedFor()
{
    DialogFixture f;
    f.connections.connectTo(savedProfile(), {});
    QTRY_VERIFY(f.dialog());
    QCOMPARE(f.dialog()->objectName(), u"secretDialog"_s);
    QVERIFY(!f.find<QPushButton>("submit")->isEnabled());
    f.find<QLineEdit>(numbered("user", SourceId::Marathon).constData())->setText(u"me"_s);
    f.find<QLineEdit>(numbered("secret", SourceId::Marathon).constData())->setText(u"typed"_s);
    f.picture("secret");
    f.click("submit");
    QTRY_COMPARE(f.opened().size(), size_t(1));
    QCOMPARE(f.opened().front().secrets.value(SourceId::Marathon).toText(), u"me:typed"_s);
}

void ConnectDialogTest::givingUpOpensNothing()
{
    DialogFixture f;
    f.connections.connectTo(savedProfile(), {});
    QTRY_VERIFY(f.dialog());
    f.dialog()->reject();
    QVERIFY(!f.connections.isConnecting());
    QVERIFY(f.opened().empty());

    f.connections.connectTo(savedProfile(), {});
    QTRY_VERIFY(f.dialog());
    f.click("without");
    QTRY_COMPARE(f.opened().size(), size_t(1));
    QVERIFY(f.opened().front().secrets.value(SourceId::Marathon).isEmpty());
}

void ConnectDialogTest::secretsAreNotInAccessibleTexts()
{
    DialogFixture f;
    f.actions().connectDialog();
    setUrls(f, SourceId::Marathon, u"https://marathon.example/"_s);
    setPassword(f, SourceId::Marathon, u"me"_s, u"very-secret"_s);
    const QString read = accessibleText(f.dialog());
    QVERIFY(read.contains(u"me"_s));
    QVERIFY(!read.contains(u"very-secret"_s));
}

void ConnectDialogTest::pictures_data()
{
    QTest::addColumn<ThemeMode>("mode");
    QTest::newRow("light") << ThemeMode::Light;
    QTest::newRow("dark") << ThemeMode::Dark;
}

void ConnectDialogTest::pictures()
{
    QFETCH(ThemeMode, mode);
    DialogFixture f(mode);
    QVERIFY(f.connections.saveProfile(savedProfile(), {}).ok());
    f.actions().connectDialog();
    f.picture("connect-empty");
    setUrls(f, SourceId::Marathon, u"http://lb.sbg-1.example/marathon/docker-demo-1/"_s);
    setPassword(f, SourceId::Marathon, u"docker-demo-1"_s, u"x"_s);
    setUrls(f, SourceId::Series, u"https://tsdb.example/"_s);
    choose(f, SourceId::Series, SameAsMarathon);
    f.click("submit");
    QVERIFY(f.find<QLabel>("warning")->isVisible());
    f.picture("connect");
}

MESOSCOPE_TEST(ConnectDialogTest)
#include "tst_connectdialog.moc"
