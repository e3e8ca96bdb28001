"""What the public reads of life after publication: earlier versions, notices of withdrawal, corrections."""

from __future__ import annotations


def answer_readers() -> None:
    """Takes the places that core keeps for other rooms on the way to the reader."""
    from core import public, standing

    from . import corrections, earlier, gone

    public.below_every_page(earlier.below)
    public.otherwise(gone.answer)
    standing.register(corrections.ADDRESS)
