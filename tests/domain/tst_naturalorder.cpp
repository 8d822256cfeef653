// SPDX-License-Identifier: GPL-3.0-or-later
// Natural order and the search for a word.
#include "models/domain/naturalorder.h"
#include "models/domain/wordmatcher.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;

class NaturalOrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orderIsNatural();
    void anyTextsHaveOneOrder();
    void equalTextsShareARank();
    void temporariesAreToldApart();
    void wordsAreFoundAsQtFindsThem();
    void wordsOfOtherScriptsAreFound();
    void repeatedTextsAreSearchedByTheirContent();
};

static std::vector<char> keyOf(const QString &text)
{
    std::vector<char> key;
    appendNaturalKey(key, text);
    return key;
}

void NaturalOrderTest::orderIsNatural()
{
    const QStringList ordered{QString(),  u"-"_s,    u"0"_s,      u"1"_s,       u"01x"_s,    u"2"_s,
                              u"10"_s,    u"9999"_s, u":"_s,      u"a"_s,       u"a1"_s,     u"A2b"_s,
                              u"a2b10"_s, u"a10"_s,  u"node-9"_s, u"NODE-10"_s, u"node-a"_s, u"\u00e9t\u00e9"_s,
                              u"\u0661"_s};
    NaturalRanks ranks;
    for (const QString &text : ordered)
        ranks.indexOf(text);
    const std::vector<quint32> rank = ranks.ranks();
    for (quint32 i = 0; i < rank.size(); ++i)
        QVERIFY2(rank[i] == i, qPrintable(ordered.at(int(i))));
}

void NaturalOrderTest::anyTextsHaveOneOrder()
{
    // Remote texts of any alphabet, sorted: no comparison may contradict another.
    QRandomGenerator random(7);
    const QString alphabet = u"0019aB-\u0661\u0662\u00e9\u212a_"_s;
    QStringList texts;
    NaturalRanks ranks;
    for (int i = 0; i < 400; ++i) {
        QString text;
        for (int length = random.bounded(6); length >= 0; --length)
            text += alphabet.at(random.bounded(int(alphabet.size())));
        if (texts.contains(text))
            continue;
        texts.append(text);
        ranks.indexOf(text);
    }
    const std::vector<quint32> rank = ranks.ranks();
    for (int i = 0; i < texts.size(); ++i) {
        for (int j = 0; j < texts.size(); ++j) {
            const auto a = keyOf(texts.at(i));
            const auto b = keyOf(texts.at(j));
            const auto byBytes = [](char x, char y) { return uchar(x) < uchar(y); };
            if (std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), byBytes))
                QVERIFY(rank[size_t(i)] < rank[size_t(j)]);
        }
    }
}

void NaturalOrderTest::equalTextsShareARank()
{
    NaturalRanks ranks;
    const quint32 first = ranks.indexOf(QString::fromLatin1("node"));
    QCOMPARE(ranks.indexOf(QString::fromLatin1("node")), first); // stored elsewhere
    QVERIFY(ranks.indexOf(u"Node"_s) != first);                  // alike, but not the same: a fixed order
    const std::vector<quint32> rank = ranks.ranks();
    QCOMPARE(rank.size(), size_t(2));
    QVERIFY(rank[0] != rank[1]);
    NaturalRanks notSearched;
    for (const char *text : {"b", "a", "b"})
        notSearched.addUnique(QString::fromLatin1(text));
    QCOMPARE(notSearched.ranks(), (std::vector<quint32>{1, 0, 1})); // said to be unique, and were not
}

void NaturalOrderTest::temporariesAreToldApart()
{
    // Freed texts give their place to others of the same length.
    NaturalRanks ranks;
    QList<quint32> indices;
    for (int i = 0; i < 200; ++i)
        indices.append(ranks.indexOf(QString::number(1000 + i % 100)));
    for (int i = 0; i < 200; ++i)
        QCOMPARE(indices.at(i), quint32(i % 100));
}

void NaturalOrderTest::wordsAreFoundAsQtFindsThem()
{
    QRandomGenerator random(11);
    const QString alphabet = u"aAbB1.-"_s;
    int found = 0;
    for (int round = 0; round < 5000; ++round) {
        const auto text = [&](int longest) {
            QString made;
            for (int length = random.bounded(longest); length >= 0; --length)
                made += alphabet.at(random.bounded(int(alphabet.size())));
            return made;
        };
        const QString word = text(3);
        const QString line = text(12);
        const bool expected = line.contains(word, Qt::CaseInsensitive);
        found += expected;
        QVERIFY2(WordMatcher(word).in(line) == expected, qPrintable(word + u" in "_s + line));
    }
    QVERIFY(found > 500 && found < 4500);
    QVERIFY(!WordMatcher(u"abc"_s).in(u"ab"_s));
    QVERIFY(WordMatcher(u"abc"_s).in(u"xABC"_s));
    QVERIFY(!WordMatcher(u"a"_s).in(QString()));
}

void NaturalOrderTest::wordsOfOtherScriptsAreFound()
{
    QVERIFY(WordMatcher(u"\u00c9T\u00c9"_s).in(u"un \u00e9t\u00e9"_s));
    QVERIFY(!WordMatcher(u"\u00c9T\u00c9"_s).in(u"ete"_s));
    QVERIFY(WordMatcher(u"ete"_s).in(u"\u00e9-ete"_s));
}

void NaturalOrderTest::repeatedTextsAreSearchedByTheirContent()
{
    WordMatcher matcher(u"web"_s);
    const QString with = u"/shop/web"_s;
    const QString same = with; // shares its data
    const QString part = with.left(5);
    QVERIFY(matcher.inRepeated(with));
    QVERIFY(matcher.inRepeated(same));
    QVERIFY(!matcher.inRepeated(part));
    QVERIFY(!matcher.inRepeated(QString()));
}

MESOSCOPE_TEST(NaturalOrderTest)
#include "tst_naturalorder.moc"
