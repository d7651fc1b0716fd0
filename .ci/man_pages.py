"""Puts the man pages and the scripts for TAB into the wheel, under `share`. They are made from the commands while the
wheel is built, so that they say what this version does."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PAGES = {"en": "share/man/man1/timeline.1", "fr": "share/man/fr/man1/timeline.1"}
SCRIPTS = {
    "bash": "share/bash-completion/completions/timeline",
    "zsh": "share/zsh/site-functions/_timeline",
    "fish": "share/fish/vendor_completions.d/timeline.fish",
}


class ManPages(BuildHookInterface):
    """Hatchling's name for this is `custom`."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Writes them aside and names them as shared data."""
        sys.path.insert(0, self.root)
        sys.dont_write_bytecode = True
        from nato_timeline.cli.completion import script
        from nato_timeline.cli.manual import page
        from nato_timeline.render.words import Words

        made = {target: page(Words(language)) for language, target in PAGES.items()}
        made |= {target: script(shell) for shell, target in SCRIPTS.items()}
        for target, text in made.items():
            aside = self._aside / target
            aside.parent.mkdir(parents=True, exist_ok=True)
            aside.write_text(text, "utf-8")
            build_data.setdefault("shared_data", {})[str(aside)] = target

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leaves nothing beside the wheel."""
        shutil.rmtree(self._aside, ignore_errors=True)

    @property
    def _aside(self) -> Path:
        return Path(self.directory) / ".shared"
