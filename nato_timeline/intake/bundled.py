"""The five texts that come with the tool, so that every command works before a file has been given."""

from __future__ import annotations

import tomllib
from functools import cache

from ..lexicon import data_root
from ..model import Document
from ..text import decode


@cache
def bundled() -> tuple[Document, ...]:
    """The texts of `data/texts`, in the order of their manifest, with what it knows of them."""
    folder = data_root() / "texts"
    manifest = tomllib.loads((folder / "manifest.toml").read_text("utf-8"))
    return tuple(
        Document(
            id=entry["id"],
            text=decode((folder / entry["file"]).read_bytes(), entry["file"]),
            title=entry.get("title"),
            publisher=entry.get("publisher"),
            path=str(folder / entry["file"]),
        )
        for entry in manifest["text"]
    )
