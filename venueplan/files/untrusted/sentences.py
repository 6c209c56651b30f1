"""Validation errors as sentences: which key, which value, what would be right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from venueplan.files.untrusted.quoting import shown, suggestion

M = TypeVar("M", bound=BaseModel)

_BOUNDS = {
    "greater_than": ("must be more than", "gt"),
    "greater_than_equal": ("must be at least", "ge"),
    "less_than": ("must be less than", "lt"),
    "less_than_equal": ("must be at most", "le"),
}


_HINTS = {
    "area": "; give it in m²",
    "evidence": "; say attested or assumed",
    "id": "; give it a name of its own",
    "width": "; give the clear width in metres",
}


def validated(
    model: type[M], values: Mapping[str, Any], *, word: str = "key"
) -> tuple[M | None, list[tuple[str, str]]]:
    """Return the model built from values, and what is wrong with them.

    Parameters
    ----------
    model
        A pydantic model that forbids extra keys.
    values
        Untrusted keys and values.
    word
        What a name is called in this file: ``key``, ``property`` or ``column``.

    Returns
    -------
    tuple
        The model, or None if anything is wrong; and (dotted path, sentence) for each fault.
    """
    try:
        return model.model_validate(values), []
    except ValidationError as error:
        return None, [_sentence(model, fault, word=word) for fault in error.errors(include_url=False)]


def _sentence(model: type[BaseModel], fault: Any, *, word: str) -> tuple[str, str]:
    path = shown(_path(fault["loc"]))[1:-1]
    key = str(fault["loc"][-1]) if fault["loc"] else ""
    kind, value = fault["type"], fault["input"]
    if kind == "extra_forbidden":
        return path, f"unknown {word} '{path}'{suggestion(key, _keys(model, fault['loc'][:-1]))}"
    if kind == "missing":
        return path, f"{path} is missing{_HINTS.get(key, '')}"
    if kind == "sentence":
        return path, f"{path} {shown(value)} {fault['ctx']['reason']}"
    if kind in _BOUNDS:
        words, bound = _BOUNDS[kind]
        return path, f"{path} {shown(value)} {words} {fault['ctx'][bound]:.10g}"
    return path, f"{path} {shown(value)} cannot be used: {_lowered(fault['msg'])}"


def _path(location: tuple[int | str, ...]) -> str:
    path = ""
    for part in location:
        path += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if path else part
    return path


def _keys(model: type[BaseModel], location: tuple[int | str, ...]) -> list[str]:
    """Return the keys that a model allows at a place inside it."""
    here: type[BaseModel] | None = model
    for part in location:
        if isinstance(part, str) and here:
            here = _model_of(here, part)
    return [field.alias or name for name, field in here.model_fields.items()] if here else []


def _model_of(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    annotation = next(
        (field.annotation for name, field in model.model_fields.items() if key in (name, field.alias)), None
    )
    candidates = (annotation, *getattr(annotation, "__args__", ()))
    return next((kind for kind in candidates if isinstance(kind, type) and issubclass(kind, BaseModel)), None)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
