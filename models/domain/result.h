// SPDX-License-Identifier: GPL-3.0-or-later
// A value or an Error (std::expected needs C++23).
#pragma once

#include "models/domain/error.h"

#include <utility>
#include <variant>

namespace mesoscope {

struct Nothing
{
};

template<class T>
class [[nodiscard]] Result
{
public:
    Result() : m_content(Error{}) {}
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_content(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T &value() const & { return std::get<0>(m_content); }
    T &value() & { return std::get<0>(m_content); }
    T &&value() && { return std::get<0>(std::move(m_content)); }
    const T &operator*() const & { return value(); }
    const T *operator->() const { return &value(); }
    const Error &error() const { return std::get<1>(m_content); }

private:
    std::variant<T, Error> m_content;
};

} // namespace mesoscope
