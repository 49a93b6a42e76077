"""Makes the golden files anew: `python -m tests.readers.golden`."""

from pathlib import Path

from tests.readers.golden import docx_samples, office_samples, pdf_samples, txt_samples

MADE = Path(__file__).parent / "made"


def main() -> None:
    """Write every file; those whose font or printer is missing on this machine stay as they are."""
    for samples in (pdf_samples.SAMPLES, office_samples.SAMPLES, docx_samples.SAMPLES, txt_samples.SAMPLES):
        for name, (maker, _) in samples.items():
            try:
                (MADE / name).write_bytes(maker())
            except FileNotFoundError as error:
                print(f"{name}: left as it is, for want of {error}")


if __name__ == "__main__":
    main()
