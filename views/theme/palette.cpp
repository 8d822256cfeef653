// SPDX-License-Identifier: GPL-3.0-or-later
// The colour tables of both themes. A test computes their contrast (WCAG AA).
#include "views/theme/theme.h"

#include <array>

namespace mesoscope {

namespace {

struct Pair
{
    Token token;
    QRgb dark;
    QRgb light;
};

constexpr std::array<Pair, 16> Table{{
    {Token::Window, 0xff12161c, 0xfff4f6f8},
    {Token::Panel, 0xff191f28, 0xffffffff},
    {Token::Raised, 0xff1f2732, 0xfff8fafb},
    {Token::Hairline, 0xff2b3543, 0xffdfe4ea},
    {Token::Grid, 0xff262f3b, 0xffe9edf1},
    {Token::Text, 0xffe6ebf2, 0xff1a2330},
    {Token::Muted, 0xff8f9db0, 0xff5b697b},
    {Token::Faint, 0xff5b6878, 0xff98a4b3},
    {Token::Accent, 0xff4cc2b4, 0xff0c776d},
    {Token::SelectedRow, 0xff223443, 0xffe3f2f1},
    {Token::Ok, 0xff3fb27f, 0xff1f7a51},
    {Token::Warning, 0xffe0a33e, 0xff96600a},
    {Token::Bad, 0xffee6b80, 0xffc22f4a},
    {Token::Progress, 0xff5b9bf0, 0xff2b6cc4},
    {Token::Off, 0xff6b7888, 0xff76828f},
    {Token::OnAccent, 0xff08211e, 0xffffffff},
}};

} // namespace

QColor tokenColour(Token token, bool dark)
{
    for (const Pair &pair : Table) {
        if (pair.token == token)
            return QColor(dark ? pair.dark : pair.light);
    }
    return {};
}

} // namespace mesoscope
