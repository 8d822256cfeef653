// SPDX-License-Identifier: GPL-3.0-or-later
// Preferences, and what this program is.
#include "views/dialogs/settingsdialogs.h"

#include "app/core/preferences.h"
#include "views/dialogs/parts.h"
#include "views/text/translation.h"
#include "views/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace mesoscope {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(SettingsDialogs)
};

QVBoxLayout *begin(QDialog *dialog, const QString &title, const Theme &theme)
{
    dialog->setWindowTitle(title);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setMinimumWidth(420);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    auto *heading = plainLabel(title, dialog);
    heading->setFont(theme.font(TextStyle::Heading));
    layout->addWidget(heading);
    return layout;
}

void end(QDialog *dialog, QVBoxLayout *layout)
{
    layout->addStretch(1);
    auto *close = new QPushButton(Text::tr("&Close"), dialog);
    close->setObjectName(QStringLiteral("close"));
    close->setDefault(true);
    layout->addWidget(close, 0, Qt::AlignRight);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::finished, dialog, &QObject::deleteLater);
}

QString noTrayText()
{
    return Text::tr("This desktop shows no tray icon: the program keeps its window, and closing it ends the program.");
}

} // namespace

PreferencesDialog::PreferencesDialog(Preferences &preferences, const Theme &theme, bool trayAvailable, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("preferencesDialog"));
    QVBoxLayout *layout = begin(this, tr("Preferences"), theme);
    const auto addChoice = [&](const QString &caption, Pref pref, const char *name,
                               const QList<std::pair<QString, QString>> &choices) {
        auto *combo = new QComboBox(this);
        combo->setObjectName(QString::fromLatin1(name));
        for (const auto &[value, text] : choices)
            combo->addItem(text, value);
        combo->setCurrentIndex(qMax(0, combo->findData(preferences.get(pref).toString())));
        connect(combo, &QComboBox::activated, this,
                [&preferences, combo, pref] { preferences.set(pref, combo->currentData()); });
        auto *row = new FieldRow(caption, combo, this);
        layout->addWidget(row);
        return row;
    };
    const auto addSwitch = [&](const QString &text, Pref pref, const char *name) {
        auto *box = new QCheckBox(text, this);
        box->setObjectName(QString::fromLatin1(name));
        box->setChecked(preferences.get(pref).toBool());
        connect(box, &QCheckBox::toggled, this, [&preferences, pref](bool on) { preferences.set(pref, on); });
        layout->addWidget(box);
        return box;
    };

    addChoice(tr("&Theme"), Pref::Theme, "theme",
              {{QStringLiteral("system"), tr("As the desktop")},
               {QStringLiteral("light"), tr("Light")},
               {QStringLiteral("dark"), tr("Dark")}});
    QList<std::pair<QString, QString>> languages{{QStringLiteral("system"), tr("As the desktop")}};
    for (const QString &language : availableLanguages())
        languages.append({language, languageName(language)});
    addChoice(tr("&Language"), Pref::Language, "language", languages)->setHint(tr("Takes effect at the next start."));
    addSwitch(tr("Com&pact rows in tables"), Pref::CompactRows, "compactRows");

    QCheckBox *notify = addSwitch(tr("&Notifications on the desktop"), Pref::NotificationsOn, "notificationsOn");
    auto *most = new QSpinBox(this);
    most->setObjectName(QStringLiteral("perMinute"));
    most->setRange(1, 60);
    most->setValue(preferences.get(Pref::NotificationsPerMinute).toInt());
    most->setEnabled(notify->isChecked());
    auto *mostRow = new FieldRow(tr("At &most, per minute"), most, this);
    mostRow->setHint(tr("What is over it comes together in one notification."));
    layout->addWidget(mostRow);
    connect(most, &QSpinBox::valueChanged, this,
            [&preferences](int count) { preferences.set(Pref::NotificationsPerMinute, count); });
    connect(notify, &QCheckBox::toggled, most, &QWidget::setEnabled);

    QCheckBox *toTray = addSwitch(tr("&Go on in the tray when the window is closed"), Pref::CloseToTray, "closeToTray");
    if (!trayAvailable) {
        toTray->setEnabled(false);
        toTray->setAccessibleDescription(noTrayText());
        layout->addWidget(mutedLabel(noTrayText(), this));
    }
    end(this, layout);
}

AboutDialog::AboutDialog(const Theme &theme, bool trayAvailable, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    const QString version = QCoreApplication::applicationVersion();
    QVBoxLayout *layout = begin(this, tr("About Mesoscope"), theme);
    layout->addWidget(plainLabel(tr("A dashboard for Apache Mesos and Marathon clusters."), this));
    auto *facts = plainLabel(
        tr("Version %1, Qt %2").arg(version.isEmpty() ? QStringLiteral("–") : version, QString::fromLatin1(qVersion())),
        this);
    facts->setFont(theme.font(TextStyle::Mono));
    facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(facts);
    layout->addWidget(mutedLabel(tr("Free software under the GNU General Public License, version 3 or later "
                                    "(GPL-3.0-or-later). It comes without any warranty."),
                                 this));
    layout->addWidget(mutedLabel(
        tr("Apache Mesos, Mesos and Marathon are names of others; this program is not made by them."), this));
    if (!trayAvailable)
        layout->addWidget(mutedLabel(noTrayText(), this));
    end(this, layout);
}

} // namespace mesoscope

#include "moc_settingsdialogs.cpp"
