"""Files become texts: what kind a file is says its content, and each kind has a reader of its own."""

from .kinds import Intake, document_of, load, read

__all__ = ["Intake", "document_of", "load", "read"]
