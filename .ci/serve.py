"""Becomes `streamlit run app.py` at PORT (8501) and ADDRESS (127.0.0.1), or says why it can't."""

import errno
import os
import socket
import sys

REASONS = {
    errno.EADDRINUSE: "port {port} is taken; choose another: PORT={other} make run",
    errno.EACCES: "port {port} is not open to you; choose one above 1023: PORT=8501 make run",
    errno.EADDRNOTAVAIL: "this machine has no address {address}; ADDRESS=127.0.0.1 is always there",
}


def read_port() -> int:
    """PORT as a number; ends the program when it is none."""
    text = os.environ.get("PORT") or "8501"
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        sys.exit(f'crossings: PORT is "{text}"; it must be a number from 1 to 65535.')
    return int(text)


def check_free(address: str, port: int) -> None:
    """Ends the program with one sentence when nobody could listen there."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((address, port))
        except OSError as fault:
            reason = REASONS.get(fault.errno or 0, "{address}:{port} can't be used: {fault}")
            other = port + 1 if port < 65535 else 8501
            text = reason.format(address=address, port=port, other=other, fault=fault)
            sys.exit(f"crossings: {text}.")


def main() -> None:
    """Replaces this process, so that Ctrl-C and signals reach Streamlit itself."""
    address, port = os.environ.get("ADDRESS") or "127.0.0.1", read_port()
    check_free(address, port)
    print(f"Crossings starts at http://{address}:{port} (Ctrl-C ends it)", flush=True)
    options = ["--server.address", address, "--server.port", str(port)]
    run = [sys.executable, "-m", "streamlit", "run", "app.py", *options]
    os.execv(sys.executable, run)


main()
