"""Text in several languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Label:
    """One text in any number of languages, in the order in which a sign shows them.

    Attributes
    ----------
    texts
        Pairs of language code (BCP 47, for instance ``zh``) and text.

    Examples
    --------
    >>> hall = Label.of(zh="1号馆", en="Hall 1")
    >>> hall["en"], hall["fr"], str(hall)
    ('Hall 1', '', '1号馆 Hall 1')
    """

    texts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, **texts: str) -> Label:
        """Return a label of the given texts; empty ones are left out."""
        return cls(tuple((language, text) for language, text in texts.items() if text))

    def __getitem__(self, language: str) -> str:
        """Return the text in a language, or an empty string."""
        return next((text for code, text in self.texts if code == language), "")

    def __str__(self) -> str:
        """Return all texts, separated by a space."""
        return " ".join(text for _, text in self.texts)

    def __bool__(self) -> bool:
        """Tell whether there is any text at all."""
        return bool(self.texts)
