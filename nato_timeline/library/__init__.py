"""Writing a library of one's own: documents in, everything that can be asked about them kept up to date."""
