"""From a time expression to its value: anchors, tenses, periods, and the document's own date."""
