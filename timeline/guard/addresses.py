"""Whom a limit counts."""

import ipaddress

from starlette.types import Scope


def address_of(scope: Scope) -> str:
    """Whom a limit counts: an IPv4 address, or the network of an IPv6 one."""
    text = (scope.get("client") or ("",))[0]
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return text
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((found, 64), strict=False))
    return text
