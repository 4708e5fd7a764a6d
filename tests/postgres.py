"""A PostgreSQL of one's own: Debian's package, started as an unprivileged user in a temporary folder, no service of the system."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ABSENT = "PostgreSQL is not installed here (Debian: apt-get install postgresql)"


def programs() -> Path | None:
    """The folder of its programs, the newest if there are several; None without any."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    found = shutil.which("initdb")
    return folders[-1] if folders else Path(found).parent if found else None


def someone() -> str | None:
    """Whom it runs as: it refuses to be run by root."""
    if os.getuid():
        return None
    known = {each.pw_name for each in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


@contextmanager
def postgres(*settings: str) -> Iterator[str]:
    """The connection string of a cluster that was started just now; a database of it is named by what is put behind its last slash.

    Args:  settings, of the server ("fsync=off").
    """
    bin, user = programs(), someone()
    with tempfile.TemporaryDirectory(prefix="nudge-pg-", dir="/tmp", ignore_cleanup_errors=True) as folder:
        if user:
            os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
        os.chmod(folder, 0o755)
        how = {"user": user, "cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        new = ["-D", f"{folder}/data", "-U", "nudge", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
        subprocess.run([bin / "initdb", *new], check=True, **how)
        options = [part for setting in ("listen_addresses=", f"unix_socket_directories={folder}", *settings) for part in ("-c", setting)]
        server = subprocess.Popen([bin / "postgres", "-D", f"{folder}/data", *options], **how)
        try:
            for _ in range(150):
                if subprocess.run([bin / "pg_isready", "-q", "-h", folder]).returncode == 0:
                    break
                time.sleep(0.1)
            yield f"postgresql+psycopg://nudge@/postgres?host={folder}"
        finally:
            server.terminate()
            server.wait(20)


def fresh(url: str, name: str, template: str = "template0") -> str:
    """The connection string of a new database of a cluster: empty, or as another one is."""
    import sqlalchemy

    engine = sqlalchemy.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sqlalchemy.text(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
    engine.dispose()
    return url.replace("/postgres?", f"/{name}?")
