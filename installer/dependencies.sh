# SPDX-License-Identifier: GPL-3.0-or-later
# What the program and its tests need from the system, and how to get it. Sourced by run and check; asks for nothing.

apt_build="build-essential cmake ninja-build ccache git ca-certificates pkg-config
    qt6-base-dev qt6-base-dev-tools libqt6opengl6-dev libgl1-mesa-dev qt6-charts-dev qt6-svg-dev
    qtkeychain-qt6-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n
    libsimdjson-dev libzookeeper-mt-dev libsecret-1-0 libqt6svg6 fonts-dejavu-core"
apt_check="nginx-light docker-registry openssl libzookeeper-java default-jre-headless clang-format-14 dbus xvfb xauth desktop-file-utils appstream dpkg-dev file python3-jsonschema"
apt_deep="clang-14 clang-tidy-14 clang-tools-14 clazy libclang-rt-14-dev"

dnf_build="gcc-c++ cmake ninja-build ccache git qt6-qtbase-devel qt6-qtbase-private-devel qt6-qtcharts-devel qt6-qtsvg-devel
    qt6-qttools-devel qtkeychain-qt6-devel simdjson-devel
    libsecret dejavu-sans-fonts dejavu-sans-mono-fonts"
dnf_check="nginx docker-distribution openssl clang-tools-extra dbus-daemon xorg-x11-server-Xvfb desktop-file-utils appstream dpkg-dev file python3-jsonschema"
dnf_deep="clang"

brew_build="cmake ninja ccache qt qtkeychain simdjson zookeeper"

say() { printf '\033[1m· %s\033[0m\n' "$*"; }

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        say "sudo $*"
        sudo "$@"
    else
        say "cannot become root to run: $*"
        return 1
    fi
}

# install_packages build|check|deep …: installs what is missing and nothing else, so that the second time is quick.
install_packages() {
    local set list="" missing="" package
    if command -v apt-get >/dev/null 2>&1; then
        for set in "$@"; do eval "list=\"$list \$apt_$set\""; done
        for package in $list; do
            dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
        done
        if [ -n "$missing" ]; then
            say "installing$missing"
            as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
                as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
        fi
    elif command -v dnf >/dev/null 2>&1; then
        for set in "$@"; do eval "list=\"$list \$dnf_$set\""; done
        for package in $list; do rpm -q "$package" >/dev/null 2>&1 || missing="$missing $package"; done
        [ -z "$missing" ] || { say "installing$missing" && as_root dnf install -y -q $missing; }
    elif command -v brew >/dev/null 2>&1; then
        for package in $brew_build; do brew list --versions "$package" >/dev/null 2>&1 || missing="$missing $package"; done
        [ -z "$missing" ] || { say "installing$missing" && brew install -q $missing; }
    else
        say "no apt-get, dnf or brew here: install Qt 6.4 or newer (Widgets, Charts, Svg, Linguist tools),"
        say "QtKeychain, simdjson, CMake 3.25 and Ninja yourself, then build with: cmake --preset release"
    fi
}
