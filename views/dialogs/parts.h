// SPDX-License-Identifier: GPL-3.0-or-later
// Small pieces that all dialogs are made of.
#pragma once

#include "models/domain/error.h"
#include "models/domain/snapshot.h"

#include <QFrame>
#include <QLabel>
#include <QList>
#include <QWidget>

class QCheckBox;
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

/// Resizes to @p wanted, but to no more than the screen has.
void resizeWithin(QWidget *dialog, const QSize &wanted);

/// An editor with its caption above and what is wrong with it below.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    /// Takes @p editor; @p caption may hold a mnemonic, which then leads to it.
    FieldRow(const QString &caption, QWidget *editor, QWidget *parent = nullptr);

    QWidget *editor() const { return m_editor; }
    void setProblem(const QString &text);
    bool hasProblem() const;
    void setHint(const QString &text);
    /// A person has changed it: from now on problems are shown at once.
    void touch() { m_touched = true; }
    bool isTouched() const { return m_touched; }

private:
    QWidget *m_editor;
    QLabel *m_problem;
    QLabel *m_hint;
    bool m_touched = false;
};

/// Finds the row for a server's or validate.h's path: "/container/docker/image", "/healthChecks(0)/portIndex", "cpus".
class FieldBook
{
public:
    void add(const QString &path, FieldRow *row) { m_rows.append({path, row}); }
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

/// Which deployments lock an app, and the separate, unchecked choice to override them.
class LockPanel : public QFrame
{
    Q_OBJECT

public:
    LockPanel(const Theme &theme, QWidget *parent = nullptr);

    void showLocks(const QStringList &deployments, const ClusterSnapshot &snapshot, qint64 nowMs);
    void clear();
    bool isOverridden() const;

Q_SIGNALS:
    void overrideChanged(bool on);

private:
    const Theme &m_theme;
    QVBoxLayout *m_rows;
    QCheckBox *m_override;
};

} // namespace mesoscope
