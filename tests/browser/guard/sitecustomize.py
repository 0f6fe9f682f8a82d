"""Refuse and write down every step beyond loopback, in the server and its kernels (Python runs this at start).

An audit hook sees each look-up and connection that Python code makes, and an error raised there stops it.
Of two files of this name Python runs the first alone, so what tests/quick_start does is done here too.
"""

import os
import sys

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

LOOPBACK = {"localhost", "127.0.0.1", "::1", "0.0.0.0", "::", "", None}


def _host(event, args):
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        return args[0]
    if event in ("socket.connect", "socket.sendto") and isinstance(args[1], tuple):
        return args[1][0]
    return None


def _refuse(event, args):
    host = _host(event, args)
    host = host.decode() if isinstance(host, bytes) else host
    if host in LOOPBACK or host.startswith("127."):
        return
    with open(os.environ["NETWORK_ATTEMPTS"], "a") as attempts:
        attempts.write(f"{event} {host}\n")
    raise OSError(f"The network is blocked in this test; {host} was asked for.")


if "NETWORK_ATTEMPTS" in os.environ:
    sys.addaudithook(_refuse)
