"""Files become texts: what kind a file is says its content, and each kind has a reader of its own."""

from .kinds import Intake, read

__all__ = ["Intake", "read"]
