// SPDX-License-Identifier: GPL-3.0-or-later
// The tags of an image, asked of its registry: one is chosen.
#pragma once

#include "app/core/ports/registryapi.h"
#include "views/viewcontext.h"

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QWidget;

namespace mesoscope {

class ErrorPanel;

/// GUI thread. Window-modal; deletes itself when it is done. A registry that wants a sign-in is given one here; it is
/// remembered until the program ends.
class TagsDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p use gets the image with the tag that was chosen.
    TagsDialog(const ViewContext &context, const ImageName &image, std::function<void(const QString &image)> use,
               QWidget *parent);

private:
    void ask();
    void show(const ImageTags &tags);
    void fail(const Error &error);
    void narrow();
    void choose();
    void addSignIn();
    void updateButtons();

    const ViewContext m_context;
    const ImageName m_image;
    const std::function<void(const QString &)> m_use;
    QLabel *m_note;
    ErrorPanel *m_error;
    QWidget *m_signIn;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLineEdit *m_filter;
    QWidget *m_filterRow;
    QListWidget *m_list;
    QPushButton *m_again;
    QPushButton *m_choose;
    bool m_asking = false;
};

/// In the order in which people look for them: "latest", then the highest version first.
QStringList sortedTags(const QStringList &tags);

} // namespace mesoscope
