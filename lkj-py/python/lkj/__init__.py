"""Government performance reporting as Indonesia practises it (SAKIP, Laporan Kinerja).

The engine is written in Rust; this package is its Python face.
"""

from typing import Final

from lkj._lkj import version

__all__ = ["__version__", "version"]

__version__: Final = version()
