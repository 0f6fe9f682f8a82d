"""Every state is found by its name, its postal code and its two digits."""

from scomm.explorers.counties.state_names import postal_codes, state_fips, state_names, states


def test_every_state_has_one_of_each():
    assert set(postal_codes()) == set(state_fips()) == set(state_names().values()) == set(states())
    assert len(set(state_fips().values())) == len(states())


def test_digits_are_digits_and_codes_are_letters():
    assert all(len(digits) == 2 and digits.isdigit() for digits in state_fips().values())
    assert all(len(code) == 2 and code.isalpha() and code.isupper() for code in state_names())
