"""How much of a file a reader takes on; the defaults are far above any real minutes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for one file: bytes on disk, pages, seconds, bytes of memory, bytes when unpacked, nesting of tables."""

    file_bytes: int = 200 * 1024 * 1024
    pages: int = 2_000
    seconds: float = 60.0
    memory_bytes: int = 1024 * 1024 * 1024
    unpacked_bytes: int = 512 * 1024 * 1024
    depth: int = 40
