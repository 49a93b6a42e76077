"""The pages of a PDF, each from the source that reads it with certainty."""

from collections.abc import Iterator
from contextlib import closing, suppress
from typing import Any

import pypdfium2
import pypdfium2.raw

from minutes_miner.errors import FileError
from minutes_miner.readers.limits import Limits
from minutes_miner.readers.pdf.page import PageMaterial
from minutes_miner.readers.pdf.pdfium import Doubtful, PdfiumFile


def open_pages(data: bytes, limits: Limits) -> Iterator[PageMaterial | Exception]:
    """What stands on each page, in order; an exception in the place of a page that neither source can read.

    Raises `FileError` with `encrypted-pdf`, `corrupt-pdf` or `too-many-pages`.
    """
    try:
        quick = PdfiumFile(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise FileError("encrypted-pdf", "The PDF asks for a password.") from error
        yield from _careful_pages(data, limits)
        return
    careful: Any = None
    with closing(quick):
        _check_count(len(quick), limits)
        for index in range(len(quick)):
            try:
                yield quick.page(index)
                continue
            except (Doubtful, pypdfium2.PdfiumError):
                pass
            try:
                careful = careful or _careful(data)
                material = careful.page(index)
                with suppress(pypdfium2.PdfiumError):
                    quick.annotate(material)
                yield material
            except Exception as error:  # whatever a damaged page makes a parser raise
                yield error
    if careful is not None:
        careful.close()


def _careful_pages(data: bytes, limits: Limits) -> Iterator[PageMaterial | Exception]:
    with closing(_careful(data)) as file:
        _check_count(len(file), limits)
        for index in range(len(file)):
            try:
                material = file.page(index)
            except Exception as error:  # whatever a damaged page makes a parser raise
                yield error
                continue
            with suppress(Exception):  # links cost no page
                material.links = file.links(index)
            yield material


def _careful(data: bytes) -> Any:
    """The file by pdfplumber, which is loaded only where it is needed. Raises `FileError`."""
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    from minutes_miner.readers.pdf.plumber import PlumberFile

    try:
        file = PlumberFile(data)
        len(file)
    except Exception as error:
        cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
        if isinstance(cause, PDFPasswordIncorrect) or "encrypt" in f"{type(cause).__name__} {cause}".lower():
            raise FileError("encrypted-pdf", "The PDF asks for a password.") from error
        raise FileError("corrupt-pdf", f"The PDF is damaged or cut off: {type(cause).__name__}.") from error
    return file


def _check_count(pages: int, limits: Limits) -> None:
    if pages > limits.pages:
        raise FileError("too-many-pages", f"{pages} pages, more than the limit of {limits.pages}.")
