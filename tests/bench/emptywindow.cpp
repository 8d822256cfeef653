// SPDX-License-Identifier: GPL-3.0-or-later
// The smallest Qt program with a main window, for P10.
#include <QApplication>
#include <QMainWindow>
#include <QMetaObject>

#include <cstdio>

class Window : public QMainWindow
{
protected:
    void paintEvent(QPaintEvent *event) override
    {
        QMainWindow::paintEvent(event);
        QMetaObject::invokeMethod(
            this,
            [] {
                std::puts("first window painted");
                std::fflush(stdout);
            },
            Qt::QueuedConnection);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Window window;
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
