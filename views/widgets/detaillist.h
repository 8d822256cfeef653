// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of one thing, from top to bottom: sections, names and values, warnings, rows with a state; and links.
#pragma once

#include "models/domain/states.h"

#include <QHash>
#include <QList>
#include <QWidget>

class QAbstractButton;
class QLabel;
class QVBoxLayout;

namespace mesoscope {

class Callout;
class PlainLabel;
class Theme;

/// Something that can be pressed. Where it leads is told by the signals of the list.
struct DetailLink
{
    enum class To : quint8 {
        Web,     ///< target: an address
        App,     ///< target: its path
        Task,    ///< target: its id
        Nowhere, ///< only to be copied
    };
    To to = To::Nowhere;
    QString target;
    QString text;      ///< shown; the target's own words unless it is a sentence
    bool copy = false; ///< with a button that copies the target
    bool operator==(const DetailLink &) const = default;
};

struct DetailItem
{
    enum class Kind : quint8 {
        Section, ///< name, in small capitals
        Heading, ///< name as it is: a path
        Fact,    ///< name, value or links
        Notice,  ///< name: what it is; value: what it means; links below
        Row,     ///< name or the first link, at its right `note`, value below; its glyph is the condition
    };
    Kind kind = Kind::Fact;
    QString name;
    QString value;
    QString note;
    Condition condition = Condition::Unknown;
    bool mono = false;
    QList<DetailLink> links;
    bool operator==(const DetailItem &) const = default;
};

/// As high as its items. Words that change while the shape stays are exchanged in place, and the keyboard's focus stays
/// on the same link.
class DetailList : public QWidget
{
    Q_OBJECT

public:
    explicit DetailList(const Theme &theme, QWidget *parent = nullptr);
    void setItems(const QList<DetailItem> &items);

Q_SIGNALS:
    void linkPressed(const mesoscope::DetailLink &link);
    void copied(const QString &text);

private:
    struct Parts
    {
        PlainLabel *name = nullptr;
        PlainLabel *value = nullptr;
        PlainLabel *note = nullptr;
        QLabel *glyph = nullptr;
        Callout *callout = nullptr;
    };
    void rebuild();
    void build(const DetailItem &item);
    QLayout *linkRow(const DetailLink &link, bool mono);
    void refill(qsizetype index);

    const Theme &m_theme;
    QVBoxLayout *m_layout;
    QList<DetailItem> m_items;
    QList<Parts> m_parts;
    QHash<QString, QAbstractButton *> m_buttons; ///< by what they do
};

} // namespace mesoscope
