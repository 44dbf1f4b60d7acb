"""Which network addresses a harvest may talk to, so that no page can make it talk to the user's own network.

The check is made on the numbers that the connection is then made to (after DNS, for every hop), because a name proves
nothing: it can resolve to another address a second later. Names are therefore never compared, only addresses.
The ranges are IANA's special-purpose registries (RFC 6890); `ipaddress.is_private` is not used because its answers
changed between Python releases and it cannot name the range.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from ..schemas import FetchError, RejectionCode

__all__ = ["AddressPolicy", "IPAddress", "Range", "range_of", "resolve"]

IPAddress = IPv4Address | IPv6Address
IPNetwork = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Range:
    """A range that is not the public internet; `inhabited` where a machine may really sit at such an address."""

    network: IPNetwork
    name: str
    inhabited: bool = False
    note: str = ""


_FAKE_IP = "a fake-IP DNS (Clash, Surge and the like) resolves every host into it"

_RANGES = tuple(
    Range(ip_network(network), name, inhabited, note)
    for network, name, inhabited, note in (
        ("0.0.0.0/8", "this host", False, ""),
        ("10.0.0.0/8", "private", True, ""),
        ("100.64.0.0/10", "shared, carrier-grade NAT", True, ""),
        ("127.0.0.0/8", "loopback", True, ""),
        ("169.254.0.0/16", "link-local", True, ""),
        ("172.16.0.0/12", "private", True, ""),
        ("192.0.0.0/24", "protocol assignments", False, ""),
        ("192.0.2.0/24", "documentation", False, ""),
        ("192.88.99.0/24", "6to4 relay", False, ""),
        ("192.168.0.0/16", "private", True, ""),
        ("198.18.0.0/15", "benchmarking", True, _FAKE_IP),
        ("198.51.100.0/24", "documentation", False, ""),
        ("203.0.113.0/24", "documentation", False, ""),
        ("224.0.0.0/4", "multicast", False, ""),
        ("240.0.0.0/4", "reserved", False, ""),
        ("::/128", "unspecified", False, ""),
        ("::1/128", "loopback", True, ""),
        ("::/96", "IPv4-compatible, deprecated", False, ""),
        ("64:ff9b:1::/48", "local NAT64", True, ""),
        ("100::/64", "discard", False, ""),
        ("2001::/23", "protocol assignments", False, ""),
        ("2001:db8::/32", "documentation", False, ""),
        ("3fff::/20", "documentation", False, ""),
        ("fc00::/7", "unique local", True, _FAKE_IP),
        ("fe80::/10", "link-local", True, ""),
        ("fec0::/10", "site-local, deprecated", True, ""),
        ("ff00::/8", "multicast", False, ""),
    )
)
_GLOBAL_UNICAST = ip_network("2000::/3")
_UNASSIGNED = Range(ip_network("::/0"), "reserved, outside global unicast")
_NAT64 = ip_network("64:ff9b::/96")
_RANGES_BY_VERSION = {v: tuple(r for r in _RANGES if r.network.version == v) for v in (4, 6)}


def _embedded(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that a packet to this IPv6 address ends up at, if any: mapped, NAT64, 6to4."""
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.sixtofour


def range_of(address: IPAddress) -> Range | None:
    """The special range that the address lies in, or None where it is on the public internet."""
    if isinstance(address, IPv6Address):
        inner = _embedded(address)
        if inner is not None:
            return range_of(inner)
    for candidate in _RANGES_BY_VERSION[address.version]:
        if address in candidate.network:
            return candidate
    if address.version == 6 and address not in _GLOBAL_UNICAST:
        return _UNASSIGNED
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressPolicy:
    """What the user allows beyond the public internet."""

    allow_net: tuple[IPNetwork, ...] = ()
    allow_private: bool = False

    def refusal(self, address: IPAddress) -> str | None:
        """Why the address is refused, with the flag that allows it, or None where it is allowed."""
        found = range_of(address)
        if found is None or self._allowed(address) or (self.allow_private and found.inhabited):
            return None
        flag = f"--allow-net {found.network}" + (" or --allow-private" if found.inhabited else "")
        note = f" ({found.note})" if found.note else ""
        return f"{address} lies in {found.network}, {found.name}{note}; {flag} allows it"

    def _allowed(self, address: IPAddress) -> bool:
        forms: list[IPAddress] = [address]
        if isinstance(address, IPv6Address) and (inner := _embedded(address)):
            forms.append(inner)
        return any(form in network for form in forms for network in self.allow_net if form.version == network.version)

    def screen(self, host: str, addresses: Iterable[IPAddress]) -> tuple[IPAddress, ...]:
        """Those of the host's addresses that are allowed; a `FetchError` with code address_refused if none is."""
        allowed, reasons = [], []
        for address in addresses:
            reason = self.refusal(address)
            if reason is None:
                allowed.append(address)
            else:
                reasons.append(reason)
        if not allowed:
            raise FetchError(RejectionCode.ADDRESS_REFUSED, host, reasons[0] if reasons else "the name has no address")
        return tuple(allowed)


async def resolve(host: str, port: int) -> tuple[IPAddress, ...]:
    """The host's addresses in the resolver's order; a `FetchError` with code dns where there is none."""
    try:
        return (ip_address(host.strip("[]").partition("%")[0]),)
    except ValueError:
        pass
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(RejectionCode.DNS, host, f"the name {host} does not resolve: {_reason(error)}") from error
    addresses = (ip_address(str(sockaddr[0]).partition("%")[0]) for *_, sockaddr in found)
    return tuple(dict.fromkeys(addresses))


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
