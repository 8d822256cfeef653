// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the fields of a form over one JSON object: each writes its own key and no other, and follows the object when it
// is replaced.
#pragma once

#include "views/dialogs/definition.h"
#include "views/dialogs/parts.h"
#include "views/dialogs/recordtable.h"

#include <QPair>

#include <functional>

class QGridLayout;
class QVBoxLayout;

namespace mesoscope {

class FormBuilder : public QObject
{
    Q_OBJECT

public:
    enum class Number { Whole, Fraction };
    static constexpr int Columns = 6; ///< halves and thirds of a line both come out even

    /// A part of the form with a heading of its own.
    struct Section
    {
        QString title;
        QLabel *heading = nullptr;
        QList<FieldRow *> rows;
    };

    /// @p definition and @p theme outlive it; @p content gets the fields.
    FormBuilder(Definition &definition, const Theme &theme, QWidget *content);

    Definition &definition() const { return m_definition; }
    const Theme &theme() const { return m_theme; }
    QWidget *content() const { return m_content; }
    FieldBook &fields() { return m_fields; }
    const QList<Section> &sections() const { return m_sections; }
    const QList<RecordTable *> &secretTables() const { return m_secretTables; }
    /// Fields are being filled: nobody is editing.
    bool isShowing() const { return m_showing; }

    void section(const QString &title);
    void place(FieldRow *row, int columns);
    void placeWidget(QWidget *widget); ///< over a whole line, with no field of its own
    void note(const QString &text);
    void end(); ///< after the last section

    FieldRow *text(const QString &caption, const QStringList &path, const QByteArray &name);
    /// @p absent: what Marathon takes when the key is not there.
    FieldRow *number(const QString &caption, const QStringList &path, const QByteArray &name, Number kind,
                     double absent);
    /// A number, or nothing: then Marathon's own choice holds, which @p otherwise names. Words that Marathon takes in
    /// the place of a number ("unlimited") can be typed too.
    FieldRow *amount(const QString &caption, const QStringList &path, const QByteArray &name, const QString &otherwise);
    /// One of values with their texts, or what is typed; the first is Marathon's default, and takes the key away.
    FieldRow *choice(const QString &caption, const QStringList &path, const QByteArray &name,
                     const QList<QPair<QString, QString>> &values);
    FieldRow *flag(const QString &caption, const QStringList &path, const QByteArray &name, bool absent = false);
    /// An array of texts, one on each line.
    FieldRow *lines(const QString &caption, const QStringList &path, const QByteArray &name);
    /// An array of objects.
    RecordTable *records(const QString &title, const QStringList &path, const QByteArray &name,
                         const QList<RecordColumn> &columns, const QJsonObject &newRow);
    /// An object of texts.
    RecordTable *map(const QString &title, const QStringList &path, const QByteArray &name);
    /// A table whose content somebody else reads and writes.
    FieldRow *table(const QString &title, RecordTable *table, const QString &path, const QByteArray &name);

    /// As Definition::set(), and empty objects and lists around a key that is removed go with it.
    void write(const QStringList &path, const QJsonValue &value);
    /// Runs now and whenever the definition is replaced, as isShowing().
    void onReplaced(std::function<void()> show);
    /// Where a field for @p path stands in the form.
    static QString pointer(const QStringList &path) { return u'/' + path.join(u'/'); }

private:
    FieldRow *row(const QString &caption, QWidget *editor, const QStringList &path, const QByteArray &name);

    Definition &m_definition;
    const Theme &m_theme;
    QWidget *m_content;
    QVBoxLayout *m_layout;
    QGridLayout *m_grid = nullptr;
    FieldBook m_fields;
    QList<Section> m_sections;
    QList<RecordTable *> m_secretTables;
    int m_row = 0;
    int m_column = 0;
    bool m_showing = false;
};

} // namespace mesoscope
