// SPDX-License-Identifier: GPL-3.0-or-later
// Small pieces that all dialogs are made of.
#pragma once

#include "models/domain/error.h"

#include <QFrame>
#include <QLabel>
#include <QList>
#include <QMap>
#include <QWidget>

class QHBoxLayout;
class QScrollArea;
class QVBoxLayout;

namespace mesoscope {

class Theme;

/// A wrapping label that never takes its text for markup.
QLabel *plainLabel(const QString &text, QWidget *parent = nullptr);
QLabel *mutedLabel(const QString &text, QWidget *parent = nullptr);
/// With places to break long words at: a label cannot, and a URL would make the dialog as wide as itself.
QString breakable(QString text);
/// "ok", "warning", "bad" or nothing, as the style sheet knows them.
void setTone(QWidget *widget, const char *tone);
/// Re-reads style rules that depend on a dynamic property.
void setStyleProperty(QWidget *widget, const char *name, bool on);

/// Tells screen readers that it has something new to say.
void announce(QWidget *widget);
/// Resizes to @p wanted, but to no more than the screen has.
void resizeWithin(QWidget *dialog, const QSize &wanted);
/// Makes it high enough for its wrapped texts at its present width; never lower.
void growToFit(QWidget *dialog);

/// An editor with its caption above and what is wrong with it below.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    /// Takes @p editor; @p caption may hold a mnemonic, which then leads to it.
    FieldRow(const QString &caption, QWidget *editor, QWidget *parent = nullptr);

    QWidget *editor() const { return m_editor; }
    void addBeside(QWidget *widget); ///< at the editor's right
    void setProblem(const QString &text);
    bool hasProblem() const;
    void setHint(const QString &text);
    /// A person has changed it: from now on problems are shown at once.
    void touch() { m_touched = true; }
    bool isTouched() const { return m_touched; }

private:
    QHBoxLayout *m_line; ///< the editor's
    QWidget *m_editor;
    QLabel *m_problem;
    QLabel *m_hint;
    bool m_touched = false;
};

/// Finds the row for a server's or validate.h's path: "/container/docker/image", "/healthChecks(0)/portIndex", "cpus".
class FieldBook
{
public:
    /// A "*" in @p path stands for the index that setIndex() tells.
    void add(const QString &path, FieldRow *row) { m_rows.append({path, row}); }
    /// Of the array at @p path, the element @p index is the one that has fields now.
    void setIndex(const QString &path, int index) { m_indices.insert(path, index); }
    FieldRow *find(const QString &path) const; ///< the longest known path that @p path begins with; null when none
    void clear();                              ///< takes all problems away
    FieldRow *firstProblem() const;
    static QString normalised(const QString &path);

private:
    struct Entry
    {
        QString path;
        FieldRow *row;
    };
    QList<Entry> m_rows;
    QMap<QString, int> m_indices;
};

/// What went wrong: our sentence, what to do, then the server's own words as plain text.
class ErrorPanel : public QFrame
{
    Q_OBJECT

public:
    ErrorPanel(const Theme &theme, QWidget *parent = nullptr);

    /// @p unplaced: complaints that have no field of their own in the dialog.
    void showError(const Error &error, const QList<FieldProblem> &unplaced = {});
    void showText(const QString &title, const QString &advice = {}, const QString &detail = {});
    void clear();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitDetail();

    QLabel *m_title;
    QLabel *m_advice;
    QLabel *m_detail;
    QScrollArea *m_scroll;
};

} // namespace mesoscope
