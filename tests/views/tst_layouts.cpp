// SPDX-License-Identifier: GPL-3.0-or-later
// Layouts of our own: chips in as many lines as the width asks for, columns that scroll only when they have to.
#include "tests/support/testmain.h"
#include "views/widgets/columnscroll.h"
#include "views/widgets/flowlayout.h"

#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>
#include <QtTest>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;

class LayoutsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flowsIntoLines()
    {
        QWidget row;
        auto *flow = new FlowLayout(&row);
        flow->setContentsMargins(0, 0, 0, 0);
        flow->setSpacing(10);
        QList<QWidget *> boxes;
        for (int i = 0; i < 5; ++i) {
            auto *box = new QWidget(&row);
            box->setFixedSize(100, 20);
            flow->addWidget(box);
            boxes += box;
        }
        boxes.at(3)->hide();
        QCOMPARE(flow->sizeHint(), QSize(430, 20));
        QCOMPARE(flow->minimumSize(), QSize(100, 20));
        QCOMPARE(flow->heightForWidth(430), 20);
        QCOMPARE(flow->heightForWidth(429), 50);
        QCOMPARE(flow->heightForWidth(100), 110);
        QCOMPARE(flow->heightForWidth(50), 110); // nothing overlaps, however narrow
        row.resize(220, 50);
        row.show();
        QVERIFY(QTest::qWaitForWindowExposed(&row));
        QCOMPARE(boxes.at(1)->pos(), QPoint(110, 0));
        QCOMPARE(boxes.at(2)->pos(), QPoint(0, 30));
        QCOMPARE(boxes.at(4)->pos(), QPoint(110, 30));
    }

    void scrollsOnlyWhatDoesNotFit()
    {
        ColumnScroll scroll(u"column"_s);
        auto *column = new QWidget;
        auto *layout = new QVBoxLayout(column);
        auto *label = new QLabel(u"some words that take one line here and many there "_s.repeated(3));
        label->setWordWrap(true);
        layout->addWidget(label);
        layout->addStretch();
        scroll.setColumn(column);
        scroll.resize(600, 200);
        scroll.show();
        QVERIFY(QTest::qWaitForWindowExposed(&scroll));
        QCOMPARE(scroll.verticalScrollBar()->maximum(), 0);
        scroll.resize(120, 60);
        QTRY_VERIFY(scroll.verticalScrollBar()->maximum() > 0);
        QVERIFY(column->height() >= layout->totalHeightForWidth(column->width()));
        scroll.resize(600, 200);
        QTRY_COMPARE(scroll.verticalScrollBar()->maximum(), 0);
        label->setText(u"more\n"_s.repeated(100)); // grows without a resize
        QTRY_VERIFY(scroll.verticalScrollBar()->maximum() > 0);
    }
};

MESOSCOPE_TEST(LayoutsTest)
#include "tst_layouts.moc"
