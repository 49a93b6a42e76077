"""Golden files of the readers: documents made for one structure each, and the outline that a person expects of them.

`pdf_samples`, `docx_samples` and `txt_samples` hold one function a document; what it should read as stands beside it, written
by hand. `python -m tests.readers.golden` makes the files of `made/` anew; the tests read the files as they are committed.
"""
