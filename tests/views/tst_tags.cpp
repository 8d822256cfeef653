// SPDX-License-Identifier: GPL-3.0-or-later
// The tags that a registry has of an image: asked for by a button beside it, chosen, or why there are none.
#include "tests/support/testmain.h"
#include "tests/views/dialogfixture.h"
#include "views/dialogs/tagsdialog.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList listed(const QWidget *dialog)
{
    QStringList texts;
    const auto *list = dialog->findChild<QListWidget *>(u"tags"_s);
    for (int i = 0; i < list->count(); ++i) {
        if (!list->item(i)->isHidden())
            texts += list->item(i)->text();
    }
    return texts;
}

} // namespace

class TagsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNewestComesFirst()
    {
        QCOMPARE(sortedTags({u"1.9"_s, u"1.10"_s, u"alpine"_s, u"latest"_s, u"2.0-rc1"_s, u"2.0"_s}),
                 (QStringList{u"latest"_s, u"alpine"_s, u"2.0-rc1"_s, u"2.0"_s, u"1.10"_s, u"1.9"_s}));
    }

    void aTagIsChosen()
    {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            DialogFixture f(mode);
            f.registry.answer = [](const Secret &) {
                return ImageTags{{u"1.9"_s, u"1.10"_s, u"1.10-alpine"_s, u"latest"_s}, false};
            };
            f.actions().deploy();
            auto *button = f.find<QPushButton>("imageTags");
            QVERIFY(button && !button->isEnabled());
            f.find<QLineEdit>("image")->insert(u"r.example.org/team/app:1.9"_s);
            QVERIFY(button->isEnabled());
            QVERIFY(open(f));
            TagsDialog *tags = dialog(f);
            QTRY_COMPARE(listed(tags).size(), 4);
            QCOMPARE(f.registry.asked.first().registry, u"r.example.org"_s);
            QCOMPARE(tags->findChild<QListWidget *>(u"tags"_s)->currentItem()->text(), u"1.9"_s); // what it has
            picture(f, tags, "tags");
            QTest::keyClicks(tags->findChild<QLineEdit *>(u"filter"_s), u"ALP"_s);
            QCOMPARE(listed(tags), QStringList{u"1.10-alpine"_s});
            tags->findChild<QPushButton *>(u"choose"_s)->click();
            QTRY_VERIFY(!dialog(f));
            QCOMPARE(f.find<QLineEdit>("image")->text(), u"r.example.org/team/app:1.10-alpine"_s);
            f.find<QLineEdit>("id")->insert(u"/x"_s);
            f.click("submit");
            QTRY_COMPARE(f.api.commands.size(), size_t(1));
            const QJsonObject sent = std::get<DeployApp>(f.api.commands.front()).definition;
            QCOMPARE(sent.value("container"_L1)["docker"_L1]["image"_L1].toString(),
                     u"r.example.org/team/app:1.10-alpine"_s);
        }
    }

    void aPodsImageHasThemToo()
    {
        DialogFixture f;
        f.registry.answer = [](const Secret &) { return ImageTags{{u"2"_s}, false}; };
        f.api.present = {{u"/shop/cart"_s, QJsonObject{}}};
        f.api.definitions.insert({}, QJsonDocument::fromJson(R"({"id": "/shop/frontend", "version": "v",
            "containers": [{"name": "a", "image": {"kind": "DOCKER", "id": "app:1"}}]})")
                                         .object());
        f.actions().edit(AppId(u"/shop/frontend"_s));
        QTRY_VERIFY(f.find<QPushButton>("image0Tags") && f.find<QPushButton>("image0Tags")->isEnabled());
        f.find<QPushButton>("image0Tags")->click();
        QTRY_VERIFY(dialog(f));
        QTRY_COMPARE(listed(dialog(f)).size(), 1);
        dialog(f)->findChild<QPushButton *>(u"choose"_s)->click();
        QTRY_COMPARE(f.find<QLineEdit>("image0")->text(), u"app:2"_s);
    }

    /// What went well is remembered for that registry, and goes to no other.
    void asksForASignIn()
    {
        DialogFixture f;
        const Secret good = Secret::basic(u"anna"_s, u"hunter2"_s);
        f.registry.answer = [good](const Secret &secret) -> Result<ImageTags> {
            if (secret.authorizationHeader() == good.authorizationHeader())
                return ImageTags{{u"1"_s}, true};
            return errorOf(Error::Kind::Unauthorized, 401);
        };
        f.actions().deploy();
        f.find<QLineEdit>("image")->insert(u"r.example.org/app"_s);
        QVERIFY(open(f));
        TagsDialog *tags = dialog(f);
        auto *user = tags->findChild<QLineEdit *>(u"user"_s);
        QTRY_VERIFY(user->isVisible());
        QVERIFY(said(tags).contains(u"wants to know who asks"_s));
        picture(f, tags, "tags-sign-in");
        user->insert(u"anna"_s);
        tags->findChild<QLineEdit *>(u"password"_s)->insert(u"wrong"_s);
        tags->findChild<QPushButton *>(u"again"_s)->click();
        QTRY_VERIFY(said(tags).contains(u"refuses this user"_s));
        tags->findChild<QLineEdit *>(u"password"_s)->clear();
        tags->findChild<QLineEdit *>(u"password"_s)->insert(u"hunter2"_s);
        tags->findChild<QPushButton *>(u"again"_s)->click();
        QTRY_COMPARE(listed(tags), QStringList{u"1"_s});
        QVERIFY(!user->isVisible());
        QVERIFY(tags->findChild<QLabel *>(u"note"_s)->text().contains(u"there are more"_s));
        tags->reject();
        QTRY_VERIFY(!dialog(f));

        QVERIFY(open(f));
        QTRY_COMPARE(listed(dialog(f)), QStringList{u"1"_s});
        dialog(f)->reject();
        QTRY_VERIFY(!dialog(f));
        f.find<QLineEdit>("image")->selectAll();
        f.find<QLineEdit>("image")->insert(u"other.example.org/app"_s);
        QVERIFY(open(f));
        QTRY_VERIFY(!f.registry.asked.isEmpty() && f.registry.asked.last().registry == u"other.example.org"_s);
        QVERIFY(f.registry.secrets.back().isEmpty());
    }

    void saysWhyThereAreNone_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("unknown") << int(Error::Kind::NotFound) << u"no image of this name"_s;
        QTest::newRow("unreachable") << int(Error::Kind::Unreachable) << u"r.example.org cannot be reached"_s;
        QTest::newRow("server") << int(Error::Kind::Server) << u"The registry failed"_s;
        QTest::newRow("late") << int(Error::Kind::Timeout) << u"The registry does not answer in time"_s;
    }
    void saysWhyThereAreNone()
    {
        QFETCH(int, kind);
        QFETCH(QString, words);
        DialogFixture f;
        f.registry.answer = [kind](const Secret &) -> Result<ImageTags> {
            Error error = errorOf(Error::Kind(kind));
            error.source = SourceId::Registry;
            return error;
        };
        f.actions().deploy();
        f.find<QLineEdit>("image")->insert(u"r.example.org/app"_s);
        QVERIFY(open(f));
        TagsDialog *tags = dialog(f);
        QTRY_VERIFY2(said(tags).contains(words), qPrintable(said(tags)));
        QVERIFY(!tags->findChild<QPushButton *>(u"choose"_s)->isEnabled());
        f.registry.answer = [](const Secret &) { return ImageTags{}; };
        tags->findChild<QPushButton *>(u"again"_s)->click();
        QTRY_VERIFY(tags->findChild<QLabel *>(u"note"_s)->text().contains(u"has no tag"_s));
    }

private:
    static TagsDialog *dialog(const DialogFixture &f)
    {
        auto *found = f.window.findChild<TagsDialog *>();
        return found && found->isVisible() ? found : nullptr;
    }
    static bool open(const DialogFixture &f)
    {
        f.find<QPushButton>("imageTags")->click();
        return QTest::qWaitFor([&f] { return dialog(f) != nullptr; });
    }
    static QString said(const QWidget *dialog)
    {
        const auto *label = dialog->findChild<QLabel *>(u"errorTitle"_s);
        return label->isVisible() ? label->text() : QString();
    }
    static void picture(const DialogFixture &f, QWidget *dialog, const char *name)
    {
        const QString folder = qEnvironmentVariable("MESOSCOPE_PICTURES");
        if (!folder.isEmpty())
            dialog->grab().save(folder + u'/' + QString::fromLatin1(name) +
                                (f.theme.isDark() ? u"-dark.png"_s : u"-light.png"_s));
    }
};

MESOSCOPE_TEST(TagsTest)

#include "tst_tags.moc"
