"""How Gradio is imported: it tells nobody, and does not write files for editors on the way."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import find_spec
from types import ModuleType

_WRITES_STUBS = "gradio.component_meta"


def prepare() -> None:
    """To be called before gradio is first imported: it reads these settings once."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    if find_spec("matplotlib") is None:
        # It is looked for at the beginning and the end of every call; None says: not here.
        sys.modules["matplotlib"] = None  # type: ignore[assignment]
    if not any(isinstance(finder, _WithoutStubs) for finder in sys.meta_path):
        sys.meta_path.insert(0, _WithoutStubs())


class _WithoutStubs(MetaPathFinder):
    """Loads one module of Gradio so that it makes no stubs.

    At every import it parses each component's source to write a ``.pyi`` file beside it: more
    than half of its import's time, and writing to a folder that is often not ours to write.
    """

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != _WRITES_STUBS:
            return None
        found = PathFinder.find_spec(fullname, path, target)
        if found is not None and found.origin and isinstance(found.loader, SourceFileLoader):
            found.loader = _Loader(fullname, found.origin)
        return found


class _Loader(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        vars(module)["create_or_modify_pyi"] = lambda *_: None
