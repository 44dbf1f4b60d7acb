"""Which addresses are refused, and what the refusal says."""

from __future__ import annotations

import asyncio
from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaimen.schemas import FetchError
from kaimen.scraper.addresses import AddressPolicy, range_of, resolve

STRICT = AddressPolicy()


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("127.0.0.1", "loopback"),
        ("127.255.1.2", "loopback"),
        ("10.1.2.3", "private"),
        ("172.31.255.255", "private"),
        ("192.168.0.1", "private"),
        ("169.254.169.254", "link-local"),
        ("100.64.0.1", "carrier-grade NAT"),
        ("198.18.0.7", "benchmarking"),
        ("0.0.0.0", "this host"),
        ("224.0.0.1", "multicast"),
        ("255.255.255.255", "reserved"),
        ("192.0.2.1", "documentation"),
        ("::1", "loopback"),
        ("::", "unspecified"),
        ("fe80::1", "link-local"),
        ("fd00::1", "unique local"),
        ("ff02::1", "multicast"),
        ("4000::1", "reserved"),
        ("::ffff:127.0.0.1", "loopback"),
        ("::ffff:10.0.0.1", "private"),
        ("::7f00:1", "IPv4-compatible"),
        ("64:ff9b::a00:1", "private"),
        ("64:ff9b:1::1", "local NAT64"),
        ("2002:7f00:1::1", "loopback"),
        ("2001::1", "protocol assignments"),
    ],
)
def test_special_ranges_are_refused_by_name(address, name):
    refusal = STRICT.refusal(ip_address(address))
    assert refusal and name in refusal and "--allow-net" in refusal


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "172.32.0.1", "100.128.0.1", "198.20.0.1", "240e::1", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_public_addresses_are_allowed(address):
    assert STRICT.refusal(ip_address(address)) is None


def test_fake_ip_dns_is_explained():
    assert "fake-IP" in (STRICT.refusal(ip_address("198.18.3.4")) or "")


def test_allow_private_covers_where_machines_are_and_nothing_else():
    policy = AddressPolicy(allow_private=True)
    assert all(policy.refusal(ip_address(a)) is None for a in ("127.0.0.1", "10.0.0.1", "fd00::1", "::1", "198.18.0.1"))
    assert all(policy.refusal(ip_address(a)) for a in ("224.0.0.1", "240.0.0.1", "0.0.0.0"))
    assert "--allow-private" not in (STRICT.refusal(ip_address("224.0.0.1")) or "")


def test_allow_net_covers_its_net_in_every_disguise():
    policy = AddressPolicy(allow_net=(ip_network("127.0.0.0/8"),))
    assert policy.refusal(ip_address("127.0.0.1")) is None
    assert policy.refusal(ip_address("::ffff:127.0.0.1")) is None
    assert policy.refusal(ip_address("10.0.0.1"))


def test_of_a_name_with_good_and_bad_addresses_only_the_good_are_used():
    good, bad = ip_address("8.8.8.8"), ip_address("127.0.0.1")
    assert STRICT.screen("example.com", (bad, good)) == (good,)
    with pytest.raises(FetchError) as error:
        STRICT.screen("example.com", (bad,))
    assert error.value.code == "address_refused"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "017700000001", "localhost"])
def test_loopback_is_refused_however_it_is_written(host):
    addresses = asyncio.run(resolve(host, 80))
    assert all(STRICT.refusal(a) for a in addresses)


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 64 + ".example", "..", ""])
def test_names_that_do_not_resolve_have_code_dns_or_lead_nowhere(host):
    try:
        addresses = asyncio.run(resolve(host, 80))
    except FetchError as error:
        assert error.code == "dns"
    else:
        assert all(STRICT.refusal(a) for a in addresses)


@given(st.ip_addresses())
def test_agrees_with_the_standard_library_on_what_is_not_global(address):
    if range_of(address) is None and not address.is_multicast:
        assert address.is_global or address.version == 6
