"""What the standard library raises for an archive that is cut off or damaged."""

from __future__ import annotations

import zipfile
import zlib

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,  # also a compression that is not known
    ValueError,  # a member that begins before the file does
)
