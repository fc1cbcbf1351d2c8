"""Parts of a report: each makes its sentences, tables and charts of the record."""
