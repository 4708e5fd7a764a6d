"""How many bytes an object keeps alive, and how many of them it shows."""

from __future__ import annotations

import dataclasses
import sys
import types
from collections.abc import Mapping
from typing import Any

import numpy as np
import torch

LEFT_OUT = (types.ModuleType, types.FunctionType, types.BuiltinFunctionType, types.MethodType, type)
MORE, LITTLE = 1.1, 4_000  # times the bytes that are shown; bytes


class Weight:
    """What hangs on a thing. kept: bytes of every block of memory that can't be freed while it lives; shown: bytes of what its arrays, tensors and
    texts hold; graphs: tensors that still carry what they were computed from."""

    def __init__(self, thing: Any):
        self._blocks: dict[int, int] = {}  # where: how large
        self._pieces: dict[tuple[int, int], int] = {}
        self.graphs = 0
        self._seen: set[int] = set()
        self._alive: list[Any] = []  # so that no two things have one id
        self._add(thing)

    @property
    def kept(self) -> int:
        return sum(self._blocks.values())

    @property
    def shown(self) -> int:
        return sum(self._pieces.values())

    def _add(self, thing: Any) -> None:
        if id(thing) in self._seen or isinstance(thing, LEFT_OUT):
            return
        self._seen.add(id(thing))
        self._alive.append(thing)
        if isinstance(thing, np.ndarray):
            self._array(thing)
        elif isinstance(thing, torch.Tensor):
            self._tensor(thing)
        else:
            size = sys.getsizeof(thing)
            self._blocks[id(thing)] = self._pieces[id(thing), size] = size
            for part in _parts(thing):
                self._add(part)

    def _array(self, array: np.ndarray) -> None:
        self._pieces[array.ctypes.data, array.nbytes] = array.nbytes
        owner = array
        while isinstance(owner.base, np.ndarray):
            owner = owner.base
        if isinstance(owner.base, torch.Tensor):
            self._storage(owner.base)
        elif owner.base is not None and not isinstance(owner.base, np.ndarray):  # bytes, or a file that is mapped
            held = owner.base
            while isinstance(held, memoryview):
                held = held.obj
            self._seen.add(id(held))
            self._alive.append(held)
            self._blocks[id(held)] = memoryview(held).nbytes
        else:
            self._blocks[owner.ctypes.data] = owner.nbytes

    def _tensor(self, tensor: torch.Tensor) -> None:
        size = tensor.numel() * tensor.element_size()
        self._pieces[tensor.data_ptr(), size] = size
        self._storage(tensor)
        if tensor.is_leaf and tensor.grad is not None:
            self._add(tensor.grad)

    def _storage(self, tensor: torch.Tensor) -> None:
        self.graphs += tensor.grad_fn is not None
        storage = tensor.untyped_storage()
        self._blocks[storage.data_ptr()] = storage.nbytes()


def _parts(thing: Any) -> list[Any]:
    if isinstance(thing, Mapping):
        return [*thing.keys(), *thing.values()]
    if isinstance(thing, list | tuple | set | frozenset):
        return list(thing)
    if isinstance(thing, torch.nn.Module):
        return [*thing.parameters(), *thing.buffers()]
    if dataclasses.is_dataclass(thing):
        return [getattr(thing, field.name) for field in dataclasses.fields(thing)] + list(vars(thing).values() if hasattr(thing, "__dict__") else ())
    return list(vars(thing).values()) if hasattr(thing, "__dict__") else []


def weighs_what_it_shows(weight: Weight) -> bool:
    return weight.kept <= MORE * weight.shown + LITTLE and not weight.graphs
