// SPDX-License-Identifier: GPL-3.0-or-later
// The field for the image of an app or of a pod's container.
#include "models/domain/imagename.h"
#include "views/dialogs/formbuilder.h"
#include "views/dialogs/formsections.h"
#include "views/theme/theme.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(DefinitionForm)
};

QPushButton *tagsButton(QWidget *parent, const QString &name)
{
    auto *button = new QPushButton(Text::tr("Tags…"), parent);
    button->setObjectName(name + u"Tags"_s);
    button->setAccessibleName(Text::tr("Tags of the image"));
    button->setAutoDefault(false);
    button->setProperty("chip", true);
    return button;
}

} // namespace

FieldRow *imageRow(FormBuilder &form, const FormOffers &offers, const QString &caption, const QString &name,
                   const QStringList &path, const std::function<void(const QString &image)> &write)
{
    auto *image = new QLineEdit(form.content());
    image->setObjectName(name);
    image->setPlaceholderText(Text::tr("registry.example.org/team/app:1.0"));
    image->setFont(form.theme().font(TextStyle::Mono));
    auto *row = new FieldRow(caption, image, form.content());
    FormBuilder *builder = &form;
    if (offers.askTags) {
        QPushButton *tags = tagsButton(row, name);
        row->addBeside(tags);
        const auto update = [image, tags] { tags->setEnabled(parseImageName(image->text().trimmed()).has_value()); };
        QObject::connect(image, &QLineEdit::textChanged, tags, update);
        update();
        QObject::connect(tags, &QPushButton::clicked, image, [image, row, write, ask = offers.askTags] {
            ask(image->text().trimmed(),
                [image = QPointer<QLineEdit>(image), row = QPointer<FieldRow>(row), write](const QString &chosen) {
                    if (!image || !row)
                        return; // the form is another one now
                    row->touch();
                    image->setText(chosen);
                    write(chosen);
                    image->setFocus();
                });
        });
    }
    form.onReplaced([builder, image, path] { image->setText(builder->definition().at(path).toString()); });
    QObject::connect(image, &QLineEdit::textEdited, builder, [row, write](const QString &text) {
        row->touch();
        write(text.trimmed());
    });
    return row;
}

} // namespace mesoscope
