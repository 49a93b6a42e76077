"""Where a tracker lies: folders that another program copies while we write, and drives that are not in this computer."""

import os
import re
from pathlib import Path

_SYNCHRONISED = re.compile(
    r"onedrive|dropbox|google ?drive|my drive|icloud|mobile documents|com~apple~clouddocs|nextcloud|owncloud|syncthing|box sync",
    re.IGNORECASE,
)
_NETWORK = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.smbnetfs", "afs", "ncpfs", "davfs", "fuse.davfs2", "fuse.sshfs", "fuse.rclone",
    "fuse.glusterfs", "ceph", "lustre",
}  # fmt: skip
_MOUNTS = Path("/proc/self/mounts")


def is_synchronised(path: Path) -> bool:
    """Whether the path lies in a folder that OneDrive, Dropbox, Google Drive, iCloud or the like keeps in step."""
    return any(_SYNCHRONISED.match(part) for part in path.resolve().parent.parts)


def is_network(path: Path, *, mounts: Path = _MOUNTS) -> bool:
    """Whether the path lies on a drive of another computer, as far as the system tells."""
    where = str(path.resolve().parent)
    if where.startswith(("\\\\", "//")):
        return True
    if os.name == "nt":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(Path(where).anchor) == 4)  # type: ignore[attr-defined,unused-ignore]
    if not mounts.exists():
        return False
    best = ("", "")
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, at, kind, *_ = line.split(" ")
        at = at.replace("\\040", " ")
        inside = where == at or where.startswith(at.rstrip("/") + "/")
        if inside and len(at) >= len(best[0]):
            best = (at, kind)
    return best[1] in _NETWORK


def warning(path: Path) -> tuple[str, str] | None:
    """A code and what to do, where the tracker lies in a place that may damage it; None where all is well."""
    if is_network(path):
        return (
            "network-folder",
            f"{path} lies on a network drive: only one person at a time, and better on a disk of this computer. Use 'minutes-miner backup' to put copies there.",
        )
    if is_synchronised(path):
        return (
            "synchronised-folder",
            f"{path} lies in a folder that a program keeps in step with other computers. It may copy the file half written: better a folder of its own, and copies by 'minutes-miner backup'.",
        )
    return None
