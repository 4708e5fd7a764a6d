"""A line between browser and server that can be cut and mended, as when a phone locks; setting a browser offline leaves its websocket open."""

import socket
import threading
from contextlib import suppress


class Line:
    """What comes in at `address` goes on to a port of this machine, as long as the line holds."""

    def __init__(self, port: int):
        self._port, self._holds, self._ends = port, True, []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def cut(self) -> None:
        """Drop every connection, and take no new one."""
        self._holds = False
        ends, self._ends = self._ends, []
        for end in ends:
            _hang_up(end)

    def mend(self) -> None:
        self._holds = True

    def close(self) -> None:
        self._door.close()
        self.cut()

    def _serve(self) -> None:
        with suppress(OSError):  # the door is closed
            while True:
                near, _ = self._door.accept()
                try:
                    far = socket.create_connection(("127.0.0.1", self._port), 2) if self._holds else None
                except OSError:  # the server is down
                    far = None
                if far is None:
                    near.close()
                    continue
                far.settimeout(None)  # the two seconds are for being answered at all
                self._ends += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=_carry, args=(one, other), daemon=True).start()


def _carry(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(1 << 16):
            other.sendall(data)
    _hang_up(one)
    _hang_up(other)


def _hang_up(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
