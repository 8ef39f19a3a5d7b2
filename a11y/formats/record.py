"""The model's dataclasses as JSON and back: one codec for every type of `a11y.model`.

Fields that hold None or nothing are left out, so an edition's file stays small and readable; `kind` tells blocks apart.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import lru_cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")

Plain = Any  # what json.loads gives: dict, list, str, int, float, bool, None


def encode(value: object) -> Plain:
    """Return a dataclass, tuple or dict of the model as plain JSON values."""
    if is_dataclass(value) and not isinstance(value, type):
        out = {}
        for field in fields(value):
            item = getattr(value, field.name)
            if item is None or (item == () and field.default == ()):
                continue
            out[field.name] = encode(item)
        return out
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {key: encode(item) for key, item in value.items()}
    return value


def dumps(value: object) -> str:
    """Return a model value as JSON text, always the same bytes for the same value."""
    return json.dumps(encode(value), ensure_ascii=False, indent=1, sort_keys=False) + "\n"


def loads(kind: type[T], text: str) -> T:
    """Return the model value that `dumps` wrote; raises ValueError or KeyError when the text is no such value."""
    return decode(kind, json.loads(text))


def decode(kind: type[T], data: Plain) -> T:
    """Return plain JSON values as a value of the given model type."""
    return cast("T", _decoder(cast("Any", kind))(data))


@lru_cache(maxsize=256)
def _decoder(hint: Any) -> Callable[[Plain], Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        return _dataclass_decoder(cast("type", hint))
    if origin is tuple:
        item = _decoder(arguments[0])
        return lambda data: tuple([item(one) for one in data])
    if origin is dict:
        value = _decoder(arguments[1])
        return lambda data: {key: value(one) for key, one in data.items()}
    if origin in (Union, types.UnionType):
        return _union_decoder(arguments)
    return lambda data: data


def _union_decoder(arguments: tuple[Any, ...]) -> Callable[[Plain], Any]:
    choices = [argument for argument in arguments if argument is not type(None)]
    if len(choices) == 1:
        one = _decoder(choices[0])
        return lambda data: None if data is None else one(data)
    if not all(is_dataclass(choice) for choice in choices):
        return lambda data: data
    by_kind = {get_args(get_type_hints(choice)["kind"])[0]: _decoder(choice) for choice in choices}
    return lambda data: by_kind[data["kind"]](data)


def _dataclass_decoder(kind: type) -> Callable[[Plain], Any]:
    hints = get_type_hints(kind)
    plan = [(field.name, _decoder(hints[field.name]), field) for field in fields(kind) if field.init]

    def build(data: Plain) -> Any:
        values = {}
        for name, decoder, field in plan:
            if name in data:
                values[name] = decoder(data[name])
            elif field.default is MISSING and field.default_factory is MISSING:
                values[name] = _left_out(name, hints[name])
        return kind(**values)

    return build


def _left_out(name: str, hint: Any) -> Any:
    """Return what `encode` leaves out for a field without a default; raises KeyError when the field can hold neither."""
    if get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint):
        return None
    raise KeyError(name)


__all__ = ["decode", "dumps", "encode", "loads"]
